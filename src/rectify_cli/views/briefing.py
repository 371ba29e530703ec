"""The briefing (调度简报): status moves since a day, and what is due soon or overdue."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import Ledger, Tally, facts
from rectify_cli.views import parts
from rectify_cli.views.issues import ListedIssue, numbered
from rectify_cli.views.request import Request

DISPATCH_DAYS = 30
"""How many days a briefing looks back and ahead unless the policy says: the seed is dispatched monthly."""


@dataclass(frozen=True, slots=True)
class Move:
    """An issue whose status changed; `before` is the word for its former status."""

    register: Register
    issue: ListedIssue
    before: str


@dataclass(frozen=True, slots=True)
class Due:
    """An open issue with a deadline; `days` counts the days left or overdue and is never negative."""

    register: Register
    issue: ListedIssue
    deadline: dt.date
    days: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of one register on the last day and on the first."""

    now: Tally
    before: Tally


@dataclass(frozen=True, slots=True)
class Briefing:
    """The data of a template of the briefing; issues and immediate fixes stand in the same lists."""

    body: str
    kind: str
    since: dt.date
    as_of: dt.date
    total: Tally
    before: Tally
    immediate: Counts
    petitions: Counts
    moved: tuple[Move, ...]
    due: tuple[Due, ...]
    overdue: tuple[Due, ...]
    undated: tuple[ListedIssue, ...]
    parts: parts.PrintedParts


def build(ledger: Ledger, request: Request) -> Briefing:
    """Build the briefing from `request.since` (by default one interval back) to `request.today`."""
    interval = dt.timedelta(days=ledger.inspection.record.policy.dispatch_days or DISPATCH_DAYS)
    since = request.since or request.today - interval
    now, then = facts.as_of(ledger, request.today).counted(), facts.as_of(ledger, since).counted()
    listed = list(_listed(now.edition(request.edition)))
    unfinished = [(register, issue) for register, issue in listed if issue.status is not Status.COMPLETED]
    dated = [
        Due(register, issue, issue.deadline, abs((issue.deadline - request.today).days))
        for register, issue in unfinished
        if issue.deadline
    ]
    dated.sort(key=lambda due: due.deadline)
    return Briefing(
        body=now.inspection.record.body,
        kind=now.inspection.record.kind.label.zh,
        since=since,
        as_of=request.today,
        total=now.tally(Register.ISSUES),
        before=then.tally(Register.ISSUES),
        immediate=Counts(now.tally(Register.IMMEDIATE), then.tally(Register.IMMEDIATE)),
        petitions=Counts(now.tally(Register.PETITIONS), then.tally(Register.PETITIONS)),
        moved=tuple(_moves(listed, list(_listed(then.edition(request.edition))))),
        due=tuple(due for due in dated if request.today <= due.deadline <= request.today + interval),
        overdue=tuple(due for due in dated if due.deadline < request.today),
        undated=tuple(issue for _, issue in unfinished if issue.deadline is None),
        parts=parts.build(now.inspection.record, now.inspection.record.papers.briefing, request.today),
    )


def _listed(ledger: Ledger) -> Iterator[tuple[Register, ListedIssue]]:
    for register, entries in ((Register.ISSUES, ledger.issues), (Register.IMMEDIATE, ledger.immediate)):
        for issue in numbered(entries, ledger.inspection.record):
            yield register, issue


def _moves(now: Sequence[tuple[Register, ListedIssue]], then: Sequence[tuple[Register, ListedIssue]]) -> Iterator[Move]:
    for (register, issue), (_, before) in zip(now, then, strict=True):
        if issue.status is not before.status:
            yield Move(register, issue, before.label)
