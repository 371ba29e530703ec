"""A list of entries as CSV that Excel opens: UTF-8 with a BOM, and no text that would turn into a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from rectify_cli.cli.screens.list_json import fields
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.terms import Edition
from rectify_cli.exchange.workbook.cells import guarded
from rectify_cli.ledger.entry_fields import cell
from rectify_cli.ledger.filters import Field
from rectify_cli.views.listing import ListView, Row

_COLUMNS = ("register", "id", "title", "status", "label", "owner", "due", "days_left", "disclosure", "file", "edition")


def draw(view: ListView, terminal: Terminal) -> bytes:
    """Return the rows under one header: the keys of the JSON, or the headings of the chosen fields."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([field.heading for field in view.columns] if view.columns else _COLUMNS)
    writer.writerows([_cell(value) for value in _values(row, view.columns, terminal.edition)] for row in view.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _values(row: Row, chosen: Sequence[Field] | None, edition: Edition) -> Iterable[object]:
    """Return the cells of an entry; an amount is in the unit of its heading."""
    if chosen is None:
        return fields(row, edition).values()
    return [cell(field, row.values.get(field.key)) for field in chosen]


def _cell(value: object) -> object:
    """Return a cell that Excel does not take for a formula."""
    return guarded(value) if isinstance(value, str) else value
