"""A word of a state that nobody knows, beside what was done."""

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


@pytest.mark.parametrize(("heading", "cell"), [("最新进展", "已补学两次。"), ("措施完成率", "25%"), ("措施进度", 0.5)])
def test_it_is_told_and_goes_on_meanwhile(rectify: Rectify, folder: Path, heading: str, cell: object) -> None:
    spreadsheets.write(folder / BOOK, [["序号", "反馈问题", "整改状态", heading], [1, "学习不够", "未达时序", cell]])
    ran = rectify("--lang", "zh", "import", BOOK, "--yes")
    assert "先按“整改中”读入" in ran.err, ran.err
    assert "“未达时序”为整改中（1）" in ran.err
    issue = next(folder.glob("data/issues/*.yaml")).read_text("utf-8")
    assert "status: in_progress" in issue
    before = {path: path.read_bytes() for path in folder.glob("data/**/*.*")}
    assert rectify("import", BOOK, "--yes").code == 0
    assert rectify("export", "--like", BOOK).code == 0
    assert rectify("import", f"build/{BOOK}", "--yes").code == 0
    assert {path: path.read_bytes() for path in folder.glob("data/**/*.*")} == before
    assert rectify("import", BOOK, "--yes", "--map", "未达时序=not_started").code == 0
    assert "not_started" in next(folder.glob("data/issues/*.yaml")).read_text("utf-8")


@pytest.mark.parametrize(("heading", "cell"), [("措施完成率", "0%"), ("问责人数", 3), ("备注", "25%")])
def test_nothing_done_makes_no_state(rectify: Rectify, folder: Path, heading: str, cell: object) -> None:
    spreadsheets.write(folder / BOOK, [["序号", "反馈问题", "整改状态", heading], [1, "学习不够", "未达时序", cell]])
    assert "“未达时序”不是状态\n" in rectify("--lang", "zh", "import", BOOK, "--yes").err
    assert "progress:" not in next(folder.glob("data/issues/*.yaml")).read_text("utf-8")
