"""What is due (到期): open issues with a deadline, the most urgent first, in the colours of the policy."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, Edition, Register, Status
from rectify_cli.ledger import Ledger, deadlines
from rectify_cli.ledger.model import Alert, Inspection, Issue, Policy

WITHIN = 30
"""How many days ahead to look if the colours of the policy have no limit."""


@dataclass(frozen=True, slots=True)
class DueIssue:
    """One open issue with a deadline.

    `days_left` is negative if it is overdue; `touched` is the day of its last progress or extension, or the feedback.
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
    disclosure: Disclosure


@dataclass(frozen=True, slots=True)
class Dues:
    """The issues that are overdue or due `within` so many days; `undated` counts open issues without a deadline.

    `plan` is the last day for submitting the plan (整改方案), None if it is submitted or only one owner is shown.
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
        """The issues past their deadline."""
        return tuple(issue for issue in self.issues if issue.days_left < 0)

    @property
    def late(self) -> bool:
        """True if an issue or the plan is overdue."""
        return bool(self.overdue) or (self.plan is not None and self.plan < self.as_of)

    @property
    def coming(self) -> tuple[DueIssue, ...]:
        """The issues whose deadline is today or later."""
        return tuple(issue for issue in self.issues if issue.days_left >= 0)


def build(
    ledger: Ledger,
    today: dt.date,
    within: int | None = None,
    owner: str | None = None,
    edition: Edition | None = None,
) -> Dues:
    """Build what is due as of `today`, of one owner or of all, counting statuses as the policy does.

    `within` is a number of days, by default that of `horizon`. Without an edition all entries are shown, for the office
    itself. A feedback issue without a deadline is due on the last day of the rectification period (集中整改) if the
    policy sets one.
    """
    inspection = ledger.inspection.record
    days = horizon(inspection.policy) if within is None else within
    submitted = inspection.plan_submitted is not None and inspection.plan_submitted <= today
    plan = None if submitted or owner is not None else deadlines.plan_due(ledger)
    whole = ledger.as_of(today).counted()
    shown = whole if edition is None else whole.edition(edition)
    end = deadlines.rectified_by(inspection)
    due, undated = [], 0
    for register, entry in shown.issues_by_register():
        issue = entry.record
        if issue.status is Status.COMPLETED or owner not in {None, issue.owner}:
            continue
        deadline = issue.deadline or (end if register is Register.ISSUES else None)
        undated += deadline is None
        if deadline and (deadline - today).days <= days:
            due.append(_due(issue, register, deadline, today, inspection))
    due.sort(key=lambda issue: (issue.due, issue.register is Register.IMMEDIATE, issue.id))
    return Dues(inspection.body, inspection.kind.label.zh, inspection.feedback, today, days, tuple(due), undated, plan)


def horizon(policy: Policy) -> int:
    """Return how many days ahead the colours of a policy look: the largest limit among them."""
    limits = (alert.within for alert in policy.colours if alert.within is not None and alert.within >= 0)
    return max(limits, default=WITHIN)


def owners(ledger: Ledger) -> list[str]:
    """Return the owners of a ledger, in the order of their first issue."""
    entries = (*ledger.issues, *ledger.immediate)
    return list(dict.fromkeys(entry.record.owner for entry in entries if entry.record.owner))


def known_owner(ledger: Ledger, owner: str) -> str:
    """Return `owner`; raises UsageError that names the owners if it owns no issue."""
    known = owners(ledger)
    if owner not in known:
        raise UsageError(
            Phrase(f"没有责任部门“{owner}”", f"no owner “{owner}”"),
            Phrase(f"可选：{'、'.join(known) or '（都没有写责任部门）'}", f"owners: {', '.join(known) or '(none)'}"),
        )
    return owner


def touched(issue: Issue, inspection: Inspection) -> dt.date:
    """Return the day of the last progress or extension of an issue, or of the feedback."""
    dated = [*(step.date for step in issue.progress), *(extension.date for extension in issue.extensions)]
    return max([inspection.feedback, *dated])


def _due(issue: Issue, register: Register, due: dt.date, today: dt.date, inspection: Inspection) -> DueIssue:
    left = (due - today).days
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
        touched=touched(issue, inspection),
        disclosure=issue.disclosure,
    )
