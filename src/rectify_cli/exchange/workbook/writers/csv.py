"""A sheet as CSV that Excel opens: UTF-8 with a BOM, and no text that would turn into a formula."""

import csv
import io
from decimal import Decimal

from rectify_cli.exchange.workbook.book import Book
from rectify_cli.exchange.workbook.cells import Value, guarded


def write(book: Book) -> bytes:
    """Return the rows under their headings; raises UsageError for more than one sheet."""
    sheet = book.only_sheet("csv")
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(heading.header for heading in sheet.headings)
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> Value:
    if isinstance(value, float):
        return f"{value:.2%}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return guarded(value) if isinstance(value, str) else value
