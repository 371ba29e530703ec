"""The changes a ledger knows, and what each means for the data: set a key, insert an item, remove either."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Value: TypeAlias = str | int | dt.date | Sequence["Value"] | Mapping[str, "Value"]
Path: TypeAlias = tuple[str | int, ...]
TEXT = "text"
"""The key of the text of a point, which may be written as the bare text alone."""


@dataclass(frozen=True, slots=True)
class Put:
    """Set the value at `path`; the key is made where there is none, and a bare text that is to hold it a mapping."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Insert:
    """Insert an item into the list at `path`, which is made where there is none, before `index` (None: at its end)."""

    path: Path
    value: Value
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove the key or the item at `path`; a list that becomes empty goes with it."""

    path: Path


Edit: TypeAlias = Put | Insert | Remove


def changed(value: Any, edit: Edit) -> Any:  # noqa: ANN401 - data as YAML holds it
    """Return a copy of data, as the store reads it, with `edit` done."""
    return _changed(value, edit.path, edit)


def _changed(value: Any, path: Path, edit: Edit) -> Any:  # noqa: ANN401 - data as YAML holds it
    if not path:
        return _ended(value, edit)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(value)
        if isinstance(edit, Remove) and not rest:
            del items[step]
        else:
            items[step] = _changed(items[step], rest, edit)
        return items
    mapping = {TEXT: value} if isinstance(value, str) else dict(value or {})
    if isinstance(edit, Remove) and not rest:
        mapping.pop(step, None)
        return mapping
    inner = _changed(mapping.get(step), rest, edit)
    return mapping | {step: inner}


def _ended(value: Any, edit: Edit) -> Any:  # noqa: ANN401 - data as YAML holds it
    if isinstance(edit, Insert):
        items = list(value or ())
        items.insert(len(items) if edit.index is None else edit.index, plain(edit.value))
        return items
    return plain(edit.value) if isinstance(edit, Put) else value


def plain(value: Any) -> Any:  # noqa: ANN401 - data as YAML holds it
    """Return a value as the store reads it: texts alone, without blanks around them, and nothing empty."""
    if isinstance(value, Mapping):
        inside = {key: plain(inner) for key, inner in value.items()}
        return {key: inner for key, inner in inside.items() if inner not in (None, [], {})}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    return str(value).strip() if isinstance(value, str | int | dt.date) else value
