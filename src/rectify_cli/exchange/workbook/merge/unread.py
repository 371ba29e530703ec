"""What a sheet says that no field takes: kept word for word, with its place."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Why(StrEnum):
    """Why a cell is kept beside the ledger."""

    COLUMN = "没有字段"
    CELL = "没有读懂"
    NUMBER = "原有编号"
    ROW = "不是问题"


LEFT_OUT = frozenset({Why.COLUMN, Why.CELL})
"""What belongs to an issue and yet is in none of its fields; a sum or a printed number does not."""


class Kept(NamedTuple):
    """One cell: its row and column count from 0, `heading` is the name of its column, `issue` the id it belongs to."""

    sheet: str
    row: int
    column: int
    heading: str
    text: str
    why: Why
    issue: int | None = None


def left_out(kept: list[Kept]) -> Iterator[Kept]:
    """Yield the cells that belong to an issue."""
    return (cell for cell in kept if cell.why in LEFT_OUT)
