"""An entry bears out its status: a completed issue says what was done, a staged one has a plan."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, Status
from rectify_cli.ledger import Entry, Ledger, lookup
from rectify_cli.ledger.model import Issue

NO_RESULTS = error(
    "L230",
    Phrase("列出的已完成问题写有整改情况", "a listed issue that is completed says what was done"),
    Phrase("rectify results add ID 内容", "`rectify results add ID TEXT`"),
)
NO_PLAN = error(
    "L231",
    Phrase("阶段性完成的问题写有整改计划", "a staged issue has a plan"),
    Phrase("rectify plan add ID 还要做什么 --due 时限", "`rectify plan add ID TEXT --due DATE`"),
)
NO_DATE = warning(
    "L232",
    Phrase("整改计划写有时限", "a plan has a deadline"),
    Phrase("rectify set ID plan.1.due=时限", "`rectify set ID plan.1.due=DATE`"),
)
ONLY_PLANNED = warning(
    "L233",
    Phrase("整改情况不是照抄整改措施", "results are not copied from the measures"),
    Phrase(
        "用 rectify edit ID 改写为做了什么、成效如何",
        "with `rectify edit ID`, write under results what was done, and to what effect",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield issues whose status the entry does not bear out."""
    for entry in (*ledger.issues, *ledger.immediate):
        if entry.record.disclosure is not Disclosure.WITHHELD:
            yield from _listed(entry)


def _listed(entry: Entry[Issue]) -> Iterator[Diagnostic]:
    issue = entry.record
    last = ("progress", len(issue.progress) - 1, "status")
    if issue.status is Status.COMPLETED and not issue.results:
        yield NO_RESULTS.broken(
            entry.place(*last),
            Phrase(
                f"第 {issue.id} 号已完成，却没有写整改情况",
                f"issue {issue.id} is completed but has no results",
            ),
            lookup.named(NO_RESULTS.cure, entry),
        )
    planned = [(measure.text, measure.items) for measure in issue.measures]
    if planned and planned == [(result.text, result.items) for result in issue.results]:
        yield ONLY_PLANNED.broken(
            entry.place("results", key=True),
            Phrase(
                f"第 {issue.id} 号的整改情况与整改措施一字不差",
                f"the results of issue {issue.id} are its measures, word for word",
            ),
            lookup.named(ONLY_PLANNED.cure, entry),
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
