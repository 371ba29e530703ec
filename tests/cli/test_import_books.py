"""Books beside one another: two blocks on a sheet, a second book with numbers of its own, columns nobody reads."""

from pathlib import Path

import pytest

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
    assert rectify("import", BOOK, "--block", "A:C", "--yes").code == 0
    assert titles(folder) == ["学习不够", "调研走过场"]
    assert "项目拖延" in unread(folder)
    ran = rectify("import", BOOK, "--block", "E:G", "--yes")
    assert ran.code == 0, ran.err
    assert titles(folder) == ["学习不够", "调研走过场", "账目不清", "接待超标", "项目拖延"]
    assert rectify("import", BOOK, "--block", "E:G").code == 0
    assert rectify("import", BOOK, "--block", "A:C").code == 0


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
