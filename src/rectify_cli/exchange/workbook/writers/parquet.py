"""A sheet as Parquet: a column per field by its name, dates as dates, the request in the metadata."""

import io
import json
from typing import Any

from rectify_cli.core import extras
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook import columns
from rectify_cli.exchange.workbook.book import Book
from rectify_cli.exchange.workbook.cells import Worded
from rectify_cli.exchange.workbook.columns import ColumnKind


def write(book: Book) -> bytes:
    """Return the table; raises UsageError for more than one sheet, RectifyError if pyarrow is not installed."""
    extras.require("parquet", "pyarrow", Phrase("导出 Parquet", "Parquet output"))
    import pyarrow as pa  # noqa: PLC0415 - a heavy library, only needed here
    from pyarrow import parquet  # noqa: PLC0415 - the same

    sheet, extract = book.only_sheet("parquet"), book.extract
    kinds: dict[ColumnKind, Any] = {
        ColumnKind.NUMBER: pa.int64(),
        ColumnKind.RATE: pa.float64(),
        ColumnKind.DATE: pa.date32(),
        ColumnKind.AMOUNT: pa.decimal128(38, 15),
    }
    fields = [
        pa.field(heading.field, kinds.get(heading.kind, pa.string()), metadata={"title": heading.header})
        for heading in sheet.headings
    ]
    request = {
        "version": columns.VERSION,
        "sheet": sheet.name,
        "edition": extract.edition.value,
        "register": extract.register.value,
        "body": extract.inspection.body,
        "as_of": extract.as_of.isoformat(),
    }
    schema = pa.schema(fields, metadata={"rectify": json.dumps(request, ensure_ascii=False)})
    rows = ([cell.date if isinstance(cell, Worded) else cell for cell in row] for row in sheet.rows)
    values = list(zip(*rows, strict=True)) or [()] * len(fields)
    arrays = [pa.array(column, field.type) for column, field in zip(values, fields, strict=True)]
    buffer = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), buffer)
    return buffer.getvalue()
