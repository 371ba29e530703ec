"""The exported workbook, opened with openpyxl: its cells, its page, its drop-downs and what it hides."""

import datetime as dt
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

import exported
from commandline import Rectify


def column(sheet: Worksheet, header: str) -> str:
    """Return the letter of a column."""
    letters: dict[object, str] = {cell.value: cell.column_letter for cell in sheet[3]}
    return letters[header]


def test_no_text_becomes_a_formula_and_dates_are_dates(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    sheet = workbook["整改台账"]
    assert sheet["C4"].quotePrefix  # typed again in Excel, it stays a text
    assert not sheet["C5"].quotePrefix
    for header in ("整改时限", "进展日期"):
        assert sheet[f"{column(sheet, header)}4"].number_format == "yyyy-mm-dd"


def test_it_prints_on_one_page_across_with_its_heading_on_each(workbook: Workbook) -> None:
    for sheet in workbook.worksheets[:5]:
        last = get_column_letter(sheet.max_column)
        assert sorted(str(each) for each in sheet.merged_cells.ranges) == [f"A1:{last}1", f"A2:{last}2"]
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$3:$3"
        assert sheet["A3"].font.name == "黑体"
        body = [cell for row in sheet.iter_rows(min_row=3) for cell in row]
        assert all(cell.border.left.style == "thin" and cell.alignment.wrap_text for cell in body)
    a3, a4 = 8, 9
    assert [sheet.page_setup.paperSize for sheet in workbook.worksheets[:5]] == [a3, a4, a4, a4, a4]
    register = workbook["整改台账"]
    assert register["A1"].value == "某县某局党组巡察整改台账"
    assert register["A2"].value == "截至2025年1月15日，共5个问题，完成2个，阶段性完成1个，未完成2个；本表列出4个。"
    assert register.freeze_panes == "D4"
    assert register.auto_filter.ref == "A3:X7"


def test_drop_downs_offer_the_words_of_this_ledger(workbook: Workbook) -> None:
    sheet = workbook["整改台账"]
    offered = {}
    for rule in sheet.data_validations.dataValidation:
        name, _, cells = rule.formula1.partition("!")
        words = [row[0].value for row in workbook[name][cells.replace("$", "")]]
        header = sheet[f"{str(rule.sqref)[0]}3"].value
        offered[header] = (words, rule.errorStyle)
    assert offered == {
        "整改状态": (["已整改到位", "长期坚持", "整改中", "未开始"], None),
        "责任部门": (["办公室", "财务科"], "warning"),
        "公开范围": (["公开", "内部", "不公开"], None),
    }
    assert workbook["_choices"].sheet_state == "veryHidden"


def test_colours_follow_the_status_and_what_is_overdue(workbook: Workbook) -> None:
    rules = {
        str(cells.sqref): [rule.formula[0] for rule in cells.rules]
        for cells in workbook["整改台账"].conditional_formatting
    }
    assert rules == {
        "L4:L207": ['AND(ISNUMBER($L4),$L4<DATE(2025,1,15),$M4<>"已整改到位",$M4<>"基本完成")'],
        "M4:M207": ['"已整改到位"', '"长期坚持"', '"整改中"', '"未开始"', '"基本完成"'],
    }


def test_the_same_ledger_gives_the_same_bytes_whatever_the_hour(rectify: Rectify, rich: Path) -> None:
    for name in ("一.xlsx", "二.xlsx"):
        assert rectify("export", "all", "-o", name, *exported.DAY).code == 0
    assert (rich / "一.xlsx").read_bytes() == (rich / "二.xlsx").read_bytes()
    with zipfile.ZipFile(rich / "一.xlsx") as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = exported.book(rich / "一.xlsx").properties
    assert properties.created == properties.modified == dt.datetime(2025, 1, 10)  # noqa: DTZ001 - the day of signing
