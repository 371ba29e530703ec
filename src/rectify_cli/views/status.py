"""Progress of the work (进展): totals by register, a figure per status, and what is still open."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from rectify_cli.core.terms import Basis, Disclosure, Edition, Register, Status
from rectify_cli.ledger import Entry, Ledger, Tally, accepted, lists
from rectify_cli.ledger.model import Inspection, Issue
from rectify_cli.views import due


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """One issue or immediate fix that is not completed.

    `days_left` is negative if it is overdue, None if it has no deadline.
    """

    id: int
    title: str
    status: Status
    label: str
    plan: tuple[str, ...]
    due: dt.date | None
    days_left: int | None
    disclosure: Disclosure


@dataclass(frozen=True, slots=True)
class StatusView:
    """The overview a leader needs on one screen.

    `reported` and `accepted` count the feedback issues completed on either basis; `signed` is True if the second is of
    interest, as issues are signed or the policy counts it. `overdue` and `soon` count issues and immediate fixes past
    their deadline or due `within` so many days.
    """

    body: str
    kind: str
    as_of: dt.date
    tallies: dict[Register, Tally]
    listed: int
    withheld: int
    reported: int
    accepted: int
    signed: bool
    open: tuple[OpenIssue, ...]
    immediate: tuple[OpenIssue, ...]
    overdue: int
    soon: int
    within: int
    undated: int


def build(ledger: Ledger, today: dt.date, edition: Edition | None = None) -> StatusView:
    """Build the overview of `ledger` as of `today`; every issue counts, those of the edition are listed.

    Without an edition all are listed, for the office itself, those withheld from both editions too.
    """
    inspection = ledger.inspection.record
    reported = [entry.record for entry in ledger.issues]
    dues = due.build(ledger, today)
    ledger = ledger.counted()
    issues = [entry.record for entry in ledger.issues]
    shown = ledger if edition is None else ledger.edition(edition)
    return StatusView(
        body=inspection.body,
        kind=inspection.kind.label.zh,
        as_of=today,
        tallies={register: ledger.tally(register) for register in Register},
        listed=sum(lists(Edition.PUBLIC, issue) for issue in issues),
        withheld=sum(issue.disclosure is not Disclosure.PUBLIC for issue in issues),
        reported=sum(issue.status is Status.COMPLETED for issue in reported),
        accepted=sum(accepted(issue, inspection) for issue in reported),
        signed=inspection.policy.counts is Basis.ACCEPTED or any(issue.sign_offs for issue in reported),
        open=_open(shown.issues, inspection, today),
        immediate=_open(shown.immediate, inspection, today),
        overdue=len(dues.overdue),
        soon=len(dues.coming),
        within=dues.within,
        undated=dues.undated,
    )


def _open(entries: Iterable[Entry[Issue]], inspection: Inspection, today: dt.date) -> tuple[OpenIssue, ...]:
    """Return the issues of a register that are not completed."""
    issues = (entry.record for entry in entries)
    return tuple(
        _open_issue(issue, inspection.label(issue), today) for issue in issues if issue.status is not Status.COMPLETED
    )


def _open_issue(issue: Issue, label: str, today: dt.date) -> OpenIssue:
    deadline = issue.deadline
    return OpenIssue(
        id=issue.id,
        title=issue.title,
        status=issue.status,
        label=label,
        plan=tuple(plan.text for plan in issue.plan),
        due=deadline,
        days_left=(deadline - today).days if deadline else None,
        disclosure=issue.disclosure,
    )
