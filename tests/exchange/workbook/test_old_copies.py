"""What a book said when it was last read is remembered: an old copy sets nothing back, a changed cell counts."""

from pathlib import Path

import pytest

import real_books
import spreadsheets
import workspaces
from commandline import Rectify
from rectify_cli.exchange.workbook.merge.seen import nearest

HEAD: list[object] = ["序号", "反馈问题", "责任科室", "完成情况"]


def book(name: str, *rows: tuple[str, str, str]) -> str:
    spreadsheets.write(Path(name), [HEAD, *([number, *row] for number, row in enumerate(rows, start=1))])
    return name


FIRST, SECOND = ("学习不够", "办公室", "整改中"), ("账目不清", "财务科", "整改中")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rectify: Rectify) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, {"data/inspection.yaml": real_books.INSPECTION}))
    assert rectify("import", book("台账.xlsx", FIRST, SECOND)).code == 0
    assert rectify("log", "1", "--status", "完成").code == 0
    assert rectify("set", "2", "owner=审计科").code == 0
    return tmp_path


def entry(number: int) -> str:
    return Path(f"data/issues/{number:03}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["台账.xlsx", "财务科.xlsx"])
def test_an_untouched_copy_changes_nothing_and_says_why(rectify: Rectify, name: str) -> None:
    before = entry(1), entry(2)
    ran = rectify("import", book(name, FIRST, SECOND))
    assert (ran.code, (entry(1), entry(2))) == (0, before), ran.err
    assert "cells that say what they said when they were read before: 2;" in ran.err


def test_a_changed_cell_of_an_old_copy_counts_and_no_other(rectify: Rectify) -> None:
    ran = rectify("import", book("财务科.xlsx", FIRST, ("账目不清", "财务科", "阶段性完成")))
    assert ran.code == 0, ran.err
    assert ("owner: 审计科" in entry(2), "status: staged" in entry(2)) == (True, True)
    assert "status: completed" in entry(1)


def test_what_the_same_book_is_changed_back_to_is_a_change(rectify: Rectify) -> None:
    later = book("台账.xlsx", FIRST, ("账目不清", "法规科", "整改中"))
    assert rectify("import", later).code == 0
    assert "owner: 法规科" in entry(2)
    assert rectify("import", book("台账.xlsx", FIRST, SECOND)).code == 0
    assert "owner: 财务科" in entry(2)


def test_theirs_takes_the_old_copy_after_all(rectify: Rectify) -> None:
    ran = rectify("import", "台账.xlsx", "--theirs", "--yes")
    assert (ran.code, "owner: 财务科" in entry(2)) == (0, True), ran.err


def test_a_dry_run_remembers_nothing(rectify: Rectify) -> None:
    kept = Path("data/imported/台账.csv").read_bytes()
    rectify("import", book("台账.xlsx", FIRST, ("账目不清", "法规科", "整改中")), "--dry-run")
    assert Path("data/imported/台账.csv").read_bytes() == kept


def test_a_copy_is_of_the_book_it_differs_least_from() -> None:
    first = {1: {"title": "a", "owner": "b"}, 2: {"title": "c", "owner": "d"}}
    later = {1: {"title": "a", "owner": "x"}, 2: {"title": "c", "owner": "y"}}
    assert nearest([later, first], {1: {"title": "a", "owner": "b"}, 2: {"title": "c", "owner": "z"}}) is first
    assert nearest([first, later], {1: {"title": "a", "owner": "x"}, 2: {"title": "c", "owner": "z"}}) is later
    assert nearest([], {}) == {}
