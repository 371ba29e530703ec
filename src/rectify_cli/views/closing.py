"""The closing sheet (归零表, 销号单) of one issue."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger, facts
from rectify_cli.ledger.model import SignOff
from rectify_cli.views.issues import ListedIssue, listed
from rectify_cli.views.request import Request


@dataclass(frozen=True, slots=True)
class Signature:
    """The box of one party; `by` and `date` are None until it has signed, and in the public edition."""

    role: str
    by: str | None
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """The data of a template of the closing sheet."""

    body: str
    kind: str
    issue: ListedIssue
    sign_offs: tuple[str, ...]
    signatures: tuple[Signature, ...]


def build(ledger: Ledger, request: Request) -> ClosingSheet:
    """Build the sheet of one issue; raises UsageError if none is named or the edition does not list it."""
    ledger = facts.as_of(ledger, request.today)
    inspection = ledger.inspection.record
    ledger = ledger.edition(request.edition)
    issues = {issue.id: issue for issue in listed(ledger)}
    if request.issue not in issues:
        numbers = [str(number) for number in issues]
        message = (
            Phrase("没有写明是哪个问题", "no issue is named")
            if request.issue is None
            else Phrase(f"这一稿里没有第 {request.issue} 号", f"no issue {request.issue} in this edition")
        )
        raise UsageError(
            message,
            Phrase(
                f"rectify render closing-sheet 编号，可选：{'、'.join(numbers) or '（无）'}",
                f"`rectify render closing-sheet ID` with one of: {', '.join(numbers) or '(none)'}",
            ),
        )
    signatures = {
        signature.role: signature
        for entry in ledger.issues
        if entry.record.id == request.issue
        for signature in entry.record.signed
    }
    return ClosingSheet(
        inspection.body,
        inspection.kind.label.zh,
        issues[request.issue],
        inspection.sign_offs,
        tuple(_box(role, signatures.get(role)) for role in inspection.sign_offs),
    )


def _box(role: str, signature: SignOff | None) -> Signature:
    return Signature(role, signature.by, signature.date) if signature else Signature(role, None, None)
