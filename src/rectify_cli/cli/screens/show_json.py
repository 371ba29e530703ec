"""One entry as JSON, with the keys of the data."""

import json

from rectify_cli.cli.terminal import Terminal
from rectify_cli.ledger import Entry
from rectify_cli.ledger.model import Tracked


def draw(entry: Entry[Tracked], terminal: Terminal) -> str:
    """Return the entry as JSON text."""
    record = entry.record.model_dump(mode="json", by_alias=True)
    return json.dumps({"edition": terminal.edition.value, "file": entry.file, **record}, ensure_ascii=False, indent=2)
