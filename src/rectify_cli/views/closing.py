"""The closing sheet (归零表, 销号单) of one issue."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import SignOff
from rectify_cli.views.issues import ListedIssue, listed
from rectify_cli.views.request import Request


@dataclass(frozen=True, slots=True)
class Signature:
    """The box of one party; empty until it has signed, and in the public edition."""

    role: str
    by: str | None
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """All a template of the closing sheet may say."""

    body: str
    kind: str
    issue: ListedIssue
    sign_offs: tuple[str, ...]
    signatures: tuple[Signature, ...]


def build(ledger: Ledger, request: Request) -> ClosingSheet:
    """Build the sheet of one issue; raises UsageError where none is named or the edition has it not."""
    ledger = ledger.as_of(request.today)
    inspection = ledger.inspection.record
    ledger = ledger.edition(request.edition)
    issues = {issue.id: issue for issue in listed(ledger)}
    if request.issue not in issues:
        known = ", ".join(str(number) for number in issues)
        message = (
            Phrase("要写明是哪一个问题", "name the issue")
            if request.issue is None
            else Phrase(f"这一稿里没有第 {request.issue} 号", f"no issue {request.issue} in this edition")
        )
        raise UsageError(message, Phrase(f"有：{known}", f"there are: {known}"))
    signed = {
        one.role: one for entry in ledger.issues if entry.record.id == request.issue for one in entry.record.signed
    }
    return ClosingSheet(
        inspection.body,
        inspection.kind.label.zh,
        issues[request.issue],
        inspection.sign_offs,
        tuple(Signature(role, *_signed(signed.get(role))) for role in inspection.sign_offs),
    )


def _signed(one: SignOff | None) -> tuple[str | None, dt.date | None]:
    return (one.by, one.date) if one else (None, None)
