"""Two filled versions of a Word template -> one with tracked changes (花脸稿)."""

import io
from copy import deepcopy

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree
from lxml.etree import _Element as Element

from rectify_cli.documents.layout import Layout, Redline
from rectify_cli.documents.writers.docx import base, body, package, sections, table
from rectify_cli.documents.writers.docx.redline import Tracking


def redlined(content: bytes, redline: Redline, layout: Layout, file: str) -> bytes:
    """Return a filled template with what has changed since the old paper.

    That is the same template filled, or the words of a file, set in the styles of the template: raises DataError
    where it lacks one. `file` is the name of the template as shown.
    """
    paper = docx.Document(io.BytesIO(content))
    template = base.of_template(paper, file)
    *new, setup = template.body
    if redline.file:
        earlier = docx.Document(io.BytesIO(redline.file))
        _relate(earlier, paper)
        *old, before = parse_xml(etree.tostring(earlier.element.body))
        if sections.lie_across(before) is not sections.lie_across(setup):
            gap = table.gap(template.style(table.STYLE))
            for laid, ends in ((old, before), (new, setup)):
                if sections.lie_across(ends):
                    _open(laid, ends, gap)
            setup = before if sections.lie_across(setup) else setup
    else:
        old = body.elements(redline.old, template, layout)
    template.body[:] = [*Tracking(redline).merged(old, new), setup]
    sections.close(template.body)
    return package.pack(paper)


def _open(laid: list[Element], setup: Element, gap: Element) -> None:
    """End the last pages of a paper, which lie across, with a section: those of the other paper do not."""
    if laid[-1].tag != qn("w:p"):
        laid.append(deepcopy(gap))
    sections.ended(laid[-1], deepcopy(setup))
    laid.append(deepcopy(gap))


def _relate(old: WordFile, new: WordFile) -> None:
    """Make what the body of the old file refers to by its relations the same in the new one."""
    for element in old.element.body.iter():
        for name, value in element.attrib.items():
            relation = old.part.rels.get(value) if name.startswith(f"{{{_RELATIONS}}}") else None
            if relation is None:
                continue
            if relation.is_external:
                element.set(name, new.part.relate_to(relation.target_ref, relation.reltype, is_external=True))
            else:
                parts = {part.partname: part for part in new.part.package.iter_parts()}
                part = parts.get(relation.target_part.partname, relation.target_part)
                element.set(name, new.part.relate_to(part, relation.reltype))


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
