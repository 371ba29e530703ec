"""One cell against what was exported and what the ledger says now: the same, changed in the sheet, or in both."""

from enum import Enum, auto
from typing import NamedTuple

from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.columns import SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge.values import CellValue, Marked, Words, meant


class Verdict(Enum):
    """What becomes of a cell: nothing, an edit, or a question."""

    SAME = auto()
    CHANGED = auto()
    CONFLICT = auto()


class Now(NamedTuple):
    """What the ledger says of a cell now, and the status its entry has."""

    text: str
    status: Status


NOTHING = CellValue("", None)


def judged(column: SheetColumn, cell: Cell, now: Now, base: str | None, words: Words) -> tuple[Verdict, CellValue]:
    """Judge a cell; `base` is the fingerprint of what was exported, None where nothing tells.

    Without one an empty cell says nothing. Raises Meaningless for a changed cell that its field cannot take.
    """
    raw = canonical(cell)
    if (fingerprint(raw) == base if base is not None else not raw) or raw == now.text:
        return Verdict.SAME, NOTHING
    read = meant(column, cell, words) if raw else NOTHING
    if read.text == now.text or (base is not None and fingerprint(read.text) == base):
        return Verdict.SAME, read
    if base is not None:
        return (Verdict.CHANGED if fingerprint(now.text) == base else Verdict.CONFLICT), read
    if isinstance(read.value, Marked) and read.value.status is now.status:
        # Others have other words for it; that alone is no news.
        return Verdict.SAME, read
    # Another title under the same id may as well be another issue.
    return (Verdict.CONFLICT if column.field == "title" else Verdict.CHANGED), read
