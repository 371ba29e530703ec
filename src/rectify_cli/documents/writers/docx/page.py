"""The page of the base file: the size of its text area, its grid, and its orientation."""

from collections.abc import Iterable

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from rectify_cli.core.terms import PageGrid, PaperSize
from rectify_cli.documents.layout import lists
from rectify_cli.documents.writers.docx import grid
from rectify_cli.documents.writers.docx.elements import put, w

_A4 = (Mm(210), Mm(297))
_NONE = Length(0)
_HEADER = Mm(7)
"""From the edge of a page that lies across to its header, which fits between there and the text."""

_AFTER_GRID = ("printerSettings", "sectPrChange")
_AFTER_SPACING = (
    *("w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign"),
    *("rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)


def room(file: WordFile) -> tuple[int, int]:
    """Return the width and the height of the text area (版心), in twips."""
    section = file.sections[-1]
    beside = (section.left_margin, section.right_margin, section.gutter)
    above = (section.top_margin, section.bottom_margin)
    wide, high = section.page_width or _A4[0], section.page_height or _A4[1]
    return _inner(wide, beside), _inner(high, above)


def room_across(file: WordFile, size: PaperSize) -> tuple[int, int]:
    """Return that of a page turned to the right, with the margins of the others, in twips."""
    high, wide = room(file)
    (across, down), usual = size.across, PaperSize.A4.across
    return wide + int(Mm(across - usual[0]).twips), high + int(Mm(down - usual[1]).twips)


def _inner(side: Length, margins: Iterable[Length | None]) -> int:
    return int(side.twips - sum((margin or _NONE).twips for margin in margins))


def turn(file: WordFile, size: PaperSize = PaperSize.A4) -> None:
    """Turn the pages to those of a list: across, with its own margins; the page number keeps its place (7.5)."""
    section = file.sections[-1]
    raised = (section.footer_distance or _NONE) - (section.bottom_margin or _NONE) + Mm(lists.BOTTOM)
    section.page_width, section.page_height = map(Mm, size.across)
    section.left_margin = section.right_margin = Mm(lists.SIDES)
    section.top_margin, section.bottom_margin = Mm(lists.TOP), Mm(lists.BOTTOM)
    section.header_distance, section.footer_distance = _HEADER, Length(max(raised, 0))
    section.orientation = WD_ORIENT.LANDSCAPE


def lay_grid(file: WordFile, kind: PageGrid) -> None:
    """Fit 28 字 to a line the way `kind` does, whatever the base file has; keep its line height."""
    on_grid = kind is PageGrid.WORD
    for section in file.element.body.iter(qn("w:sectPr")):
        before = section.find(qn("w:docGrid"))
        pitch = grid.LINE if before is None else before.get(qn("w:linePitch"), grid.LINE)
        layout_grid = w("docGrid", type="linesAndChars" if on_grid else "lines", linePitch=pitch)
        if on_grid:
            layout_grid.set(qn("w:charSpace"), str(grid.CHARACTER_SPACE))
        put(section, layout_grid, _AFTER_GRID)
    for style in file.styles.element.iterchildren(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}:
            # Zero if the grid does it: the defaults of the base might tighten the 字 a second time.
            spacing = w("spacing", val=0 if on_grid else grid.CLOSER)
            put(style.get_or_add_rPr(), spacing, _AFTER_SPACING)
