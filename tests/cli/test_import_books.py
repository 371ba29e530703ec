"""Books beside one another: two blocks on a sheet, a second book with numbers of its own, columns nobody reads."""

from pathlib import Path

import openpyxl
import pytest

import on_terminal
import real_books
import spreadsheets
import workspaces
from commandline import Rectify

BOOK = "台账.xlsx"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, {"data/inspection.yaml": real_books.INSPECTION}))
    return tmp_path


def titles(folder: Path) -> list[str]:
    lines = (
        line for path in sorted(folder.glob("data/issues/*.yaml")) for line in path.read_text("utf-8").splitlines()
    )
    return [line.removeprefix("title: ") for line in lines if line.startswith("title: ")]


def unread(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.glob("data/unread/*.csv")))


BLOCKS: list[list[object]] = [
    ["省委巡视", None, None, None, "市委巡察", None, None],
    ["序号", "反馈问题", "整改措施", None, "序号", "反馈问题", "整改措施"],
    [1, "学习不够", "补学", None, 1, "账目不清", "清理"],
    [2, "调研走过场", "蹲点", None, 2, "接待超标", "退赔"],
    [None, None, None, None, 3, "项目拖延", "调度"],
]


def test_two_blocks_come_in_one_after_the_other(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / BOOK, BLOCKS)
    ran = rectify("import", BOOK, "--yes")
    assert (ran.code, "--block E:G" in ran.err) == (0, True), ran.err
    assert titles(folder) == ["学习不够", "调研走过场"]
    assert "项目拖延" in unread(folder)
    ran = rectify("import", BOOK, "--block", "E:G", "--yes")
    assert ran.code == 0, ran.err
    assert titles(folder) == ["学习不够", "调研走过场", "账目不清", "接待超标", "项目拖延"]
    for block in ("E:G", "A:C", "E:G"):
        assert rectify("import", BOOK, "--block", block).code == 0
        before = unread(folder)
        again = rectify("import", BOOK, "--block", block)
        assert (again.code, unread(folder)) == (0, before), again.err


def test_every_block_comes_in_at_once(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / BOOK, BLOCKS)
    first = rectify("import", BOOK)
    assert (first.code, "--block all" in first.err, "--declare all makes them" in first.err) == (1, True, False)
    assert "E3,市委巡察·序号,1,没有字段" in unread(folder)
    ran = rectify("import", BOOK, "--block", "all", "--yes")
    assert ran.code == 0, ran.err
    assert titles(folder) == ["学习不够", "调研走过场", "账目不清", "接待超标", "项目拖延"]
    assert "没有字段" not in unread(folder)
    before = unread(folder)
    assert rectify("export", "--like", BOOK, "--block", "all").code == 0
    for book in (BOOK, f"build/{BOOK}"):
        again = rectify("import", book, "--block", "all")
        assert (again.code, "0 new, 0 changed, 5 unchanged" in again.err, unread(folder)) == (0, True, before), (
            again.err
        )


@on_terminal.TERMINAL
@pytest.mark.slow  # a terminal is a process of its own
def test_a_terminal_is_asked_which_blocks_are_read(folder: Path) -> None:
    spreadsheets.write(folder / BOOK, BLOCKS)
    ran = on_terminal.shown("--lang", "zh", "import", BOOK, folder=folder, answers="y\ny\n")
    assert (ran.code, "并排有 2 块表：A:C、E:G" in ran.out) == (0, True), ran.out
    assert len(titles(folder)) == 5


def test_a_second_book_with_numbers_of_its_own_joins(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / BOOK, [["序号", "反馈问题"], [1, "学习不够"], [2, "调研走过场"]])
    spreadsheets.write(folder / "审计.xlsx", [["序号", "审计发现问题"], [1, "账目不清"], [2, "往来款长期挂账"]])
    assert rectify("import", BOOK, "--yes").code == 0
    ran = rectify("import", "审计.xlsx", "--yes")
    assert ran.code == 0, ran.err
    assert "X711" in ran.err
    assert titles(folder) == ["学习不够", "调研走过场", "账目不清", "往来款长期挂账"]


