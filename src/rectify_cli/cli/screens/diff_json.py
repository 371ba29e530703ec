"""A difference as JSON, in a versioned shape."""

import json

from rectify_cli.cli.screens.status_json import tallied
from rectify_cli.cli.terminal import Terminal
from rectify_cli.views.diff import Change, Difference, Move, Place, Snapshot
from rectify_cli.views.status import StatusView

VERSION = 1


def draw(difference: Difference, terminal: Terminal) -> str:
    """Return the difference as JSON text; the data is the same in both languages."""
    del terminal
    sides = [{"name": name} | _figures(side) for name, side in zip(difference.names, difference.figures, strict=True)]
    if difference.signed:
        for side, figures in zip(sides, difference.figures, strict=True):
            side |= {"reported": figures.reported, "accepted": figures.accepted}
    shape = {
        "version": VERSION,
        "edition": difference.edition.value,
        "differs": difference.differs,
        "hidden": difference.hidden,
        "before": sides[0],
        "after": sides[1],
        "moved": [_move(move) for move in difference.moved],
        "new": [_move(move) for move in difference.new],
        "gone": [_move(move) for move in difference.gone],
        "changed": [_change(change) for change in difference.changed],
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


def _figures(side: StatusView) -> dict[str, object]:
    return {
        "as_of": side.as_of.isoformat(),
        "registers": {register.value: tallied(tally) for register, tally in side.tallies.items()},
        "listed": side.listed,
        "withheld": side.withheld,
    }


def _place(place: Place) -> dict[str, object]:
    return {"register": place.register.value, "id": place.id, "title": place.title}


def _move(move: Move) -> dict[str, object]:
    return _place(move.place) | {"before": _state(move.before), "after": _state(move.after)}


def _state(snapshot: Snapshot | None) -> dict[str, str] | None:
    return {"status": snapshot.status.value, "label": snapshot.label} if snapshot else None


def _change(change: Change) -> dict[str, object]:
    pieces = [{"fate": piece.fate.value, "text": piece.text} for piece in change.pieces]
    return _place(change.place) | {"field": change.name, "number": change.number, "pieces": pieces}
