"""Tables fit their page: columns by what they hold, and no row that leaves half a page empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.documents.layout import tables

WIDTH, HEIGHT = 442.0, 638.0
SIGNED = [["主管领导", "", "", ""], ["业务部门", "", "", ""]]


def columns(header: list[str], *rows: list[str]) -> list[float]:
    """Return the room for 字 in each column."""
    plan = tables.plan(header, rows, WIDTH, HEIGHT)
    return [(width - 2 * plan.padding) / plan.size for width in plan.columns]


CELLS = st.text("字一2。", max_size=300) | st.just("")
TABLES = st.integers(1, 15).flatmap(
    lambda count: st.tuples(
        st.lists(st.text("反馈问题", min_size=1, max_size=6), min_size=count, max_size=count),
        st.lists(st.lists(CELLS, min_size=count, max_size=count), max_size=6),
    )
)


@given(TABLES, st.sampled_from([(WIDTH, HEIGHT), (HEIGHT, WIDTH)]))
def test_a_table_is_as_wide_as_the_text_and_no_column_vanishes(
    table: tuple[list[str], list[list[str]]], page: tuple[float, float]
) -> None:
    header, rows = table
    plan = tables.plan(header, rows, *page)
    assert sum(plan.columns) == pytest.approx(page[0], abs=0.1)
    assert all(width > plan.size + 2 * plan.padding for width in plan.columns)
    assert len(plan.parted) == len(rows)


def test_short_cells_numbers_and_days_keep_their_one_line() -> None:
    head = ["序号", "整改时限", "完成情况", "措施"]
    number, day, state, words = columns(head, ["1", "2025-12-31", "阶段性完成", "字" * 300])
    assert number < 3
    assert day >= 5
    assert state >= 5
    assert words > 20


def test_a_long_cell_among_short_ones_gets_room_and_starves_nobody() -> None:
    rows = [["字" * 200, ""] for _ in range(9)]
    often, seldom = columns(["措施", "计划"], *rows, ["字" * 200, "字" * 200])
    assert often > seldom > often / 3


def test_only_a_row_higher_than_a_page_may_be_parted() -> None:
    plan = tables.plan(["项目", "内容"], [["甲", "字" * 900], ["乙", "字" * 2000]], WIDTH, HEIGHT)
    assert plan.parted == (False, True)
    assert not plan.form


def test_a_table_of_many_columns_is_in_smaller_type() -> None:
    assert tables.plan(["目"] * 8, [], WIDTH, HEIGHT).size == 10.5
    assert tables.plan(["目"] * 9, [], WIDTH, HEIGHT).size == 9


def test_what_is_to_be_filled_in_by_hand_is_a_form_with_columns_alike() -> None:
    plan = tables.plan(["审核", "意见", "签名", "日期"], SIGNED, WIDTH, HEIGHT)
    assert plan.form
    assert len(set(plan.columns[1:])) == 1
    assert plan.columns[0] < plan.columns[1]
    assert not tables.plan(["审核", "意见"], [["主管领导", "同意"]], WIDTH, HEIGHT).form
    assert not tables.plan(["审核", "意见"], [], WIDTH, HEIGHT).form


def test_a_form_stays_one_after_the_first_signature() -> None:
    rows = [["责任部门", "", "张某", "2025年1月9日"], ["整改办", "", "", ""]]
    assert tables.plan(["审核", "意见", "签名", "日期"], rows, WIDTH, HEIGHT).form


def test_cells_of_an_aspect_alike_are_one_cell() -> None:
    rows = [["1", "甲方面", "一"], ["2", "甲方面", "一"], ["3", "乙方面", "二"], ["4", "", "三"], ["5", "", "四"]]
    plan = tables.plan(["序号", "方面", "问题"], rows, WIDTH, HEIGHT)
    assert [plan.span(row, 1) for row in range(5)] == [2, 0, 1, 1, 1]
    assert [plan.span(row, 2) for row in range(5)] == [1] * 5
    assert tables.plan(["序号", "问题"], [["1", "一"], ["1", "一"]], WIDTH, HEIGHT).grouped is None


def test_columns_of_short_cells_alone_are_centred() -> None:
    plan = tables.plan(["序号", "时限", "问题"], [["1", "2025-12-31", "学习不够深入"], ["2", "", ""]], WIDTH, HEIGHT)
    assert plan.centred == (True, True, False)


def test_each_line_of_a_cell_is_counted() -> None:
    lines = "\n".join("字" * 3 for _ in range(50))
    assert tables.plan(["甲", "乙"], [["一", lines]], WIDTH, HEIGHT).parted == (True,)
    assert tables.plan(["甲", "乙"], [["一", lines.replace("\n", "")]], WIDTH, HEIGHT).parted == (False,)


def test_widths_move_until_the_rows_are_low() -> None:
    rows = [["字" * 40, "字" * 80], ["字" * 80, "字" * 400]]
    first, second = tables.fitted([(5, 90), (5, 500)], [[(40.0,), (80.0,)], [(80.0,), (400.0,)]], 60)
    assert first + second == pytest.approx(60)
    assert second > 3 * first
    assert len(tables.plan(["甲", "乙"], rows, WIDTH, HEIGHT).columns) == 2
