"""A difference as JSON, in a versioned shape."""

import json

from rectify_cli.cli.screens import Terminal
from rectify_cli.cli.screens.status_json import tallied
from rectify_cli.views.diff import Change, Difference, Move, Place, Snapshot
from rectify_cli.views.status import StatusView

VERSION = 1


def draw(found: Difference, terminal: Terminal) -> str:
    """Return the difference as JSON text; the words of the data stay as they are, whatever the language."""
    del terminal
    sides = [{"name": name} | _figures(side) for name, side in zip(found.names, found.figures, strict=True)]
    if found.signed:
        for side, figures in zip(sides, found.figures, strict=True):
            side |= {"reported": figures.reported, "accepted": figures.accepted}
    shape = {
        "version": VERSION,
        "edition": found.edition.value,
        "differs": found.differs,
        "before": sides[0],
        "after": sides[1],
        "moved": [_move(move) for move in found.moved],
        "new": [_move(move) for move in found.new],
        "gone": [_move(move) for move in found.gone],
        "changed": [_change(change) for change in found.changed],
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
    return _place(move.place) | {"before": _standing(move.before), "after": _standing(move.after)}


def _standing(one: Snapshot | None) -> dict[str, str] | None:
    return {"status": one.status.value, "label": one.label} if one else None


def _change(change: Change) -> dict[str, object]:
    pieces = [{"fate": piece.fate.value, "text": piece.text} for piece in change.pieces]
    return _place(change.place) | {"field": change.name, "number": change.number, "pieces": pieces}
