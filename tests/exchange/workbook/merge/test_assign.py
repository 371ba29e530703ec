"""Which of several columns that may be a field is read, by their headings and by what stands below."""

import pytest

from rectify_cli.exchange.workbook.columns import COLUMNS
from rectify_cli.exchange.workbook.grid import Cell, Grid, Span
from rectify_cli.exchange.workbook.merge import header


def columns(cells: list[list[Cell]], merged: dict[tuple[int, int], Span] | None = None) -> dict[str, int]:
    head, _ = header.find(Grid("a.xlsx", "台账", cells, merged or {}), header.Sought(COLUMNS, {}))
    assert head is not None
    return dict(head.columns)


@pytest.mark.parametrize(
    ("of_measure", "of_problem"),
    [
        ("任务状态", "总体状态"),
        ("措施完成情况", "问题整改状态"),
        ("举措进展", "整体进展情况"),
        ("状态", "总体完成情况"),
        ("整改状态", "总体状态"),
    ],
)
def test_the_state_of_a_problem_is_not_that_of_a_measure(of_measure: str, of_problem: str) -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈问题", "整改措施", of_measure, of_problem],
        [1, "学习不够", "甲", "已完成", "整改中"],
        [None, None, "乙", "未开始", None],
        [2, "账目不清", "丙", "已完成", "已完成"],
    ]
    assert columns(rows)["status"] == 4
    swapped = [[*row[:3], row[4], row[3]] for row in rows]
    assert columns(swapped)["status"] == 3


def test_signs_that_a_legend_explains_are_states_of_the_problem() -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈问题", "任务状态", "总体进展"],
        [1, "学习不够", "已完成", "◆"],
        [2, "账目不清", "整改中", "★"],
    ]
    assert columns(rows)["status"] == 3


def test_signs_that_a_legend_explains_are_states_whatever_their_heading() -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈问题", "红黄绿灯"],
        [1, "学习不够", "🟢"],
        [2, "账目不清", "🔴"],
        ["说明：🟢表示已完成；🔴表示滞后。"],
    ]
    assert columns(rows)["status"] == 2
    assert "status" not in columns(rows[:3])


@pytest.mark.parametrize("share", ["完成比例", "整改进度（%）", "完成率"])
def test_a_word_says_more_of_a_state_than_a_share(share: str) -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈问题", share, "当前状态"],
        [1, "学习不够", "100%", "已完成"],
        [2, "账目不清", "持续", "长期坚持"],
    ]
    assert columns(rows)["status"] == 3
    assert columns([row[:3] for row in rows])["status"] == 2


@pytest.mark.parametrize(("tasks", "steps"), [("整改任务", "任务内容"), ("整改任务", "具体措施"), ("任务", "整改举措")])
def test_the_names_of_tasks_are_not_the_measures_beside_them(tasks: str, steps: str) -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈问题", tasks, steps],
        [1, "学习不够", "任务1", "每月组织一次集中学习"],
        [2, "账目不清", "任务2", "逐笔核对上半年报销"],
    ]
    assert columns(rows)["measures"] == 3


def test_the_finer_of_two_columns_tells_the_issues() -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈意见指出的问题", "问题分解"],
        [1, "履行主责有差距", "耕地整治不力，台账不实"],
        [2, "履行主责有差距", "土地处置缓慢，久拖不决"],
    ]
    assert columns(rows)["title"] == 2
    rows[2][1] = "服务群众有温差"
    assert columns(rows)["title"] == 1


def test_the_last_month_with_progress_is_the_progress() -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈问题", "9月进展", "10月进展", "11月进展"],
        [1, "学习不够", "已建清单", "学习3次", None],
    ]
    assert columns(rows)["progress"] == 3


def test_a_number_and_its_text_may_share_a_column() -> None:
    rows: list[list[Cell]] = [["反馈问题编号及内容", "责任部门"], ["问题1：谈话不够", "政治部"]]
    assert columns(rows)["title"] == 0


def test_one_state_of_each_row_goes_on_being_read_as_before() -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈问题", "任务完成情况", "验收结果"],
        [1, "学习不够", "已完成", "通过"],
        [2, "账目不清", "整改中", None],
    ]
    assert columns(rows)["status"] == 2


def test_a_heading_of_its_own_is_surer_than_that_of_its_group() -> None:
    rows: list[list[Cell]] = [
        ["序号", "反馈问题", "进展情况", None, None],
        [None, None, "整改状态", "措施完成率", "最新进展"],
        [1, "学习不够", "整改中", "50%", "正在补学。"],
    ]
    group, down = Span(0, 2, 0, 4), [Span(0, at, 1, at) for at in range(2)]
    merged = {(0, at): group for at in range(2, 5)} | {(row, span.left): span for span in down for row in range(2)}
    found = columns(rows, merged)
    assert (found["status"], found["progress"], 3 in found.values()) == (2, 4, False)


@pytest.mark.parametrize("heading", ["一级分类", "问题分类", "所属方面"])
def test_the_categories_of_problems_are_their_aspects(heading: str) -> None:
    assert columns(categorized(heading))["aspect"] == 1


@pytest.mark.parametrize("heading", ["二级分类", "措施分类"])
def test_other_categories_are_the_offices_own(heading: str) -> None:
    assert "aspect" not in columns(categorized(heading))


def categorized(heading: str) -> list[list[Cell]]:
    return [["序号", heading, "反馈问题"], [1, "政治类", "学习不够"], [2, "政治类", "账目不清"]]
