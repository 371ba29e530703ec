"""What was exported on a sheet, for the hidden one that goes with it: see `columns.HIDDEN`."""

from collections.abc import Iterator, Sequence

from rectify_cli.exchange.workbook.book import Row, Sheet
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.columns import VERSION
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
