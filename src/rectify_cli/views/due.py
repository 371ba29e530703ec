"""What is due (到期): open issues with a deadline, the most urgent first, in the colours of the policy."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.ledger import Ledger, deadlines
from rectify_cli.ledger.model import Alert, Inspection, Issue, Policy

WITHIN = 30
"""How many days ahead is looked where the colours of the policy say nothing."""


@dataclass(frozen=True, slots=True)
class DueIssue:
    """One open issue with a deadline.

    `days_left` is negative when overdue; `touched` is the day of the last entry about it.
    """

    register: Register
    id: int
    title: str
    label: str
    owner: str | None
    lead: str | None
    person: str | None
    due: dt.date
    days_left: int
    alert: Alert | None
    touched: dt.date


@dataclass(frozen=True, slots=True)
class Dues:
    """What is due within so many days, and what is overdue.

    `plan` is the last day for the plan (整改方案), None where it is submitted or one owner is asked for.
    """

    body: str
    kind: str
    feedback: dt.date
    as_of: dt.date
    within: int
    issues: tuple[DueIssue, ...]
    undated: int
    plan: dt.date | None

    @property
    def overdue(self) -> tuple[DueIssue, ...]:
        """Those past their deadline."""
        return tuple(one for one in self.issues if one.days_left < 0)

    @property
    def late(self) -> bool:
        """Whether anything is overdue, the plan included."""
        return bool(self.overdue) or (self.plan is not None and self.plan < self.as_of)

    @property
    def coming(self) -> tuple[DueIssue, ...]:
        """Those whose deadline is still to come, today included."""
        return tuple(one for one in self.issues if one.days_left >= 0)


def build(
    ledger: Ledger,
    today: dt.date,
    within: int | None = None,
    owner: str | None = None,
    edition: Edition | None = None,
) -> Dues:
    """Build what is due on `today`, of one owner or of all; an issue not accepted where the policy counts so is open.

    Without an edition it is for the office itself, which sees all there is; a letter shows what its edition may.
    A feedback issue without a deadline is due when the rectification (集中整改) ends, where the policy says when.
    """
    inspection = ledger.inspection.record
    days = horizon(inspection.policy) if within is None else within
    submitted = inspection.plan_submitted is not None and inspection.plan_submitted <= today
    plan = None if submitted or owner is not None else deadlines.plan_due(ledger)
    whole = ledger.as_of(today).counted()
    listed = whole if edition is None else whole.edition(edition)
    ended = deadlines.rectified_by(inspection)
    due, undated = [], 0
    for register in (Register.ISSUES, Register.IMMEDIATE):
        for entry in getattr(listed, register.value):
            issue: Issue = entry.record
            if issue.status is Status.COMPLETED or owner not in {None, issue.owner}:
                continue
            deadline = issue.deadline or (ended if register is Register.ISSUES else None)
            undated += deadline is None
            if deadline and (deadline - today).days <= days:
                due.append(_due(issue, register, deadline, today, inspection))
    due.sort(key=lambda one: (one.due, one.register is Register.IMMEDIATE, one.id))
    return Dues(inspection.body, inspection.kind.label.zh, inspection.feedback, today, days, tuple(due), undated, plan)


def horizon(policy: Policy) -> int:
    """Return how many days ahead the colours of a policy look: the farthest that has a limit."""
    return max((one.within for one in policy.colours if one.within is not None and one.within >= 0), default=WITHIN)


def owners(ledger: Ledger) -> list[str]:
    """Return the owners of a ledger, in the order of their first issue."""
    entries = (*ledger.issues, *ledger.immediate)
    return list(dict.fromkeys(entry.record.owner for entry in entries if entry.record.owner))


def known_owner(ledger: Ledger, owner: str) -> str:
    """Return an owner; raises UsageError, with those there are, for one who owns nothing."""
    known = owners(ledger)
    if owner not in known:
        raise UsageError(
            Phrase(f"没有责任部门“{owner}”", f"there is no owner “{owner}”"),
            Phrase(
                f"有：{'、'.join(known) or '（都没有写）'}", f"there are: {', '.join(known) or '(none is written)'}"
            ),
        )
    return owner


def _due(issue: Issue, register: Register, due: dt.date, today: dt.date, inspection: Inspection) -> DueIssue:
    left = (due - today).days
    dated = [*(step.date for step in issue.progress), *(one.date for one in issue.extensions)]
    return DueIssue(
        register=register,
        id=issue.id,
        title=issue.title,
        label=inspection.label(issue),
        owner=issue.owner,
        lead=issue.lead,
        person=issue.person,
        due=due,
        days_left=left,
        alert=inspection.policy.colour(left),
        touched=max([inspection.feedback, *dated]),
    )
