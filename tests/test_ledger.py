"""Laws of the ledger: counting, looking back, editions."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ledgers import DAYS, INSPECTION, STATUSES, Nowhere, ledgers
from rectify_cli.core.private_numbers import masked
from rectify_cli.core.terms import Column, Disclosure, Edition, Register, Status, column_of
from rectify_cli.ledger import Entry, Ledger, Tally
from rectify_cli.ledger.model import Issue, Measure, Plan, Progress
from rectify_cli.store.yaml import parse


@given(ledgers())
def test_every_entry_is_counted_in_exactly_one_column(ledger: Ledger) -> None:
    for register in Register:
        tally, entries = ledger.tally(register), ledger.register(register)
        assert tally.total == len(entries)
        assert tally.total == tally.completed + tally.staged + tally.unfinished
        for column in (Column.COMPLETED, Column.STAGED, Column.UNFINISHED):
            assert tally.figure(column) == sum(column_of(entry.record.status) is column for entry in entries)


@given(ledgers(), DAYS, STATUSES, st.integers(1, 400))
def test_what_happens_later_never_changes_a_day_gone_by(
    ledger: Ledger, day: dt.date, status: Status, later: int
) -> None:
    after = Progress(date=day + dt.timedelta(days=later), status=status)
    longer = tuple(
        replace(
            entry,
            record=entry.record.model_copy(
                update={"progress": tuple(sorted((*entry.record.progress, after), key=lambda step: step.date))}
            ),
        )
        for entry in ledger.issues
    )
    changed = replace(ledger, issues=longer)
    assert changed.as_of(day).tally(Register.ISSUES) == ledger.as_of(day).tally(Register.ISSUES)


@given(ledgers(), DAYS)
def test_looking_back_twice_is_looking_back_once(ledger: Ledger, day: dt.date) -> None:
    assert ledger.as_of(day).as_of(day) == ledger.as_of(day)


EXTENDED = Issue.model_validate(
    {
        "id": 1,
        "title": "建设推进缓慢",
        "due": "2025-12-31",
        "extensions": [
            {"from": "2024-12-31", "to": "2025-06-30", "date": "2024-12-01", "reason": "立项未批"},
            {"from": "2025-06-30", "to": "2025-12-31", "date": "2025-06-01", "reason": "资金未到"},
        ],
        "measures": ["成立专班。", {"text": "报批立项。", "done": "2025-03-01"}],
    }
)


def test_a_day_gone_by_knows_no_later_extension_and_no_measure_done_since() -> None:
    ledger = Ledger(Entry(INSPECTION, Nowhere()), (Entry(EXTENDED, Nowhere()),))
    seen = {
        day: ledger.as_of(dt.date.fromisoformat(day)).issues[0].record
        for day in ("2024-11-30", "2025-02-28", "2025-06-01")
    }
    assert [str(issue.due) for issue in seen.values()] == ["2024-12-31", "2025-06-30", "2025-12-31"]
    assert [len(issue.extensions) for issue in seen.values()] == [0, 1, 2]
    assert [bool(issue.measures[1].done) for issue in seen.values()] == [False, False, True]


def test_the_public_edition_tells_no_extension_and_no_day_a_measure_was_done() -> None:
    ledger = Ledger(Entry(INSPECTION, Nowhere()), (Entry(EXTENDED, Nowhere()),))
    public = ledger.edition(Edition.PUBLIC).issues[0].record
    assert not public.extensions
    assert not any(measure.done for measure in public.measures)
    inside = ledger.edition(Edition.INTERNAL).issues[0].record
    assert (len(inside.extensions), inside.measures[1].done) == (2, dt.date(2025, 3, 1))


@given(ledgers(), st.permutations(range(6)))
def test_the_order_of_files_never_matters(ledger: Ledger, order: list[int]) -> None:
    shuffled = [ledger.issues[index] for index in order if index < len(ledger.issues)]
    assert replace(ledger, issues=tuple(shuffled)).tally(Register.ISSUES) == ledger.tally(Register.ISSUES)


@given(ledgers())
def test_an_edition_holds_nothing_it_may_not_print(ledger: Ledger) -> None:
    public = ledger.edition(Edition.PUBLIC)
    for entry in (*public.issues, *public.immediate):
        issue = entry.record
        assert issue.disclosure is Disclosure.PUBLIC
        assert (issue.owner, issue.lead, issue.due, issue.note) == (None, None, None, None)
        assert all(measure.disclosure is Disclosure.PUBLIC for measure in issue.measures)
        assert all(step.note is None for step in issue.progress)
    assert all(step.note is None for entry in public.petitions for step in entry.record.progress)
    internal = ledger.edition(Edition.INTERNAL)
    for entry in (*internal.issues, *internal.immediate):
        assert entry.record.disclosure is not Disclosure.WITHHELD
        assert entry.record.note is None
        assert all(measure.disclosure is not Disclosure.WITHHELD for measure in entry.record.measures)


def test_nothing_to_complete_has_no_rate() -> None:
    assert Tally().rate is None
    assert Tally(completed=19, staged=3).rate == 19 / 22


def test_a_key_left_empty_is_a_key_that_is_not_there() -> None:
    parsed = parse.parse("id: 7\ntitle: 标题\naspect:\ndisclosure: ~\nmeasures:\n", "001.yaml")
    assert Issue.model_validate(parsed.value) == Issue(id=7, title="标题")


def test_a_completed_issue_is_read_from_either_chinese_word() -> None:
    read = [Progress.model_validate({"date": "2025-01-01", "status": word}) for word in ("completed", "已完成", "完成")]
    assert {step.status for step in read} == {Status.COMPLETED}
    assert {INSPECTION.label(Issue(id=1, title="学习不够", progress=(step,))) for step in read} == {"已完成"}


def test_a_status_word_of_the_ledgers_own_is_kept_and_printed() -> None:
    labels = {"基本完成": Status.STAGED, "已整改到位": Status.COMPLETED}
    inspection = INSPECTION.model_copy(update={"labels": labels})
    own = Progress.model_validate({"date": "2024-12-31", "status": "基本完成"}, context=labels)
    assert (own.status, own.word) == (Status.STAGED, "基本完成")
    completed = Issue(id=1, title="标题", progress=(Progress(date=dt.date(2024, 12, 31), status=Status.COMPLETED),))
    assert inspection.label(Issue(id=2, title="标题", progress=(own,))) == "基本完成"
    assert inspection.label(completed) == "已整改到位"
    assert inspection.label(Issue(id=3, title="标题")) == "未开始"


def test_the_public_reads_private_numbers_masked() -> None:
    assert masked("电话13800138000，13800138000。") == "电话138****8000，138****8000。"
    assert masked("身份证11010519491231002X") == "身份证11*************02X"
    assert masked("卡号4111111111111111") == "卡号4111********1111"
    assert masked("卡号4111 1111 1111 1111") == "卡号4111***********1111"
    same = "编号110105194913310021，编号110105194912310021，流水4111111111111112，热线0734-6559978，13800138000123"
    assert masked(same) == same


@given(st.text("0123456789X甲，", max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)
    assert len(masked(text)) == len(text)


def test_the_public_edition_of_an_entry_holds_no_private_number() -> None:
    number = "13800138000"
    issue = Issue(
        id=1,
        title=f"标题{number}",
        aspect=f"方面{number}",
        measures=(Measure(text=f"措施{number}", items=(f"分点{number}",)),),
        plan=(Plan(text=f"计划{number}"),),
    )
    ledger = Ledger(Entry(INSPECTION, Nowhere()), (Entry(issue, Nowhere()),))
    assert number not in repr(ledger.edition(Edition.PUBLIC).issues)
    assert repr(ledger.edition(Edition.INTERNAL).issues).count(number) == 5


def test_the_deadline_of_an_issue_stands_before_that_of_its_plan() -> None:
    planned = Issue(id=1, title="标题", plan=(Plan(text="计划", due=dt.date(2025, 6, 1)),))
    assert planned.deadline == dt.date(2025, 6, 1)
    assert planned.model_copy(update={"due": dt.date(2025, 5, 1)}).deadline == dt.date(2025, 5, 1)
    assert Issue(id=1, title="标题").deadline is None
