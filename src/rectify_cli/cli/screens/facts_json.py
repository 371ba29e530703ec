"""The facts of a ledger as JSON, and the numbers that are typed in prose."""

import json
from collections.abc import Sequence

from rectify_cli.cli.screens import Terminal
from rectify_cli.views.facts import FactRow, TypedRow


def draw(facts: Sequence[FactRow], terminal: Terminal) -> str:
    """Return the facts in a list; the number of one that cannot be derived is null."""
    rows = [
        {
            "name": fact.name,
            "number": fact.number,
            "origin": fact.origin.in_language(terminal.language),
            "used": [str(place) for place in fact.used],
        }
        for fact in facts
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def draw_typed(typed: Sequence[TypedRow], terminal: Terminal) -> str:
    """Return the typed numbers in a list."""
    del terminal
    rows = [{"place": str(row.place), "number": row.number, "sentence": row.sentence} for row in typed]
    return json.dumps(rows, ensure_ascii=False, indent=2)
