"""What a heading is called, and the field it stands for."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rectify_cli.core.labels import plain
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import LIKE, WEAK, SheetColumn
from rectify_cli.exchange.workbook.grid import Grid, blank
from rectify_cli.exchange.workbook.merge import assign

_REMARK = re.compile(r"\((.*?)\)")
_SHORT = 40
SEARCHED = 50
"""Rows in which the header is looked for."""


def known(columns: Sequence[SheetColumn]) -> dict[str, tuple[str, int]]:
    """Return the field of each heading of these columns, and how surely it is that: 1 our own, 2 a usual one."""
    usual = {plain(header): (column.field, 2) for column in columns for header in column.headers}
    ours = {plain(header): (column.field, 1) for column in columns for header in (column.field, column.header)}
    return usual | ours


class Names(NamedTuple):
    """The field of each known header with how surely it is that, and the fields there are."""

    headers: Mapping[str, tuple[str, int]]
    fields: frozenset[str]


def field(texts: list[str], fields: Names) -> tuple[str | None, int]:
    """Return the field of the first of several names that is known, and how surely; an empty one if it is skipped."""
    names = [plain(text) for text in texts]
    bare = [_REMARK.sub("", name) for name in names]
    inner = [remark for name in names for remark in _REMARK.findall(name)]
    for name in (*names, *bare):
        if name in fields.headers:
            return fields.headers[name]
    for name in (*names, *bare, *inner):
        if name in fields.headers:
            return fields.headers[name]
        for field_, pattern in LIKE:
            if field_ in fields.fields and len(name) < _SHORT and pattern.fullmatch(name):
                return field_, assign.GUESSED
    for field_, pattern in WEAK:
        if field_ in fields.fields and any(pattern.fullmatch(name) for name in (*names, *bare)):
            return field_, assign.WEAKLY
    return None, assign.UNKNOWN


def likely(grid: Grid) -> list[str]:
    """Return the headings of a sheet without a known header: the cells of the row that looks most like one."""
    seen = enumerate(grid.rows[:SEARCHED])
    rows = [[said for at in range(len(row)) if (said := text(grid, number, at))] for number, row in seen]
    return max((row for row in rows if all(len(said) < _SHORT for said in row)), key=len, default=[])


def text(grid: Grid, row: int, column: int) -> str:
    """Return the heading in a cell, on one line."""
    cell = grid.filled(row, column)
    return "" if blank(cell) else canonical(cell).replace("\n", "")
