"""An entry bears out its status: a completed issue has measures, a staged one a plan."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, Status
from rectify_cli.ledger import Entry, Ledger, lookup
from rectify_cli.ledger.model import Issue

NO_MEASURES = error(
    "L230",
    Phrase("列出的已完成问题写有整改措施", "a listed issue that is completed has measures"),
    Phrase("rectify measure add ID 内容", "`rectify measure add ID TEXT`"),
)
NO_PLAN = error(
    "L231",
    Phrase("阶段性完成的问题写有整改计划", "a staged issue has a plan"),
    Phrase(
        "用 rectify edit ID 在 plan 下写明还要做什么、到什么时候",
        "with `rectify edit ID`, write under plan what remains to be done, and by when",
    ),
)
NO_DATE = warning(
    "L232",
    Phrase("整改计划写有时限", "a plan has a deadline"),
    Phrase("rectify set ID plan.1.due=时限", "`rectify set ID plan.1.due=DATE`"),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield issues whose status the entry does not bear out."""
    for entry in (*ledger.issues, *ledger.immediate):
        if entry.record.disclosure is not Disclosure.WITHHELD:
            yield from _listed(entry)


def _listed(entry: Entry[Issue]) -> Iterator[Diagnostic]:
    issue = entry.record
    last = ("progress", len(issue.progress) - 1, "status")
    if issue.status is Status.COMPLETED and not issue.measures:
        yield NO_MEASURES.broken(
            entry.place(*last),
            Phrase(
                f"第 {issue.id} 号已完成，却没有写整改措施",
                f"issue {issue.id} is completed but has no measures",
            ),
            lookup.named(NO_MEASURES.cure, entry),
        )
    if issue.status is Status.STAGED and not issue.plan:
        yield NO_PLAN.broken(
            entry.place(*last),
            Phrase(f"第 {issue.id} 号为阶段性完成，却没有写整改计划", f"issue {issue.id} is staged but has no plan"),
            lookup.named(NO_PLAN.cure, entry),
        )
    elif issue.status is Status.STAGED and issue.deadline is None:
        yield NO_DATE.broken(
            entry.place("plan", key=True),
            Phrase(f"第 {issue.id} 号的整改计划没有时限", f"the plan of issue {issue.id} has no deadline"),
            lookup.named(NO_DATE.cure, entry),
        )
