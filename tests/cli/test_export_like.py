"""`rectify export --like`: what it says of the office's own book, and what it refuses."""

from pathlib import Path

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
