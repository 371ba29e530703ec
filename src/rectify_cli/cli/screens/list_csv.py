"""A list of entries as CSV that Excel opens: UTF-8 with a BOM, and no text that would turn into a formula."""

import csv
import io
from collections.abc import Sequence

from rectify_cli.cli.screens import Terminal
from rectify_cli.cli.screens.list_json import fields
from rectify_cli.exchange.workbook.cells import guarded
from rectify_cli.views.listing import Row

_COLUMNS = ("register", "id", "title", "status", "label", "owner", "due", "days_left", "disclosure", "file")


def draw(rows: Sequence[Row], terminal: Terminal) -> bytes:
    """Return the rows under one header; the column names are those of the JSON."""
    del terminal
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_cell(value) for value in fields(row).values()] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    """Return a cell that Excel does not take for a formula."""
    return guarded(value) if isinstance(value, str) else value
