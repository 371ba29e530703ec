"""A list of entries as JSON: an array of objects."""

import json
from collections.abc import Sequence

from rectify_cli.cli.screens import Terminal
from rectify_cli.views.listing import Row


def draw(rows: Sequence[Row], terminal: Terminal) -> str:
    """Return the rows as JSON text; the data is the same in both languages."""
    del terminal
    return json.dumps([fields(row) for row in rows], ensure_ascii=False, indent=2)


def fields(row: Row) -> dict[str, object]:
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
    }
