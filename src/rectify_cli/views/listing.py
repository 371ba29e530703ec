"""The entries as rows (台账) of a list."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from rectify_cli.core.terms import Disclosure, FieldType, Register, Status
from rectify_cli.ledger import Entry, Ledger, entry_fields, filters, status_typed
from rectify_cli.ledger.filters import Field, Values
from rectify_cli.ledger.model import Inspection, Issue, Tracked


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as a list shows it; `words` is the text that a search looks in.

    `days_left` is negative if it is overdue, None if nothing is due; `values` holds every field by its key.
    """

    register: Register
    id: int
    title: str
    status: Status
    label: str
    owner: str | None
    due: dt.date | None
    days_left: int | None
    disclosure: Disclosure
    file: str
    words: str
    values: Values


def build(ledger: Ledger, register: Register, today: dt.date) -> list[Row]:
    """Build the rows of one register as of `today`."""
    inspection = ledger.inspection.record
    return [_row(entry, register, inspection, today) for entry in ledger.register(register)]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to, as a person types it; what is left out narrows nothing."""

    text: str | None = None
    status: Sequence[str] = ()
    owner: str | None = None
    overdue: bool = False
    where: Sequence[str] = ()


def chosen(ledger: Ledger, rows: Sequence[Row], asked: Filter) -> list[Row]:
    """Return the rows that meet a filter; raises UsageError for a wrong one."""
    inspection = ledger.inspection.record
    known = entry_fields.fields(inspection)
    conditions = [filters.parse(condition, known) for condition in asked.where]
    used = status_typed.used_in(ledger) if asked.status else {}
    statuses = {status_typed.read(inspection, word, used).status for word in asked.status}
    return [
        row
        for row in rows
        if (not statuses or row.status in statuses)
        and (asked.owner is None or row.owner == asked.owner)
        and (not asked.overdue or (row.days_left is not None and row.days_left < 0))
        and (asked.text is None or asked.text in row.words)
        and all(meets(row.values) for meets in conditions)
    ]


def sorted_by(rows: Sequence[Row], name: str | None, fields: Sequence[Field]) -> list[Row]:
    """Return rows in the order of a field, `-FIELD` backwards; those without a value come last either way."""
    if not name:
        return list(rows)
    field = filters.find(name.removeprefix("-"), fields)
    held = [row for row in rows if filters.holds(field, row.values)]
    rest = [row for row in rows if not filters.holds(field, row.values)]
    return [*sorted(held, key=lambda row: filters.rank(field, row.values), reverse=name.startswith("-")), *rest]


def _row(entry: Entry[Tracked], register: Register, inspection: Inspection, today: dt.date) -> Row:
    record, label = entry.record, inspection.label(entry.record)
    values = entry_fields.values(record, inspection, today)
    if not isinstance(record, Issue):
        return Row(
            register,
            record.id,
            "",
            record.status,
            label,
            None,
            None,
            None,
            Disclosure.INTERNAL,
            entry.file,
            "",
            values,
        )
    points = [point.text for point in (*record.measures, *record.results, *record.plan)]
    own = record.fields.printed().values()
    open_ = record.status is not Status.COMPLETED
    due = record.deadline
    return Row(
        register=register,
        id=record.id,
        title=record.title,
        status=record.status,
        label=label,
        owner=record.owner,
        due=due,
        days_left=(due - today).days if due and open_ else None,
        disclosure=record.disclosure,
        file=entry.file,
        words="\n".join(filter(None, [record.title, record.aspect, record.lead, record.note, *points, *own])),
        values=values,
    )


@dataclass(frozen=True, slots=True)
class ListView:
    """Rows of a register in their order, with the fields to show if they were chosen, and the one to group by.

    `fields` are all that the ledger knows.
    """

    body: str
    register: Register
    as_of: dt.date
    rows: Sequence[Row]
    fields: Sequence[Field]
    columns: Sequence[Field] | None = None
    by: Field | None = None

    def groups(self) -> list[tuple[str | None, list[Row]]]:
        """Return the rows by the values of `by`, those without one last; a row is in each group of a list."""
        field = self.by
        if field is None:
            return [(None, list(self.rows))]
        held: dict[str | None, list[Row]] = {}
        for row in self.rows:
            for name in entry_fields.groups(field, row.values.get(field.key)):
                held.setdefault(name, []).append(row)
        order = field.declared.choices
        place = {name: order.index(name) if name in order else 0 for name in held if name}
        dated = field.type is FieldType.DATE
        names = sorted(place, key=lambda name: (place[name], name if dated else ""))
        return [(name, held[name]) for name in (*names, *([None] if None in held else []))]
