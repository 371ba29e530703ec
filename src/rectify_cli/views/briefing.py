"""The briefing (调度简报): status moves since a day, and the issues that are due soon or overdue."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import Ledger, Tally, facts
from rectify_cli.views.issues import ListedIssue, listed
from rectify_cli.views.request import Request

DISPATCH_DAYS = 30
"""How many days a briefing looks back and ahead unless the policy says: the seed is dispatched monthly."""


@dataclass(frozen=True, slots=True)
class Move:
    """An issue whose status changed; `before` is the word for its former status."""

    issue: ListedIssue
    before: str


@dataclass(frozen=True, slots=True)
class Due:
    """An open issue with a deadline; `days` counts the days left or overdue and is never negative."""

    issue: ListedIssue
    deadline: dt.date
    days: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """The data of a template of the briefing."""

    body: str
    kind: str
    since: dt.date
    as_of: dt.date
    total: Tally
    before: Tally
    moved: tuple[Move, ...]
    due: tuple[Due, ...]
    overdue: tuple[Due, ...]
    undated: tuple[ListedIssue, ...]


def build(ledger: Ledger, request: Request) -> Briefing:
    """Build the briefing from `request.since` (by default one interval back) to `request.today`."""
    interval = dt.timedelta(days=ledger.inspection.record.policy.dispatch_days or DISPATCH_DAYS)
    since = request.since or request.today - interval
    now, then = facts.as_of(ledger, request.today).counted(), facts.as_of(ledger, since).counted()
    issues = listed(now.edition(request.edition))
    unfinished = [issue for issue in issues if issue.status is not Status.COMPLETED]
    deadlines = {entry.record.id: entry.record.deadline for entry in now.edition(request.edition).issues}
    dated = [
        Due(issue, deadline, abs((deadline - request.today).days))
        for issue in unfinished
        if (deadline := deadlines[issue.id])
    ]
    dated.sort(key=lambda due: due.deadline)
    return Briefing(
        body=now.inspection.record.body,
        kind=now.inspection.record.kind.label.zh,
        since=since,
        as_of=request.today,
        total=now.tally(Register.ISSUES),
        before=then.tally(Register.ISSUES),
        moved=tuple(_moves(issues, listed(then.edition(request.edition)))),
        due=tuple(due for due in dated if request.today <= due.deadline <= request.today + interval),
        overdue=tuple(due for due in dated if due.deadline < request.today),
        undated=tuple(issue for issue in unfinished if deadlines[issue.id] is None),
    )


def _moves(now: tuple[ListedIssue, ...], then: tuple[ListedIssue, ...]) -> Iterator[Move]:
    for issue, before in zip(now, then, strict=True):
        if issue.status is not before.status:
            yield Move(issue, before.label)
