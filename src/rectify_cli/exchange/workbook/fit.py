"""The widths of the columns of a sheet and the lines of its rows, so that no text is cut."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from rectify_cli.core.chinese import width
from rectify_cli.exchange.workbook.book import Heading, Sheet
from rectify_cli.exchange.workbook.cells import Value
from rectify_cli.exchange.workbook.columns import ColumnKind

MOST_LINES = 26
"""Of a row: Excel allows at most 409 points."""

_NARROWEST, _WIDEST = 2, 120
"""字 in a column: Excel allows at most 255 digits."""

_TO_FILL = 16
"""字 of a line of a sentence that is to be typed."""

_DATE, _PERCENT, _DIGIT = 7.0, 5.5, 0.7
"""字 of a date, of 100.00%, of a digit: Excel shows ### if they lack room, so they get some more."""

_Lengths = tuple[float, ...]
"""字 of each line of a cell."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The 字 of each column, the lines of the headings and those of each row."""

    widths: tuple[int, ...]
    head: int
    rows: tuple[int, ...]


def fit(sheet: Sheet) -> Fit:
    """Fit a sheet to its texts: a column is as wide as its content, at most its given width.

    It is wider only if a row would be too high; the heading of a narrow one takes two lines or more. One that is to be
    filled in has its given width, and room for a sentence.
    """
    measured = [[_measured(value) for value in row] for row in sheet.rows]
    columns = list(zip(*measured, strict=True)) or [()] * len(sheet.headings)
    heads = [_measured(heading.header) for heading in sheet.headings]
    widths = tuple(
        _width(max(heading.least, _least(head, heading, filled=heading.field in sheet.filled)), heading.width, cells)
        for head, heading, cells in zip(heads, sheet.headings, columns, strict=True)
    )
    return Fit(widths, _highest(heads, widths), tuple(_highest(row, widths) for row in measured))


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
    """Return the lines of a cell; a mark that may not start a line takes the 字 before it along, so one is spared."""
    room = max(column - 1, 1)
    return sum(1 if long <= column else math.ceil(long / room) for long in cell)
