"""What the exported workbook says: its sheets, rows, columns and how they fit, opened with openpyxl."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import exported
import workspaces
from commandline import Rectify
from rectify_cli import store
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.columns import BY_FIELD, COLUMNS, HIDDEN, VERSION, ColumnKind


def column(sheet: Worksheet, header: str) -> str:
    """Return the letter of a column."""
    letters: dict[object, str] = {cell.value: cell.column_letter for cell in sheet[3]}
    return letters[header]


def test_the_register_says_what_the_ledger_says(workbook: Workbook) -> None:
    first, second, third, fourth = exported.table(workbook["整改台账"])
    assert first == {
        "编号": 1,
        "方面": "-方面之一",
        "反馈问题": '=HYPERLINK("http://x","点我")',
        "具体表现": "三会一课记录补造：\n涉及5个支部",
        "原因分析": "重业务、轻党建",
        "整改目标": "@季度学习",
        "整改措施": None,
        "整改情况": "1.修订制度：\n（1）每月学习\n（2）缺席补学\n2.只进内部稿的措施",
        "责任领导": "张三",
        "责任部门": "办公室",
        "责任人": "李四",
        "配合单位": "人事科",
        "整改时限": dt.datetime(2025, 1, 1),  # noqa: DTZ001 - a cell has no time zone
        "整改状态": "整改中",
        "进展日期": dt.datetime(2024, 12, 31),  # noqa: DTZ001 - the same
        "进展情况": "已报上级审批",
        "整改计划": "1.批复后落实。",
        "未完成原因": "上级批复未下达",
        "佐证材料": "会议纪要\n+照片",
        "延期说明": "2024-10-20 申请，2024-10-31 延至 2025-01-01：上级审批未完",
        "举一反三": "同类问题已排查",
        "标签": None,
        "公开范围": "公开",
        "备注": "只进台账表的备注",
    }
    assert [row["编号"] for row in (second, third, fourth)] == [2, 4, 5]
    assert [row["整改状态"] for row in (second, third, fourth)] == ["长期坚持", "已整改到位", "基本完成"]


def test_rows_are_as_high_as_their_texts(workbook: Workbook) -> None:
    sheet = workbook["整改台账"]
    line = 14
    assert sheet.row_dimensions[4].height >= 4 * line  # four lines of results
    assert sheet.row_dimensions[7].height < 3 * line


@pytest.mark.parametrize("length", [10, 300, 900, 3000])
def test_a_long_text_widens_its_column_until_the_row_is_no_higher_than_excel_allows(
    length: int, rectify: Rectify, tmp_path: Path
) -> None:
    files = workspaces.BASE | {"data/issues/001.yaml": workspaces.FIRST.replace("组织学习。", "学" * length)}
    workspaces.write(tmp_path, files)
    assert rectify("-C", str(tmp_path), "export", "tasks", "-o", str(tmp_path / "x.xlsx")).code == 0
    sheet = exported.book(tmp_path / "x.xlsx").worksheets[0]
    height = sheet.row_dimensions[4].height
    pixels = sheet.column_dimensions[column(sheet, "整改措施")].width * 7 + 5
    room = int((pixels - 11) / (10 * 96 / 72))
    assert 14 * -(-length // room) <= height <= 409  # a 字 is as wide as its type is high, and a line no lower than 14


def wide(sheet: Worksheet, column: int) -> float:
    """Return the width of a column; columns alike that are beside one another are written as one."""
    return next(float(each.width) for each in dict.values(sheet.column_dimensions) if each.min <= column <= each.max)


def test_a_wide_register_is_printed_in_9_points_at_least(workbook: Workbook) -> None:
    sheet = workbook["整改台账"]
    setup = sheet.page_setup
    points = 0.75 * 7 * sum(wide(sheet, column) for column in range(1, sheet.max_column + 1))
    assert (setup.orientation, setup.paperSize) == ("landscape", 8)
    assert 10 * (420 / 25.4 * 72 - 2 * 0.4 * 72) / points >= 9


def test_what_is_no_text_has_room_to_spare(workbook: Workbook) -> None:
    """A number or date that lacks room is shown as ###: a digit is at most 0.65 of its type, which has 10 points."""
    for sheet in workbook.worksheets[:5]:
        for cells in sheet.iter_cols(min_row=4):
            shown = [
                "2025-01-01" if cell.is_date else "100.00%" if isinstance(cell.value, float) else str(cell.value)
                for cell in cells
                if not isinstance(cell.value, str)
            ]
            points = (wide(sheet, cells[0].column) * 7 - 5) * 0.75
            assert all(points >= 6.5 * len(text) for text in shown if text != "None")


def test_what_excel_cannot_show_at_once_makes_the_highest_row_there_can_be(rectify: Rectify, tmp_path: Path) -> None:
    files = workspaces.BASE | {"data/issues/001.yaml": workspaces.FIRST.replace("组织学习。", "学" * 12_000)}
    workspaces.write(tmp_path, files)
    assert rectify("-C", str(tmp_path), "export", "tasks", "-o", str(tmp_path / "x.xlsx")).code == 0
    assert exported.book(tmp_path / "x.xlsx").worksheets[0].row_dimensions[4].height == 408


