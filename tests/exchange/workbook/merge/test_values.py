"""What single cells of a sheet do to an entry, and which the ledger cannot take."""

from pathlib import Path

import openpyxl
import pytest

import spreadsheets
import workspaces
from commandline import Rectify

_HEAD, _, _REST = workspaces.INSPECTION.partition("declared:")
INSPECTION = _HEAD + _REST[_REST.index("notice:") :] + "labels: {已销号: completed, 长期整改: staged}\n"
FIRST = """\
id: 1
title: 学习不够
owner: 办公室
due: 2025-06-30
evidence:
  - 会议记录
  - {title: 照片, file: 001/a.jpg, sha256: 0f, size: 1}
progress:
  - {date: 2024-12-31, status: staged, word: 取得初步成效, note: 已布置}
measures:
  - {text: 补学。, items: [读书。, 讨论。], done: 2024-12-01}
  - 建章。
  - {text: 不公开的一条。, disclosure: withheld}
  - {text: 内部的一条。, disclosure: internal}
plan:
  - {text: 年底前建成。, due: 2025-12-31}
extensions:
  - {date: 2025-01-05, from: 2025-03-31, to: 2025-06-30, reason: 天气}
"""
SECOND = workspaces.SECOND
FILES = {"data/inspection.yaml": INSPECTION, "data/issues/001.yaml": FIRST, "data/issues/002.yaml": SECOND}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, FILES))
    return tmp_path


def entry(root: Path, number: int = 1) -> str:
    return (root / f"data/issues/{number:03}.yaml").read_bytes().decode()


def brought(rectify: Rectify, folder: Path, header: str, cell: object) -> tuple[int, str, str]:
    """Change one cell of entry 1 in a book of ours; return the exit code, what was said and the entry after it."""
    assert rectify("export", "register", "-o", "x.xlsx", "--as-of", "2025-01-10").code == 0
    spreadsheets.change(folder / "x.xlsx", {(1, header): cell})
    ran = rectify("import", "x.xlsx", "--date", "2025-01-10", "--yes")
    return ran.code, ran.err, entry(folder)


STEP = "  - {date: 2024-12-31, status: staged, word: 取得初步成效, note: 已布置}\n"
FIRST_POINT = "  - {text: 补学。, items: [读书。, 讨论。], done: 2024-12-01}\n"


@pytest.mark.parametrize(
    ("header", "cell", "old", "new"),
    [
        ("责任部门", None, "owner: 办公室\n", ""),
        ("公开范围", "内部", "progress:", "disclosure: internal\nprogress:"),
        ("佐证材料", "会议纪要\n照片二", "  - 会议记录\n  - {title: 照片,", "  - 会议纪要\n  - {title: 照片二,"),
        ("整改状态", "完成", STEP, STEP + "  - {date: 2025-01-10, status: 已销号, note: 已布置}\n"),
        ("整改状态", "长期整改", STEP, STEP + "  - {date: 2025-01-10, status: 长期整改, note: 已布置}\n"),
        ("进展情况", "大半", STEP, STEP + STEP.replace("2024-12-31", "2025-01-10").replace("已布置", "大半")),
        ("进展日期", "2025-01-08", STEP, STEP + STEP.replace("2024-12-31", "2025-01-08")),
        (
            "整改措施",
            "1.补学。\n（1）读书。\n（2）座谈，\n连开三场。\n2.建章。\n3.内部的一条。",
            FIRST_POINT,
            '  - {text: 补学。, items: [读书。, "座谈，\\n连开三场。"], done: 2024-12-01}\n',
        ),
        ("整改措施", "1.补学。\n2.建章。\n3.内部的一条。", FIRST_POINT, "  - {text: 补学。, done: 2024-12-01}\n"),
        ("整改措施", "①补学。\n（1）读书。\n（2）讨论。\n②立制。\n③内部的一条。", "  - 建章。\n", "  - 立制。\n"),
        ("整改措施", "一是补学。\n（1）读书。\n（2）讨论。\n二是内部的一条。", "  - 建章。\n", ""),
        ("整改计划", "明年建成。", "{text: 年底前建成。,", "{text: 明年建成。,"),
    ],
)  # fmt: skip
def test_a_cell_changes_its_own_lines(  # noqa: PLR0913, PLR0917 - a case each
    rectify: Rectify, folder: Path, header: str, cell: object, old: str, new: str
) -> None:
    assert old in FIRST
    code, said, after = brought(rectify, folder, header, cell)
    assert (code, after) == (0, FIRST.replace(old, new, 1)), said


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("反馈问题", None, "X706"),
        ("整改状态", None, "X719]: this cell cannot be cleared"),
        ("公开范围", "随便", "X717]: “随便” is not a disclosure"),
        ("整改时限", "2025-02-30", "X717]: “2025-02-30” is not a date"),
        ("整改时限", "2025年底前", "X719]: the deadline is moved from 2025-06-30 to 2025-12-31 without a reason"),
        ("整改时限", "2023-01-01", "X719]: the deadline 2023-01-01 is before the first day on site"),
        ("整改时限", "2025年7月31日", "`rectify extend 1 --to 2025-07-31 --reason …`"),
        ("整改时限", "2025年5月31日", "X719]: the deadline of issue 1 was extended to 2025-06-30"),
        ("进展日期", "2030-01-01", "is after today"),
        ("进展日期", "2023-01-01", "is before the first day on site"),
        ("进展日期", "2024-12-01", "is before the latest progress in the ledger, 2024-12-31"),
        ("进展日期", None, "the date of progress cannot be cleared"),
    ],
)
def test_what_the_ledger_cannot_take_is_told_by_its_cell(
    rectify: Rectify, folder: Path, header: str, cell: object, said: str
) -> None:
    code, found, after = brought(rectify, folder, header, cell)
    assert (code in {0, 1}, said in found, after) == (True, True, FIRST), found
    # With --yes a cell that cannot be read is kept; a change that is refused is an error all the same.
    assert code == 0 or cell is None or "X719" in found


