"""A table: ruled, as wide as the text, its head on every page and no row broken between two."""

from collections.abc import Sequence

from lxml.etree import _Element as Element

from rectify_cli import lengths
from rectify_cli.document import Span
from rectify_cli.writers.docx.elements import paragraph, run, w

STYLE = "公文表格"

_SIZE = 210
"""Twips: a 字 of a cell, 五号."""

_SHORT = 8
"""字 of the longest cell up to which a column keeps its words in one line."""

_LONGEST = 60
"""字 of a cell beyond which its column grows no wider against the others."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def ruled(head: Sequence[str], rows: Sequence[Sequence[str]], style: str, width: int) -> Element:
    """Return a `w:tbl` of `width` twips; `style` is the id of the paragraph style of its cells."""
    widths = _widths([head, *rows], width)
    borders = w("tblBorders", *(w(side, val="single", sz=4, space=0, color="000000") for side in _SIDES))
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        borders,
        w("tblLayout", type="fixed"),
    )
    columns = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    lines = [_row(head, widths, style, head=True), *(_row(row, widths, style, head=False) for row in rows)]
    return w("tbl", properties, columns, *lines)


def _widths(rows: Sequence[Sequence[str]], whole: int) -> list[int]:
    """Return the width of each column in twips: short ones as wide as their words, long ones share the rest.

    A head may turn over, so that it counts a quarter.
    """
    longest = [max(lengths.of(head) / 4, *map(lengths.of, cells), 1) for head, *cells in zip(*rows, strict=True)]
    short = {index: round((length + 1) * _SIZE) for index, length in enumerate(longest) if length <= _SHORT}
    room = whole - sum(short.values())
    if room < whole / 4 or len(short) == len(longest):
        short, room = {}, whole
    weights = {index: min(length, _LONGEST) for index, length in enumerate(longest) if index not in short}
    return [short.get(index) or round(room * weights[index] / sum(weights.values())) for index in range(len(longest))]


def _row(cells: Sequence[str], widths: Sequence[int], style: str, *, head: bool) -> Element:
    properties = w("trPr", w("cantSplit"), *((w("tblHeader"),) if head else ()), w("jc", val="center"))
    return w(
        "tr", properties, *(_cell(text, width, style, head=head) for text, width in zip(cells, widths, strict=True))
    )


def _cell(text: str, width: int, style: str, *, head: bool) -> Element:
    centred = (w("jc", val="center"),) if head else ()
    runs = [run(Span(text, bold=head))] if text else []
    return w(
        "tc",
        w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")),
        paragraph((w("pStyle", val=style), *centred), runs),
    )
