"""Rows of measures put together: what one of them says of its state is neither lost nor made up."""

import datetime as dt

import pytest

from ledgers import INSPECTION
from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import COLUMNS
from rectify_cli.exchange.workbook.grid import Cell, Grid
from rectify_cli.exchange.workbook.merge import header, rows
from rectify_cli.exchange.workbook.merge.prepare import prepared
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRows, explained
from rectify_cli.exchange.workbook.merge.times import Rules
from rectify_cli.exchange.workbook.merge.values import Words

RULES = Rules(dt.date(2026, 5, 15))


@pytest.mark.parametrize(
    ("first", "second", "status", "asked", "kept"),
    [
        ("已完成", "已完成", Status.COMPLETED, "", []),
        ("已完成", "未完成", Status.IN_PROGRESS, "", ["已完成", "未完成"]),
        ("正在确权，完成60%。", "未开始", Status.IN_PROGRESS, "", ["正在确权，完成60%。", "未开始"]),
        ("在办着呢", "未开始", None, "在办着呢", ["在办着呢", "未开始"]),
        ("未开始", "在办着呢", None, "在办着呢", ["未开始", "在办着呢"]),
    ],
)
def test_the_state_of_several_rows(first: str, second: str, status: Status | None, asked: str, kept: list[str]) -> None:
    cells: list[list[Cell]] = [
        ["序号", "反馈问题", "整改措施", "整改状态"],
        [1, "学习不够", "甲", first],
        [None, None, "乙", second],
    ]
    grid = Grid("a.xlsx", "台账", cells)
    head, _ = header.find(grid, header.Sought(COLUMNS, {}))
    assert head is not None
    [line] = rows.read(grid, head).lines
    row = prepared(line, Words(INSPECTION, {}, {}), RULES)
    assert (row.taken, row.word) == (status, asked)
    assert [cell.text for cell in line.kept] == kept


def test_a_mark_stands_for_a_cell_and_what_its_rows_say_of_their_own() -> None:
    marks = []
    for due in ("2026-09-30", "2026-10-31"):
        cells: list[list[Cell]] = [
            ["序号", "反馈问题", "整改措施", "整改时限"],
            [1, "学习不够", "甲", "2026-12-31"],
            [None, None, "乙", due],
        ]
        grid = Grid("a.xlsx", "台账", cells)
        head, _ = header.find(grid, header.Sought(COLUMNS, {}))
        assert head is not None
        [line] = rows.read(grid, head).lines
        row = prepared(line, Words(INSPECTION, {}, {}), RULES)
        marks.append((row.mark("title"), row.mark("due"), row.mark("measures")))
    (title, until, measures), (same, still, other) = marks
    assert (title == same, until == still, measures == other) == (True, True, False)


@pytest.mark.parametrize(
    ("due", "since", "taken"),
    [
        (None, "立行立改", ("立行立改", "")),
        ("长期坚持", "长期坚持", ("长期坚持", "")),
        (None, "已完成", ("", "已完成")),
        (None, "2026-06-30", ("", "2026-06-30")),
        ("2026-06-30", "立行立改", ("2026-06-30", "立行立改")),
    ],
)
def test_words_of_a_deadline_beside_its_column_are_the_deadline(
    due: str | None, since: str, taken: tuple[str, str]
) -> None:
    cells: list[list[Cell]] = [["序号", "反馈问题", "完成时限", "完成时间"], [1, "学习不够", due, since]]
    grid = Grid("a.xlsx", "台账", cells)
    head, _ = header.find(grid, header.Sought(COLUMNS, {}))
    assert head is not None
    row = prepared(rows.read(grid, head).lines[0], Words(INSPECTION, {}, {}), RULES)
    assert (canonical(row.cells["due"]), canonical(row.cells["since"])) == taken


@pytest.mark.parametrize(
    ("due", "own"),
    [
        ("1.2026年6月底 2.长期坚持", [{"due": dt.date(2026, 6, 30), "when": "2026年6月底"}, {"when": "长期坚持"}]),
        ("2026.6.30\n2026.9.30", [{"due": dt.date(2026, 6, 30)}, {"due": dt.date(2026, 9, 30)}]),
        ("2026年6月底，长期坚持", None),
        ("1.2026年6月底 2.长期坚持 3.2026年底", None),
        ("1.2026年6月底 2.差不多", None),
    ],
)
def test_a_cell_of_as_many_deadlines_as_measures_gives_each_its_own(due: str, own: list[object] | None) -> None:
    cells: list[list[Cell]] = [["序号", "反馈问题", "整改措施", "整改时限"], [1, "学习不够", "1.甲；2.乙", due]]
    grid = Grid("a.xlsx", "台账", cells)
    head, _ = header.find(grid, header.Sought(COLUMNS, {}))
    assert head is not None
    row = prepared(rows.read(grid, head).lines[0], Words(INSPECTION, {}, {}), RULES)
    assert (row.measures and [dict(point.said) for point in row.measures]) == own
    assert row.cells["due"] == due


@pytest.mark.parametrize("above", [True, False])
def test_a_legend_says_what_the_signs_of_its_sheet_mean(*, above: bool) -> None:
    key: list[list[Cell]] = [["图例：●已完成　◐取得阶段性成效　—尚未启动"]]
    table: list[list[Cell]] = [
        ["序号", "反馈问题", "整改状态"],
        [1, "学习不够", "●"],
        [2, "账目不清", "◐"],
        [3, "接待超标", "—"],
    ]
    grid = Grid("a.xlsx", "台账", key + table if above else table + key)
    head, _ = header.find(grid, header.Sought(COLUMNS, {}))
    assert head is not None
    lines = rows.read(grid, head).lines
    taken = [prepared(line, Words(INSPECTION, {}, {}), RULES).taken for line in lines]
    assert taken == [Status.COMPLETED, Status.STAGED, Status.NOT_STARTED]


def test_a_legend_is_of_every_table_of_its_sheet() -> None:
    first, second = SheetRows(marks={"★": Status.STAGED}), SheetRows()
    other = SheetRows()
    explained([("台账", first), ("台账", second), ("另表", other)])
    assert (first.marks, second.marks, other.marks) == ({"★": Status.STAGED}, {"★": Status.STAGED}, {})
