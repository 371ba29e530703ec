"""One verb on several entries: one lock, a sentence each, and nothing written where one is refused."""

from pathlib import Path

import pytest

import workspaces
from amending import files, folder, text
from commandline import Rectify
from rectify_cli import store

__all__ = ["folder"]

THIRD = "id: 3\ntitle: 会议不严\nprogress: [{date: 2024-12-31, status: completed}]\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["set", "1-2", "owner=综合办"],
            ["data/issues/001.yaml: “owner” set to “综合办”", "data/issues/002.yaml: “owner” set to “综合办”"],
        ),
        (
            ["log", "2,1", "--status", "completed", "--date", "2025-01-05"],
            [
                "data/issues/002.yaml: progress logged: completed on 2025-01-05",
                "data/issues/001.yaml: progress logged: completed on 2025-01-05",
            ],
        ),
        (
            ["log", "1-2", "--status", "完成", "--date", "2025-01-05", "--register", "petitions"],
            [
                "data/petitions.yaml: petition 1: progress logged: completed on 2025-01-05",
                "data/petitions.yaml: petition 2: progress logged: completed on 2025-01-05",
            ],
        ),
        (
            ["sign-off", "1,3", "--by", "张某", "--role", "责任部门", "--date", "2025-01-05"],
            [
                "data/issues/001.yaml: signed by 张某 (责任部门) on 2025-01-05",
                "data/issues/003.yaml: signed by 张某 (责任部门) on 2025-01-05",
            ],
        ),
    ],
    ids=lambda value: " ".join(value[:2]),
)
def test_several_are_changed_and_each_is_said(
    rectify: Rectify, folder: Path, words: list[str], said: list[str]
) -> None:
    workspaces.write(folder, {"data/issues/003.yaml": THIRD})
    old = files(folder)
    dry = rectify(*words, "--dry-run")
    assert (dry.code, dry.err.splitlines()) == (0, [f"{line} (not written)" for line in said])
    assert dry.out.count("--- a/") == len({line.partition(":")[0] for line in said})
    assert files(folder) == old
    ran = rectify(*words)
    assert (ran.code, ran.out, ran.err.splitlines()) == (0, "", said)
    changed = {path for path, content in files(folder).items() if old[path] != content}
    assert changed == {str(folder / line.partition(":")[0]) for line in said}
    assert not store.load(store.Workspace(folder)).diagnostics


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "1-3", "owner=甲"], "no issue 3; the nearest are 1, 2"),
        (["set", "1-999999999", "owner=甲"], "no issue 3"),
        (["set", "1,二", "owner=甲"], "“1,二” is not an id"),
        (["set", "1-2", "plan.1.due=2026-01-01"], "no. 1: no item 1, there are 0"),
        (["log", "1,2", "--status", "not_started", "--date", "2025-01-05"], "no. 1: completed may not be followed"),
        (
            ["sign-off", "1,2", "--by", "张某", "--role", "责任部门"],
            "no. 2: issue 2 is staged",
        ),
        (["sign-off", "2-1", "--by", "张某", "--role", "责任部门"], "write 1-2"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_one_that_is_refused_stops_all(rectify: Rectify, folder: Path, words: list[str], said: str) -> None:
    old = files(folder)
    ran = rectify(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert files(folder) == old


def test_one_whose_file_has_errors_stops_all(rectify: Rectify, folder: Path) -> None:
    (folder / "data/issues/002.yaml").write_bytes(b"id: [\n")
    old = files(folder)
    assert rectify("set", "1-2", "owner=甲").code == 1
    assert files(folder) == old


def test_what_is_so_already_is_said_of_each(rectify: Rectify, folder: Path) -> None:
    rectify("set", "1", "owner=甲")
    assert rectify("set", "1,2", "owner=甲").err.splitlines() == [
        "data/issues/001.yaml: nothing to change",
        "data/issues/002.yaml: “owner” set to “甲”",
    ]
    assert "owner: 甲" in text(folder, "issues/002.yaml")


@pytest.mark.parametrize("word", ["办结", "已办结", "completed", "完成"])
def test_a_word_in_use_is_a_status_everywhere(rectify: Rectify, folder: Path, word: str) -> None:
    assert rectify("log", "1", "--status", word, "--register", "petitions", "--date", "2025-01-05").code == 0
    assert rectify("log", "2", "--status", "正在办理", "--register", "petitions", "--date", "2025-01-05").code == 0
    listed = rectify("list", "--register", "petitions", "--status", word, "--format", "json")
    assert (listed.code, listed.out.count('"completed"'), listed.out.count('"in_progress"')) == (0, 1, 0)
    assert rectify("set", "2", f"progress.1.status={word}").code == 0
    assert "status: completed" in text(folder, "issues/002.yaml")
    assert "“好了” is not a status" in rectify("list", "--status", "好了").err


def test_a_note_needs_no_status(rectify: Rectify, folder: Path) -> None:
    ran = rectify("log", "1-2", "--note", "已催办", "--date", "2025-01-05")
    assert ran.err.splitlines()[1] == "data/issues/002.yaml: note logged: 2025-01-05, still staged"
    assert "{date: 2025-01-05, status: completed, note: 已催办}" in text(folder, "issues/001.yaml")
    ran = rectify("log", "1")
    assert (ran.code, "neither --status nor --note" in ran.err) == (2, True)
