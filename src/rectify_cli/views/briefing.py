"""The briefing (调度简报): status moves since a day, and what is due soon or overdue."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import Ledger, Tally, facts
from rectify_cli.ledger.model import Issue
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
class Extended:
    """An extension of the period: the deadline before it, that after it, and why."""

    register: Register
    issue: ListedIssue
    previous: dt.date
    until: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature of the period under the closing of an issue."""

    register: Register
    issue: ListedIssue
    role: str
    by: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of one register on the last day and on the first."""

    now: Tally
    before: Tally


@dataclass(frozen=True, slots=True)
class Briefing:
    """The data of a template of the briefing; issues and immediate fixes stand in the same lists.

    `closed` are the ids of the petitions closed in the period.
    """

    body: str
    kind: str
    since: dt.date
    as_of: dt.date
    total: Tally
    before: Tally
    immediate: Counts
    petitions: Counts
    moved: tuple[Move, ...]
    closed: tuple[int, ...]
    extended: tuple[Extended, ...]
    signed: tuple[Signed, ...]
    due: tuple[Due, ...]
    overdue: tuple[Due, ...]
    undated: tuple[ListedIssue, ...]
    parts: parts.PrintedParts


def build(ledger: Ledger, request: Request) -> Briefing:
    """Build the briefing from `request.since` (by default one interval back) to `request.today`."""
    interval = dt.timedelta(days=ledger.inspection.record.policy.dispatch_days or DISPATCH_DAYS)
    since = request.since or request.today - interval
    now, then = facts.as_of(ledger, request.today).counted(), facts.as_of(ledger, since).counted()
    shown = now.edition(request.edition)
    listed = list(_listed(shown))
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
        closed=tuple(_closed(now, then)),
        extended=tuple(_extended(shown, listed, since)),
        signed=tuple(_signed(shown, listed, since)),
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


def _closed(now: Ledger, then: Ledger) -> Iterator[int]:
    """Yield the ids of the petitions that are closed now and were not then."""
    done = {entry.record.id for entry in then.petitions if entry.record.status is Status.COMPLETED}
    for entry in now.petitions:
        if entry.record.status is Status.COMPLETED and entry.record.id not in done:
            yield entry.record.id


def _records(ledger: Ledger) -> dict[tuple[Register, int], Issue]:
    registers = ((Register.ISSUES, ledger.issues), (Register.IMMEDIATE, ledger.immediate))
    return {(register, entry.record.id): entry.record for register, entries in registers for entry in entries}


def _extended(ledger: Ledger, listed: Sequence[tuple[Register, ListedIssue]], since: dt.date) -> Iterator[Extended]:
    """Yield the extensions applied for after `since`, none of them later than the day of the ledger."""
    records = _records(ledger)
    for register, issue in listed:
        for extension in records[register, issue.id].extensions:
            if extension.date > since:
                yield Extended(register, issue, extension.previous, extension.until, extension.reason)


def _signed(ledger: Ledger, listed: Sequence[tuple[Register, ListedIssue]], since: dt.date) -> Iterator[Signed]:
    """Yield the signatures after `since` that are not void."""
    records = _records(ledger)
    for register, issue in listed:
        for signature in records[register, issue.id].signed:
            if signature.date > since:
                yield Signed(register, issue, signature.role, signature.by, signature.date)
