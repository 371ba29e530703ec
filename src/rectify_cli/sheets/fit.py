"""How wide the columns of a sheet are and how many lines its rows take, so that no text is cut."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence

from rectify_cli.sheets.book import Sheet
from rectify_cli.sheets.cells import Value

MOST_LINES = 28
"""Of a row: Excel sets none higher than 409 points."""

_NARROWEST, _WIDEST = 2, 120
"""字 in a column: Excel sets none wider than 255 digits."""

_PERCENT = 4.0
_DATE = 5.0
"""字 of 100.00%, and of a date."""


def widths(sheet: Sheet) -> tuple[int, ...]:
    """Return the 字 of each column: what it holds, at most what it is given, more where a row would be too high."""
    longest = zip(*([_longest(value) for value in row] for row in sheet.rows), strict=True) if sheet.rows else None
    columns = list(longest) if longest else [()] * len(sheet.headings)
    found = []
    for at, (heading, lengths) in enumerate(zip(sheet.headings, columns, strict=True)):
        least = max(_NARROWEST, math.ceil(len(heading.header) / 2))
        wanted = min(math.ceil(max(lengths, default=0)), heading.width)
        found.append(_widened(max(least, wanted), (row[at] for row in sheet.rows)))
    return tuple(found)


def lines(row: Sequence[Value], width: Sequence[int]) -> int:
    """Return how many lines the row takes in columns so many 字 wide."""
    return max(
        (_lines(value, room) for value, room in zip(row, width, strict=True) if isinstance(value, str)), default=1
    )


def length(text: str) -> float:
    """Return about how many 字 a text takes: one that GB 2312 and its successors write in two bytes is 1."""
    return len(text.encode("gb18030", errors="replace")) / 2


def _longest(value: Value) -> float:
    """Return the 字 of the longest line of a cell."""
    if isinstance(value, str):
        return length(value) if "\n" not in value else max(map(length, value.split("\n")))
    if value is None:
        return 0
    if isinstance(value, dt.date):
        return _DATE
    return _PERCENT if isinstance(value, float) else length(str(value))


def _widened(width: int, values: Iterable[Value]) -> int:
    """Return the width at which no cell takes more lines than a row can have."""
    for value in values:
        while isinstance(value, str) and width < _WIDEST and _lines(value, width) > MOST_LINES:
            width += 1
    return width


def _lines(text: str, width: int) -> int:
    """Return the lines of a text; a mark that may not start a line takes the 字 before it along, so one is spared."""
    if len(text) < width / 2:
        return 1 + text.count("\n")
    room = max(width - 1, 1)
    return sum(1 if (long := length(line)) <= width else math.ceil(long / room) for line in text.split("\n"))
