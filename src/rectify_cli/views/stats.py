"""Statistics (统计): completion over time, by owner and by aspect, every figure derived from the entries."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, Register, Status
from rectify_cli.ledger import Entry, Ledger, Tally, count, entry_fields, filters
from rectify_cli.ledger.filters import Field
from rectify_cli.ledger.model import Inspection, Issue, Tracked

PERIODS = 14
"""The most rows of completion over time: a screen holds them and the rest of the page."""

_SUMMED = {FieldType.NUMBER, FieldType.MONEY}
_DAYS = (1, 7)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Steps between the rows; the smallest that yields few enough rows is taken."""


@dataclass(frozen=True, slots=True)
class CompletionPoint:
    """The figures at the end of one day."""

    day: dt.date
    tally: Tally


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one owner, aspect or value of a field; the name is None for issues without one.

    `sums` are those of the numbers and amounts the office declares, in the order of `Grouping.summed`; `ids` are those
    of the issues counted.
    """

    name: str | None
    tally: Tally
    sums: tuple[Decimal, ...] = ()
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """The figures by the values of one field; `summed` are the declared numbers and amounts."""

    field: Field
    summed: tuple[Field, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of one register: `course` has a point for each day of a change, `periods` for each row of a table."""

    body: str
    kind: str
    register: Register
    as_of: dt.date
    since: dt.date
    tally: Tally
    course: tuple[CompletionPoint, ...]
    periods: tuple[CompletionPoint, ...]
    owners: tuple[Group, ...]
    aspects: tuple[Group, ...]
    by: tuple[Grouping, ...] = ()


def build(ledger: Ledger, register: Register, today: dt.date, by: Sequence[str] = ()) -> Stats:
    """Build the figures of `register` from the feedback to `today`, counting statuses as the policy does.

    `by` names fields whose values group them; raises UsageError for an unknown one, and for numbers and amounts.
    """
    inspection = ledger.inspection.record
    course = tuple(_course(ledger, register, today))
    counted = ledger.as_of(today).counted()
    records = [entry.record for entry in counted.register(register)]
    issues = [record for record in records if isinstance(record, Issue)]
    since = course[0].day
    return Stats(
        body=inspection.body,
        kind=inspection.kind.label.zh,
        register=register,
        as_of=today,
        since=since,
        tally=counted.tally(register),
        course=course,
        periods=tuple(_at(course, day) for day in _days(since, today)),
        owners=_groups(issues, lambda issue: issue.owner),
        aspects=_groups(issues, lambda issue: issue.aspect),
        by=tuple(_grouping(name, records, inspection, today) for name in by),
    )


def _grouping(name: str, records: Sequence[Tracked], inspection: Inspection, today: dt.date) -> Grouping:
    """Group entries by the values of a field; one counts under each word of a list, a date under its month."""
    known = entry_fields.fields(inspection)
    field = filters.find(name, known)
    if field.type in _SUMMED:
        raise UsageError(
            Phrase(f"不能按“{field.declared.heading}”分组", f"figures cannot be grouped by {field.key}"),
            Phrase(
                "数和金额在每组后合计；按选项、文字、列表或日期分组",
                "numbers are summed in each group; group by another field",
            ),
        )
    summed = tuple(each for each in filters.own(inspection.fields) if each.type in _SUMMED)
    members: dict[str | None, list[Tracked]] = {}
    for record in records:
        for value in entry_fields.groups(field, entry_fields.values(record, inspection, today).get(field.key)):
            members.setdefault(value, []).append(record)
    groups = [
        Group(value, count(inside), tuple(_sum(inside, each.key) for each in summed), _ids(inside))
        for value, inside in members.items()
    ]
    return Grouping(field, summed, _largest_first(groups))


def _ids(records: Sequence[Tracked]) -> tuple[int, ...]:
    return tuple(record.id for record in records)


def _sum(records: Sequence[Tracked], key: str) -> Decimal:
    held = (record.fields.values().get(key) for record in records if isinstance(record, Issue))
    return sum((value for value in held if isinstance(value, Decimal)), Decimal(0))


def _course(ledger: Ledger, register: Register, today: dt.date) -> Iterator[CompletionPoint]:
    """Yield the figures of the first day, of each day that changed them and of `today`."""
    moves: dict[dt.date, list[tuple[Status, Status]]] = defaultdict(list)
    entries = ledger.register(register)
    for entry in entries:
        before = Status.NOT_STARTED
        for day, status in _moves(ledger, register, entry.record, today):
            moves[day].append((before, status))
            before = status
    figures = dict.fromkeys(Status, 0) | {Status.NOT_STARTED: len(entries)}
    first = min([ledger.inspection.record.feedback, today, *moves])
    for day in sorted({first, today, *moves}):
        for before, after in moves[day]:
            figures[before] -= 1
            figures[after] += 1
        yield CompletionPoint(day, Tally(**{status.value: number for status, number in figures.items()}))


def _moves(ledger: Ledger, register: Register, record: Tracked, today: dt.date) -> Iterator[tuple[dt.date, Status]]:
    """Yield the days up to `today` on which the counted status of one record changed, with the new status."""
    only = {other.value: () for other in Register} | {register.value: (Entry(record, ledger.inspection.source),)}
    alone: Ledger = replace(ledger, **only)  # type: ignore[arg-type] # each register by its name
    before = Status.NOT_STARTED
    for day in sorted(set(_dates(record))):
        if day > today:
            return
        [entry] = alone.as_of(day).counted().register(register)
        if entry.record.status is not before:
            before = entry.record.status
            yield day, before


def _dates(record: Tracked) -> Iterator[dt.date]:
    """Yield the days on which the counted status may have changed."""
    yield from (step.date for step in record.progress)
    if isinstance(record, Issue):
        for signature in record.sign_offs:
            yield signature.date
            if signature.void:
                yield signature.void


def _days(since: dt.date, today: dt.date) -> tuple[dt.date, ...]:
    """Return the days of the rows: the first, the last, and between them even steps or the ends of months."""
    for step in _DAYS:
        between = range(today.toordinal(), since.toordinal(), -step)
        if len(between) < PERIODS:
            return (since, *map(dt.date.fromordinal, reversed(between)))
    for months in _MONTHS:
        ends = [day for day in _month_ends(since, today, months) if since < day < today]
        if len(ends) <= PERIODS - 2:
            return (since, *ends, today)
    return (since, today)


def _month_ends(since: dt.date, today: dt.date, months: int) -> Iterator[dt.date]:
    """Yield the last day of every `months` months, counted from the start of a year."""
    for month in range(since.year * 12 + months, today.year * 12 + 12, months):
        year, index = divmod(month, 12)
        yield dt.date(year, index + 1, 1) - dt.timedelta(days=1)


def _at(course: tuple[CompletionPoint, ...], day: dt.date) -> CompletionPoint:
    """Return the figures at the end of `day`."""
    return CompletionPoint(day, course[bisect_right(course, day, key=lambda point: point.day) - 1].tally)


def _groups(issues: list[Issue], name_of: Callable[[Issue], str | None]) -> tuple[Group, ...]:
    """Count issues by name, the largest group first, then in the order of the ledger; that without a name is last."""
    by_name: dict[str | None, list[Issue]] = {}
    for issue in issues:
        by_name.setdefault(name_of(issue), []).append(issue)
    return _largest_first([Group(name, count(members), ids=_ids(members)) for name, members in by_name.items()])


def _largest_first(groups: list[Group]) -> tuple[Group, ...]:
    """Return groups in order, that without a name last."""
    return tuple(sorted(groups, key=lambda group: (group.name is None, -group.tally.total)))
