"""The fields of an entry that lists, filters and statistics know: ours, then those the office declares."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from rectify_cli.core.labels import INTERNAL_LABELS, SHEET_LABELS
from rectify_cli.core.terms import Disclosure, FieldType, Register, Status, Term
from rectify_cli.ledger import Ledger, filters, status_typed
from rectify_cli.ledger.filters import Field, Values
from rectify_cli.ledger.model import Declaration, Inspection, Issue, OwnValue, Tracked

if TYPE_CHECKING:
    from collections.abc import Callable

_LABELS = INTERNAL_LABELS | SHEET_LABELS | {"label": ("状态用语",), "days_left": ("剩余天数", "剩余")}

_TYPES = {
    "id": FieldType.NUMBER,
    "status": FieldType.CHOICE,
    "due": FieldType.DATE,
    "since": FieldType.DATE,
    "days_left": FieldType.NUMBER,
    "disclosure": FieldType.CHOICE,
    "tags": FieldType.LIST,
}
"""Key -> type of the fields that are no texts."""

KEYS = (
    "id", "title", "aspect", "status", "label", "since", "owner", "lead", "person", "support", "due", "days_left",
    "tags", "disclosure", "examples", "cause", "goal", "reason", "lessons", "progress", "note",
)  # fmt: skip
"""The keys of our own fields, in the order they are listed."""

_HELD = ("status", "label", "since", "progress")
_OF_ISSUES = tuple(key for key in KEYS if key in Issue.model_fields and key not in {"id", *_HELD})
"""The keys that an issue holds as they are; pydantic makes the dict of its fields anew each time it is asked."""


def fields(inspection: Inspection) -> tuple[Field, ...]:
    """Return every field of an entry of this ledger."""
    return (*(_field(key, inspection) for key in KEYS), *filters.own(inspection.fields))


def values(record: Tracked, inspection: Inspection, today: dt.date) -> Values:
    """Return what a record holds on `today`, by the keys of its fields; a petition has an id and a history."""
    last = record.progress[-1] if record.progress else None
    held: dict[str, OwnValue | int | None] = {
        "id": record.id,
        "status": record.status,
        "label": inspection.label(record),
        "since": last.date if last else None,
        "progress": last.note if last else None,
    }
    if not isinstance(record, Issue):
        return held
    due = record.deadline
    open_ = record.status is not Status.COMPLETED
    held |= {key: getattr(record, key) for key in _OF_ISSUES}
    return held | {"due": due, "days_left": (due - today).days if due and open_ else None} | record.fields.values()


def filtered(ledger: Ledger, conditions: Sequence[str], today: dt.date) -> Ledger:
    """Return a ledger with only the entries that meet every condition on `today`; raises UsageError for a wrong one."""
    if not conditions:
        return ledger
    inspection = ledger.inspection.record
    known = fields(inspection)
    met = [filters.parse(text, known) for text in conditions]

    def kept(register: Register) -> set[int]:
        """Return the ids of a register that meet the conditions."""
        entries = ledger.as_of(today).register(register)
        held = ((entry.record.id, values(entry.record, inspection, today)) for entry in entries)
        return {number for number, own in held if all(condition(own) for condition in met)}

    issues, immediate, petitions = map(kept, Register)
    return replace(
        ledger,
        issues=tuple(entry for entry in ledger.issues if entry.record.id in issues),
        immediate=tuple(entry for entry in ledger.immediate if entry.record.id in immediate),
        petitions=tuple(entry for entry in ledger.petitions if entry.record.id in petitions),
    )


def printed(field: Field, value: OwnValue | int | None) -> str:
    """Return a value as a person reads it; empty if there is none."""
    if value is None:
        return ""
    if isinstance(value, Status | Disclosure):
        return value.label.zh
    return str(value) if isinstance(value, int) else field.declared.printed(value)


def cell(field: Field, value: OwnValue | int | None) -> str:
    """Return a value under the heading of its field, which says the unit of an amount."""
    return f"{value:f}" if isinstance(value, Decimal) else printed(field, value)


def groups(field: Field, value: OwnValue | int | None) -> tuple[str | None, ...]:
    """Return the groups an entry is in by its value: each word of a list, the month of a date; None without a value."""
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(value)) or (None,)
    if isinstance(value, dt.date):
        return (f"{value:%Y-%m}",)
    return (printed(field, value) or None,)


def _field(key: str, inspection: Inspection) -> Field:
    """Return a field of ours."""
    heading, *synonyms = _LABELS[key]
    terms: dict[str, type[Term]] = {"status": Status, "disclosure": Disclosure}
    declared = Declaration.model_construct(
        heading=heading,
        synonyms=tuple(synonyms),
        type=_TYPES.get(key, FieldType.TEXT),
        choices=tuple(word for term in terms.get(key, ()) for word in term.words),
    )
    readers: dict[str, Callable[[str], object]] = {
        "status": partial(_status, inspection),
        "disclosure": partial(_disclosure, declared),
    }
    return filters.of(key, declared, readers.get(key))


def _status(inspection: Inspection, text: str) -> Status:
    return status_typed.read(inspection, text).status


def _disclosure(declared: Declaration, text: str) -> Disclosure:
    return Disclosure(str(declared.read(text)))
