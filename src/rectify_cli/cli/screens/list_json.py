"""A list of entries as JSON: an array of objects."""

import datetime as dt
import json
from collections.abc import Sequence
from decimal import Decimal

from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.terms import Edition
from rectify_cli.ledger.filters import Field
from rectify_cli.ledger.model.numbers import as_json
from rectify_cli.views.listing import ListView, Row


def draw(view: ListView, terminal: Terminal) -> str:
    """Return the rows as JSON text, with only the chosen fields if any; the data is the same in both languages."""
    return json.dumps([_object(row, view.columns, terminal.edition) for row in view.rows], ensure_ascii=False, indent=2)


def _object(row: Row, chosen: Sequence[Field] | None, edition: Edition) -> dict[str, object]:
    """Return an entry; declared fields stand under their keys."""
    return fields(row, edition) if chosen is None else {field.key: plain(row.values.get(field.key)) for field in chosen}


def plain(value: object) -> object:
    """Return a value as JSON holds it."""
    if isinstance(value, Decimal):
        return as_json(value)
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, dt.date) else value


def fields(row: Row, edition: Edition) -> dict[str, object]:
    """Return the fields of an entry in a list, dates as YYYY-MM-DD."""
    return {
        "register": row.register.value,
        "id": row.id,
        "title": row.title,
        "status": row.status.value,
        "label": row.label,
        "owner": row.owner,
        "due": row.due.isoformat() if row.due else None,
        "days_left": row.days_left,
        "disclosure": row.disclosure.value,
        "file": row.file,
        "edition": edition.value,
    }
