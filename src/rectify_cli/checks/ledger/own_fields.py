"""The fields an office declares (自设栏目) are filled in from the status at which they are required."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure
from rectify_cli.ledger import Entry, Ledger, lookup
from rectify_cli.ledger.filters import PROGRESS
from rectify_cli.ledger.model import Declaration, Issue

NOT_FILLED = error(
    "L235",
    Phrase("必填的自设栏目都已填写", "a declared field that is required is filled in"),
    Phrase("rectify set ID 栏目=…", "`rectify set ID FIELD=…`"),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield each required field without a value, at the status that requires it."""
    for key, declared in ledger.inspection.record.fields.items():
        if declared.required_from is None:
            continue
        required = PROGRESS[PROGRESS.index(declared.required_from) :]
        for entry in (*ledger.issues, *ledger.immediate):
            issue = entry.record
            withheld = issue.disclosure is Disclosure.WITHHELD
            if issue.status in required and not withheld and key not in issue.fields.values():
                yield _not_filled(entry, declared)


def _not_filled(entry: Entry[Issue], declared: Declaration) -> Diagnostic:
    issue, heading = entry.record, declared.heading
    place = entry.place("progress", len(issue.progress) - 1, "status") if issue.progress else entry.place("id")
    status = issue.status.label
    return NOT_FILLED.broken(
        place,
        Phrase(
            f"第 {issue.id} 号为{status.zh}，却没有填写“{heading}”",
            f"issue {issue.id} is {status.en} but its field “{heading}” is empty",
        ),
        lookup.named(Phrase(f"rectify set ID {heading}=…", f"`rectify set ID {heading}=…`"), entry),
    )
