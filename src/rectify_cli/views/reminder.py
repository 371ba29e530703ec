"""The letter to an owner (催办单) about issues that are overdue or due soon."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.ledger import Ledger
from rectify_cli.views import due, parts
from rectify_cli.views.due import DueIssue
from rectify_cli.views.request import Request


@dataclass(frozen=True, slots=True)
class Reminder:
    """The data of a template of the letter; `owner` is None if it goes to all owners."""

    body: str
    kind: str
    owner: str | None
    as_of: dt.date
    within: int
    overdue: tuple[DueIssue, ...]
    coming: tuple[DueIssue, ...]
    parts: parts.PrintedParts


def build(ledger: Ledger, request: Request) -> Reminder:
    """Build the letter to one owner or to all; raises UsageError if the edition has no issue of the owner."""
    if request.owner is not None:
        due.known_owner(ledger.edition(request.edition), request.owner)
    dues = due.build(ledger, request.today, request.within, request.owner, request.edition)
    inspection = ledger.inspection.record
    return Reminder(
        body=dues.body,
        kind=dues.kind,
        owner=request.owner,
        as_of=request.today,
        within=dues.within,
        overdue=dues.overdue,
        coming=dues.coming,
        parts=parts.build(inspection, inspection.papers.reminder, request.today, "特此催办。"),
    )
