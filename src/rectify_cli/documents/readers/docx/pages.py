"""The pages of a Word file: the geometry of its sections, where a page begins, and what numbers it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from rectify_cli.documents.readers.docx.numbering import W
from rectify_cli.documents.readers.docx.styles import VAL, is_on
from rectify_cli.documents.typeset import Section, TypesetParagraph

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIDES = ("top", "bottom", "left", "right", "gutter", "header", "footer")
_LETTER = (12240, 15840)
"""What Word takes where a section names no size."""
_PER_POINT = 4096
_TIED = {"linesAndChars", "snapToChars"}


def sections(body: etree._Element) -> list[Section]:
    """Return the geometry of every section, in their order."""
    return [_section(each) for each in properties(body)] or [_section(body)]


def properties(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the properties of every section, not those that a tracked change replaced."""
    for each in body.iter(f"{W}sectPr"):
        parent = each.getparent()
        if parent is None or parent.tag != f"{W}sectPrChange":
            yield each


def _section(given: etree._Element) -> Section:
    size, margins, grid = (given.find(f"{W}{tag}") for tag in ("pgSz", "pgMar", "docGrid"))
    kind = grid.get(f"{W}type", "default") if grid is not None else "default"
    tied = grid is not None and kind in _TIED
    kind_of_break = given.find(f"{W}type")
    return Section(
        (_number(size, "w", _LETTER[0]), _number(size, "h", _LETTER[1])),
        {side: _number(margins, side, 0) for side in _SIDES},
        _number(grid, "linePitch", 0) if kind != "default" else 0,
        _number(grid, "charSpace", 0) / _PER_POINT if tied else None,
        first_differs=is_on(given.find(f"{W}titlePg")),
        continuous=kind_of_break is not None and kind_of_break.get(VAL) == "continuous",
    )


def _number(element: etree._Element | None, attribute: str, default: int) -> int:
    said = element.get(f"{W}{attribute}") if element is not None else None
    try:
        return round(float(said)) if said is not None else default
    except (ValueError, OverflowError):
        return default


def with_footers(section: Section, footers: Mapping[str, tuple[TypesetParagraph, ...]]) -> Section:
    """Return a section with the paragraphs of its footers that number the pages, by the kind of page."""
    return replace(section, footers=footers)


def begins_page(paragraph: etree._Element) -> bool:
    """Return True if the words of a paragraph follow a page break in it, or Word last printed them on a new page."""
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}lastRenderedPageBreak"):
        if node.tag == f"{W}t" and (node.text or "").strip():
            return False
        if node.tag == f"{W}lastRenderedPageBreak" or node.get(f"{W}type") == "page":
            return True
    return False


def ends_page(paragraph: etree._Element, *, blank: bool = False) -> bool:
    """Return True if a page break follows the words of a paragraph; a blank one has none."""
    broken = blank
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}pageBreakBefore"):
        if node.tag == f"{W}t":
            broken = blank
        elif node.get(f"{W}type") == "page" or (blank and node.tag == f"{W}pageBreakBefore" and is_on(node)):
            return True
    return False if blank else broken


def numbered(footer: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a footer that hold the field of the number of the page."""
    seen = []
    for field in footer.iter(f"{W}instrText", f"{W}fldSimple"):
        code = field.text if field.tag == f"{W}instrText" else field.get(f"{W}instr")
        if (code or "").split()[:1] != ["PAGE"] or next(field.iterancestors(_FALLBACK), None) is not None:
            continue
        paragraph = next(field.iterancestors(f"{W}p"), None)
        if paragraph is not None and paragraph not in seen:
            seen.append(paragraph)
            yield paragraph
