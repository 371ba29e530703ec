"""Sheets as a workbook of Excel: laid out for A4, coloured by status, with drop-downs and a hidden trace."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rectify_cli.core import extras
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook import columns
from rectify_cli.exchange.workbook.book import Book, Row, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from rectify_cli.exchange.workbook.writers.xlsx.choices import Choices


def write(book: Book) -> bytes:
    """Return the workbook; the same book gives the same bytes.

    Raises RectifyError if XlsxWriter is not installed, DataError for a text too long for a cell of Excel.
    """
    inspection = book.extract.inspection
    return _written(book.sheets, inspection.body, inspection.signing, book.extract.as_of, book.traces)


def write_sheet(sheet: Sheet, author: str, day: dt.date) -> bytes:
    """Return a workbook of one sheet that no ledger is behind, dated `day`; it raises what `write` does."""
    return _written((sheet,), author, day, day, ())


def _written(
    sheets: Sequence[Sheet], author: str, dated: dt.date, as_of: dt.date, traces: Sequence[tuple[Row, ...]]
) -> bytes:
    extras.require("xlsx", "xlsxwriter", Phrase("导出 xlsx", "xlsx output"))
    import xlsxwriter  # noqa: PLC0415 - part of the extra `xlsx`, only needed here

    from rectify_cli.exchange.workbook.writers.xlsx import choices, styles  # noqa: PLC0415 - they need it
    from rectify_cli.exchange.workbook.writers.xlsx.sheet import SheetWriter  # noqa: PLC0415 - as above

    buffer = io.BytesIO()
    # In memory the parts of the package get a fixed date, else the time they were written.
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_format_properties": styles.NORMAL})
    created = dt.datetime.combine(dated, dt.time())
    workbook.set_properties({"title": sheets[0].title, "author": author, "created": created})
    looks = styles.Styles(workbook)
    offered = choices.Choices()
    for sheet in sheets:
        SheetWriter(workbook.add_worksheet(sheet.name), sheet, looks).draw(as_of, offered)
    _hidden(workbook, offered, traces)
    workbook.close()
    return buffer.getvalue()


def _hidden(workbook: "Workbook", offered: "Choices", traces: Sequence[tuple[Row, ...]]) -> None:
    """Add the hidden sheets: the words of the drop-downs, and the traces of the export."""
    for name, rows in ((columns.CHOICES, offered.rows()), *zip(columns.hidden(len(traces)), traces, strict=True)):
        if not rows:
            continue
        hidden = workbook.add_worksheet(name)
        hidden.very_hidden()
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                if isinstance(value, int):
                    hidden.write_number(number, at, value)
                elif value:
                    hidden.write_string(number, at, str(value))
