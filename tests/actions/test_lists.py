"""Items of an entry edited, moved and removed: its measures, its plan, its history, its evidence."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import ledgers
from rectify_cli import actions
from rectify_cli.actions import Amendment, Subject
from rectify_cli.core.errors import UsageError
from rectify_cli.ledger import Entry, Ledger, StoredFile
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove, Value
from rectify_cli.ledger.model import Issue

TODAY = dt.date(2025, 1, 15)
PIECE = {"file": "001/甲.pdf", "sha256": "a", "size": 1}
POINTS = {"text": "建章。", "items": ["其一。"], "done": "2024-12-01", "disclosure": "internal"}
BASE = {
    "id": 1,
    "title": "学习不够",
    "progress": [
        {"date": "2024-12-01", "status": "in_progress"},
        {"date": "2024-12-31", "status": "completed", "note": "验收"},
    ],
    "measures": ["补学。", POINTS],
    "plan": [{"text": "完工。", "due": "2025-06-30"}],
    "evidence": ["会议记录", PIECE],
}
SIGNED = BASE | {"sign_offs": [{"role": "责任部门", "by": "张某", "date": "2025-01-05"}]}
MOVED: dict[str, Value] = {
    "text": "建章。",
    "items": ("其一。",),
    "disclosure": "internal",
    "done": dt.date(2024, 12, 1),
}


def subject(data: dict[str, Any], *others: dict[str, Any]) -> Subject[Issue]:
    entries = [
        Entry(
            Issue.model_validate({"id": number, "title": "甲"} | each), ledgers.Nowhere(f"data/issues/00{number}.yaml")
        )
        for number, each in enumerate((data, *others), start=1)
    ]
    files = {"001/甲.pdf": StoredFile(1, "a")}
    return Subject(Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), tuple(entries), files=files), entries[0], TODAY)


@pytest.mark.parametrize(
    ("verb", "edits", "sentence"),
    [
        (
            lambda it: actions.edit_point(it, "measures", 1, "补考。"),
            [Put(("measures", 0), "补考。")],
            "measure 1 changed from “补学。” to “补考。”",
        ),
        (
            lambda it: actions.edit_point(it, "measures", 2, "立规。"),
            [Put(("measures", 1, "text"), "立规。")],
            "measure 2 changed from “建章。” to “立规。”",
        ),
        (
            lambda it: actions.finish_plan(it, 1),
            [Remove(("plan", 0)), Insert(("results",), "完工。")],
            "item 1 of the plan, “完工。”, done: now result 1",
        ),
        (
            lambda it: actions.finish_plan(it, 1, "已于12月完工。"),
            [Remove(("plan", 0)), Insert(("results",), "已于12月完工。")],
            "item 1 of the plan, “完工。”, done: now result 1",
        ),
        (lambda it: actions.remove_point(it, "measures", 2), [Remove(("measures", 1))], "measure 2 removed: “建章。”"),
        (
            lambda it: actions.move_point(it, "measures", 2, 1),
            [Remove(("measures", 1)), Insert(("measures",), MOVED, 0)],
            "measure 2, “建章。”, moved to place 1",
        ),
        (
            lambda it: actions.move_point(it, "measures", 1, 2),
            [Remove(("measures", 0)), Insert(("measures",), "补学。", 1)],
            "measure 1, “补学。”, moved to place 2",
        ),
        (lambda it: actions.move_point(it, "measures", 1, 1), [], "measure 1, “补学。”, moved to place 1"),
        (
            lambda it: actions.edit_point(it, "measures", 1, "一是补考。"),
            [Put(("measures", 0), "补考。")],
            "measure 1 changed from “补学。” to “补考。”; “一是” left out, as the templates number what they print",
        ),
        (lambda it: actions.add_plan(it, "验收。"), [Insert(("plan",), "验收。")], "item 2 added to the plan"),
        (
            lambda it: actions.add_plan(it, "验收。", TODAY),
            [Insert(("plan",), {"text": "验收。", "due": TODAY})],
            "item 2 added to the plan, due 2025-01-15",
        ),
        (lambda it: actions.remove_point(it, "plan", 1), [Remove(("plan", 0))], "item 1 of the plan removed: “完工。”"),
        (
            lambda it: actions.remove_progress(it, 2),
            [Remove(("progress", 1))],
            "progress entry 2 removed: 2024-12-31 completed, 验收",
        ),
    ],
)
def test_an_item_is_edited_moved_or_removed_and_named(
    verb: Callable[[Subject[Issue]], Amendment], edits: list[Edit], sentence: str
) -> None:
    amendment = verb(subject(BASE))
    assert (list(amendment.edits), amendment.sentence.en) == (edits, sentence)


@pytest.mark.parametrize(
    ("data", "verb", "message", "hint"),
    [
        (BASE, lambda it: actions.edit_point(it, "measures", 3, "甲"), "no measure 3", "there are 2"),
        (BASE, lambda it: actions.remove_point(it, "measures", 0), "no measure 0", "rectify show 1"),
        (BASE, lambda it: actions.move_point(it, "measures", 1, 3), "no measure 3", "rectify show 1"),
        (BASE, lambda it: actions.remove_point(it, "plan", 2), "no item of the plan 2", "there are 1"),
        (BASE, lambda it: actions.remove_evidence(it, 3), "no piece of evidence 3", "rectify show 1"),
        (BASE, lambda it: actions.remove_progress(it, 3), "no progress entry 3", "rectify show 1"),
        (SIGNED, lambda it: actions.remove_progress(it, 2), "issue 1 was signed by 张某", "rectify reopen 1"),
        (BASE, lambda it: actions.add_plan(it, "甲", dt.date(2024, 2, 29)), "before the first day on site", "year"),
    ],
)
def test_what_is_not_there_or_must_stay_is_refused(
    data: dict[str, Any], verb: Callable[[Subject[Issue]], object], message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        verb(subject(data))
    assert refused.value.hint
    assert (message in refused.value.message.en, hint in refused.value.hint.en) == (True, True), refused.value.hint


def test_progress_that_is_before_a_forbidden_move_stays() -> None:
    policy = ledgers.INSPECTION.policy.model_validate(
        {"moves": {"not_started": ["in_progress"], "in_progress": ["completed"]}}
    )
    it = subject(BASE)
    inspection = it.inspection.model_copy(update={"policy": policy})
    strict = replace(it, ledger=replace(it.ledger, inspection=Entry(inspection, ledgers.Nowhere())))
    with pytest.raises(UsageError) as refused:
        actions.remove_progress(strict, 1)
    assert "not started may not be followed by completed" in refused.value.message.en
    assert actions.remove_progress(strict, 2).edits


@pytest.mark.parametrize(
    ("ordinal", "others", "unused", "sentence"),
    [
        (1, [], None, "evidence 1 removed: “会议记录”"),
        (2, [], "001/甲.pdf", "evidence 2 removed: “甲.pdf”; its file goes to data/removed/"),
        (2, [{"evidence": [PIECE]}], None, "evidence 2 removed: “甲.pdf”; its file stays: no. 2 records it too"),
    ],
)
def test_the_file_of_evidence_goes_unless_another_entry_needs_it(
    ordinal: int, others: list[dict[str, Any]], unused: str | None, sentence: str
) -> None:
    removal = actions.remove_evidence(subject(BASE, *others), ordinal)
    assert (removal.unused, removal.amendment.sentence.en) == (unused, sentence)
    assert removal.amendment.edits == (Remove(("evidence", ordinal - 1)),)


def test_a_file_that_is_gone_already_is_not_said_to_go() -> None:
    it = subject(BASE)
    removal = actions.remove_evidence(replace(it, ledger=replace(it.ledger, files={})), 2)
    assert (removal.unused, removal.amendment.sentence.en) == (None, "evidence 2 removed: “甲.pdf”")