def test_a_title_changed_under_its_id_is_still_asked_about(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / BOOK, [["序号", "反馈问题"], [1, "学习不够"], [2, "调研走过场"]])
    assert rectify("import", BOOK, "--yes").code == 0
    spreadsheets.write(folder / BOOK, [["序号", "反馈问题"], [1, "学习不够及时"], [2, "调研走了过场"]])
    ran = rectify("import", BOOK, "--yes")
    assert ran.code == 1
    assert "X718" in ran.err


def test_a_row_that_says_only_what_nobody_reads_is_of_the_issue_above(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "反馈问题", "督办记录"],
        [1, "学习不够", "第一次督办"],
        [None, None, "第二次督办"],
        [2, "调研走过场", None],
    ]
    spreadsheets.write(folder / BOOK, rows)
    assert rectify("import", BOOK, "--yes").code == 0
    assert titles(folder) == ["学习不够", "调研走过场"]
    assert "issues,1,Sheet,C3,督办记录,第二次督办" in unread(folder)


def test_days_to_come_are_deadlines_whatever_the_heading_says(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "反馈问题", "完成时间", "是否办结"],
        [1, "学习不够", "2026-06-30", "是"],
        [2, "调研走过场", "2099-12-31", "是"],
    ]
    spreadsheets.write(folder / BOOK, rows)
    ran = rectify("import", BOOK, "--yes")
    assert ran.code == 0, ran.err
    assert "due: 2026-06-30" in (folder / "data/issues/001.yaml").read_text("utf-8")


def test_a_stroke_says_that_there_is_no_aspect(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "方面", "反馈问题"],
        [1, "党的领导", "甲"],
        [2, None, "乙"],
        [3, "/", "丙"],
        [4, None, "丁"],
    ]
    spreadsheets.write(folder / BOOK, rows)
    assert rectify("import", BOOK, "--yes").code == 0
    said = ["aspect" in (folder / f"data/issues/00{at}.yaml").read_text("utf-8") for at in range(1, 5)]
    assert said == [True, True, False, False]


def book(folder: Path, sheets: dict[str, list[list[object]]], hidden: str = "") -> None:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    spreadsheets.save(made, folder / BOOK)


def test_a_hidden_sheet_is_read_and_fills_no_gap_of_what_everybody_sees(rectify: Rectify, folder: Path) -> None:
    now: list[list[object]] = [["序号", "反馈问题", "完成情况"], [1, "学习不够", None]]
    old: list[list[object]] = [["序号", "反馈问题", "完成情况"], [1, "学习不够", "已完成"], [2, "调研走过场", "整改中"]]
    book(folder, {"旧表": old, "台账": now, "空": []}, hidden="旧表")
    ran = rectify("--lang", "zh", "import", BOOK, "--yes")
    assert ran.code == 0, ran.err
    assert titles(folder) == ["学习不够", "调研走过场"]
    assert "progress" not in (folder / "data/issues/001.yaml").read_text("utf-8")
    assert "旧表,C2,,已完成" in unread(folder)
    assert "表“旧表”是隐藏的，也已读取" in ran.err
    assert "空表：空" in ran.err
    assert rectify("import", BOOK).code == 0


PETITIONS: list[list[object]] = [
    ["巡察移交信访件办理情况"],
    ["序号", "信访件编号", "办理情况", "办结日期"],
    [1, "XF-1", "已办结", "2026-07-21"],
]


@pytest.mark.parametrize("name", ["信访件", "移交件"])
def test_petitions_come_in_without_being_asked_for(rectify: Rectify, folder: Path, name: str) -> None:
    book(folder, {name: PETITIONS})
    ran = rectify("import", BOOK)
    assert ran.code == 0, ran.err
    assert "status: completed" in (folder / "data/petitions.yaml").read_text("utf-8")
    assert rectify("import", BOOK).code == 0


def test_a_note_that_speaks_of_petitions_is_none(rectify: Rectify, folder: Path) -> None:
    book(folder, {"台账": [["序号", "反馈问题"], [1, "学习不够"]], "说明": [["信访件另表登记。"]]})
    ran = rectify("import", BOOK)
    assert (ran.code, titles(folder)) == (0, ["学习不够"]), ran.err


