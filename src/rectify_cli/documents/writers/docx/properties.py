"""The properties of the file: title and signing date, and nothing about anybody."""

import datetime as dt
from xml.sax.saxutils import escape

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.parts.settings import SettingsPart

_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"\
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>\
<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>"""

# All other parts of the package reveal its user: company, template, editing time, a picture of page one.
_TEXT = RELATIONSHIP_TYPE.OFFICE_DOCUMENT
# The settings that contain paths and names from the user's machine.
_TRACES = ("w:attachedTemplate", "w:rsids", "w:mailMerge", "w:docVars")


def stamp(file: WordFile, title: str, dated: dt.date) -> None:
    """Give the file its title and `dated`, 00:00 UTC, and remove what the base reveals about its user."""
    package = file.part.package
    for key in [key for key, relation in package.rels.items() if relation.reltype != _TEXT]:
        package.rels.pop(key)
    core = _CORE.format(title=escape(title), day=f"{dated.isoformat()}T00:00:00Z")
    part = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, core.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    _clear_traces(file)


def _clear_traces(file: WordFile) -> None:
    settings = file.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    if not isinstance(settings, SettingsPart):
        return
    for tag in _TRACES:
        for trace in settings.element.findall(qn(tag)):
            settings.element.remove(trace)
    for key in [key for key, relation in settings.rels.items() if relation.is_external]:
        settings.rels.pop(key)
