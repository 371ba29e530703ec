"""The widths of the columns of a sheet and the lines of its rows, so that no text is cut and the print is legible."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from rectify_cli.core.chinese import width
from rectify_cli.core.terms import PaperSize
from rectify_cli.documents.layout import tables
from rectify_cli.exchange.workbook.book import Heading, Sheet
from rectify_cli.exchange.workbook.cells import Value
from rectify_cli.exchange.workbook.columns import ColumnKind

MOST_LINES = 26
"""Of a row: Excel allows at most 409 points."""

_NARROWEST, _WIDEST = 2, 120
"""字 in a column: Excel allows at most 255 digits."""

PAPER = {PaperSize.A4: 87.0, PaperSize.A3: 125.0}
"""字 of the sheet across a page, in the smallest type that is printed: 9 points, nine tenths of that of the sheet."""

BESIDE = 1.1
"""字 that a column takes beside its text."""

_WORDED = {ColumnKind.TEXT, ColumnKind.LINES, ColumnKind.WORDS, ColumnKind.CHOICE}
"""The kinds of columns whose texts may be wrapped."""

_ROUNDING = 0.01

_PROSE = 4
"""字 of the narrowest column of longer texts."""

_SPARED = 0.5
"""字 of a line that are not counted on, as a mark that may not start the next takes the 字 before it along."""

_TO_FILL = 16
"""字 of a line of a sentence that is to be typed."""

_DATE, _PERCENT, _DIGIT = 7.0, 5.5, 0.7
"""字 of a date, of 100.00%, of a digit: Excel shows ### if they lack room, so they get some more."""

_Lengths = tuple[float, ...]
"""字 of each line of a cell."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The 字 of each column, the lines of the headings and those of each row, and the paper to print it on.

    A sheet too wide for any has none: it is printed on pages side by side.
    """

    widths: tuple[int, ...]
    head: int
    rows: tuple[int, ...]
    paper: PaperSize | None


def fit(sheet: Sheet) -> Fit:
    """Fit a sheet to its texts: a column is as wide as its content, at most its given width.

    It is wider only if a row would be too high; the heading of a narrow one takes two lines or more. One that is to be
    filled in has its given width, and room for a sentence. All are narrower where the sheet then fits its paper.
    """
    measured = [[_measured(value) for value in row] for row in sheet.rows]
    columns = list(zip(*measured, strict=True)) or [()] * len(sheet.headings)
    heads = [_measured(heading.header) for heading in sheet.headings]
    leasts = [
        max(heading.least, _least(head, heading, filled=heading.field in sheet.filled))
        for head, heading in zip(heads, sheet.headings, strict=True)
    ]
    widths = tuple(
        _width(least, heading.width, cells)
        for least, heading, cells in zip(leasts, sheet.headings, columns, strict=True)
    )
    widths, paper = _printed(widths, [*map(_readable, sheet.headings, leasts, columns)], measured)
    return Fit(widths, _highest(heads, widths), tuple(_highest(row, widths) for row in measured), paper)


def _printed(
    widths: tuple[int, ...], leasts: Sequence[float], rows: Sequence[Sequence[_Lengths]]
) -> tuple[tuple[int, ...], PaperSize | None]:
    """Return widths that fit a paper, the smaller if possible, and the paper; those given and None if no paper does."""
    for paper, across in PAPER.items():
        room = across - BESIDE * len(widths)
        if sum(widths) <= room:
            return widths, paper
        if sum(leasts) <= room:
            columns = [(low, max(low, high)) for low, high in zip(leasts, widths, strict=True)]
            lengths = [[cell or (0.0,) for cell in row] for row in rows]
            narrower = tuple(int(width + _ROUNDING) for width in tables.fitted(columns, lengths, room))
            if max((_highest(row, narrower) for row in rows), default=0) <= MOST_LINES:
                return narrower, paper
    return widths, None


def _readable(heading: Heading, least: float, cells: Sequence[_Lengths]) -> float:
    """Return the least width at which a column is read with ease: its numbers and dates are whole, as Excel wants."""
    longest = math.ceil(max((max(cell) for cell in cells if cell), default=0.0))
    return max(least, min(longest, _PROSE) if heading.kind in _WORDED else longest)


def _least(head: _Lengths, heading: Heading, *, filled: bool) -> int:
    """Return the least width of a column."""
    least = max(_NARROWEST, math.ceil(head[0] / 2))
    if not filled:
        return least
    sentences = heading.kind in {ColumnKind.TEXT, ColumnKind.LINES}
    return max(least, heading.width, _TO_FILL if sentences else 0)


def _measured(value: Value) -> _Lengths:
    if isinstance(value, str):
        return tuple(map(width.of, value.split("\n"))) if "\n" in value else (width.of(value),)
    if value is None:
        return ()
    if isinstance(value, dt.date):
        return (_DATE,)
    return (_PERCENT,) if isinstance(value, float) else (_DIGIT * len(str(value)),)


def _width(least: int, most: int, cells: Sequence[_Lengths]) -> int:
    """Return the width of a column between its least and its most, or the one at which no cell is too high."""
    longest = max((max(cell) for cell in cells if cell), default=0.0)
    column = max(least, min(math.ceil(longest), most))
    for cell in cells:
        while sum(cell) > column and column < _WIDEST and _lines(cell, column) > MOST_LINES:
            column += 1
    return column


def _highest(row: Sequence[_Lengths], widths: Sequence[int]) -> int:
    """Return how many lines a row takes."""
    return max((_lines(cell, column) for cell, column in zip(row, widths, strict=True) if cell), default=1)


def _lines(cell: _Lengths, column: int) -> int:
    """Return the lines of a cell; a mark that may not start a line takes the 字 before it along now and then."""
    room = max(column - _SPARED, 1)
    return sum(1 if long <= column else math.ceil(long / room) for long in cell)