def test_a_cell_that_cannot_be_read_is_left_out_and_kept(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "register", "-o", "x.xlsx", "--as-of", "2025-01-10").code == 0
    spreadsheets.change(folder / "x.xlsx", {(1, "整改状态"): "差不多了", (1, "责任部门"): "财务科"})
    ran = rectify("import", "x.xlsx")
    assert (ran.code, "1 cell left out and kept in data/unread" in ran.err) == (1, True), ran.err
    assert entry(folder) == FIRST.replace("办公室", "财务科")
    kept = (folder / "data/unread/x.csv").read_bytes().decode()
    assert kept.splitlines()[1:] == ["issues,1,整改台账,M4,整改状态,差不多了,没有读懂"]
    again = rectify("import", "x.xlsx")
    assert (again.code, "0 new, 0 changed, 2 unchanged" in again.err) == (0, True), again.err
    assert rectify("check", "--quick").out.count("unread") == 0


def test_a_later_deadline_with_a_reason_is_an_extension(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "register", "-o", "x.xlsx", "--as-of", "2025-01-10").code == 0
    old = "2025-01-05 申请，2025-03-31 延至 2025-06-30：天气"
    spreadsheets.change(folder / "x.xlsx", {(1, "整改时限"): "2025年9月底前", (1, "延期说明"): f"{old}\n设备未到"})
    ran = rectify("import", "x.xlsx", "--date", "2025-02-10")
    assert (ran.code, entry(folder), "deadline moved: 1; nothing was written" in ran.err) == (1, FIRST, True)
    assert rectify("import", "x.xlsx", "--date", "2025-02-10", "--yes").code == 0
    after = entry(folder)
    assert "{from: 2025-06-30, to: 2025-09-30, date: 2025-02-10, reason: 设备未到}" in after
    assert "due: 2025-09-30\nwhen: 2025年9月底前\n" in after


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("责任部门", None, "cells cleared: 1"),
        ("公开范围", "内部", "disclosure changed: 1"),
        ("整改状态", "整改中", "status moved back: 1"),
        ("整改措施", "1.补学。\n（1）读书。\n（2）讨论。\n2.建章。", "measures deleted: 1"),
    ],
)
def test_what_moves_back_or_deletes_is_asked_first(
    rectify: Rectify, folder: Path, header: str, cell: object, said: str
) -> None:
    assert rectify("export", "register", "-o", "x.xlsx", "--as-of", "2025-01-10").code == 0
    spreadsheets.change(folder / "x.xlsx", {(1, header): cell})
    ran = rectify("import", "x.xlsx", "--date", "2025-01-10")
    assert (ran.code, said in ran.err, entry(folder)) == (1, True, FIRST), ran.err


