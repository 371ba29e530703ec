"""An id that two files claim stops every verb, with the names of both."""

from pathlib import Path

import pytest

import workspaces
from amending import files, folder
from commandline import Rectify

__all__ = ["folder"]

WRITING = [
    ["set", "1", "owner=甲"],
    ["log", "1", "--status", "completed", "--date", "2025-01-05"],
    ["log", "1-2", "--note", "核实"],
    ["sign-off", "1", "--by", "张某", "--role", "责任部门"],
    ["extend", "1", "--to", "2026-01-01", "--reason", "因"],
    ["reopen", "1", "--reason", "因"],
    ["measure", "add", "1", "再学"],
    ["results", "add", "1", "再学"],
    ["plan", "add", "1", "再学"],
    ["evidence", "add", "1", "--title", "报告"],
    ["delete", "1", "--reason", "因"],
    ["edit", "1"],
]
READING = [["show", "1"], ["history", "1"], ["list"], ["status"], ["render", "notice"], ["export", "register"]]


def ids(words: list[str]) -> str:
    return " ".join(words)


@pytest.mark.parametrize("words", WRITING, ids=ids)
@pytest.mark.parametrize("name", ["001 (1).yaml", "1.yaml"])
def test_no_verb_changes_either(
    rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], name: str
) -> None:
    monkeypatch.setenv("EDITOR", "no-editor-is-started")
    workspaces.write(folder, {f"data/issues/{name}": workspaces.FIRST})
    old = files(folder)
    ran = rectify(*words)
    assert (ran.code, ran.out) == (1, "")
    assert f"2 files are no. 1: 001.yaml, {name}" in ran.err
    assert "compare them, keep one" in ran.err
    assert files(folder) == old


@pytest.mark.parametrize("words", READING, ids=ids)
def test_no_verb_shows_either(rectify: Rectify, folder: Path, words: list[str]) -> None:
    workspaces.write(folder, {"data/issues/001.冲突.yaml": workspaces.FIRST})
    ran = rectify(*words)
    assert (ran.code, ran.out) == (1, "")
    assert "2 files are no. 1: 001.yaml, 001.冲突.yaml" in ran.err


def test_other_ids_are_free_and_check_tells_it(rectify: Rectify, folder: Path) -> None:
    workspaces.write(folder, {"data/issues/001 (1).yaml": workspaces.FIRST})
    assert rectify("set", "2", "owner=甲").code == 0
    ran = rectify("check")
    assert (ran.code, ran.out.count("error[F033]"), ran.out.count("error[F032]")) == (1, 1, 0)


def test_a_copy_of_the_petitions_stops_their_verbs(rectify: Rectify, folder: Path) -> None:
    workspaces.write(folder, {"data/petitions (1).yaml": "- {id: 1}\n"})
    for words in (["log", "1", "--register", "petitions", "--status", "completed"], ["petition", "add"]):
        ran = rectify(*words)
        assert ran.code == 1
        assert "2 files are petitions.yaml: petitions.yaml, petitions (1).yaml" in ran.err


@pytest.mark.parametrize("words", [["set", "1", "owner=甲"], ["show", "1"], ["edit", "1"]], ids=ids)
def test_an_id_written_in_another_file_too(rectify: Rectify, folder: Path, words: list[str]) -> None:
    workspaces.write(folder, {"data/issues/003.yaml": workspaces.FIRST})
    ran = rectify(*words)
    assert ran.code == 1
    assert "issue 1 is there 2 times: data/issues/001.yaml:1:5, data/issues/003.yaml:1:5" in ran.err


def test_a_petition_written_twice(rectify: Rectify, folder: Path) -> None:
    workspaces.write(folder, {"data/petitions.yaml": "- {id: 1}\n- {id: 1}\n"})
    ran = rectify("log", "1", "--register", "petitions", "--status", "completed")
    assert ran.code == 1
    assert "data/petitions.yaml:1:8, data/petitions.yaml:2:8" in ran.err


LISTS = {
    "data/inspection (1).yaml": [
        ["set", "inspection", "body=甲"],
        ["fact", "add", "甲", "--count", "issues"],
        ["field", "add", "甲"],
        ["register", "add", "会议"],
        ["labels", "甲=已完成"],
        ["policy", "counts=accepted"],
        ["declare", "2024-12-31", "--yes"],
    ],
    "data/registers/会议 (1).yaml": [["record", "add", "会议"], ["record", "remove", "会议", "1"]],
    "data/petitions (1).yaml": [["petition", "add"], ["log", "1", "--note", "核实", "--register", "petitions"]],
}


@pytest.mark.parametrize(
    ("name", "words"), [(name, words) for name, verbs in LISTS.items() for words in verbs], ids=str
)
def test_a_copy_of_a_list_stops_its_verbs(rectify: Rectify, folder: Path, name: str, words: list[str]) -> None:
    original = folder / name.replace(" (1)", "")
    if "registers" in name:
        assert rectify("register", "add", "会议").code == 0
        assert rectify("record", "add", "会议", "date=2024-12-01").code == 0
    workspaces.write(folder, {name: original.read_text(encoding="utf-8")})
    old = files(folder)
    ran = rectify(*words)
    assert ran.code == 1
    assert f"2 files are {original.name}: {original.name}, {Path(name).name}" in ran.err
    assert files(folder) == old
    assert "register add" not in rectify("check").out
