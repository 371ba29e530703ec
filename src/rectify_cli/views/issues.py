"""An issue as papers print it: its texts, its status in the body's own word, and the fields its edition may print."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from operator import attrgetter

from rectify_cli.core.chinese.ordinals import spells
from rectify_cli.core.terms import Arrangement, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Inspection, Issue, Point, Result
from rectify_cli.ledger.order import by_aspect
from rectify_cli.views.printed_fields import PrintedFields, printed_fields


@dataclass(frozen=True, slots=True)
class PrintedPoint:
    """One measure, result or plan; `parts` are its inner points."""

    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """One listed issue, `number` as it is printed from 1; a field that the edition may not print is None."""

    number: int
    id: int
    title: str
    aspect: str | None
    status: Status
    label: str
    since: dt.date | None
    note: str | None
    measures: tuple[PrintedPoint, ...]
    measures_as: Arrangement
    results: tuple[PrintedPoint, ...]
    results_as: Arrangement
    plan: tuple[PrintedPoint, ...]
    plan_as: Arrangement
    due: dt.date | None
    deadline: dt.date | None
    owner: str | None
    lead: str | None
    person: str | None
    support: str | None
    examples: str | None
    cause: str | None
    goal: str | None
    reason: str | None
    lessons: str | None
    evidence: tuple[str, ...]
    tags: tuple[str, ...]
    fields: PrintedFields


@dataclass(frozen=True, slots=True)
class Aspect:
    """The issues of one aspect (方面), `number` as it is printed; both it and `title` are None if they have none."""

    number: int | None
    title: str | None
    issues: tuple[ListedIssue, ...]


_AS_WRITTEN = (
    "id", "title", "aspect", "status", "owner", "lead", "person", "support",
    "examples", "cause", "goal", "reason", "lessons",
)  # fmt: skip


def listed(ledger: Ledger) -> tuple[ListedIssue, ...]:
    """Return the issues of an edition of a ledger in the order of their aspects, numbered as they are printed."""
    return numbered(ledger.issues, ledger.inspection.record)


def numbered(entries: Iterable[Entry[Issue]], inspection: Inspection) -> tuple[ListedIssue, ...]:
    """Return entries of one register as `listed` does."""
    return tuple(_listed(at, entry.record, inspection) for at, entry in enumerate(by_aspect(entries), start=1))


def aspects(issues: Iterable[ListedIssue]) -> tuple[Aspect, ...]:
    """Return listed issues under the headings of their aspects."""
    numbers = count(1)
    return tuple(
        Aspect(next(numbers) if title else None, title, tuple(group))
        for title, group in groupby(issues, key=attrgetter("aspect"))
    )


def _listed(number: int, issue: Issue, inspection: Inspection) -> ListedIssue:
    last = issue.progress[-1] if issue.progress else None
    return ListedIssue(
        number=number,
        label=inspection.label(issue),
        since=last.date if last else None,
        note=last.note if last else None,
        measures=tuple(map(_point, issue.measures)),
        measures_as=_arrangement(issue.measures, issue.measures_as),
        results=tuple(map(_point, issue.results)),
        results_as=_arrangement(issue.results, issue.results_as),
        plan=tuple(PrintedPoint(plan.text) for plan in issue.plan),
        plan_as=_arrangement(issue.plan, issue.plan_as),
        due=issue.due,
        deadline=issue.deadline,
        evidence=tuple(evidence.name for evidence in issue.evidence),
        tags=issue.tags,
        fields=printed_fields(issue.fields, inspection.fields),
        **{name: getattr(issue, name) for name in _AS_WRITTEN},
    )


def _point(point: Result) -> PrintedPoint:
    return PrintedPoint(point.text, point.items)


def _arrangement(points: Sequence[Point], written: Arrangement | None) -> Arrangement:
    """Return how points are printed unless the data says otherwise; a single one takes no 一是.

    Neither do points of which one has a series of its own (一是…，二是…), or 一是 would be printed twice.
    """
    if any(spells(point.text) for point in points):
        return Arrangement.PLAIN
    return written or (Arrangement.LISTED if len(points) > 1 else Arrangement.PLAIN)
