"""A status is borne out by what the entry says: what was done for what is completed, a plan for what is staged."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue

NO_RESULTS = error(
    "L230",
    Phrase("列出的已完成问题写有整改情况", "a listed completed issue says what was done"),
    Phrase("写明做了什么：rectify results add 编号 '……'", "say what was done: `rectify results add ID '…'`"),
)
NO_PLAN = error(
    "L231",
    Phrase("阶段性完成的问题写有整改计划", "a staged issue has a plan"),
    Phrase(
        "在 plan 下写明还要做什么：- {text: …, due: 2025-12-31}",
        "write what is still to be done under plan: - {text: …, due: 2025-12-31}",
    ),
)
NO_DATE = warning(
    "L232",
    Phrase("整改计划写有时限", "a plan has a date"),
    Phrase(
        "给一条计划加上 due: 2025-12-31 这样的时限",
        "give an item of the plan a date, such as due: 2025-12-31",
    ),
)


ONLY_PLANNED = warning(
    "L233",
    Phrase("整改情况不是照抄整改措施", "what was done is not what was planned, word for word"),
    Phrase(
        "改写为做了什么、成效如何：rectify edit 编号",
        "rewrite it as what was done, and to what effect: `rectify edit ID`",
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
                f"issue {issue.id} is completed, and nothing says what was done",
            ),
        )
    planned = [(measure.text, measure.items) for measure in issue.measures]
    if planned and planned == [(result.text, result.items) for result in issue.results]:
        yield ONLY_PLANNED.broken(
            entry.place("results", key=True),
            Phrase(
                f"第 {issue.id} 号的整改情况与整改措施一字不差",
                f"the results of issue {issue.id} are its measures, word for word",
            ),
        )
    if issue.status is Status.STAGED and not issue.plan:
        yield NO_PLAN.broken(
            entry.place(*last),
            Phrase(f"第 {issue.id} 号阶段性完成，却没有写整改计划", f"no. {issue.id} is staged but has no plan"),
        )
    elif issue.status is Status.STAGED and issue.deadline is None:
        yield NO_DATE.broken(
            entry.place("plan", key=True),
            Phrase(f"第 {issue.id} 号的整改计划没有时限", f"the plan of no. {issue.id} has no date"),
        )
