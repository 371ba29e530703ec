"""What is due is done."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger, lookup, overdue
from rectify_cli.ledger.model import Issue

OVERDUE = warning(
    "L240",
    Phrase("到期的问题已经完成", "an issue is completed by its deadline"),
    Phrase(
        "完成了就 rectify log ID --status completed；没完成就 rectify extend ID --to DATE --reason …",
        "if it is done: `rectify log ID --status completed`; if not: `rectify extend ID --to DATE --reason …`",
    ),
)

NOT_EXTENDED = error(
    "L241",
    Phrase("延期后的新时限就是整改时限", "the deadline is the one it was last extended to"),
    Phrase(
        "核对后 rectify set ID due=新时限，或用 rectify edit ID 改延期的 to",
        "after checking: `rectify set ID due=DATE`, or correct `to` of the extension with `rectify edit ID`",
    ),
)


def run(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    """Yield issues that are past their deadline on `today`, or whose deadline is not the extended one."""
    for entry in (*ledger.issues, *ledger.immediate):
        issue = entry.record
        yield from _extended(entry)
        if issue.deadline and overdue(issue, today):
            days = (today - issue.deadline).days
            yield OVERDUE.broken(
                _written(entry),
                Phrase(
                    f"第 {issue.id} 号{issue.status.label.zh}，时限 {issue.deadline}，到 {today} 逾期 {days} 天",
                    f"no. {issue.id} is {issue.status.label.en}, was due {issue.deadline}, "
                    f"and is {days} day{'s' if days > 1 else ''} overdue on {today}",
                ),
                lookup.named(OVERDUE.cure, entry),
            )


def _extended(entry: Entry[Issue]) -> Iterator[Diagnostic]:
    issue = entry.record
    if issue.extensions and issue.due != issue.extensions[-1].until:
        until, number = issue.extensions[-1].until, lookup.typed(entry)
        was = issue.due or Phrase("没有写", "not written")
        zh, en = (was.zh, was.en) if isinstance(was, Phrase) else (was, was)
        place = entry.place("due") if issue.due else entry.place("extensions", key=True)
        last = entry.place("extensions", len(issue.extensions) - 1, "to")
        yield NOT_EXTENDED.broken(
            place,
            Phrase(
                f"第 {issue.id} 号时限 {zh}，最后一次延到 {until}", f"no. {issue.id} is due {en}, extended to {until}"
            ),
            Phrase(
                f"核对后 rectify set {number} due={until}，或用 rectify edit {number} 改延期的 to",
                f"after checking: `rectify set {number} due={until}`, "
                f"or correct `to` of the extension with `rectify edit {number}`",
            ),
            related=(Related(last, Phrase("最后一次延期", "the last extension")),),
        )


def _written(entry: Entry[Issue]) -> Place:
    """Return where the deadline was written: on the issue, or on the item of the plan it is taken from."""
    issue = entry.record
    if issue.due:
        return entry.place("due")
    index = next(index for index, plan in enumerate(issue.plan) if plan.due == issue.deadline)
    return entry.place("plan", index, "due")
