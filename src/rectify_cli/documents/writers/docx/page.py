"""The page of the base file: the size of its text area, its grid, and its orientation."""

from collections.abc import Iterable

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from rectify_cli.core.terms import PageGrid
from rectify_cli.documents.writers.docx import grid
from rectify_cli.documents.writers.docx.elements import put, w

_A4 = (Mm(210), Mm(297))
_NONE = Length(0)

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


def _inner(side: Length, margins: Iterable[Length | None]) -> int:
    return int(side.twips - sum((margin or _NONE).twips for margin in margins))


def turn(file: WordFile) -> None:
    """Turn the page to landscape: width and height change places, and the margins turn with them."""
    section = file.sections[-1]
    wide, high = section.page_width or _A4[0], section.page_height or _A4[1]
    top, right, bottom, left = section.top_margin, section.right_margin, section.bottom_margin, section.left_margin
    section.page_width, section.page_height = high, wide
    section.left_margin, section.top_margin, section.right_margin, section.bottom_margin = top, right, bottom, left
    # The page number keeps its place under the text (7.5).
    raised = (section.footer_distance or _NONE) - (bottom or _NONE) + (left or _NONE)
    section.footer_distance = Length(max(raised, 0))
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
