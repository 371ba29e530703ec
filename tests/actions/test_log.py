"""Progress logged in the words people use, and notes that keep the status."""

import datetime as dt
from typing import Any

import pytest

import ledgers
from rectify_cli import actions
from rectify_cli.actions import Subject
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Insert
from rectify_cli.ledger.model import Issue

DAY = dt.date(2025, 1, 10)
STAGED = {"date": "2024-12-01", "status": "staged", "word": "部分完成"}
DONE = {"date": "2024-12-31", "status": "completed", "word": "已销号"}


def subject(*progress: dict[str, Any]) -> Subject[Issue]:
    inspection = ledgers.INSPECTION.model_copy(update={"labels": {"已销号": Status.COMPLETED}})
    issue = Issue.model_validate({"id": 1, "title": "甲", "progress": progress})
    entry = Entry(issue, ledgers.Nowhere())
    return Subject(Ledger(Entry(inspection, ledgers.Nowhere()), (entry,)), entry, dt.date(2025, 1, 15))


@pytest.mark.parametrize(
    ("typed", "word", "step"),
    [
        ("办结", None, {"status": "completed", "word": "办结"}),
        ("正在办理", None, {"status": "in_progress", "word": "正在办理"}),
        ("办结", "已了结", {"status": "completed", "word": "已了结"}),
        ("已销号", None, {"status": "已销号"}),
        ("完成", None, {"status": "completed"}),
    ],
)
def test_a_word_in_use_is_kept_as_the_word_printed(typed: str, word: str | None, step: dict[str, Any]) -> None:
    assert actions.log(subject(), typed, DAY, word=word).edits == (Insert(("progress",), {"date": DAY} | step, 0),)


@pytest.mark.parametrize(
    ("progress", "day", "step", "index", "label"),
    [
        ([], DAY, {"status": "not_started"}, 0, "not started"),
        ([STAGED, DONE], DAY, {"status": "已销号"}, 2, "completed"),
        ([STAGED, DONE], dt.date(2024, 12, 5), {"status": "staged", "word": "部分完成"}, 1, "staged"),
    ],
)
def test_a_note_keeps_the_status_of_its_day(
    progress: list[dict[str, Any]], day: dt.date, step: dict[str, Any], index: int, label: str
) -> None:
    amendment = actions.log(subject(*progress), None, day, note="催办")
    assert amendment.edits == (Insert(("progress",), {"date": day} | step | {"note": "催办"}, index),)
    assert amendment.sentence.en == f"note logged: {day}, still {label}"


def test_neither_a_status_nor_a_note_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        actions.log(subject(), None, DAY, word="甲")
    assert refused.value.hint
    assert "rectify log 1 --note" in refused.value.hint.zh
