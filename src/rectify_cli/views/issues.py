"""An issue as papers print it: its texts, its status in the body's own word, and the fields its edition may print."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.terms import Arrangement, Status
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Inspection, Issue, Result
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


_AS_WRITTEN = (
    "id", "status", "owner", "lead", "person", "support",
    "examples", "cause", "goal", "reason", "lessons",
)  # fmt: skip


def listed(ledger: Ledger) -> tuple[ListedIssue, ...]:
    """Return the issues of an edition of a ledger, numbered as they are printed."""
    inspection = ledger.inspection.record
    return tuple(_listed(number, entry.record, inspection) for number, entry in enumerate(ledger.issues, start=1))


def _listed(number: int, issue: Issue, inspection: Inspection) -> ListedIssue:
    last = issue.progress[-1] if issue.progress else None
    return ListedIssue(
        number=number,
        label=inspection.label(issue),
        since=last.date if last else None,
        note=last.note if last else None,
        title=unnumbered(issue.title),
        aspect=issue.aspect and unnumbered(issue.aspect),
        measures=tuple(map(_point, issue.measures)),
        measures_as=issue.measures_as or _arrangement(len(issue.measures)),
        results=tuple(map(_point, issue.results)),
        results_as=issue.results_as or _arrangement(len(issue.results)),
        plan=tuple(PrintedPoint(unnumbered(plan.text)) for plan in issue.plan),
        plan_as=issue.plan_as or _arrangement(len(issue.plan)),
        due=issue.due,
        deadline=issue.deadline,
        evidence=tuple(evidence.name for evidence in issue.evidence),
        tags=issue.tags,
        fields=printed_fields(issue.fields, inspection.fields),
        **{name: getattr(issue, name) for name in _AS_WRITTEN},
    )


def _point(point: Result) -> PrintedPoint:
    """Return a measure or result without the ordinals that were typed into it: the template writes them."""
    return PrintedPoint(unnumbered(point.text), tuple(map(unnumbered, point.items)))


def _arrangement(points: int) -> Arrangement:
    """Return how a number of points is printed unless the data says otherwise; a single one takes no 一是."""
    return Arrangement.LISTED if points > 1 else Arrangement.PLAIN
