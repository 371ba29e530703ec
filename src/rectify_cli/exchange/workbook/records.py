"""The records of a register of the office's own as a sheet or as JSON Lines, to be edited and read back."""

import json

from rectify_cli.core.chinese.dates import printed_date
from rectify_cli.core.chinese.words import joined
from rectify_cli.core.terms import Register
from rectify_cli.exchange.workbook.book import Book, Heading, Row, Sheet
from rectify_cli.exchange.workbook.cells import Value
from rectify_cli.exchange.workbook.columns import KINDS, SheetColumn
from rectify_cli.exchange.workbook.extract import Extract
from rectify_cli.exchange.workbook.trace import trace
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import OwnRecord, OwnRegister, OwnValue
from rectify_cli.views import Request

VERSION = 1


def columns(register: OwnRegister) -> tuple[SheetColumn, ...]:
    """Return the columns of a register: the id, the date, then the declared fields."""
    return tuple(
        SheetColumn(
            key,
            declaration.titled,
            *KINDS[declaration.type],
            of=lambda _, __: None,
            synonyms=tuple(dict.fromkeys((*declaration.names, key))),
            own=declaration,
        )
        for key, declaration in register.columns.items()
    )


def book(ledger: Ledger, register: OwnRegister, request: Request) -> Book:
    """Return the sheet of a register as it was on the day asked for; the public edition holds no record."""
    ledger = ledger.as_of(request.today)
    inspection = ledger.inspection.record
    listed = ledger.edition(request.edition).records.get(register.name, ())
    records = tuple(entry.record for entry in listed)
    tally = ledger.tally(Register.ISSUES)
    extract = Extract(inspection, request.edition, Register.ISSUES, request.today, (), tally, tally)
    sheet = Sheet(
        name=register.name,
        title=f"{inspection.body}{inspection.kind.label.zh}整改{register.name}登记簿",
        subtitle=f"截至{printed_date(request.today)}，共{len(records)}条。",
        headings=tuple(
            Heading(column.field, column.header, column.kind, column.width, column.own.choices if column.own else ())
            for column in columns(register)
        ),
        rows=tuple(_row(record, register) for record in records),
    )
    return Book(extract, (sheet,), (trace(extract, sheet, register.name),))


def jsonl(ledger: Ledger, register: OwnRegister, request: Request) -> bytes:
    """Return a line per record: the request, and the record as in its file."""
    ledger = ledger.as_of(request.today)
    head = {
        "version": VERSION,
        "body": ledger.inspection.record.body,
        "register": register.name,
        "edition": request.edition.value,
        "as_of": request.today.isoformat(),
    }
    listed = ledger.edition(request.edition).records.get(register.name, ())
    lines = (head | {"entry": entry.record.model_dump(mode="json", by_alias=True)} for entry in listed)
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines).encode()


def _row(record: OwnRecord, register: OwnRegister) -> Row:
    values = record.values()
    return tuple(cell(values.get(key)) for key in register.columns)


def cell(value: OwnValue | int | None) -> Value:
    """Return a value of a record as a cell holds it: a list on one line."""
    return (joined(value) or None) if isinstance(value, tuple) else value
