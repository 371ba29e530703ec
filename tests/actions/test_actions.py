"""What a verb makes of an entry: edits and a sentence, from values alone."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

import ledgers
from rectify_cli import actions
from rectify_cli.actions import Amendment, Subject
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import Entry, Ledger, StoredFile
from rectify_cli.ledger.edits import Insert, Put, Remove
from rectify_cli.ledger.model import Issue, Policy

TODAY = dt.date(2025, 1, 15)
DAY = dt.date(2025, 1, 10)
BASE = {
    "id": 1,
    "title": "学习不够",
    "due": "2025-06-30",
    "progress": [{"date": "2024-12-31", "status": "staged"}],
    "measures": ["补学。", {"text": "建章。", "done": "2024-12-01"}],
    "plan": [{"text": "完工。", "due": "2025-06-30"}],
    "evidence": ["会议记录", {"file": "001/甲.pdf", "sha256": "a", "size": 1}],
}
DONE = BASE | {"progress": [{"date": "2024-12-31", "status": "completed"}]}
SIGNED = DONE | {"sign_offs": [{"role": "责任部门", "by": "张某", "date": "2025-01-05"}]}
KEPT = {"001/甲.pdf": StoredFile(1, "a")}


def subject(data: dict[str, Any], files: dict[str, StoredFile] | None = None, **inspection: object) -> Subject[Issue]:
    """Return an issue in a ledger of its own, whose inspection says `inspection` besides."""
    record = ledgers.INSPECTION.model_copy(update=inspection)
    entry = Entry(Issue.model_validate(data), ledgers.Nowhere())
    return Subject(
        Ledger(Entry(record, ledgers.Nowhere()), (entry,), files=KEPT if files is None else files), entry, TODAY
    )


@pytest.mark.parametrize(
    ("data", "verb", "edits", "sentence"),
    [
        (
            BASE,
            lambda it: actions.log(it, "完成", DAY, note="验收"),
            (Insert(("progress",), {"date": DAY, "status": "completed", "note": "验收"}, 1),),
            "progress logged: completed on 2025-01-10",
        ),
        (
            BASE,
            lambda it: actions.log(it, "in_progress", dt.date(2024, 12, 30)),
            (Insert(("progress",), {"date": dt.date(2024, 12, 30), "status": "in_progress"}, 0),),
            "progress logged: in progress on 2024-12-30",
        ),
        (
            BASE,
            lambda it: actions.extend(it, dt.date(2025, 7, 31), "未批", DAY),
            (
                Insert(
                    ("extensions",),
                    {"from": dt.date(2025, 6, 30), "to": dt.date(2025, 7, 31), "date": DAY, "reason": "未批"},
                ),
                Put(("due",), dt.date(2025, 7, 31)),
            ),
            "deadline extended from 2025-06-30 to 2025-07-31",
        ),
        (
            DONE,
            lambda it: actions.sign_off(it, "张某", "责任部门", DAY),
            (Insert(("sign_offs",), {"role": "责任部门", "by": "张某", "date": DAY}),),
            "signed by 张某 (责任部门) on 2025-01-10",
        ),
        (
            SIGNED,
            lambda it: actions.reopen(it, "不实", DAY),
            (
                Insert(("progress",), {"date": DAY, "status": "in_progress", "note": "不实"}),
                Put(("sign_offs", 0, "void"), DAY),
            ),
            "reopened on 2025-01-10; signatures voided: 1",
        ),
        (
            BASE,
            lambda it: actions.add_points(it, "measures", ["甲。", "乙。"]),
            (Insert(("measures",), "甲。"), Insert(("measures",), "乙。")),
            "measures 3-4 added",
        ),
        (
            BASE,
            lambda it: actions.add_points(it, "results", ["甲。"]),
            (Insert(("results",), "甲。"),),
            "result 1 added",
        ),
        (
            BASE,
            lambda it: actions.add_points(it, "results", ["一是甲。", "乙。", "③丙。"]),
            (Insert(("results",), "甲。"), Insert(("results",), "乙。"), Insert(("results",), "丙。")),
            "results 1-3 added; “一是”, “③” left out, as the templates number what they print",
        ),
        (
            BASE,
            lambda it: actions.finish_measure(it, 1, None),
            (Put(("measures", 0, "done"), TODAY),),
            "measure 1 done on 2025-01-15",
        ),
        (
            BASE,
            lambda it: actions.set_fields(it, [("责任部门", "办公室"), ("plan.1.due", ""), ("due", "2025-05-31")]),
            (Put(("owner",), "办公室"), Remove(("plan", 0, "due")), Put(("due",), dt.date(2025, 5, 31))),
            "“owner” set to “办公室”; plan.1.due removed; “due” changed from 2025-06-30 to 2025-05-31",
        ),
        (
            BASE,
            lambda it: actions.set_fields(it, [("title", "3.少"), ("owner", "3.财务科")]),
            (Put(("title",), "少"), Put(("owner",), "3.财务科")),
            "“title” set to “少”; “3.” left out, as the templates number what they print; “owner” set to “3.财务科”",
        ),
        (
            BASE,
            lambda it: actions.set_fields(it, [("measures.1.text", "1、补。")]),
            (Put(("measures", 0, "text"), "补。"),),
            "measures.1.text set to “补。”; “1、” left out, as the templates number what they print",
        ),
    ],
)
def test_a_verb_is_edits_and_a_sentence(
    data: dict[str, Any],
    verb: Callable[[Subject[Issue]], Amendment],
    edits: tuple[object, ...],
    sentence: str,
) -> None:
    amendment = verb(subject(data))
    assert (amendment.edits, amendment.sentence.en) == (edits, sentence)


@pytest.mark.parametrize(
    ("data", "verb", "message", "hint"),
    [
        (BASE, lambda it: actions.log(it, "好了", DAY), "“好了” is not a status", "completed (已完成)"),
        (
            BASE,
            lambda it: actions.log(it, "完成", dt.date(2025, 1, 16)),
            "the date 2025-01-16 is after today",
            "happened",
        ),
        (
            SIGNED,
            lambda it: actions.log(it, "staged", DAY),
            "issue 1 was signed by 张某",
            "`rectify reopen 1 --reason …`",
        ),
        (BASE, lambda it: actions.log(it, "not_started", DAY), "staged may not be followed by", "completed, staged"),
        (
            BASE,
            lambda it: actions.extend(it, dt.date(2025, 6, 30), "因", DAY),
            "is not after the present one, 2025-06-30",
            "later",
        ),
        (
            BASE | {"due": None, "plan": []},
            lambda it: actions.extend(it, DAY, "因", DAY),
            "no deadline",
            "rectify set 1",
        ),
        (DONE, lambda it: actions.extend(it, dt.date(2026, 1, 1), "因", DAY), "is completed", "rectify show 1"),
        (BASE, lambda it: actions.sign_off(it, "张某", "责任部门", DAY), "cannot be closed yet", "rectify log 1"),
        (DONE, lambda it: actions.sign_off(it, "张某", "纪委", DAY), "unknown party “纪委”", "责任部门 → "),
        (BASE | {"progress": []}, lambda it: actions.reopen(it, "因", DAY), "nothing to reopen", "rectify show 1"),
        (
            SIGNED,
            lambda it: actions.reopen(it, "因", dt.date(2025, 1, 4)),
            "before the last entry, 2025-01-05",
            "after",
        ),
        (BASE, lambda it: actions.finish_measure(it, 3, None), "no measure 3", "there are 2"),
        (
            BASE,
            lambda it: actions.finish_measure(it, 2, None),
            "was done on 2024-12-01",
            "rectify measure done 1 2 --date",
        ),
        (
            BASE,
            lambda it: actions.set_fields(it, [("progress", "甲")]),
            "cannot be changed with `rectify set`",
            "rectify log 1 --status",
        ),
        (BASE, lambda it: actions.set_fields(it, [("plan", "甲")]), "a list, not a single value", "rectify edit 1"),
        (
            BASE,
            lambda it: actions.set_fields(it, [("plan.2.due", DAY.isoformat())]),
            "no item 2, there are 1",
            "rectify show 1",
        ),
        (BASE, lambda it: actions.set_fields(it, [("plan.1.text", "")]), "text is required", "text=…"),
    ],
)
def test_a_refusal_names_what_to_type(
    data: dict[str, Any], verb: Callable[[Subject[Issue]], object], message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        verb(subject(data))
    assert refused.value.hint
    assert (message in refused.value.message.en, hint in refused.value.hint.en) == (True, True), refused.value.hint


def test_the_same_breach_once_more_is_refused() -> None:
    policy = Policy(moves={Status.NOT_STARTED: (Status.STAGED,), Status.COMPLETED: (Status.STAGED,), Status.STAGED: ()})
    steps = [{"date": "2024-12-30", "status": "staged"}, {"date": "2024-12-31", "status": "completed"}]
    broken = subject(BASE | {"progress": steps}, policy=policy)
    assert actions.log(broken, "staged", DAY).edits
    again = subject(BASE | {"progress": [*steps, {"date": "2025-01-01", "status": "staged"}]}, policy=policy)
    with pytest.raises(UsageError):
        actions.log(again, "completed", DAY)


def test_a_word_of_the_ledger_is_written_as_it_is() -> None:
    own = subject(BASE, labels={"已销号": Status.COMPLETED})
    [edit] = actions.log(own, "已销号", DAY).edits
    assert edit == Insert(("progress",), {"date": DAY, "status": "已销号"}, 1)


@pytest.mark.parametrize(
    ("files", "there", "values", "copies", "restored"),
    [
        ([("乙.pdf", StoredFile(2, "b"))], KEPT, [("001/乙.pdf", 2)], {"001/乙.pdf"}, set()),
        ([("别名.pdf", StoredFile(1, "a"))], KEPT, [], set(), set()),
        ([("别名.pdf", StoredFile(1, "a"))], {}, [], {"001/甲.pdf"}, {"001/甲.pdf"}),
        (
            [("乙.pdf", StoredFile(2, "b")), ("丙.pdf", StoredFile(2, "b"))],
            KEPT,
            [("001/乙.pdf", 2)],
            {"001/乙.pdf"},
            set(),
        ),
    ],
    ids=["another", "the same under another name", "one that is gone", "one twice"],
)
def test_evidence_is_recorded_once(
    files: list[tuple[str, StoredFile]],
    there: dict[str, StoredFile],
    values: list[tuple[str, int]],
    copies: set[str],
    restored: set[str],
) -> None:
    added = actions.add_evidence(subject(BASE, there), Register.ISSUES, files)
    written = [edit.value for edit in added.amendment.edits if isinstance(edit, Insert)]
    assert [(value["file"], value["size"]) for value in written if isinstance(value, dict)] == values
    assert (set(added.copies), set(added.restored)) == (copies, restored)


def test_the_name_of_another_file_is_refused() -> None:
    with pytest.raises(UsageError):
        actions.add_evidence(subject(BASE), Register.ISSUES, [("甲.pdf", StoredFile(9, "z"))])


def test_a_new_entry_has_the_id_after_the_last_one_used() -> None:
    ledger = subject(BASE).ledger
    entry = actions.new(ledger, {1, 7}, {"title": "甲"}, DAY)
    assert (entry.number, dict(entry.values)) == (8, {"id": 8, "title": "甲", "due": DAY})
    assert actions.new(ledger, (), {"title": "甲"}).number == 1
    with pytest.raises(UsageError):
        actions.new(ledger, (), {"title": "甲"}, ledger.inspection.record.on_site.start - dt.timedelta(1))
