"""An entry as it was at the end of a past day: what is dated later is not there yet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from rectify_cli.ledger.model import Inspection, Issue, Tracked

if TYPE_CHECKING:
    from rectify_cli.ledger.ledger import Entry

T = TypeVar("T", bound=Tracked)

_DATED = {"progress": "date", "extensions": "date", "sign_offs": "date"}
"""Key of a list of dated items -> the key of their day."""


def inspection(entry: "Entry[Inspection]", day: dt.date) -> "Entry[Inspection]":
    """Return the inspection without figures not yet declared and a plan not yet submitted."""
    record = entry.record
    changes, kept = _dated_until(entry, day, {"declared": "as_of"})
    if record.plan_submitted and record.plan_submitted > day:
        changes["plan_submitted"] = None
    return replace(entry, record=record.model_copy(update=changes), kept=kept) if changes else entry


def entry(entry: "Entry[T]", day: dt.date) -> "Entry[T]":
    """Return an entry without what happened to it later."""
    record = entry.record
    changes, kept = _dated_until(entry, day, _DATED)
    if isinstance(record, Issue):
        changes |= _issue_as_of(record, day)
    return replace(entry, record=record.model_copy(update=changes), kept=kept) if changes else entry


def _dated_until(
    entry: "Entry[Any]", day: dt.date, dated: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Sequence[int]]]:
    """Return the lists without what is dated after `day`, where they have any, and which items are left of them."""
    changes: dict[str, Any] = {}
    kept = dict(entry.kept)
    for name, key in dated.items():
        items = getattr(entry.record, name, ())
        left = [index for index, item in enumerate(items) if getattr(item, key) <= day]
        if len(left) < len(items):
            changes[name] = tuple(items[index] for index in left)
            earlier = entry.kept.get(name, range(len(items)))
            kept[name] = [earlier[index] for index in left]
    return changes, kept


def _issue_as_of(issue: Issue, day: dt.date) -> dict[str, Any]:
    """Return the fields that differed on `day`: a deadline not yet extended, measures not yet done, signatures."""
    changes: dict[str, Any] = {}
    if later := [extension for extension in issue.extensions if extension.date > day]:
        earlier = tuple(extension for extension in issue.extensions if extension.date <= day)
        changes |= {"extensions": earlier, "due": min(later, key=attrgetter("date")).previous, "when": None}
    if any(not signature.valid_on(day) or signature.void for signature in issue.sign_offs):
        changes["sign_offs"] = tuple(
            signature.model_copy(update={"void": None}) if signature.valid_on(day) else signature
            for signature in issue.sign_offs
            if signature.date <= day
        )
    if any(measure.done and measure.done > day for measure in issue.measures):
        undone = (
            measure.model_copy(update={"done": None}) if measure.done and measure.done > day else measure
            for measure in issue.measures
        )
        changes["measures"] = tuple(undone)
    return changes
