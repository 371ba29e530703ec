"""The board (看板): every figure a leader asks for, each with the entries behind it that the edition may list."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, TypeVar

from rectify_cli.core.terms import Column, Edition, FieldType, Register, Status, column_of
from rectify_cli.ledger import Ledger, Tally, facts
from rectify_cli.ledger.model import Alert, Inspection, Issue
from rectify_cli.views import briefing, due, listing, proof, stats
from rectify_cli.views.briefing import Move
from rectify_cli.views.due import DueIssue
from rectify_cli.views.listing import Row
from rectify_cli.views.proof import Proof
from rectify_cli.views.request import Request
from rectify_cli.views.stats import Stats

Key: TypeAlias = tuple[Register, int]
"""An entry: its register and its id."""

T = TypeVar("T")

AGES = (30, 90, 180)
"""The most days of each class of age but the last."""

_GROUPED = ("owner", "lead", "aspect", "tags")
_EVER = 10**6
"""Days ahead that no deadline is beyond."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and those of the entries it counts that the edition lists."""

    number: int = 0
    entries: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterFigures:
    """The figures of one register today, its tally at the beginning of the period, and its proof if any."""

    register: Register
    tally: Tally
    before: Tally
    columns: Mapping[Column, Figure]
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """An issue or immediate fix that is listed; without a deadline it has no `due`, `touched` as in DueIssue."""

    row: Row
    due: DueIssue | None
    touched: dt.date

    @property
    def key(self) -> Key:
        """Its register and its id."""
        return self.row.register, self.row.id

    @property
    def open(self) -> bool:
        """Return True if it is not completed."""
        return self.row.status is not Status.COMPLETED


@dataclass(frozen=True, slots=True)
class Board:
    """The figures of a ledger on `as_of`; what moved did so after `since`.

    `overdue`, `soon` (within so many days) and `undated`, the alerts and the `ages` (by the most days of each class,
    None for the last) count the open issues and immediate fixes. `entries` are the open ones first, the most urgent
    first; `petitions` are ids and statuses; `plan` is the last day for a plan (整改方案) not yet submitted.
    """

    inspection: Inspection
    edition: Edition
    as_of: dt.date
    since: dt.date
    within: int
    plan: dt.date | None
    registers: tuple[RegisterFigures, ...]
    overdue: Figure
    soon: Figure
    undated: Figure
    alerts: tuple[tuple[Alert, Figure], ...]
    ages: tuple[tuple[int | None, Figure], ...]
    stats: Stats
    moved: tuple[Move, ...]
    entries: tuple[BoardEntry, ...]
    petitions: tuple[Row, ...]

    def group(self, ids: tuple[int, ...]) -> tuple[Key, ...]:
        """Return those of the feedback issues of a group that are listed."""
        listed = {entry.key for entry in self.entries}
        return tuple((Register.ISSUES, number) for number in ids if (Register.ISSUES, number) in listed)


class _Sides(NamedTuple):
    """A ledger as it counts, as its edition lists it, and as it counted at the beginning of the period."""

    whole: Ledger
    shown: Ledger
    then: Ledger


def build(ledger: Ledger, request: Request) -> Board:
    """Build the board of `ledger` on `request.today`, with what moved since `request.since` as in a briefing."""
    today, edition = request.today, request.edition
    whole = facts.as_of(ledger, today).counted()
    shown = whole.edition(edition)
    inspection = ledger.inspection.record
    brief = briefing.build(ledger, request)
    sides = _Sides(whole, shown, ledger.as_of(brief.since).counted())
    every = due.build(ledger, today, _EVER)
    dues, listed = every.issues, due.build(ledger, today, _EVER, edition=edition).issues
    within = due.horizon(inspection.policy)
    pressing = _figures(*([(_key(each), _pressing(each, within)) for each in dated] for dated in (dues, listed)))
    dated = set(map(_key, dues))
    undated = _figures(*([(key, True) for key, _ in _open(each) if key not in dated] for each in (whole, shown)))
    return Board(
        inspection=inspection,
        edition=edition,
        as_of=today,
        since=brief.since,
        within=within,
        plan=every.plan,
        registers=tuple(_register(sides, register, proof.build(ledger, register, today)) for register in Register),
        overdue=pressing.get("overdue", Figure()),
        soon=pressing.get("soon", Figure()),
        undated=undated.get(True, Figure()),
        alerts=_alerts(inspection, dues, listed),
        ages=_ages(whole, shown, today),
        stats=stats.build(ledger.anonymous(edition), Register.ISSUES, today, _grouped(inspection, edition)),
        moved=brief.moved,
        entries=_entries(shown, listed, today),
        petitions=tuple(listing.build(shown, Register.PETITIONS, today)),
    )


