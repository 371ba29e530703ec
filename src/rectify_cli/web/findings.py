"""What the checks find of a ledger, and beside which field of an entry each belongs."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rectify_cli.checks.prove import prove
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.store import Loaded

_VERB = re.compile(r"rectify ((?:measure|results|plan|evidence) )?([a-z-]+)")
_ITEM = re.compile(r"rectify set \d+ plan\.(\d+)\.")
_LISTS = {"measure ": "measures-", "results ": "results-", "plan ": "plan-", "evidence ": "evidence-"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the checks; `form` is the form of the verb that its hint names, `place` its id on the page."""

    diagnostic: Diagnostic
    form: str
    place: str


def of_ledger(loaded: Loaded, today: dt.date) -> Sequence[Diagnostic]:
    """Return what is wrong with the files and with what they say; the notice is not composed for it."""
    found = list(loaded.diagnostics)
    if loaded.ledger is not None:
        found += prove(loaded.ledger, today, complete=not loaded.diagnostics).active
    return found


def of_entry(found: Sequence[Diagnostic], entry: Entry[Any], after: Entry[Any] | None) -> Mapping[str, list[Finding]]:
    """Return the findings of an entry under the keys of its fields, under none what is about all of it.

    In a file that holds a list, they end where the entry `after` begins.
    """
    begins, ends = _at(entry, ()), _at(after, ()) if after else None
    keys = sorted(
        (_at(entry, (key,), key=True), key) for key in type(entry.record).model_fields if _written(entry, key)
    )
    held: dict[str, list[Finding]] = {}
    for each in found:
        at = (each.place.line or 0, each.place.column or 0)
        if each.place.file != entry.file or (entry.at and (at < begins or (ends and at >= ends))):
            continue
        key = next((key for start, key in reversed(keys) if start <= at), "") if each.place.line else ""
        held.setdefault(key, []).append(Finding(each, *form_of(each)))
    return held


def form_of(found: Diagnostic) -> tuple[str, str]:
    """Return the form of the verb that the hint of a finding names, and its id on the page; both empty for none."""
    verb = _VERB.search(found.hint.en)
    if verb is None:
        return "", ""
    if item := _ITEM.match(found.hint.en, verb.start()):
        return "plan-edit", f"plan-edit-{item[1]}"
    name = _LISTS.get(verb[1] or "", "") + verb[2]
    return name, name


def _written(entry: Entry[Any], key: str) -> bool:
    held: Any = entry.typed
    for step in entry.at:
        held = held[step]
    return isinstance(held, dict) and key in held


def _at(entry: Entry[Any], path: tuple[str, ...], *, key: bool = False) -> tuple[int, int]:
    place = entry.place(*path, key=key)
    return place.line or 0, place.column or 0


def entry_of(ledger: Ledger, found: Diagnostic) -> tuple[Register, int] | None:
    """Return the register and the id of the entry that a finding is about, None if it is about none alone."""
    for register, entry in ledger.issues_by_register():
        if entry.file == found.place.file:
            return register, entry.record.id
    return None
