"""The letter to an owner (催办单) about issues that are overdue or due soon."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger
from rectify_cli.views import due
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


def build(ledger: Ledger, request: Request) -> Reminder:
    """Build the letter to one owner or to all; raises UsageError if the edition has no issue of the owner."""
    known = due.owners(ledger.edition(request.edition))
    if request.owner is not None and request.owner not in known:
        raise UsageError(
            Phrase(f"没有责任部门“{request.owner}”", f"no owner “{request.owner}”"),
            Phrase(f"可选：{'、'.join(known) or '（都没有写责任部门）'}", f"owners: {', '.join(known) or '(none)'}"),
        )
    dues = due.build(ledger, request.today, request.within, request.owner, request.edition)
    return Reminder(dues.body, dues.kind, request.owner, request.today, dues.within, dues.overdue, dues.coming)
