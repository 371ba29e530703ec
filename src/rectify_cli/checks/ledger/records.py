"""The records of the office's own registers: ids of their own, possible days, issues that exist."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Entry, Ledger, limits
from rectify_cli.ledger.model import ISSUE_KEYS, OwnRecord

DUPLICATE = error(
    "L284",
    Phrase("自设登记簿里编号不重复", "an id is used only once in a register of the office's own"),
    Phrase("给其中一条换一个没有用过的编号", "give one of them an unused id"),
)
DAY = error(
    "L285",
    Phrase(
        "自设登记簿的日期不早于进驻首日，不晚于今天",
        "records are not dated before the first day on site or after today",
    ),
    Phrase("rectify record set 登记簿 编号 date=日期", "`rectify record set REGISTER ID date=DATE`"),
)
NO_ISSUE = error(
    "L286",
    Phrase("自设登记簿所写的问题编号都有", "the issues that records name exist"),
    Phrase("rectify record set 登记簿 编号 issue=问题编号", "`rectify record set REGISTER ID issue=ISSUE`"),
)
_DATE = Phrase("日期", "the date")


def run(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    """Yield ids used twice, days that cannot be, and issues that do not exist."""
    known = {entry.record.id for entry in ledger.issues}
    for name, entries in ledger.records.items():
        first: dict[int, Entry[OwnRecord]] = {}
        for entry in entries:
            other = first.setdefault(entry.record.id, entry)
            if other is not entry:
                yield DUPLICATE.broken(
                    entry.place("id"),
                    Phrase(f"{name}的编号 {entry.record.id} 用了两次", f"id {entry.record.id} of {name} is used twice"),
                    related=(Related(other.place("id"), Phrase("第一次用在这里", "first used here")),),
                )
            yield from _record(name, entry, ledger, today)
            yield from _issues(name, entry, known)


def _record(name: str, entry: Entry[OwnRecord], ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    day, number = entry.record.date, entry.record.id
    for objection in (limits.too_early(ledger.inspection.record, day, _DATE), limits.too_late(today, day, _DATE)):
        if objection is not None:
            hint = Phrase(
                f"rectify record set {name} {number} date=日期", f"`rectify record set {name} {number} date=DATE`"
            )
            yield DAY.broken(entry.place("date"), objection.message, hint)


def _issues(name: str, entry: Entry[OwnRecord], known: set[int]) -> Iterator[Diagnostic]:
    values, number = entry.record.values(), entry.record.id
    for issue in limits.issues_of(values):
        if issue not in known:
            key = next(key for key in ISSUE_KEYS if key in values)
            yield NO_ISSUE.broken(
                entry.place(key),
                Phrase(
                    f"{name}第 {number} 号写的问题 {issue} 不存在",
                    f"{name} {number} names issue {issue}, which does not exist",
                ),
                Phrase(
                    f"rectify record set {name} {number} {key}=编号", f"`rectify record set {name} {number} {key}=ID`"
                ),
            )
