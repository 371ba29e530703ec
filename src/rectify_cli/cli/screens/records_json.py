"""Records of a register of the office's own as JSON: an object each, its keys those of the data."""

import json

from rectify_cli.cli.terminal import Terminal
from rectify_cli.views.records import RecordRows


def draw(records: RecordRows, terminal: Terminal) -> str:
    """Return the records in a list; a value that is not filled in is left out."""
    del terminal
    rows = [{key: cell for key, cell in zip(records.headings, row, strict=True) if cell} for row in records.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2)