def test_a_column_that_is_not_read_is_left_out_with_its_command(rectify: Rectify, folder: Path) -> None:
    code, said, after = brought(rectify, folder, "延期说明", "再延一次")
    assert (code, "X720" in said, "`rectify extend 1 --to DATE --reason …`" in said, after) == (0, True, True, FIRST)
    assert "再延一次" in (folder / "data/unread/x.csv").read_bytes().decode()


def test_a_date_of_the_plan_is_not_cleared_in_a_sheet(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "register", "-o", "x.xlsx").code == 0
    spreadsheets.change(folder / "x.xlsx", {(2, "整改时限"): None})
    ran = rectify("import", "x.xlsx")
    assert (ran.code, "`rectify set 2 plan.1.due=`" in ran.err) == (1, True)


def test_the_public_edition_does_not_change_what_it_hides(rectify: Rectify, folder: Path) -> None:
    """The internal measure is not in the cell; taking the cell would delete it."""
    for name in ("extensions", "evidence"):
        text = entry(folder)
        start = text.index(f"{name}:")
        end = text.index("progress:") if name == "evidence" else len(text)
        (folder / "data/issues/001.yaml").write_bytes((text[:start] + text[end:]).encode())
    before = entry(folder)
    assert rectify("export", "register", "--edition", "public", "-o", "x.xlsx", "--as-of", "2025-01-10").code == 0
    spreadsheets.change(folder / "x.xlsx", {(1, "整改措施"): "1.补学。"})
    ran = rectify("import", "x.xlsx")
    assert (ran.code, "the public edition does not show all of measures" in ran.err) == (1, True)
    assert entry(folder) == before


