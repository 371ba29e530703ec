"""States as offices mark them."""

import pytest

from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.merge import states
from rectify_cli.exchange.workbook.merge.states import State


@pytest.mark.parametrize(
    ("typed", "status", "note"),
    [
        ("√", Status.COMPLETED, None),
        ("是", Status.COMPLETED, None),
        ("TRUE", Status.COMPLETED, None),
        ("○", Status.IN_PROGRESS, None),
        ("否", Status.IN_PROGRESS, None),
        ("100%", Status.COMPLETED, "100%"),
        ("60%", Status.IN_PROGRESS, "60%"),
        ("95 %", Status.IN_PROGRESS, "95 %"),
        ("完成80%", Status.IN_PROGRESS, "完成80%"),
        ("0%", Status.NOT_STARTED, "0%"),
        ("已完成并长期坚持", Status.COMPLETED, None),
        ("部分完成", Status.STAGED, None),
        ("申请延期", Status.IN_PROGRESS, None),
        ("同意销号", Status.COMPLETED, None),
        ("√已完成", Status.COMPLETED, None),
        ("逾期完成", Status.COMPLETED, None),
        ("整改率100%", Status.COMPLETED, "整改率100%"),
        ("整改未到位", Status.IN_PROGRESS, None),
        ("未到整改期限", Status.IN_PROGRESS, None),
        ("已完成，制定了办法", Status.COMPLETED, "已完成，制定了办法"),
        ("未完成（等批复）", Status.IN_PROGRESS, "未完成（等批复）"),
    ],
)
def test_a_mark_a_share_and_a_sentence_say_a_state(typed: str, status: Status, note: str | None) -> None:
    read = states.read(typed, {})
    assert read is not None
    assert (read.status, read.note) == (status, note)


@pytest.mark.parametrize("typed", ["差不多了", "120%", "完成度较好", "办公室"])
def test_what_says_no_state_is_none(typed: str) -> None:
    assert states.read(typed, {}) is None


def test_a_bare_number_is_a_share_only_where_the_heading_says_so() -> None:
    assert states.read("60", {}) is None
    assert states.read("60", {}, share=True) == State(Status.IN_PROGRESS, None, "60%")
    assert states.read("0.6", {}, share=True) == State(Status.IN_PROGRESS, None, "60%")


def test_a_note_explains_the_marks() -> None:
    marks = states.legend(["注：√表示已完成，○表示未启动"])
    assert marks == {"√": Status.COMPLETED, "○": Status.NOT_STARTED}
    assert states.read("○", marks) == State(Status.NOT_STARTED)


@pytest.mark.parametrize(
    "key",
    [
        "图例：●已完成　◐取得阶段性成效　○正在整改　—尚未启动",
        "（符号说明：● 已完成，◐ 阶段性完成，○ 整改中，— 未启动）",
    ],
)
def test_a_key_explains_the_marks_without_a_word_between(key: str) -> None:
    meanings = (Status.COMPLETED, Status.STAGED, Status.IN_PROGRESS, Status.NOT_STARTED)
    assert states.legend([key]) == dict(zip("●◐○—", meanings, strict=True))


@pytest.mark.parametrize("text", ["总计13项：●5项，◐3项", "□同意销号 □已完成", "注：A-已完成为验收结论", "图例：●—"])
def test_other_lines_explain_no_marks(text: str) -> None:
    assert states.legend([text]) == {}


def test_the_whole_is_as_far_as_its_least_part() -> None:
    done, begun, none = State(Status.COMPLETED), State(Status.IN_PROGRESS), State(Status.NOT_STARTED)
    assert states.least([done, done]) == done
    assert states.least([done, begun]) == begun
    assert states.least([done, none]) == begun
    assert states.least([]) is None
