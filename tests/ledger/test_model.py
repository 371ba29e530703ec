"""What the model of the data itself knows: defaults, own words, colours."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ledgers import INSPECTION
from rectify_cli.core.terms import Colour, Status
from rectify_cli.ledger.model import Alert, Issue, Plan, Policy, Progress
from rectify_cli.store.yaml import parse

THRESHOLDS = st.lists(st.integers(-30, 90), unique=True, max_size=5).map(sorted)


@given(THRESHOLDS, st.booleans(), st.integers(-100, 200))
def test_the_first_colour_that_covers_the_days_is_shown(within: list[int], rest: bool, left: int) -> None:  # noqa: FBT001 - hypothesis gives it
    some = [Alert(colour=Colour.RED, within=one) for one in within] + ([Alert(colour=Colour.GREEN)] if rest else [])
    found = Policy(colours=tuple(some)).colour(left)
    reached = [one for one in within if left <= one]
    assert (found.within if found else None) == (min(reached) if reached else None)
    assert (found is None) is (not reached and not rest)


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


def test_the_deadline_of_an_issue_stands_before_that_of_its_plan() -> None:
    planned = Issue(id=1, title="标题", plan=(Plan(text="计划", due=dt.date(2025, 6, 1)),))
    assert planned.deadline == dt.date(2025, 6, 1)
    assert planned.model_copy(update={"due": dt.date(2025, 5, 1)}).deadline == dt.date(2025, 5, 1)
    assert Issue(id=1, title="标题").deadline is None
