"""One cell against what was exported and what the ledger says now: the same, changed in the sheet, or in both."""

from enum import Enum, auto
from typing import NamedTuple

from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.columns import SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge.times import Rules
from rectify_cli.exchange.workbook.merge.values import CellValue, Words, parsed
from rectify_cli.ledger.status_typed import TypedStatus


class Verdict(Enum):
    """The result for a cell: no change, an edit, or a conflict."""

    SAME = auto()
    CHANGED = auto()
    CONFLICT = auto()


class Now(NamedTuple):
    """The text of a cell in the ledger now, and the status of its entry."""

    text: str
    status: Status


NOTHING = CellValue("", None)


def judged(  # noqa: PLR0913, PLR0917 - a cell, what it is judged against, and how it is read
    column: SheetColumn, cell: Cell, now: Now, base: str | None, words: Words, rules: Rules
) -> tuple[Verdict, CellValue]:
    """Judge a cell; `base` is the fingerprint of what was exported, None if there is none.

    Without one an empty cell is no change. Raises InvalidCell for a changed cell that is invalid for its field.
    """
    raw = canonical(cell)
    if (fingerprint(raw) == base if base is not None else not raw) or raw == now.text:
        return Verdict.SAME, NOTHING
    read = parsed(column, cell, words, rules) if raw else NOTHING
    if read.text == now.text or (base is not None and fingerprint(read.text) == base):
        return Verdict.SAME, read
    if base is not None:
        return (Verdict.CHANGED if fingerprint(now.text) == base else Verdict.CONFLICT), read
    if isinstance(read.value, TypedStatus) and read.value.status is now.status:
        # Another word for the same status is no change.
        return Verdict.SAME, read
    # Another title under the same id may be another issue.
    return (Verdict.CONFLICT if column.field == "title" else Verdict.CHANGED), read
