"""The last change taken back: said, shown before, refused where the files are not as it left them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import workspaces
from amending import editor, edits, folder, text
from commandline import Rectify
from killed import tree

__all__ = ["editor", "folder"]

LOADED = """\
import sys
from rectify_cli.cli import app
try:
    app.run(sys.argv[1:])
except SystemExit:
    pass
sys.exit("rectify_cli.store.journal" in sys.modules)
"""


def test_it_says_what_it_takes_back_and_undo_again_goes_further(rectify: Rectify, folder: Path) -> None:
    states = [tree(folder)]
    for words in (("log", "1", "--note", "甲"), ("set", "2", "owner=乙")):
        assert rectify(*words).code == 0
        states.append(tree(folder))
    ran = rectify("undo")
    assert (ran.code, ran.out) == (0, "")
    first, second = ran.err.splitlines()
    assert first.startswith("undone: no. 2: “owner” set to “乙” (20")
    assert second == "  data/issues/002.yaml"
    assert tree(folder) == states[1]
    zh = rectify("--lang", "zh", "undo").err
    assert zh.startswith("已撤销：第 1 号：记录说明")
    assert tree(folder) == states[0]
    none = rectify("undo")
    assert none.code == 2
    assert none.err.startswith("error: there is nothing to undo\n\nhint: ")


def test_what_was_undone_is_redone_until_something_else_is_changed(rectify: Rectify, folder: Path) -> None:
    rectify("set", "1", "owner=甲")
    after = tree(folder)
    rectify("undo")
    dry = rectify("undo", "--redo", "--dry-run")
    assert "+owner: 甲" in dry.out
    assert rectify("undo", "--redo").err.startswith("redone: no. 1: “owner” set to “甲”")
    assert tree(folder) == after
    rectify("undo")
    rectify("set", "2", "owner=乙")
    ran = rectify("undo", "--redo")
    assert (ran.code, "there is nothing to redo" in ran.err) == (2, True)


def test_a_dry_run_shows_the_lines_and_writes_nothing(rectify: Rectify, folder: Path) -> None:
    (folder / "甲.pdf").write_bytes(b"1")
    rectify("evidence", "add", "1", str(folder / "甲.pdf"))
    rectify("delete", "1", "--reason", "误建")
    before, journal = tree(folder), sorted((folder / "build/.journal").iterdir())
    dry = rectify("undo", "--dry-run")
    assert dry.err.startswith("to be undone: no. 1: “学习不够” moved to data/removed/")
    assert ", not written)\n" in dry.err
    assert "--- a/data/removed/issues/001.yaml\n+++ /dev/null\n" in dry.out
    assert "--- /dev/null\n+++ b/data/issues/001.yaml\n" in dry.out
    assert "rename from data/removed/evidence/001/甲.pdf\nrename to data/evidence/001/甲.pdf\n" in dry.out
    assert (tree(folder), sorted((folder / "build/.journal").iterdir())) == (before, journal)


@pytest.mark.parametrize("way", [(), ("--redo",)])
def test_a_file_that_is_not_as_it_was_left_stops_it(rectify: Rectify, folder: Path, way: tuple[str, ...]) -> None:
    rectify("log", "1,2", "--note", "甲")
    if way:
        rectify("undo")
    path = folder / "data/issues/002.yaml"
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    before = tree(folder)
    ran = rectify("undo", *way)
    assert ran.code == 1
    assert ran.err.startswith("error: data/issues/002.yaml changed since; nothing was written\n\nhint: ")
    assert "git diff" in ran.err
    assert tree(folder) == before
    path.write_bytes(path.read_bytes().removesuffix(b"# by hand\n"))
    assert rectify("undo", *way).code == 0


def test_a_file_that_is_gone_or_in_the_way_stops_it(rectify: Rectify, folder: Path) -> None:
    rectify("set", "1", "owner=甲")
    (folder / "data/issues/001.yaml").unlink()
    assert "data/issues/001.yaml changed since" in rectify("undo").err
    rectify("delete", "2", "--reason", "误建")
    (folder / "data/issues/002.yaml").write_bytes(b"id: 2\n")
    assert "data/issues/002.yaml changed since" in rectify("undo").err


def test_evidence_that_was_changed_is_not_taken_away(rectify: Rectify, folder: Path) -> None:
    (folder / "甲.pdf").write_bytes(b"1")
    rectify("evidence", "add", "1", str(folder / "甲.pdf"))
    stored = folder / "data/evidence/001/甲.pdf"
    stored.write_bytes(b"2")
    assert "data/evidence/001/甲.pdf changed since" in rectify("undo").err
    assert stored.read_bytes() == b"2"
    stored.write_bytes(b"1")
    assert rectify("undo").code == 0
    assert not stored.exists()
    assert rectify("undo", "--redo").code == 0
    assert stored.read_bytes() == b"1"


def test_an_edit_and_an_import_are_undone_too(
    rectify: Rectify, folder: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(folder)
    edits(monkeypatch, editor, "学习不够", "学得不够")
    assert rectify("edit", "1").code == 0
    assert "学得不够" in text(folder, "issues/001.yaml")
    assert rectify("undo").code == 0
    assert tree(folder) == before
    (folder / "build/表.csv").write_text("编号,标题,责任部门\n1,学习不够,甲\n,新的,乙\n", encoding="utf-8")
    assert rectify("import", "build/表.csv").code == 0
    ran = rectify("undo")
    assert ran.err.startswith("undone: 表.csv imported: 1 new, 1 changed, 0 unchanged (")
    assert tree(folder) == before


def test_an_imported_notice_is_undone_and_may_be_imported_again(rectify: Rectify, tmp_path: Path) -> None:
    workspaces.write(tmp_path, workspaces.BASE)
    notice, target = str(tmp_path / "通报.md"), tmp_path / "new"
    assert rectify("-C", str(tmp_path), "render", "notice", "-o", notice).code == 0
    assert rectify("import", notice, "--into", str(target)).code == 0
    after = tree(target)
    assert rectify("-C", str(target), "undo").err.startswith("undone: ledger created from 通报.md (")
    assert tree(target) == {}
    assert not (target / "data").exists()
    assert rectify("import", notice, "--into", str(target)).code == 0
    assert tree(target) == after


@pytest.mark.usefixtures("folder")
def test_the_list_has_the_newest_first(rectify: Rectify) -> None:
    assert rectify("undo", "--list").out == "there is nothing to undo\n"
    rectify("set", "1", "owner=甲")
    rectify("log", "1,2", "--note", "甲")
    rectify("undo")
    told = json.loads(rectify("undo", "--list", "--format", "json").out)["changes"]
    assert [(step["number"], step["undone"]) for step in told] == [(2, True), (1, False)]
    assert told[0]["sentence"].startswith("no. 1: note logged: ")
    assert told[0]["sentence"].endswith(" (and 1 more)")
    assert told[0]["files"] == ["data/issues/001.yaml", "data/issues/002.yaml"]
    refused = rectify("undo", "--list", "--redo")
    assert (refused.code, "--list goes with neither" in refused.err) == (2, True)


@pytest.mark.parametrize("command", [["status"], ["check", "--quick"], ["list"]])
def test_who_only_reads_does_not_load_the_journal(folder: Path, command: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED, *command], cwd=folder, capture_output=True, check=False)
    assert ran.returncode == 0
