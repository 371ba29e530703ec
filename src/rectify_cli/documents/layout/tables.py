"""How a table is laid on its page: its type, the width of each column, and the rows that may be parted."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rectify_cli.core.chinese import width as lengths

PADDING = 2.85
"""Points kept free on either side of a cell: 1 mm."""

_USUAL, _SMALL = (10.5, 16.0), (9.0, 13.0)
"""五号 and 小五: points of a 字, and of a line."""

HANDWRITING = 34.0
"""Points of a row to be filled in by hand: 12 mm."""

_MANY = 8
"""Columns beyond which the type is the small one."""

_TALL = 0.4
"""The share of a page beyond which a row may be parted, or it would leave the page before it half empty."""

_NARROWEST = 2.0
"""字 in the narrowest column."""

_PROSE = 5.0
"""字 in the narrowest column of longer cells, where there is room for it."""

_SHORT = 5.0
"""字 of the longest cell up to which a column keeps its cells in one line."""

_TO_WRITE = 8.0
"""字 an empty cell of a form counts for."""

_LATIN = 1.15
"""How much wider than half a 字 the digits of some fonts are."""

_WIDEST_RUN = 6.0
"""字 of a run of digits or Latin letters up to which it keeps its one line."""

_SLACK = 0.2
"""字 a column is wider than what it holds, so that rounding breaks no line."""

_RUN = re.compile(r"[0-9A-Za-z.,%/:@_-]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """A table laid out, all in points: its type, its line and its columns.

    A row is `parted` where two pages may share it; a `form` is to be filled in by hand, and stays on one page.
    """

    size: float
    line: float
    columns: tuple[float, ...]
    parted: tuple[bool, ...]
    form: bool

    @property
    def small(self) -> bool:
        """Whether the type is smaller than that of most tables."""
        return self.size < _USUAL[0]


def plan(header: Sequence[str], rows: Sequence[Sequence[str]], width: float, height: float) -> Plan:
    """Lay a table out on a page whose text is `width` by `height` points."""
    size, line = _SMALL if len(header) > _MANY else _USUAL
    form = len(header) > 1 and bool(rows) and not any(cell for row in rows for cell in row[1:])
    measured = [[lengths.of(cell) or _TO_WRITE * form for cell in row] for row in rows]
    by_column = list(zip(*measured, strict=True)) or [()] * len(header)
    runs = [_run(row[index] for row in rows) for index in range(len(header))]
    prose = _NARROWEST if size < _USUAL[0] else _PROSE
    columns = [_column(*one, prose) for one in zip(header, by_column, runs, strict=True)]
    needs = list(map(_need, by_column))
    shares = _shares(columns, needs, (width - 2 * PADDING * len(header)) / size)
    highest = [max(map(_lines, row, shares), default=1) * line for row in measured]
    return Plan(
        size=size,
        line=line,
        columns=tuple(share * size + 2 * PADDING for share in shares),
        parted=tuple(high > _TALL * height and not form for high in highest),
        form=form,
    )


def _lines(length: float, share: float) -> int:
    return math.ceil(length / max(math.floor(share), 1))


def _need(column: Iterable[float]) -> float:
    """Return what a column asks for: shares in this proportion keep the sum of the cubed heights of its cells least.

    So one long cell among many short ones counts, and a column of long cells does not starve the others.
    """
    return math.sqrt(math.sqrt(sum(length**3 for length in column) or 1))


def _run(cells: Iterable[str]) -> float:
    """Return the 字 of the longest number or Latin word."""
    return max((lengths.of(run) for cell in cells for run in _RUN.findall(cell)), default=0.0)


def _column(head: str, cells: Sequence[float], run: float, prose: float) -> tuple[float, float]:
    """Return the least and the most 字 a column can use: no number and no short cell broken, its head in two lines."""
    longest = max(cells, default=0.0)
    words = longest if longest <= _SHORT else prose
    least = max(_NARROWEST, math.ceil(lengths.of(head) / 2), min(run * _LATIN, _WIDEST_RUN), words)
    return least + _SLACK, max(least, longest, lengths.of(head)) + _SLACK


def _shares(columns: Sequence[tuple[float, float]], needs: Sequence[float], room: float) -> list[float]:
    """Return the width of each column in 字, `room` in all, between its least and its most while others want room."""
    least, most = (sum(side) for side in zip(*columns, strict=True))
    if least > room:
        return [low * room / least for low, _ in columns]
    if most <= room:
        return [high * room / most for _, high in columns]
    narrow, wide = 0.0, room
    for _ in range(40):
        middle = (narrow + wide) / 2
        taken = sum(_across(middle, columns, needs))
        narrow, wide = (narrow, middle) if taken > room else (middle, wide)
    shares = _across(narrow, columns, needs)
    # Half a 字 holds none, so columns are whole ones wide; what is left goes to those with the most to say.
    spare = (room - sum(shares)) / sum(needs)
    return [share + spare * need for share, need in zip(shares, needs, strict=True)]


def _across(unit: float, columns: Sequence[tuple[float, float]], needs: Sequence[float]) -> list[float]:
    return [
        min(max(math.floor(unit * need) + _SLACK, low), high) for need, (low, high) in zip(needs, columns, strict=True)
    ]
