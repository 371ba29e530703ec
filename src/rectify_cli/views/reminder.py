"""The letter to an owner (催办单): what is overdue and what is due soon."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.ledger import Ledger
from rectify_cli.views import due
from rectify_cli.views.due import DueIssue
from rectify_cli.views.request import Request


@dataclass(frozen=True, slots=True)
class Reminder:
    """All a template of the letter may say; `owner` is None where it goes to all of them."""

    body: str
    kind: str
    owner: str | None
    as_of: dt.date
    within: int
    overdue: tuple[DueIssue, ...]
    coming: tuple[DueIssue, ...]


def build(ledger: Ledger, request: Request) -> Reminder:
    """Build the letter to the owner asked for, or to all; raises UsageError for one who owns nothing."""
    if request.owner is not None:
        due.known_owner(ledger.edition(request.edition), request.owner)
    found = due.build(ledger, request.today, request.within, request.owner, request.edition)
    return Reminder(found.body, found.kind, request.owner, request.today, found.within, found.overdue, found.coming)
