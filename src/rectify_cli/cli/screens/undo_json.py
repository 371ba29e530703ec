"""The last changes as JSON, in a versioned shape."""

import json
from collections.abc import Sequence

from rectify_cli.cli.terminal import Terminal
from rectify_cli.store.step import Step

VERSION = 1


def draw(steps: Sequence[Step], terminal: Terminal) -> str:
    """Return the changes as JSON text, the newest first, each sentence in the language of the run."""
    shape = [
        {
            "number": step.number,
            "time": step.time.isoformat(timespec="seconds"),
            "sentence": step.sentence.in_language(terminal.language),
            "files": list(step.names),
            "undone": step.undone,
        }
        for step in steps
    ]
    return json.dumps({"version": VERSION, "changes": shape}, ensure_ascii=False, indent=2)