def _key(issue: DueIssue) -> Key:
    return issue.register, issue.id


def _pressing(issue: DueIssue, within: int) -> str:
    if issue.days_left < 0:
        return "overdue"
    return "soon" if issue.days_left <= within else "later"


def _open(ledger: Ledger) -> Iterator[tuple[Key, Issue]]:
    """Yield the issues and immediate fixes that are not completed."""
    for register, entry in ledger.issues_by_register():
        if entry.record.status is not Status.COMPLETED:
            yield (register, entry.record.id), entry.record


def _figures(whole: Iterable[tuple[Key, T]], shown: Iterable[tuple[Key, T]]) -> dict[T, Figure]:
    """Count entries by class; one is among those of its class if what is shown of it says no other."""
    visible = dict(shown)
    numbers: dict[T, list[Key]] = {}
    for key, name in whole:
        numbers.setdefault(name, []).append(key)
    return {
        name: Figure(len(keys), tuple(sorted(key for key in keys if key in visible and visible[key] == name)))
        for name, keys in numbers.items()
    }


def _register(sides: _Sides, register: Register, declared: Proof | None) -> RegisterFigures:
    by_status = _figures(
        *(
            [((register, entry.record.id), column_of(entry.record.status)) for entry in each.register(register)]
            for each in (sides.whole, sides.shown)
        )
    )
    every = tuple(sorted((register, entry.record.id) for entry in sides.shown.register(register)))
    columns = {column: by_status.get(column, Figure()) for column in Column}
    columns[Column.TOTAL] = Figure(len(sides.whole.register(register)), every)
    return RegisterFigures(register, sides.whole.tally(register), sides.then.tally(register), columns, declared)


def _alerts(
    inspection: Inspection, dues: Iterable[DueIssue], listed: Iterable[DueIssue]
) -> tuple[tuple[Alert, Figure], ...]:
    """Count by the colours of the policy, in its order."""
    colours = inspection.policy.colours
    order = {alert: index for index, alert in enumerate(colours)}

    def by_colour(dated: Iterable[DueIssue]) -> Iterator[tuple[Key, int]]:
        return ((_key(each), order[each.alert]) for each in dated if each.alert)

    numbers = _figures(by_colour(dues), by_colour(listed))
    return tuple((alert, numbers.get(index, Figure())) for index, alert in enumerate(colours))


def _ages(whole: Ledger, shown: Ledger, today: dt.date) -> tuple[tuple[int | None, Figure], ...]:
    """Count what is open by the days since anything was last written of it."""
    inspection = whole.inspection.record

    def classed(ledger: Ledger) -> Iterator[tuple[Key, int | None]]:
        for key, issue in _open(ledger):
            days = (today - due.touched(issue, inspection)).days
            yield key, next((most for most in AGES if days <= most), None)

    numbers = _figures(classed(whole), classed(shown))
    return tuple((most, numbers.get(most, Figure())) for most in (*AGES, None))


def _grouped(inspection: Inspection, edition: Edition) -> list[str]:
    """Return the keys of the fields the board groups by: some of ours, and the choices the office declares."""
    own = (
        key
        for key, declared in inspection.fields.items()
        if declared.type is FieldType.CHOICE and (declared.public or edition is Edition.INTERNAL)
    )
    return [*_GROUPED, *own]


def _entries(shown: Ledger, listed: Iterable[DueIssue], today: dt.date) -> tuple[BoardEntry, ...]:
    inspection, dues = shown.inspection.record, {_key(each): each for each in listed}
    entries = []
    for register in (Register.ISSUES, Register.IMMEDIATE):
        records = {entry.record.id: entry.record for entry in shown.register(register)}
        for row in listing.build(shown, register, today):
            record = records[row.id]
            if isinstance(record, Issue):
                entries.append(BoardEntry(row, dues.get((register, row.id)), due.touched(record, inspection)))
    # The most urgent first, then what has no deadline, then what is completed.
    last = dt.date.max
    entries.sort(key=lambda entry: (not entry.open, entry.due.due if entry.due else last))
    return tuple(entries)
