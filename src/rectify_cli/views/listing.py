"""The entries as rows (台账) of a list."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.terms import Disclosure, Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue, Tracked


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as a list shows it; `words` is the text that a search looks in.

    `days_left` is negative if it is overdue, None if nothing is due.
    """

    register: Register
    id: int
    title: str
    status: Status
    label: str
    owner: str | None
    due: dt.date | None
    days_left: int | None
    disclosure: Disclosure
    file: str
    words: str


def build(ledger: Ledger, register: Register, today: dt.date) -> list[Row]:
    """Build the rows of one register as of `today`."""
    inspection = ledger.inspection.record
    return [_row(entry, register, inspection.label(entry.record), today) for entry in ledger.register(register)]


def _row(entry: Entry[Tracked], register: Register, label: str, today: dt.date) -> Row:
    record = entry.record
    if not isinstance(record, Issue):
        return Row(
            register,
            record.id,
            "",
            record.status,
            label,
            None,
            None,
            None,
            Disclosure.INTERNAL,
            entry.file,
            "",
        )
    points = [point.text for point in (*record.measures, *record.results, *record.plan)]
    open_ = record.status is not Status.COMPLETED
    due = record.deadline
    return Row(
        register=register,
        id=record.id,
        title=record.title,
        status=record.status,
        label=label,
        owner=record.owner,
        due=due,
        days_left=(due - today).days if due and open_ else None,
        disclosure=record.disclosure,
        file=entry.file,
        words="\n".join(filter(None, [record.title, record.aspect, record.lead, record.note, *points])),
    )