def test_a_sheet_of_a_register_of_the_offices_own_comes_in_with_the_rest(rectify: Rectify, folder: Path) -> None:
    assert rectify("register", "add", "约谈", "--field", "对象").code == 0
    rows: list[list[object]] = [["日期", "对象"], ["2026-07-01", "某某"]]
    book(folder, {"约谈": rows})
    ran = rectify("--lang", "zh", "import", BOOK)
    assert (ran.code, ran.err.startswith("约谈新增 1 条，改动 0 条，未变 0 条\n")) == (0, True)
    book(folder, {"台账": [["序号", "反馈问题"], [1, "学习不够"]], "谈话": rows})
    ran = rectify("import", BOOK)
    assert (ran.code, titles(folder)) == (0, ["学习不够"]), ran.err
    assert "约谈: 0 new, 0 changed, 1 unchanged" in ran.err
    assert rectify("export", "--like", BOOK).code == 0
    assert "约谈: 0 new, 0 changed, 1 unchanged" in rectify("import", f"build/{BOOK}").err


def test_a_record_may_be_of_an_issue_of_the_same_book_and_dated_under_another_heading(
    rectify: Rectify, folder: Path
) -> None:
    assert rectify("register", "add", "制度").code == 0
    rows: list[list[object]] = [
        ["名称", "出台时间", "对应问题"],
        ["某办法", "2026-07-01", "1"],
        ["某规定", "2026年秋", "9"],
    ]
    book(folder, {"台账": [["序号", "反馈问题"], [1, "学习不够"]], "制度": rows})
    ran = rectify("import", BOOK, "--yes")
    assert (ran.code, "制度: 1 new, 0 changed, 0 unchanged" in ran.err) == (0, True), ran.err
    made = (folder / "data/registers/制度.yaml").read_text("utf-8")
    assert [word in made for word in ("date: 2026-07-01", "title: 某办法", "issues")] == [True] * 3
    assert "某规定" in unread(folder)


TASKS: list[list[object]] = [["序号", "整改措施", "整改时限"], [1, "1.补学；2.测试", "2026-09-30"], [2, "蹲点", None]]
DUTIES: list[list[object]] = [["问题序号", "责任领导", "责任部门"], [1, "张某", "办公室"], [2, "李某", "人事科"]]


@pytest.mark.parametrize("title", [None, "调研走过场", "调研走过场问题"])
def test_three_lists_of_one_book_are_put_together(rectify: Rectify, folder: Path, title: str | None) -> None:
    problems: list[list[object]] = [["序号", "反馈问题", "具体表现"], [1, "学习不够", "甲"], [2, "调研走过场", "乙"]]
    headings = ("存在问题", "学习不够", title)
    tasks = [[row[0], *([head] if title else []), *row[1:]] for row, head in zip(TASKS, headings, strict=True)]
    book(folder, {"问题清单": problems, "任务清单": tasks, "责任清单": DUTIES})
    ran = rectify("import", BOOK, "--yes")
    assert (ran.code, titles(folder)) == (0, ["学习不够", title or "调研走过场"]), ran.err
    assert ("调研走过场,没有读懂" in unread(folder)) is (title == "调研走过场问题")
    second = (folder / "data/issues/002.yaml").read_text("utf-8")
    assert [word in second for word in ("owner: 人事科", "lead: 李某", "蹲点", "examples: 乙")] == [True] * 4
    before = unread(folder)
    assert rectify("import", BOOK).code == 0
    assert unread(folder) == before


def test_a_list_whose_numbers_are_of_nothing_is_kept_and_told(rectify: Rectify, folder: Path) -> None:
    book(folder, {"问题清单": [["序号", "反馈问题"], [1, "学习不够"]], "责任清单": [["序号", "责任部门"], [7, "甲科"]]})
    ran = rectify("import", BOOK)
    assert (titles(folder), "was not read, and is kept in data/unread" in ran.err) == (["学习不够"], True)
    assert "甲科" in unread(folder)


