"""Sheets of one book about the same problems: by their titles, by titles much alike of one number, by numbers alone."""

from rectify_cli.exchange.workbook.columns import COLUMNS
from rectify_cli.exchange.workbook.grid import Cell, Grid
from rectify_cli.exchange.workbook.merge import header, rows, together
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow

PROBLEMS: list[list[Cell]] = [["序号", "反馈问题"], [1, "学习不够"], [2, "调研走过场"]]


def lines(name: str, cells: list[list[Cell]]) -> list[SheetRow]:
    grid = Grid("a.xlsx", name, [[*row] for row in cells])
    head, _ = header.find(grid, header.Sought(COLUMNS, {}))
    assert head is not None
    return rows.read(grid, head).lines


def test_one_title_or_one_much_alike_of_the_same_number_is_one_problem() -> None:
    tasks: list[list[Cell]] = [["序号", "反馈问题", "责任部门"], [1, "学习不够", "甲"], [2, "调研走过场的问题", "乙"]]
    all_ = together.joined([lines("问题", PROBLEMS), lines("任务", tasks)])
    assert [(line.cells["title"], line.cells.get("owner")) for line in all_] == [
        ("学习不够", "甲"),
        ("调研走过场", "乙"),
    ]
    assert [cell.text for line in all_ for cell in line.kept] == ["调研走过场的问题"]


def test_another_title_of_the_same_number_is_another_problem() -> None:
    audit: list[list[Cell]] = [["序号", "反馈问题"], [1, "账目不清"]]
    assert len(together.joined([lines("巡察", PROBLEMS), lines("审计", audit)])) == 3


def test_numbers_alone_take_the_titles_of_another_sheet() -> None:
    titles = together.numbered(lines("问题", PROBLEMS))
    assert titles == {"1": "学习不够", "2": "调研走过场"}
    duties = Grid("a.xlsx", "责任", [["序号", "责任部门"], [2, "乙"], [9, "丙"]])
    head, _ = header.find(duties, header.Sought(COLUMNS, {}))
    assert head is not None
    grid, found = together.titled(duties, head, titles)
    assert found is not None
    assert [row[-1] for row in grid.rows] == [None, "调研走过场", None]
    twice: list[list[Cell]] = [["序号", "反馈问题"], [1, "学习不够"], [1, "调研走过场"]]
    assert together.numbered(lines("问题", twice)) == {}
