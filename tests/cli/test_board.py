"""`rectify render board`, and the screens that are pages of the same panels."""

import re
from pathlib import Path

import pytest
from lxml import html

import boards
from commandline import Rectify


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(boards.write(tmp_path))
    return tmp_path


DRAFT = (*boards.DAY, "--draft")


def test_a_board_is_a_page_or_a_pdf_by_either_name(rectify: Rectify, folder: Path) -> None:
    assert rectify("render", "board", *DRAFT).err == "internal edition written to build/board-internal.html\n"
    assert (folder / "build/board-internal.html").read_bytes().startswith(b"<!DOCTYPE html>\n")
    assert rectify("render", "看板", "-o", "a.pdf", "--edition", "public", *DRAFT).code == 0
    assert (folder / "a.pdf").read_bytes().startswith(b"%PDF")
    assert "board" in rectify("render", "--list").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("-f", "docx"), "there is no board in docx"),
        (("-o", "a.md"), "unsupported output format .md"),
        (("--fragment",), "a board takes no --fragment"),
        (("3",), "a board takes no ID"),
        (("--owner", "财务科", "--grid", "word"), "a board takes no --owner, --grid"),
    ],
)
def test_what_a_board_does_not_have_is_refused(
    rectify: Rectify, folder: Path, typed: tuple[str, ...], said: str
) -> None:
    ran = rectify("render", "board", *typed, *DRAFT)
    assert (ran.code, said in ran.err) == (2, True)
    assert not (folder / "build").exists()


def test_errors_stop_it_unless_it_is_a_draft_which_says_so(rectify: Rectify, folder: Path) -> None:
    path = folder / "data/inspection.yaml"
    path.write_bytes(path.read_bytes().replace(b"completed: 1,", b"completed: 2,"))
    ran = rectify("render", "board", *boards.DAY)
    assert (ran.code, "no paper was rendered" in ran.err) == (1, True)
    assert not (folder / "build").exists()
    assert rectify("render", "board", *DRAFT).code == 0
    assert "draft (2025-01-15, " in (folder / "build/board-internal.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("status",), ["registers", "issues still open", "immediate fixes still open"]),
        (("stats",), ["completion over time", "by owner", "by aspect"]),
        (("stats", "--by", "grade"), ["completion over time", "by 难易程度"]),
        (("due",), ["overdue and due soon"]),
        (("list",), ["issues"]),
        (("list", "--by", "source"), ["审计 1", "(none) 3"]),
    ],
)
@pytest.mark.parametrize("edition", ["public", "internal"])
def test_a_screen_is_a_page_of_the_same_panels(
    rectify: Rectify, folder: Path, command: tuple[str, ...], words: list[str], edition: str
) -> None:
    del folder
    ran = rectify(*command, *boards.DAY[:2], "--format", "html", "--edition", edition)
    if edition == "internal":
        assert [title.text for title in html.fromstring(ran.out).iter("h2")] == words
    else:
        assert not {boards.HIDDEN, "只此一处的科室", "赵某某"} & set(re.split("[<>]", ran.out))
    assert not re.search(r"https?://", ran.out)


def test_a_list_stands_in_groups(rectify: Rectify, folder: Path) -> None:
    del folder
    lines = rectify("list", "--by", "责任部门", "--columns", "id,title", *boards.DAY[:2]).out.splitlines()
    assert [line for line in lines if re.fullmatch(r"\S+  \d", line)] == [
        "综合办公室  1",
        "财务科  2",
        "只此一处的科室  1",
    ]
    assert lines[-1] == "4 found"
    lines = rectify("list", "--by", "tags", *boards.DAY[:2]).out.splitlines()
    assert [line for line in lines if re.fullmatch(r"\S+  \d", line)] == ["基建  1", "信访  1", "(none)  3"]
    lines = rectify("list", "--by", "status", *boards.DAY[:2]).out.splitlines()
    assert [line for line in lines if re.fullmatch(r"\S+  \d", line)] == ["已完成  1", "阶段性完成  1", "未开始  2"]
    ran = rectify("list", "--by", "tags", "--format", "csv")
    assert (ran.code, "--sort tags" in ran.err) == (2, True)
    assert rectify("list", "--by", "tag").code == 2


def test_statistics_by_a_field_have_bars_and_a_picture(rectify: Rectify, folder: Path) -> None:
    del folder
    lines = rectify("stats", "--by", "grade", *boards.DAY[:2]).out.splitlines()
    assert [line.split() for line in lines[-2:]] == [
        ["甲类", "█" * 11, "1", "1", "0", "0", "100.00%"],
        ["(none)", "▓" * 3 + "─" * 8, "3", "0", "1", "2", "0.00%"],
    ]
    picture = rectify("stats", "--by", "grade", "--format", "svg", *boards.DAY[:2]).out
    assert {"难易程度", "甲类", "completed 1/1 100.00%"} <= set(re.findall(r"<text[^>]*>([^<]*)</text>", picture))
    assert rectify("stats", "--by", "title", "--edition", "public").out.count(boards.HIDDEN) == 0
