"""The draft mark in the header of every page, odd and even."""

from collections.abc import Iterator

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.section import _Header
from docx.shared import Mm
from lxml.etree import _Element as Element

from rectify_cli.documents.document import Span
from rectify_cli.documents.writers.docx.elements import is_blank, paragraph, run, w

_RED = "FF0000"
_FONT = "仿宋_GB2312"
_SIZE = 28
"""4号, in half points."""
_DISTANCE = Mm(20)


def mark(text: str, file: WordFile) -> None:
    """Put `text` above the content of each header of `file`: centred, red, 4号仿宋."""
    for section in file.sections:
        # LibreOffice writes 0 if there was no header, and the mark would touch the edge of the paper.
        section.header_distance = section.header_distance or _DISTANCE
    for header in _headers(file):
        element = header.part.element
        for old in filter(is_blank, element.findall(qn("w:p"))):
            element.remove(old)
        element.insert(0, _line(text))


def _headers(file: WordFile) -> Iterator[_Header]:
    """Yield each header a page may show; create those missing from the first section."""
    for number, section in enumerate(file.sections):
        first = (section.first_page_header,) if section.different_first_page_header_footer else ()
        for header in (section.header, section.even_page_header, *first):
            if number == 0 and header.is_linked_to_previous:
                header.is_linked_to_previous = False
            if not header.is_linked_to_previous:
                yield header


def _line(text: str) -> Element:
    line = run(Span(text), w("color", val=_RED), w("sz", val=_SIZE), w("szCs", val=_SIZE))
    for fonts in line.iter(qn("w:rFonts")):
        fonts.attrib.update({qn(f"w:{script}"): _FONT for script in ("ascii", "hAnsi", "eastAsia")})
    return paragraph((w("ind", firstLineChars=0, firstLine=0), w("jc", val="center")), [line])
