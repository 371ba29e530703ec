"""The office's own books go out in their own columns, and come back without a change."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import real_books
import real_layouts
import real_layouts_odd
import real_layouts_wide
import spreadsheets
import workspaces
from commandline import Rectify
from rectify_cli.exchange.workbook.columns import HIDDEN

WRITERS = {real_layouts.company, real_layouts_odd.sections, real_layouts_wide.columns}
assert {book.write for book in real_books.LAYOUTS.values()} >= WRITERS
BOOK, OUT = "台账.xlsx", "build/台账.xlsx"
Cells = dict[tuple[str, str], object]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, {"data/inspection.yaml": real_books.INSPECTION}))
    return tmp_path


def cells(path: str) -> Cells:
    """Return the cells of the office's own sheets, without the hidden one that tells what was exported."""
    own = [sheet for sheet in openpyxl.load_workbook(path) if not sheet.title.startswith(HIDDEN)]
    return {(sheet.title, cell.coordinate): cell.value for sheet in own
            for row in sheet.iter_rows() for cell in row if cell.value is not None}  # fmt: skip


def column(path: str, heading: str) -> list[object]:
    """Return the cells below a heading of the first sheet."""
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    top, at = next((top, row.index(heading)) for top, row in enumerate(rows) if heading in row)
    return [row[at] for row in rows[top + 1 :]]


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of the ledger; what stands in data/unread names places, which move with their rows."""
    return {path.name: path.read_bytes() for path in folder.rglob("data/**/*.yaml")}


def out_and_back(rectify: Rectify, folder: Path, *options: str) -> Cells:
    """Export the ledger in the columns of the book, read it back without a change, and return its cells."""
    layout = [word for at, word in enumerate(options) if {word, *options[at - 1 : at]} & {"--map", "--block"}]
    sent = rectify("export", "--like", BOOK, *layout)
    assert sent.code == 0, sent.err
    assert "read back" not in sent.err
    before = files(folder)
    back = rectify("import", OUT, *options)
    assert (back.code, files(folder)) == (0, before), back.err
    return cells(OUT)


def shape(path: str) -> list[Any]:
    """Return what makes a sheet the office's own, besides its cells."""
    sheets = openpyxl.load_workbook(path).worksheets
    return [
        (
            sheet.title,
            sheet.sheet_state,
            sorted(map(str, sheet.merged_cells.ranges)),
            {name: (each.width, each.hidden) for name, each in sheet.column_dimensions.items()},
        )
        for sheet in sheets
        if not sheet.title.startswith(HIDDEN)
    ]


@pytest.mark.parametrize("name", real_books.LAYOUTS)
def test_a_book_goes_out_as_it_came_in(rectify: Rectify, folder: Path, name: str) -> None:
    book = real_books.LAYOUTS[name]
    book.write(folder / BOOK)
    assert rectify("import", BOOK, "--yes", *book.options).code == 0
    assert out_and_back(rectify, folder, *book.options) == cells(BOOK)
    assert shape(OUT) == shape(BOOK)


CHANGES = (
    "log 1 --status 阶段性完成 --note 办法已印发",
    "set 2 owner=综合科",
    "measure add 3 增加的第一条 增加的第二条",
    "new 全新的问题",
    "log 4 --status 完成",
    "delete 5 --reason 重复",
)


@pytest.mark.parametrize("name", [name for name in real_books.LAYOUTS if "section" not in name])
def test_what_the_ledger_says_now_goes_out(rectify: Rectify, folder: Path, name: str) -> None:
    book = real_books.LAYOUTS[name]
    book.write(folder / BOOK)
    assert rectify("import", BOOK, "--yes", *book.options).code == 0
    for change in CHANGES:
        ran = rectify(*change.split())
        assert ran.code == 0, ran.err
    said = set(map(str, out_and_back(rectify, folder, *book.options).values()))
    assert "全新的问题" in said
    assert real_books.TITLES[3] in said
    assert real_books.TITLES[4] not in said


def test_the_clerks_book_cell_by_cell(rectify: Rectify, folder: Path) -> None:
    book = real_books.LAYOUTS["a clerk's book"]
    book.write(folder / BOOK)
    assert rectify("import", BOOK, "--yes", *book.options).code == 0
    for change in CHANGES:
        assert rectify(*change.split()).code == 0
    before, after = cells(BOOK), out_and_back(rectify, folder)
    sheet = next(iter(before))[0]
    changed = {at: after.get((sheet, at)) for _, at in after if before.get((sheet, at)) != after.get((sheet, at))}
    # Issue 7 was added below the last of the rows, of which the fifth is gone.
    assert {at: text for at, text in changed.items() if at[1:] in {"4", "5", "6", "7"}} == {
        "J4": "办法已印发",
        "K4": "阶段性完成",
        "G5": "综合科",
        "E6": "1.开展专项清理，追回资金12.5万元\n2.完善监管办法\n3.按季度公开发放情况\n4.增加的第一条\n5.增加的第二条",
        "K7": "已完成",
    }
    assert column(OUT, "反馈问题")[4:6] == [real_books.TITLES[5], "全新的问题"]
    assert column(OUT, "序号")[4:6] == [6, 7]


