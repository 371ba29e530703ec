"""The declared fields as JSON, with the keys of the data."""

import json
from collections.abc import Sequence

from rectify_cli.cli.terminal import Terminal
from rectify_cli.views.declared import DeclaredField


def draw(fields: Sequence[DeclaredField], terminal: Terminal) -> str:
    """Return the fields as JSON text, `filled` being the number of entries with a value."""
    del terminal
    listed = [
        {"key": field.key, **field.declaration.model_dump(mode="json"), "filled": field.filled} for field in fields
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)
