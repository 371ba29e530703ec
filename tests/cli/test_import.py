"""What `rectify import` is told about a book, asks about it, and says before it writes."""

from collections import Counter
from pathlib import Path

import pytest

import spreadsheets
import workspaces
from commandline import Rectify
from rectify_cli.cli import import_mapping, import_summary
from rectify_cli.core.errors import UsageError
from rectify_cli.exchange.workbook.merge import unread

HEAD = ["序号", "反馈问题", "整改时限", "整改状态", "问题来源"]
ROWS: list[list[object]] = [
    [*HEAD],
    [1, "学习不够", "2025年8月底前", "差不多了", "巡察"],
    [2, "建设推进缓慢", "待批复", "正在整改", "审计"],
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, {"data/inspection.yaml": workspaces.INSPECTION}))
    spreadsheets.write(tmp_path / "a.xlsx", ROWS)
    return tmp_path


def issue(folder: Path, number: int) -> str:
    return (folder / f"data/issues/{number:03}.yaml").read_bytes().decode()


def test_what_is_left_out_is_named_and_kept_and_the_rest_is_written(rectify: Rectify, folder: Path) -> None:
    ran = rectify("import", "a.xlsx")
    assert ran.code == 1
    assert "a.xlsx:Sheet!D2: error[X717]: “差不多了” is not a status" in ran.err
    assert "a.xlsx:Sheet!C3: error[X717]: “待批复” is not a date" in ran.err
    assert "(--declare all makes them fields): 问题来源" in ran.err
    assert "4 cells left out and kept in data/unread; the rest is imported" in ran.err
    assert "due: 2025-08-31\nwhen: 2025年8月底前\n" in issue(folder, 1)
    assert "progress:" not in issue(folder, 1)
    assert "word: 正在整改" in issue(folder, 2)
    assert rectify("import", "a.xlsx").code == 0


def test_words_are_explained_by_map_and_saved(rectify: Rectify, folder: Path) -> None:
    told = ("--map", "差不多了=staged", "--map", "待批复=when", "--map", "问题来源=", "--save-map")
    assert rectify("import", "a.xlsx", *told).code == 0
    assert "status: staged, word: 差不多了" in issue(folder, 1)
    assert "when: 待批复\n" in issue(folder, 2)
    saved = (folder / "data/columns.yaml").read_bytes().decode()
    assert saved.splitlines()[1:] == ['问题来源: "-"', "差不多了: staged", "待批复: when"]
    again = rectify("import", "a.xlsx")
    assert (again.code, "0 new, 0 changed, 2 unchanged" in again.err) == (0, True), again.err


def test_a_word_is_asked_once_in_a_terminal(rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def prompt(question: str, **_: object) -> int | str:
        asked.append(question)
        return 2 if "state" in question else "when"

    monkeypatch.setattr("rectify_cli.cli.import_sheet.asks", lambda: True)
    monkeypatch.setattr("typer.prompt", prompt)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: True)
    assert rectify("import", "a.xlsx").code == 0
    assert [question.partition("”")[0] for question in asked] == ["the state “差不多了", "the deadline “待批复"]
    assert "status: staged, word: 差不多了" in issue(folder, 1)
    assert "差不多了: staged" in (folder / "data/columns.yaml").read_bytes().decode()


def test_no_in_a_terminal_writes_nothing(rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rectify_cli.cli.import_sheet.asks", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda question, **_: 0 if "state" in question else "0")
    monkeypatch.setattr("typer.confirm", lambda *_, **__: False)
    ran = rectify("import", "a.xlsx")
    assert (ran.code, "nothing was written" in ran.err, (folder / "data/issues").exists()) == (1, True, False)


def test_a_date_of_completion_without_a_state_is_a_question(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / "b.xlsx", [["问题", "实际完成时间"], ["采购不规范", "2024-12-01"]])
    ran = rectify("import", "b.xlsx")
    assert (ran.code, "X722" in ran.err, "--map 空白=in_progress" in ran.err) == (1, True, True), ran.err
    assert "progress" not in issue(folder, 1)
    assert rectify("import", "b.xlsx", "--map", "空白=completed").code == 0
    assert "{date: 2024-12-01, status: completed}" in issue(folder, 1)


def test_a_book_with_unknown_headings_is_read_by_one_mapped_column(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / "b.xlsx", [["事项甲", "事项乙"], ["采购不规范", "是"], ["公车管理松懈", "否"]])
    ran = rectify("import", "b.xlsx")
    assert (ran.code, "the likeliest row is: 事项甲、事项乙" in ran.err) == (1, True), ran.err
    assert rectify("import", "b.xlsx", "--map", "事项甲=title", "--yes").code == 0
    assert "title: 公车管理松懈\n" in issue(folder, 2)


def test_dates_may_stay_words(rectify: Rectify, folder: Path) -> None:
    rectify("import", "a.xlsx", "--dates", "words")
    assert "due:" not in issue(folder, 1)
    assert "when: 2025年8月底前\n" in issue(folder, 1)
    assert rectify("import", "a.xlsx", "--dates", "weeks").code == 2


@pytest.mark.parametrize(
    ("given", "columns"), [("A:B,F:H", {0, 1, 5, 6, 7}), ("C3:D40", {2, 3}), ("b", {1}), ("AA", {26})]
)
def test_a_block_names_columns(given: str, columns: set[int]) -> None:
    assert import_mapping.block(given) == frozenset(columns)


def test_a_block_that_names_none_is_refused() -> None:
    with pytest.raises(UsageError):
        import_mapping.block("左边")


def test_columns_without_a_field_are_offered_in_a_terminal(
    rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spreadsheets.write(folder / "b.xlsx", [["反馈问题", "问题来源"], ["采购不规范", "审计"], ["公车管理松懈", "巡察"]])
    asked: list[str] = []

    def confirm(question: str, **_: object) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr("rectify_cli.cli.import_sheet.asks", lambda: True)
    monkeypatch.setattr("typer.confirm", confirm)
    assert rectify("import", "b.xlsx").code == 0
    assert ["问题来源" in question for question in asked] == [True]
    assert "fields: {问题来源: 审计}" in issue(folder, 1)


def test_a_column_left_out_of_one_book_is_not_offered_for_its_copy(
    rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [["反馈问题", "问题来源"], ["采购不规范", "审计"], ["公车管理松懈", "巡察"]]
    asked: list[str] = []

    def confirm(question: str, **_: object) -> bool:
        asked.append(question)
        return "Make them fields" not in question

    monkeypatch.setattr("rectify_cli.cli.import_sheet.asks", lambda: True)
    monkeypatch.setattr("typer.confirm", confirm)
    for name in ("b.xlsx", "c.xlsx"):
        spreadsheets.write(folder / name, rows)
        assert rectify("import", name).code == 0
    assert ["Make them fields" in question for question in asked] == [True, False]


def test_the_question_names_the_first_cells_that_are_left_out() -> None:
    plan = [unread.Kept("台账", row, 3, "", "甲", unread.Why.CELL) for row in range(4)]
    told = import_summary.asked(Counter(), plan)
    assert told
    assert told.en == "cells left out and kept in data/unread: 4 (D1, D2, D3, …)"
    assert told.zh == "没有读入的 4 格（D1、D2、D3等），存入 data/unread"
    assert import_summary.asked(Counter(), []) is None
