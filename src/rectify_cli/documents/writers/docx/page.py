"""The page of the base file: how wide its text is, its grid, and the page turned for wide tables."""

from collections.abc import Iterable

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from lxml.etree import _Element as Element

from rectify_cli.core.terms import PageGrid
from rectify_cli.documents.writers.docx import grid
from rectify_cli.documents.writers.docx.elements import w

_A4 = (Mm(210), Mm(297))
_NONE = Length(0)

_AFTER_GRID = ("printerSettings", "sectPrChange")
_AFTER_SPACING = (
    *("w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign"),
    *("rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)


def room(file: WordFile) -> tuple[int, int]:
    """Return the width and the height of the text (版心), in twips."""
    section = file.sections[-1]
    beside = (section.left_margin, section.right_margin, section.gutter)
    above = (section.top_margin, section.bottom_margin)
    wide, high = section.page_width or _A4[0], section.page_height or _A4[1]
    return _less(wide, beside), _less(high, above)


def _less(whole: Length, taken: Iterable[Length | None]) -> int:
    return int(whole.twips - sum((one or _NONE).twips for one in taken))


def turn(file: WordFile) -> None:
    """Turn the page to the left: its sides change places, and its margins go with them."""
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
    """Lay 28 字 in a line as `kind` does, whatever the base file has; its height of a line stays."""
    tied = kind is PageGrid.WORD
    for section in file.element.body.iter(qn("w:sectPr")):
        before = section.find(qn("w:docGrid"))
        pitch = grid.LINE if before is None else before.get(qn("w:linePitch"), grid.LINE)
        made = w("docGrid", type="linesAndChars" if tied else "lines", linePitch=pitch)
        if tied:
            made.set(qn("w:charSpace"), str(grid.CHARACTER_SPACE))
        _put(section, made, _AFTER_GRID)
    for style in file.styles.element.iterchildren(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}:
            # Zero where the grid does it: the defaults of the base might close the 字 up a second time.
            spacing = w("spacing", val=0 if tied else grid.CLOSER)
            _put(style.get_or_add_rPr(), spacing, _AFTER_SPACING)


def _put(parent: Element, child: Element, after: Iterable[str]) -> None:
    """Put a child in the place of the one of its name, or before those that come after it in the schema."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    following = {qn(f"w:{tag}") for tag in after}
    at = next((index for index, one in enumerate(parent) if one.tag in following), len(parent))
    parent.insert(at, child)
