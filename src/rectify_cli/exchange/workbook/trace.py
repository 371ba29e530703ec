"""What was exported on a sheet, for the hidden one that goes with it: see `columns.HIDDEN`."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from rectify_cli.core.terms import Edition
from rectify_cli.exchange.workbook.book import Row, Sheet
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.columns import LIKE_BOOK, VERSION
from rectify_cli.exchange.workbook.extract import Extract


def trace(extract: Extract, sheet: Sheet, register: str, besides: Sequence[Sheet] = ()) -> tuple[Row, ...]:
    """Return the rows of the hidden sheet of a `register`; `besides` are sheets of the book not to be read back."""
    first: Row = (
        VERSION,
        extract.edition.value,
        register,
        extract.inspection.body,
        extract.as_of.isoformat(),
        sheet.name,
        *(other.name for other in besides),
    )
    fields = [heading.field for heading in sheet.headings[1:]]
    rows: Iterator[Row] = ((row[0], *(fingerprint(canonical(value)) for value in row[1:])) for row in sheet.rows)
    return (first, ("id", *fields), *rows)


def trace_like(register: str, body: str, day: dt.date, prints: Mapping[int, Mapping[str, str]]) -> tuple[Row, ...]:
    """Return the rows of the hidden sheet of the office's own book; `prints` are the marks of each field of each id."""
    fields = list(dict.fromkeys(name for marks in prints.values() for name in marks))
    first: Row = (VERSION, Edition.INTERNAL.value, register, body, day.isoformat(), LIKE_BOOK)
    rows: Iterator[Row] = ((number, *(marks.get(name) for name in fields)) for number, marks in prints.items())
    return (first, ("id", *fields), *rows)
