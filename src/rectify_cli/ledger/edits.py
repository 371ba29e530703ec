"""The edits of a data file, and what each does to its data: put a value, insert an item, remove either."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

Value: TypeAlias = str | int | Decimal | dt.date | Sequence["Value"] | Mapping[str, "Value"]
Path: TypeAlias = tuple[str | int, ...]
TEXT = "text"
"""The key of the text of a point, which may be written as a bare text instead of a mapping."""


@dataclass(frozen=True, slots=True)
class Put:
    """Put a value at `path`; a missing key is added, and a bare text that is to hold one becomes a mapping."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Insert:
    """Insert an item into the list at `path`, new if there is none, before `index` from 0 (None: at its end)."""

    path: Path
    value: Value
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove the key or the item at `path`, and with it a list that becomes empty."""

    path: Path


Edit: TypeAlias = Put | Insert | Remove


def changed(value: Any, edit: Edit) -> Any:  # noqa: ANN401 - data as YAML holds it
    """Return a copy of `value`, data as the store reads it, with `edit` applied."""
    return _changed(value, edit.path, edit)


def _changed(value: Any, path: Path, edit: Edit) -> Any:  # noqa: ANN401 - data as YAML holds it
    if not path:
        return _applied(value, edit)
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


def _applied(value: Any, edit: Edit) -> Any:  # noqa: ANN401 - data as YAML holds it
    if isinstance(edit, Insert):
        items = list(value or ())
        items.insert(len(items) if edit.index is None else edit.index, plain(edit.value))
        return items
    return plain(edit.value) if isinstance(edit, Put) else value


def plain(value: Any) -> Any:  # noqa: ANN401 - data as YAML holds it
    """Return a value as the store reads it: only texts, without blanks around them, and nothing empty."""
    if isinstance(value, Mapping):
        inside = {key: plain(inner) for key, inner in value.items()}
        return {key: inner for key, inner in inside.items() if inner not in (None, [], {})}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).strip() if isinstance(value, str | int | dt.date) else value
