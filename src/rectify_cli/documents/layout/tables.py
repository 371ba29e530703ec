"""Lay out a table: its type size, the width of each column, what is merged or centred, the rows that may break."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, permutations, starmap

from rectify_cli.core.chinese import width
from rectify_cli.core.labels import SHEET_LABELS

_MM = 72 / 25.4

_USUAL, _SMALL = (10.5, 16.0, _MM), (9.0, 11.5, 0.6 * _MM)
"""五号 and 小五: the size of a 字, the height of a line, the space on either side of a cell, in points.

No table is in smaller type.
"""

HANDWRITING = 34.0
"""Height of a row to be filled in by hand, in points: 12 mm."""

_MANY = 8
"""The most columns of a table in the usual size; one with more is small."""

_TALL = 0.9
"""The share of a page, which the header is on too, above which a row may break: no page would hold it whole."""

_NARROWEST = 2.0
"""Width of the narrowest column, in 字."""

_PROSE, _PROSE_SMALL = 5.0, 3.0
"""Width of the narrowest column of longer cells, in 字, where there is room."""

_SHORT = 5.0
"""The longest cell, in 字, of a column that is centred; it is kept on one line, except in small type."""

_SIGNED = frozenset({"签名", "签字"})
"""Headings of the column of a form in which people sign: it stays one after the first of them has."""

_GROUPED = frozenset(SHEET_LABELS["aspect"])
"""Headings of the column that groups the rows: cells alike under one another are one cell."""

_TO_WRITE = 8.0
"""What an empty cell of a form counts as, in 字."""

_LATIN = 1.15
"""How much wider than half a 字 the digits of some fonts are."""

_WIDEST_RUN = 6.0
"""The longest run of digits or Latin letters, in 字, that is kept on one line."""

_SLACK = 0.2
"""Extra width of a column, in 字, so that rounding breaks no line."""

_BREAK = 3.0
"""What a line break in a cell adds to its length, in 字: the last line is not full."""

_TRIED = 80
"""The most rows by which the widths are made, and the most moves of a width from one column to another."""

_RUN = re.compile(r"[0-9A-Za-z.,%/:@_-]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """The layout of a table, in points: type size, line height and column widths.

    Short columns are `centred`; in the column `grouped` a cell takes as many rows as `spans` has for its own, 0 for
    a row that the cell above it takes. A row that is `parted` may break across pages; a `form` is filled in by hand
    and stays on one page.
    """

    size: float
    line: float
    padding: float
    columns: tuple[float, ...]
    centred: tuple[bool, ...]
    grouped: int | None
    spans: tuple[int, ...]
    parted: tuple[bool, ...]
    form: bool

    def span(self, row: int, column: int) -> int:
        """Return how many rows a cell takes: 0 if the cell above it takes its own."""
        return self.spans[row] if column == self.grouped else 1

    @property
    def small(self) -> bool:
        """Whether the type is smaller than usual."""
        return self.size < _USUAL[0]


def plan(header: Sequence[str], rows: Sequence[Sequence[str]], page_width: float, page_height: float) -> Plan:
    """Lay out a table on a page whose text area is `page_width` by `page_height` points."""
    size, line, padding = _SMALL if len(header) > _MANY else _USUAL
    empty = bool(rows) and not any(cell for row in rows for cell in row[1:])
    form = len(header) > 1 and (empty or not _SIGNED.isdisjoint(header))
    grouped = next((at for at, head in enumerate(header) if head in _GROUPED), None)
    spans = tuple(_spans(row[grouped] for row in rows)) if grouped is not None else ()
    measured = [[_measured(cell) or (_TO_WRITE * form,) for cell in row] for row in rows]
    # A merged cell is as high as its rows together.
    weighed = [
        [
            tuple(length / (spans[number] or math.inf) for length in cell) if at == grouped else cell
            for at, cell in enumerate(row)
        ]
        for number, row in enumerate(measured)
    ]
    by_column = list(zip(*measured, strict=True)) or [()] * len(header)
    runs = [_run(row[index] for row in rows) for index in range(len(header))]
    small = size < _USUAL[0]
    columns = [_column(*column, small=small) for column in zip(header, by_column, runs, strict=True)]
    shares = fitted(columns, weighed, (page_width - 2 * padding * len(header)) / size)
    highest = [max(map(_lines, row, shares), default=1) * line for row in weighed]
    return Plan(
        size=size,
        line=line,
        padding=padding,
        columns=tuple(share * size + 2 * padding for share in shares),
        centred=tuple(max(map(max, cells), default=0) <= _SHORT for cells in by_column),
        grouped=grouped,
        spans=spans,
        parted=tuple(high > _TALL * page_height and not form for high in highest),
        form=form,
    )


def fitted(
    columns: Sequence[tuple[float, float]], rows: Sequence[Sequence[Sequence[float]]], room: float
) -> list[float]:
    """Return the width of each column in 字, `room` in total, so that the rows are low.

    `columns` are the least and the greatest useful width of each, `rows` the lengths of the lines of each cell.
    """
    needs = [_need(map(_length, cells)) for cells in zip(*rows, strict=True)] or [1.0] * len(columns)
    return _lowest(_shares(columns, needs, room), columns, rows[:: len(rows) // _TRIED + 1])


def _measured(cell: str) -> tuple[float, ...]:
    """Return the width of each line of a cell in 字, nothing for an empty one."""
    return tuple(map(width.of, cell.split("\n"))) if cell else ()


def _spans(cells: Iterable[str]) -> Iterable[int]:
    """Yield how many rows each cell takes if cells alike are one; empty ones are not."""
    for cell, alike in groupby(cells):
        count = len(list(alike))
        yield from [count, *[0] * (count - 1)] if cell else [1] * count


def _lines(cell: Sequence[float], share: float) -> int:
    room = max(math.floor(share), 1)
    return sum(max(math.ceil(length / room), 1) for length in cell)


def _length(cell: Sequence[float]) -> float:
    return sum(cell) + _BREAK * (len(cell) - 1)


def _need(column: Iterable[float]) -> float:
    """Return the weight of a column: widths in this proportion minimise the sum of the cubed heights of the cells.

    So one long cell among many short ones counts, and a column of long cells does not starve the others.
    """
    return math.sqrt(math.sqrt(sum(length**3 for length in column) or 1))


def _lowest(
    shares: list[float], columns: Sequence[tuple[float, float]], rows: Sequence[Sequence[Sequence[float]]]
) -> list[float]:
    """Return the widths with what makes the rows lower moved from one column to another, 1 to 3 字 at a time."""

    @cache
    def lines(column: int, share: float) -> list[int]:
        return [_lines(row[column], share) for row in rows]

    def height(tried: Sequence[float]) -> int:
        return sum(map(max, zip(*starmap(lines, enumerate(tried)), strict=True)))

    low = height(shares)
    for _ in range(_TRIED):
        moved = min(_moves(shares, columns), key=height, default=shares)
        if height(moved) >= low:
            break
        shares, low = moved, height(moved)
    return shares


def _moves(shares: Sequence[float], columns: Sequence[tuple[float, float]]) -> Iterator[list[float]]:
    """Yield the widths with so many 字 of one column given to another, where it keeps its least."""
    for giver, taker in permutations(range(len(shares)), 2):
        for step in range(1, 4):
            if shares[giver] - step >= columns[giver][0]:
                moved = list(shares)
                moved[giver] -= step
                moved[taker] += step
                yield moved


def _run(cells: Iterable[str]) -> float:
    """Return the width of the longest number or Latin word, in 字."""
    return max((width.of(run) for cell in cells for run in _RUN.findall(cell)), default=0.0)


def _column(head: str, cells: Sequence[Sequence[float]], run: float, *, small: bool) -> tuple[float, float]:
    """Return the least and the greatest useful width of a column, in 字.

    At the least, no number and no short cell breaks, and the header takes two lines; in small type there is hardly
    room for a name on one line.
    """
    longest = max(map(max, cells), default=0.0)
    words = _PROSE_SMALL if small else _PROSE
    least = max(_NARROWEST, math.ceil(width.of(head) / 2), min(run * _LATIN, _WIDEST_RUN), min(longest, words))
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
