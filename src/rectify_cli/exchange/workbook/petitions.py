"""The petitions (信访件) as a sheet: a number, a status, a date, and nothing about anybody."""

import datetime as dt

from rectify_cli.core.chinese.dates import printed_date
from rectify_cli.core.status_words import OF_PETITIONS
from rectify_cli.core.terms import Register
from rectify_cli.exchange.workbook.book import Heading, Sheet
from rectify_cli.exchange.workbook.columns import ColumnKind
from rectify_cli.ledger import Ledger

_HEADINGS = (
    Heading("id", "编号", ColumnKind.NUMBER, 8),
    Heading("status", "办理状态", ColumnKind.CHOICE, 10, tuple(OF_PETITIONS.values())),
    Heading("since", "办理日期", ColumnKind.DATE, 10),
)


def build(ledger: Ledger, as_of: dt.date) -> Sheet:
    """Build the sheet of the petitions of an edition as they stood on a day."""
    inspection, total = ledger.inspection.record, ledger.tally(Register.PETITIONS)
    records = [entry.record for entry in ledger.petitions]
    labels = {inspection.label(record): record.status for record in records}
    return Sheet(
        name=Register.PETITIONS.label.zh,
        title=f"{inspection.body}{inspection.kind.label.zh}移交{Register.PETITIONS.label.zh}办理台账",
        subtitle=f"截至{printed_date(as_of)}，共{total.total}件，已办结{total.completed}件。",
        headings=_HEADINGS,
        rows=tuple(
            (record.id, inspection.label(record), record.progress[-1].date if record.progress else None)
            for record in records
        ),
        statuses=labels | {word: status for status, word in OF_PETITIONS.items()},
    )
