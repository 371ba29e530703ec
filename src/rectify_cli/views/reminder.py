"""The letter to an owner (催办单) about issues that are overdue or due soon."""

import datetime as dt
from dataclasses import dataclass, replace

from rectify_cli.ledger import Ledger, workdays
from rectify_cli.views import due, parts
from rectify_cli.views.due import DueIssue
from rectify_cli.views.request import Request


@dataclass(frozen=True, slots=True)
class Reminder:
    """The data of a template of the letter; `owner` is None if it goes to all owners.

    An answer is wanted by the day `reply_by`; `contact` says where to, and is None if the ledger does not.
    """

    body: str
    kind: str
    owner: str | None
    as_of: dt.date
    within: int
    overdue: tuple[DueIssue, ...]
    coming: tuple[DueIssue, ...]
    reply_by: dt.date
    contact: str | None
    parts: parts.PrintedParts


def build(ledger: Ledger, request: Request) -> Reminder:
    """Build the letter to one owner or to all; raises UsageError if the edition has no issue of the owner."""
    if request.owner is not None:
        due.known_owner(ledger.edition(request.edition), request.owner)
    dues = due.build(ledger, request.today, request.within, request.owner, request.edition)
    inspection = ledger.inspection.record
    elements = inspection.papers.reminder
    # It is the office in charge that reminds, unless the ledger names another.
    printed = parts.build(inspection, elements, request.today, "特此催办。")
    if not elements.issuers:
        printed = replace(printed, issuer=f"{inspection.kind.label.zh}整改办")
    return Reminder(
        body=dues.body,
        kind=dues.kind,
        owner=request.owner,
        as_of=request.today,
        within=dues.within,
        overdue=dues.overdue,
        coming=dues.coming,
        reply_by=workdays.after(request.today, elements.reply_within, ledger.calendar),
        contact=elements.contact or inspection.contact.phone,
        parts=printed,
    )
