"""Lay out a table: its type size, the width of each column, and the rows that may break across pages."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rectify_cli.core.chinese import width

PADDING = 2.85
"""Space on either side of a cell, in points: 1 mm."""

_USUAL, _SMALL = (10.5, 16.0), (9.0, 13.0)
"""五号 and 小五: the size of a 字 and the height of a line, in points."""

HANDWRITING = 34.0
"""Height of a row to be filled in by hand, in points: 12 mm."""

_MANY = 8
"""The most columns of a table in the usual size; one with more is small."""

_TALL = 0.4
"""The share of a page above which a row may break, or it would leave the page before it half empty."""

_NARROWEST = 2.0
"""Width of the narrowest column, in 字."""

_PROSE = 5.0
"""Width of the narrowest column of longer cells, in 字, where there is room."""

_SHORT = 5.0
"""The longest cell, in 字, that is still kept on one line."""

_TO_WRITE = 8.0
"""What an empty cell of a form counts as, in 字."""

_LATIN = 1.15
"""How much wider than half a 字 the digits of some fonts are."""

_WIDEST_RUN = 6.0
"""The longest run of digits or Latin letters, in 字, that is kept on one line."""

_SLACK = 0.2
"""Extra width of a column, in 字, so that rounding breaks no line."""

_RUN = re.compile(r"[0-9A-Za-z.,%/:@_-]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """The layout of a table, in points: type size, line height and column widths.

    A row that is `parted` may break across pages; a `form` is filled in by hand and stays on one page.
    """

    size: float
    line: float
    columns: tuple[float, ...]
    parted: tuple[bool, ...]
    form: bool

    @property
    def small(self) -> bool:
        """Whether the type is smaller than usual."""
        return self.size < _USUAL[0]


def plan(header: Sequence[str], rows: Sequence[Sequence[str]], page_width: float, page_height: float) -> Plan:
    """Lay out a table on a page whose text area is `page_width` by `page_height` points."""
    size, line = _SMALL if len(header) > _MANY else _USUAL
    form = len(header) > 1 and bool(rows) and not any(cell for row in rows for cell in row[1:])
    measured = [[width.of(cell) or _TO_WRITE * form for cell in row] for row in rows]
    by_column = list(zip(*measured, strict=True)) or [()] * len(header)
    runs = [_run(row[index] for row in rows) for index in range(len(header))]
    prose = _NARROWEST if size < _USUAL[0] else _PROSE
    columns = [_column(*column, prose) for column in zip(header, by_column, runs, strict=True)]
    needs = list(map(_need, by_column))
    shares = _shares(columns, needs, (page_width - 2 * PADDING * len(header)) / size)
    highest = [max(map(_lines, row, shares), default=1) * line for row in measured]
    return Plan(
        size=size,
        line=line,
        columns=tuple(share * size + 2 * PADDING for share in shares),
        parted=tuple(high > _TALL * page_height and not form for high in highest),
        form=form,
    )


def _lines(length: float, share: float) -> int:
    return math.ceil(length / max(math.floor(share), 1))


def _need(column: Iterable[float]) -> float:
    """Return the weight of a column: widths in this proportion minimise the sum of the cubed heights of the cells.

    So one long cell among many short ones counts, and a column of long cells does not starve the others.
    """
    return math.sqrt(math.sqrt(sum(length**3 for length in column) or 1))


def _run(cells: Iterable[str]) -> float:
    """Return the width of the longest number or Latin word, in 字."""
    return max((width.of(run) for cell in cells for run in _RUN.findall(cell)), default=0.0)


def _column(head: str, cells: Sequence[float], run: float, prose: float) -> tuple[float, float]:
    """Return the least and the greatest useful width of a column, in 字.

    At the least, no number and no short cell breaks, and the header takes two lines.
    """
    longest = max(cells, default=0.0)
    words = longest if longest <= _SHORT else prose
    least = max(_NARROWEST, math.ceil(width.of(head) / 2), min(run * _LATIN, _WIDEST_RUN), words)
    return least + _SLACK, max(least, longest, width.of(head)) + _SLACK


def _shares(columns: Sequence[tuple[float, float]], needs: Sequence[float], room: float) -> list[float]:
    """Return the width of each column in 字, `room` in total, within the limits of each while others need room."""
    least, most = (sum(side) for side in zip(*columns, strict=True))
    if least > room:
        return [low * room / least for low, _ in columns]
    if most <= room:
        return [high * room / most for _, high in columns]
    narrow, wide = 0.0, room
    for _ in range(40):
        middle = (narrow + wide) / 2
        used = sum(_across(middle, columns, needs))
        narrow, wide = (narrow, middle) if used > room else (middle, wide)
    shares = _across(narrow, columns, needs)
    # Half a 字 is of no use, so columns are whole 字 wide; the rest goes to the columns with the most text.
    spare = (room - sum(shares)) / sum(needs)
    return [share + spare * need for share, need in zip(shares, needs, strict=True)]


def _across(unit: float, columns: Sequence[tuple[float, float]], needs: Sequence[float]) -> list[float]:
    return [
        min(max(math.floor(unit * need) + _SLACK, low), high) for need, (low, high) in zip(needs, columns, strict=True)
    ]