def test_rows_joined_by_their_issue_add_up_or_are_at_odds(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [
        ["编号", "反馈问题", "责任领导", "整改目标", "责任部门"],
        [3, "采购", None, "规范", "甲"],
        [None, None, "李某", "规范", "乙"],
    ]
    spreadsheets.write(folder / "a.xlsx", rows, merged=["A2:A3", "B2:B3"])
    ran = rectify("import", "a.xlsx")
    assert (ran.code, "a.xlsx:Sheet!E3: warning[X707]: one issue has two values of owner" in ran.err) == (1, True)
    rows[2][4] = None
    spreadsheets.write(folder / "a.xlsx", rows, merged=["A2:A3", "B2:B3"])
    assert rectify("import", "a.xlsx").code == 0
    assert "owner: 甲\nlead: 李某\n" in entry(folder, 3)


def test_a_header_of_two_rows_and_one_repeated_on_each_page(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [
        ["编号", "反馈问题", "责任", None],
        [None, None, "部门", "领导"],
        [3, "采购不规范", "财务科", "李某"],
        [None, None, None, None],
        ["编号", "反馈问题", "部门", "领导"],
        [4, "公车管理松懈", "办公室", "王某"],
    ]
    spreadsheets.write(folder / "a.xlsx", rows, merged=["A1:A2", "B1:B2", "C1:D1"])
    ran = rectify("import", "a.xlsx")
    assert ran.code == 0, ran.err
    assert "owner: 财务科\nlead: 李某\n" in entry(folder, 3)
    assert "owner: 办公室\nlead: 王某\n" in entry(folder, 4)


def test_a_new_row_may_say_everything(rectify: Rectify, folder: Path) -> None:
    head = ["反馈问题", "公开范围", "整改措施", "整改状态", "进展日期", "佐证材料"]
    row = ["采购不规范", "内部", "1.修订。\n（1）起草。", "取得阶段性成效", "2025-01-05", "办法"]
    spreadsheets.write(folder / "a.xlsx", [head, row])
    ran = rectify("import", "a.xlsx")
    assert ran.code == 0, ran.err
    said = entry(folder, 3)
    assert "disclosure: internal\n" in said
    assert "status: staged, word: 取得阶段性成效" in said
    assert "  - text: 修订。\n" in said or "  - {text: 修订。" in said


def test_other_words_for_the_same_status_are_no_news(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(
        folder / "a.xlsx",
        [["编号", "反馈问题", "状态"], [1, "学习不够", "阶段性完成"], [2, "建设推进缓慢", "取得阶段性成效"]],
    )
    ran = rectify("import", "a.xlsx")
    assert (ran.code, "0 new, 0 changed, 2 unchanged" in ran.err) == (0, True), ran.err


def test_another_title_under_a_known_id_is_a_question(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / "a.xlsx", [["编号", "反馈问题", "责任部门"], [1, "学习不够深入", "财务科"]])
    ran = rectify("import", "a.xlsx")
    assert (ran.code, "X718" in ran.err, entry(folder)) == (1, True, FIRST)
    assert rectify("import", "a.xlsx", "--theirs").code == 0
    assert "title: 学习不够深入\n" in entry(folder)


def test_rows_are_known_by_their_titles_without_ids(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(
        folder / "a.xlsx", [["反馈问题", "责任部门"], ["建设推进缓慢", "财务科"], ["建设推进缓慢", "办公室"]]
    )
    ran = rectify("import", "a.xlsx")
    assert (ran.code, "X712" in ran.err) == (1, True)
    (folder / "data/issues/003.yaml").write_bytes("id: 3\ntitle: 建设推进缓慢\n".encode())
    spreadsheets.write(folder / "a.xlsx", [["反馈问题", "责任部门"], ["建设推进缓慢", "财务科"]])
    ran = rectify("import", "a.xlsx")
    assert (ran.code, "issues 2, 3 all have the title “建设推进缓慢”" in ran.err) == (1, True)


def test_a_changed_row_of_an_issue_that_is_gone_is_told(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "register", "-o", "x.xlsx").code == 0
    (folder / "data/issues/002.yaml").unlink()
    assert rectify("import", "x.xlsx").code == 0
    spreadsheets.change(folder / "x.xlsx", {(2, "责任部门"): "财务科"})
    ran = rectify("import", "x.xlsx")
    assert (ran.code, "X714" in ran.err) == (1, True)


def test_a_new_row_gets_another_id_where_its_own_is_used(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "register", "-o", "x.xlsx").code == 0
    assert rectify("new", "别人先建的").code == 0
    spreadsheets.append(folder / "x.xlsx", {"编号": 3, "反馈问题": "采购不规范"})
    ran = rectify("import", "x.xlsx")
    assert (ran.code, "id 3 is in use; this new issue gets 4" in ran.err) == (0, True)
    assert "title: 采购不规范\n" in entry(folder, 4)


def test_a_book_of_another_version_is_told(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "register", "-o", "x.xlsx").code == 0
    book = openpyxl.load_workbook(folder / "x.xlsx")
    book["_rectify"]["A1"].value = 99
    spreadsheets.save(book, folder / "x.xlsx")
    ran = rectify("import", "x.xlsx")
    assert (ran.code, "format 99; 1 here" in ran.err) == (1, True)


def test_a_sheet_that_is_not_there_is_told(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / "a.xlsx", [["编号", "反馈问题"], [1, "学习不够"]])
    ran = rectify("import", "a.xlsx", "--sheet", "没有")
    assert (ran.code, "one of: Sheet" in ran.err) == (2, True)


def test_a_register_of_the_immediate_fixes_goes_back_where_it_came_from(rectify: Rectify, folder: Path) -> None:
    (folder / "data/immediate").mkdir()
    (folder / "data/immediate/01.yaml").write_bytes("id: 1\ntitle: 乱停车\n".encode())
    assert rectify("export", "register", "--register", "immediate", "-o", "x.xlsx").code == 0
    spreadsheets.change(folder / "x.xlsx", {(1, "责任部门"): "办公室"})
    assert rectify("import", "x.xlsx", "--register", "issues").code == 2
    assert rectify("import", "x.xlsx").code == 0
    assert "owner: 办公室" in (folder / "data/immediate/01.yaml").read_bytes().decode()


@pytest.mark.parametrize(
    ("cells", "after"),
    [
        ({(1, "整改状态"): "完成"}, "{date: 2024-12-31, status: 已销号, note: 已布置}"),
        ({(1, "整改状态"): "取得阶段性成效"}, "{date: 2024-12-31, status: staged, word: 取得阶段性成效, note: 已布置}"),
        ({(1, "进展情况"): None}, "{date: 2024-12-31, status: staged, word: 取得初步成效}"),
    ],
)
def test_progress_of_the_same_day_says_more_and_is_not_said_twice(
    rectify: Rectify, folder: Path, cells: dict[tuple[int, str], object], after: str
) -> None:
    assert rectify("export", "register", "-o", "x.xlsx", "--as-of", "2025-01-10").code == 0
    spreadsheets.change(folder / "x.xlsx", cells)
    ran = rectify("import", "x.xlsx", "--date", "2024-12-31", "--yes")
    assert (ran.code, entry(folder)) == (0, FIRST.replace(STEP, f"  - {after}\n"))