def test_the_hidden_sheet_tells_what_was_exported(workbook: Workbook) -> None:
    hidden = workbook[HIDDEN]
    assert hidden.sheet_state == "veryHidden"
    rows = [[cell.value for cell in row] for row in hidden.iter_rows()]
    assert rows[0][:6] == [VERSION, "internal", "issues", "某县某局党组", "2025-01-15", "整改台账"]
    shown = exported.table(workbook["整改台账"])
    assert [row[0] for row in rows[2:]] == [1, 2, 4, 5]
    assert rows[1] == ["id", *(column.field for column in COLUMNS if column.field != "id")]
    for trace, row in zip(rows[2:], shown, strict=True):
        for field, mark in zip(rows[1][1:], trace[1:], strict=True):
            text = canonical(row[BY_FIELD[str(field)].header])
            assert (mark or "") == fingerprint(text), field


def test_the_summary_counts_every_issue_once(workbook: Workbook) -> None:
    assert [list(row.values()) for row in exported.table(workbook["汇总"])] == [
        ["办公室", 2, 0, 1, 1, 0],
        ["财务科", 1, 1, 0, 0, 1],
        ["未明确责任部门", 1, 1, 0, 0, 1],
        ["未列入本稿的问题", 1, 0, 0, 1, 0],
        ["合计", 5, 2, 1, 2, 0.4],
    ]
    assert workbook["汇总"]["F8"].number_format == "0.00%"
    assert workbook["汇总"]["A8"].font.bold
    assert not workbook["汇总"]["A7"].font.bold


def test_the_three_lists_are_sheets_of_one_workbook(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "lists", "-o", "三清单.xlsx", *exported.DAY).code == 0
    workbook = exported.book(rich / "三清单.xlsx")
    assert workbook.sheetnames == ["整改问题清单", "整改任务清单", "整改责任清单"]
    assert list(exported.table(workbook["整改责任清单"])[0].values()) == [
        1,
        '=HYPERLINK("http://x","点我")',
        "张三",
        "办公室",
        "李四",
        "人事科",
        dt.datetime(2025, 1, 1),  # noqa: DTZ001 - a cell has no time zone
        "整改中",
    ]


def test_immediate_fixes_have_a_register_of_their_own(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "--register", "immediate", *exported.DAY).code == 0
    workbook = exported.book(rich / "build" / "register-immediate-internal.xlsx")
    assert workbook["立行立改台账"]["A1"].value == "某县某局党组巡察立行立改台账"
    assert [row["反馈问题"] for row in exported.table(workbook["立行立改台账"])] == ["底数不清"]
    assert workbook[HIDDEN]["C1"].value == "immediate"


def test_the_public_edition_has_the_public_columns_alone(rectify: Rectify, rich: Path) -> None:
    (rich / "data" / "inspection.yaml").write_text(
        workspaces.INSPECTION.partition("declared")[0] + "notice: {title: [通报], lead: 导语。}\n", encoding="utf-8"
    )
    assert rectify("export", "all", "--edition", "public", *exported.DAY).code == 0
    workbook = exported.book(rich / "build" / "all.xlsx")
    rows = exported.table(workbook["整改台账"])
    assert [row["编号"] for row in rows] == [1, 4, 5]
    assert set(rows[0]) == {column.header for column in COLUMNS if column.public}
    assert rows[0]["整改情况"] == "1.修订制度：\n（1）每月学习\n（2）缺席补学"
    assert [list(row.values()) for row in exported.table(workbook["汇总"])] == [["合计", 5, 2, 1, 2, 0.4]]
    assert set(exported.table(workbook["整改责任清单"])[0]) == {"编号", "反馈问题", "整改状态"}


def test_an_empty_register_is_a_sheet_all_the_same(rectify: Rectify, tmp_path: Path) -> None:
    workspaces.write(
        tmp_path,
        {
            "data/inspection.yaml": workspaces.INSPECTION.partition("declared")[0]
            + "notice: {title: [甲], lead: 乙。}\n"
        },
    )
    assert rectify("-C", str(tmp_path), "export", "all", "-o", str(tmp_path / "x.xlsx")).code == 0
    workbook = exported.book(tmp_path / "x.xlsx")
    assert exported.table(workbook["整改台账"]) == []
    assert list(exported.table(workbook["汇总"])[0].values()) == ["合计", 0, 0, 0, 0, None]


def test_a_text_no_cell_can_hold_is_named_and_nothing_written(rectify: Rectify, tmp_path: Path) -> None:
    text = "学" * 32_768
    workspaces.write(tmp_path, workspaces.BASE | {"data/issues/001.yaml": workspaces.FIRST.replace("已补学。", text)})
    ran = rectify("-C", str(tmp_path), "export", "register", "-o", str(tmp_path / "x.xlsx"))
    assert ran.code == 1
    assert "the results of issue 1 has 32770 characters; an Excel cell holds at most 32767" in ran.err
    assert not (tmp_path / "x.xlsx").exists()
    assert rectify("-C", str(tmp_path), "export", "register", "-o", str(tmp_path / "x.csv")).code == 0


def test_every_column_of_the_register_says_what_its_kind_says(tmp_path: Path) -> None:
    ledger = store.load(store.Workspace(workspaces.write(tmp_path, exported.RICH))).ledger
    assert ledger
    kinds = {ColumnKind.NUMBER: int, ColumnKind.DATE: dt.date}
    for entry in ledger.issues:
        for each in COLUMNS:
            value = each.of(entry.record, ledger.inspection.record)
            assert value is None or isinstance(value, kinds.get(each.kind, str)), each.field
