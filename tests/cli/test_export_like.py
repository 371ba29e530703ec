"""`rectify export --like`: what it says of the office's own book, and what it refuses."""

from pathlib import Path

import openpyxl
import pytest

import real_books
import spreadsheets
import workspaces
from commandline import Rectify

BOOK = "台账.xlsx"
ROWS: list[list[object]] = [["序号", "反馈问题", "完成情况"], [1, "问题甲", "整改中"], [2, "问题乙", "未开始"]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, {"data/inspection.yaml": real_books.INSPECTION}))
    return tmp_path


def test_what_a_section_cannot_say_is_told(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "反馈问题", "整改措施"],
        ["一、党的领导方面"],
        [1, "问题甲", "措施"],
        ["二、队伍建设方面"],
        [2, "问题乙", "措施"],
    ]
    spreadsheets.write(folder / BOOK, rows)
    assert rectify("import", BOOK, "--yes").code == 0
    assert rectify("set", "1", "aspect=队伍建设方面").code == 0
    ran = rectify("export", "--like", BOOK)
    assert "read back" in ran.err
    assert "!3" in ran.err


@pytest.mark.parametrize("words", [("summary",), ("--edition", "public"), ("-f", "csv")])
def test_only_the_internal_register_has_a_book_of_the_offices(
    rectify: Rectify, folder: Path, words: tuple[str, ...]
) -> None:
    spreadsheets.write(folder / BOOK, ROWS)
    assert rectify("export", *words, "--like", BOOK).code == 2


def test_a_book_that_cannot_be_read_is_told(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / BOOK, [["甲", "乙"], [1, 2]])
    assert rectify("export", "--like", BOOK).code == 1
    (folder / "甲.csv").write_text("反馈问题\n甲\n", encoding="utf-8")
    assert rectify("export", "--like", "甲.csv").code == 1


def test_rows_that_are_of_no_issue_are_named(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / BOOK, ROWS)
    assert rectify("import", BOOK, "--yes").code == 0
    assert rectify("delete", "2", "--reason", "重复").code == 0
    ran = rectify("--lang", "zh", "export", "--like", BOOK)
    assert "没有带出的 1 行：Sheet!3" in ran.err
    again = rectify("--lang", "zh", "export", "--like", BOOK, "-o", "甲.xlsx", "--where", "id=1")
    assert (again.code, (folder / "甲.xlsx").exists()) == (0, True)


def rows_of(path: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


def test_a_day_of_completion_is_never_made_up(rectify: Rectify, folder: Path) -> None:
    head: list[object] = ["序号", "反馈问题", "是否完成", "计划完成时间", "实际完成时间"]
    rows = [head, [1, "问题甲", "√", "2026-06-30", None], [2, "问题乙", "×", "2026-07-31", None]]
    spreadsheets.write(folder / BOOK, rows)
    assert rectify("import", BOOK, "--yes", "--date", "2026-06-01").code == 0
    assert rectify("export", "--like", BOOK).code == 0
    assert rows_of("build/台账.xlsx") == [tuple(row) for row in rows]
    assert rectify("log", "2", "--status", "完成", "--date", "2026-11-28").code == 0
    assert rectify("log", "1", "--status", "整改中", "--note", "尚未完").code == 0
    assert rectify("export", "--like", BOOK).code == 0
    assert [row[4] for row in rows_of("build/台账.xlsx")[1:]] == [None, "2026-11-28"]


def test_an_entry_without_an_aspect_stands_above_the_sections(rectify: Rectify, folder: Path) -> None:
    rows: list[list[object]] = [["序号", "反馈问题", "整改措施"], ["一、党的领导方面"], [1, "问题甲", "措施"]]
    spreadsheets.write(folder / BOOK, rows)
    assert rectify("import", BOOK, "--yes").code == 0
    assert rectify("new", "问题乙").code == 0
    assert rectify("new", "问题丙", "--aspect", "党的领导方面").code == 0
    assert rectify("export", "--like", BOOK).code == 0
    assert [row[1] or row[0] for row in rows_of("build/台账.xlsx")[1:]] == [
        "问题乙",
        "一、党的领导方面",
        "问题甲",
        "问题丙",
    ]
    ran = rectify("import", "build/台账.xlsx")
    assert (ran.code, "0 new, 0 changed, 3 unchanged" in ran.err) == (0, True), ran.err
