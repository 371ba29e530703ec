"""Deadlines (整改时限) are met, and are those of the last extension."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger, lookup, overdue
from rectify_cli.ledger.model import Issue

OVERDUE = warning(
    "L240",
    Phrase("问题在时限前完成", "an issue is completed by its deadline"),
    Phrase(
        "完成了用 rectify log ID --status completed；没有完成用 rectify extend ID --to 新时限 --reason 理由",
        "if it is done, `rectify log ID --status completed`; if not, `rectify extend ID --to DATE --reason …`",
    ),
)

NOT_EXTENDED = error(
    "L241",
    Phrase("整改时限就是最后一次延期的新时限", "the deadline is that of the last extension"),
    Phrase(
        "延期无误的，用 rectify set ID due=新时限；延期写错的，用 rectify edit ID 改正",
        "if the extension is right, `rectify set ID due=DATE`; if not, correct it with `rectify edit ID`",
    ),
)


def run(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    """Yield issues past their deadline on `today`, and issues whose deadline is not that of their last extension."""
    for entry in (*ledger.issues, *ledger.immediate):
        issue = entry.record
        yield from _extended(entry)
        if issue.deadline and overdue(issue, today):
            days = (today - issue.deadline).days
            yield OVERDUE.broken(
                _deadline(entry),
                Phrase(
                    f"第 {issue.id} 号为{issue.status.label.zh}，时限 {issue.deadline}，到 {today} 逾期 {days} 天",
                    f"issue {issue.id} is {issue.status.label.en}; it was due on {issue.deadline} "
                    f"and is {days} day{'s' if days > 1 else ''} overdue on {today}",
                ),
                lookup.named(OVERDUE.cure, entry),
            )


def _extended(entry: Entry[Issue]) -> Iterator[Diagnostic]:
    issue = entry.record
    if issue.extensions and issue.due != issue.extensions[-1].until:
        until, number = issue.extensions[-1].until, lookup.typed(entry)
        zh, en = (f"时限为 {issue.due}", f"is due on {issue.due}") if issue.due else ("没有写时限", "has no deadline")
        place = entry.place("due") if issue.due else entry.place("extensions", key=True)
        last = entry.place("extensions", len(issue.extensions) - 1, "to")
        yield NOT_EXTENDED.broken(
            place,
            Phrase(
                f"第 {issue.id} 号{zh}，最后一次延期到 {until}", f"issue {issue.id} {en} but was extended to {until}"
            ),
            Phrase(
                f"延期无误的，用 rectify set {number} due={until}；延期写错的，用 rectify edit {number} 改正",
                f"if the extension is right, `rectify set {number} due={until}`; "
                f"if not, correct it with `rectify edit {number}`",
            ),
            related=(Related(last, Phrase("最后一次延期", "the last extension")),),
        )


def _deadline(entry: Entry[Issue]) -> Place:
    """Return the place of the deadline: of the issue itself, or of the item of its plan that is latest."""
    issue = entry.record
    if issue.due:
        return entry.place("due")
    index = next(index for index, plan in enumerate(issue.plan) if plan.due == issue.deadline)
    return entry.place("plan", index, "due")
