"""What data/inspection.yaml says, key by key, as the fields of a form."""

from collections.abc import Iterator, Sequence
from typing import Any

from rectify_cli.actions import Assignment
from rectify_cli.actions.typed_inspection import dotted
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.edits import Path
from rectify_cli.ledger.field_shape import shape_at
from rectify_cli.ledger.model import Inspection
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Input

INSPECTION = "inspection.yaml"
_OWN_PAGES = {"declared", "labels", "facts", "registers", "fields", "policy", "waive"}
"""The keys that have forms or verbs of their own."""

_LONG = 40
"""From so many characters on a text is typed in an area."""

BEFORE = "key."
"""What the names of the fields begin with."""


def written(ledger: Ledger) -> Sequence[Input]:
    """Return a field for each text the file holds, under its dotted key."""
    held = ledger.inspection.typed
    return [_input(path, text) for path, text in _leaves(held, ()) if path and path[0] not in _OWN_PAGES]


def changed(ledger: Ledger, fields: Fields) -> list[Assignment]:
    """Return what a form sets: the keys whose text is another than the file holds, the last items of lists first."""
    before = {each.name: each.value for each in written(ledger) if each.name in fields.texts}
    typed = [(name, fields.text(name) or "") for name in before]
    differ = [(name, text) for name, text in typed if text != before[name].strip()]
    return [Assignment(name.removeprefix(BEFORE), text) for name, text in reversed(differ)]


def _leaves(held: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - data as YAML holds it
    if isinstance(held, str):
        yield path, held
    elif isinstance(held, dict):
        for key, value in held.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(held, list):
        for index, value in enumerate(held):
            yield from _leaves(value, (*path, index))


def _input(path: Path, text: str) -> Input:
    key, title = dotted(path), shape_at(Inspection, path).title
    kind = "area" if len(text) > _LONG or "\n" in text else "text"
    return Input(f"{BEFORE}{key}", Phrase(f"{title}（{key}）" if title else key, key), kind, text)