EXTENDED: list[list[object]] = [["编号", "反馈问题", "整改时限", "延期说明"], [1, "学习不够", "2026-09-30", None]]


def test_a_reason_that_became_an_extension_is_not_told_again(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / BOOK, EXTENDED)
    assert rectify("import", BOOK).code == 0
    later: list[list[object]] = [EXTENDED[0], [1, "学习不够", "2026-12-31", "上级审批未完成"]]
    spreadsheets.write(folder / BOOK, later)
    asked = rectify("import", BOOK)
    assert (asked.code, "deadline moved: 1; nothing was written" in asked.err) == (1, True)
    done = rectify("import", BOOK, "--yes")
    assert (done.code, "deadline moved: 1" in done.err) == (0, True)
    again = rectify("import", BOOK)
    assert (again.code, "X720" in again.err) == (0, False), again.err


def test_what_is_certain_is_written_where_nobody_can_be_asked(rectify: Rectify, folder: Path) -> None:
    """What was left out is named and kept; a second reading finds nothing new in it."""
    rows: list[list[object]] = [
        ["编号", "反馈问题", "整改状态", "自设"],
        [1, "学习不够", "待定词", "甲"],
        [2, "调研走过场", "√", "乙"],
    ]
    spreadsheets.write(folder / BOOK, rows)
    ran = rectify("import", BOOK)
    assert (ran.code, titles(folder)) == (1, ["学习不够", "调研走过场"])
    assert "3 cells left out" in ran.err
    assert "待定词" in unread(folder)
    assert rectify("import", BOOK).code == 0


def test_an_error_in_a_column_nobody_reads_is_kept_as_it_is_shown(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [["编号", "反馈问题", "自设"], [1, "学习不够", "#REF!"]]
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.worksheets[0]["C2"].data_type = "e"
    spreadsheets.save(made, folder / BOOK)
    ran = rectify("import", BOOK, "--yes")
    assert (ran.code, "X701" in ran.err) == (0, False)
    assert "自设,#REF!" in unread(folder)


STACKED: list[list[object]] = [
    ["巡察反馈问题整改台账"],
    ["序号", "反馈问题", "整改措施", "责任部门", "完成情况"],
    [1, "学习不够", "补学", "办公室", "已完成"],
    [2, "调研走过场", "蹲点", "财务科", "整改中"],
    ["合计", 2],
    [],
    ["二、立行立改问题"],
    ["序号", "立行立改问题", "责任科室", "整改措施", "是否办结"],
    [1, "台账不全", "办公室", "补记", "是"],
    ["审核人：", "填表人："],
]


def test_two_tables_on_a_sheet_are_two(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / BOOK, STACKED)
    assert rectify("import", BOOK, "--yes").code == 0
    assert titles(folder) == ["学习不够", "调研走过场"]
    fix = (folder / "data/immediate/01.yaml").read_text("utf-8")
    assert "title: 台账不全\nowner: 办公室\n" in fix
    assert "aspect" not in fix
    assert rectify("new", "项目拖延").code == 0
    assert rectify("new", "会议过多", "--register", "immediate").code == 0
    assert rectify("export", "--like", BOOK).code == 0
    ran = rectify("import", "build/台账.xlsx")
    assert (ran.code, "0 new, 0 changed, 5 unchanged" in ran.err) == (0, True), ran.err
    rows = list(openpyxl.load_workbook(folder / "build/台账.xlsx").worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[2:5]] == ["学习不够", "调研走过场", "项目拖延"]
    assert [row[1] for row in rows[9:11]] == ["台账不全", "会议过多"]


def test_headings_once_more_are_no_second_table(rectify: Rectify, folder: Path) -> None:
    head: list[object] = ["序号", "反馈问题", "整改措施"]
    spreadsheets.write(folder / BOOK, [head, [1, "学习不够", "补学"], ["（续表）"], head, [2, "调研走过场", "蹲点"]])
    ran = rectify("import", BOOK, "--yes")
    assert (ran.code, titles(folder), "issues of each sheet" in ran.err) == (0, ["学习不够", "调研走过场"], False)
