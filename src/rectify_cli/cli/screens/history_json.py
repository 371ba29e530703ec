"""The history of one entry as JSON, in a versioned shape."""

import json

from rectify_cli.cli.terminal import Terminal
from rectify_cli.views.history import Event, History

VERSION = 1


def draw(history: History, terminal: Terminal) -> str:
    """Return the history as JSON text; the data is the same in both languages."""
    shape = {
        "version": VERSION,
        "edition": terminal.edition.value,
        "register": history.register.value,
        "id": history.id,
        "title": history.title,
        "disclosure": history.disclosure.value,
        "label": history.label,
        "due": history.due.isoformat() if history.due else None,
        "events": [_event(event) for event in history.events],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


def _event(event: Event) -> dict[str, str | None]:
    return {
        "date": event.date.isoformat(),
        "kind": event.kind,
        "text": event.text,
        "status": event.to.value if event.to else None,
    }