def styled(path: Path, rows: Iterable[list[object]]) -> None:
    """Write a book with a style on each cell, a sum below and a sheet of notes that refers to it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "台账"
    for row in rows:
        sheet.append(row)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
    sheet["D2"].number_format = sheet["D3"].number_format = "yyyy/m/d"
    sheet.conditional_formatting.add(
        "C2:C3", openpyxl.formatting.rule.CellIsRule(operator="equal", formula=['"未开始"'])
    )
    sheet.auto_filter.ref = "A1:E3"
    sheet.column_dimensions["B"].width = 33
    other = book.create_sheet("说明")
    other["A1"], other["A2"] = "数据见台账", "=SUM(台账!E2:E3)"
    spreadsheets.save(book, path)


ROWS: list[list[object]] = [
    ["序号", "反馈问题", "完成情况", "整改时限", "金额（万元）"],
    [1, "问题甲", "整改中", dt.date(2026, 9, 30), 3],
    [2, "问题乙", "未开始", dt.date(2026, 10, 31), 4],
    ["合计", None, None, None, "=SUM(E2:E3)"],
]


def test_everything_that_refers_to_a_row_follows_it(rectify: Rectify, folder: Path) -> None:
    styled(folder / BOOK, ROWS)
    assert rectify("import", BOOK, "--declare", "all", "--yes").code == 0
    assert rectify("new", "问题丙", "--due", "2026-12-15").code == 0
    assert rectify("set", "3", "金额=1.5").code == 0
    assert rectify("export", "--like", BOOK).code == 0
    book = openpyxl.load_workbook(OUT)
    sheet, other = book["台账"], book["说明"]
    assert [cell.value for cell in sheet[4]] == [3, "问题丙", "未开始", dt.datetime(2026, 12, 15), 1.5]  # noqa: DTZ001 - as openpyxl reads days
    assert sheet["D4"].number_format == sheet["D3"].number_format
    assert sheet["B4"].alignment.wrap_text
    assert sheet["E5"].value == "=SUM(E2:E4)"
    assert other["A2"].value == "=SUM(台账!E2:E4)"
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["C2:C4"]
    assert sheet.auto_filter.ref == "A1:E4"
    assert sheet.column_dimensions["B"].width == 33


def test_a_form_is_filled_in(rectify: Rectify, folder: Path) -> None:
    """A form from above has headings and empty rows alone, and a line to sign."""
    styled(folder / BOOK, ROWS)
    assert rectify("import", BOOK, "--yes").code == 0
    form: list[list[object]] = [
        ["上报表"],
        ["序号", "存在问题", "整改现状", "完成时限", "金额（万元）"],
        [],
        [],
        ["审核人：　　填表人："],
    ]
    spreadsheets.write(folder / "上报表.xlsx", form)
    assert rectify("export", "--like", "上报表.xlsx").code == 0
    rows = list(openpyxl.load_workbook("build/上报表.xlsx").worksheets[0].iter_rows(values_only=True))
    assert rows[2:] == [
        (1, "问题甲", "整改中", "2026-09-30", "3"),
        (2, "问题乙", "未开始", "2026-10-31", "4"),
        ("审核人：　　填表人：", None, None, None, None),
    ]


def test_an_excerpt_has_its_own_rows_alone(rectify: Rectify, folder: Path) -> None:
    book = real_books.LAYOUTS["a row for each measure, merged"]
    book.write(folder / BOOK)
    assert rectify("import", BOOK, "--yes").code == 0
    ran = rectify("export", "--like", BOOK, "--owner", "财务科")
    assert ran.code == 0
    wanted = [title for title, owner in zip(real_books.TITLES, real_books.OWNERS, strict=True) if owner == "财务科"]
    assert [title for title in column(OUT, "反馈问题") if title] == wanted
    assert wanted


def test_ticks_move_to_the_column_of_the_state(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "反馈问题", "已完成", "正在整改"],
        [1, "问题甲", None, "✓"],
        [2, "问题乙", "✓", None],
        ["合计", "2个", 1, 1],
    ]
    spreadsheets.write(folder / BOOK, rows)
    assert rectify("import", BOOK, "--yes").code == 0
    assert "in_progress" in (folder / "data" / "issues" / "001.yaml").read_text(encoding="utf-8")
    assert rectify("log", "1", "--status", "完成").code == 0
    out_and_back(rectify, folder)
    assert column(OUT, "已完成")[:2] == ["✓", "✓"]
    assert column(OUT, "正在整改")[:2] == [None, None]
    assert (
        "rows of sums are as they were, not worked out again; look at them: Sheet!4"
        in rectify("export", "--like", BOOK, "--force").err
    )
