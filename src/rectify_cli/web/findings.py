"""What the checks find of a ledger, and beside which field of an entry each belongs."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rectify_cli.actions.typed_inspection import dotted
from rectify_cli.checks.prove import prove
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Path
from rectify_cli.store import Loaded
from rectify_cli.web import cures
from rectify_cli.web.cures import Cure

Held = Mapping[str, list["Finding"]]
"""Findings under the dotted keys they are about, under none what is about all of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the checks, and the forms that its hint names."""

    diagnostic: Diagnostic
    cures: Sequence[Cure]


def of_ledger(loaded: Loaded, today: dt.date) -> Sequence[Diagnostic]:
    """Return what is wrong with the files and with what they say; the notice is not composed for it."""
    found = list(loaded.diagnostics)
    if loaded.ledger is not None:
        found += prove(loaded.ledger, today, complete=not loaded.diagnostics).active
    return found


def of_entry(found: Sequence[Diagnostic], register: Register, entry: Entry[Any], after: Entry[Any] | None) -> Held:
    """Return the findings of an entry under the keys of its fields.

    In a file that holds a list, they end where the entry `after` begins.
    """
    begins, ends = _at(entry, ()), _at(after, ()) if after else None
    here = [
        each
        for each in found
        if each.place.file == entry.file and not (entry.at and (_of(each) < begins or (ends and _of(each) >= ends)))
    ]
    keys = ((key,) for key in type(entry.record).model_fields if _written(entry, key)) if here else ()
    return _held(here, entry, keys, (register, entry.record.id))


def of_record(found: Sequence[Diagnostic], entry: Entry[Any], after: Entry[Any] | None) -> Sequence[Finding]:
    """Return the findings of a record in a list of the office's own, which ends where the one `after` begins."""
    begins, ends = _at(entry, ()), _at(after, ()) if after else None
    here = (each for each in found if each.place.file == entry.file and begins <= _of(each))
    return [Finding(each, cures.of(each, None)) for each in here if ends is None or _of(each) < ends]


def of_inspection(found: Sequence[Diagnostic], entry: Entry[Any]) -> Held:
    """Return the findings of data/inspection.yaml, each under the deepest key it is about: notice.title.2."""
    here = [each for each in found if each.place.file == entry.file]
    return _held(here, entry, _keys(entry.typed, ()) if here else (), None)


def under(held: Held, *keys: str) -> list[Finding]:
    """Return what is found of some keys, and of all in them."""
    return [
        each
        for key, findings in held.items()
        if any(f"{key}.".startswith(f"{one}.") for one in keys)
        for each in findings
    ]


def _held(found: Sequence[Diagnostic], entry: Entry[Any], keys: Iterable[Path], own: cures.Own | None) -> Held:
    placed = sorted((_at(entry, key, key=isinstance(key[-1], str)), dotted(key)) for key in keys)
    held: dict[str, list[Finding]] = {}
    for each in found:
        key = next((key for start, key in reversed(placed) if start <= _of(each)), "") if each.place.line else ""
        held.setdefault(key, []).append(Finding(each, cures.of(each, own)))
    return held


def _keys(held: Any, path: Path) -> Iterator[Path]:  # noqa: ANN401 - data as YAML holds it
    inner = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from _keys(value, (*path, key))


def _of(found: Diagnostic) -> tuple[int, int]:
    return found.place.line or 0, found.place.column or 0


def _written(entry: Entry[Any], key: str) -> bool:
    held: Any = entry.typed
    for step in entry.at:
        held = held[step]
    return isinstance(held, dict) and key in held


def _at(entry: Entry[Any], path: Path, *, key: bool = False) -> tuple[int, int]:
    place = entry.place(*path, key=key)
    return place.line or 0, place.column or 0


def entry_of(ledger: Ledger, found: Diagnostic) -> tuple[Register, int] | None:
    """Return the register and the id of the entry that a finding is about, None if it is about none alone."""
    for register, entry in ledger.issues_by_register():
        if entry.file == found.place.file:
            return register, entry.record.id
    return None
