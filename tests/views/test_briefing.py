"""The briefing tells of immediate fixes as it does of issues, and counts the petitions."""

import datetime as dt

from ledgers import INSPECTION, Nowhere
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue, Petition, Progress
from rectify_cli.views import Request, briefing

SINCE, DAY = dt.date(2024, 11, 1), dt.date(2024, 12, 1)
DONE = Progress(date=dt.date(2024, 11, 20), status=Status.COMPLETED)


def issue(number: int, due: str | None = None, *progress: Progress) -> Entry[Issue]:
    fields = {"id": number, "title": f"第{number}项", "due": due, "progress": progress}
    return Entry(Issue.model_validate(fields), Nowhere())


def test_immediate_fixes_are_moved_due_overdue_or_undated_like_issues() -> None:
    fixes = (issue(1, None, DONE), issue(2, "2024-12-10"), issue(3, "2024-11-10"), issue(4))
    petitions = tuple(Entry(Petition(id=number, progress=(DONE,) * (number > 1)), Nowhere()) for number in (1, 2, 3))
    ledger = Ledger(Entry(INSPECTION, Nowhere()), (issue(1, "2024-12-05"),), fixes, petitions)
    built = briefing.build(ledger, Request(Edition.INTERNAL, DAY, SINCE))
    assert [(move.register, move.issue.id, move.before) for move in built.moved] == [(Register.IMMEDIATE, 1, "未开始")]
    assert [(due.register, due.issue.id, due.days) for due in built.due] == [
        (Register.ISSUES, 1, 4),
        (Register.IMMEDIATE, 2, 9),
    ]
    assert [(due.register, due.issue.id, due.days) for due in built.overdue] == [(Register.IMMEDIATE, 3, 21)]
    assert [each.title for each in built.undated] == ["第4项"]
    assert (built.immediate.now.completed, built.immediate.before.completed, built.immediate.now.total) == (1, 0, 4)
    assert built.closed == (2, 3)
    assert (built.petitions.now.completed, built.petitions.before.completed, built.petitions.now.total) == (2, 0, 3)


def test_the_extensions_and_signatures_of_the_period_are_told_and_no_others() -> None:
    extensions = [
        {"from": "2024-10-01", "to": "2024-11-01", "date": day, "reason": reason}
        for day, reason in (("2024-10-20", "早"), ("2024-11-20", "期内"))
    ]
    extensions[1] |= {"from": "2024-11-01", "to": "2024-12-20"}
    signed = [{"role": "责任部门", "by": "张某", "date": day} for day in ("2024-10-25", "2024-11-25")]
    fields = {"id": 1, "title": "甲", "due": "2024-12-20", "extensions": extensions, "sign_offs": signed}
    done = Entry(Issue.model_validate(fields | {"progress": [DONE]}), Nowhere())
    built = briefing.build(Ledger(Entry(INSPECTION, Nowhere()), (done,)), Request(Edition.INTERNAL, DAY, SINCE))
    assert [(each.issue.id, each.until, each.reason) for each in built.extended] == [(1, dt.date(2024, 12, 20), "期内")]
    assert [(each.role, each.by, each.date) for each in built.signed] == [("责任部门", "张某", dt.date(2024, 11, 25))]
    public = briefing.build(Ledger(Entry(INSPECTION, Nowhere()), (done,)), Request(Edition.PUBLIC, DAY, SINCE))
    assert (public.extended, public.signed) == ((), ())
