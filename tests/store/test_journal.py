"""The journal: a change is done as a whole or not at all, wherever it is killed, and what is kept is bounded."""

import datetime as dt
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workspaces
from amending import IMMEDIATE, PETITIONS, folder
from commandline import Rectify
from killed import at_every_step, tree
from rectify_cli.cli import app
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store import Workspace, atomic, journal, save
from rectify_cli.store.journal import Journal

__all__ = ["folder"]

NOW = dt.datetime(2025, 1, 15, 10, 3, tzinfo=dt.UTC)
FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")
SHEET = "编号,标题,责任部门\n1,学习不够,甲\n2,建设推进缓慢,乙\n,新的问题,丙\n,再一个,丁\n"


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Return a ledger with a piece of evidence, a sheet to import, and two changes in its journal."""
    root = tmp_path / "origin"
    files = {"data/petitions.yaml": PETITIONS, "甲.pdf": "甲", "表.csv": SHEET}
    workspaces.write(root, workspaces.BASE | files)
    assert app.run(["-C", str(root), "evidence", "add", "1", str(root / "甲.pdf")]) == 0
    assert app.run(["-C", str(root), "log", "1,2", "--note", "甲"]) == 0
    return root


def done(root: Path, *words: str) -> dict[str, bytes]:
    """Return the files of a copy of the workspace after a command that is not killed."""
    copy = root.with_name("done")
    shutil.copytree(root, copy)
    assert app.run(["-C", str(copy), *words]) == 0
    after = tree(copy)
    shutil.rmtree(copy)
    return after


@FORKS
@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "set 1 owner=办公室",
        "log 1,2 --note 乙",
        "import 表.csv",
        "new 新的",
        "petition add --count 3",
        "evidence add 2 甲.pdf",
        "evidence remove 1 1",
        "delete 1 --reason 误建",
        "undo",
    ],
)
def test_killed_at_any_step_it_is_done_or_taken_back_by_the_next(origin: Path, line: str) -> None:
    words = [str(origin / word) if word.endswith((".pdf", ".csv")) else word for word in line.split()]
    before, after = tree(origin), done(origin, *words)
    assert before != after
    seen = []
    for copy in at_every_step(origin, *words):
        with save.locked(Workspace(copy), lambda: NOW) as taken_back:
            pass
        files = tree(copy)
        assert files in (before, after)
        assert not list(copy.rglob(f"{atomic.UNFINISHED}*"))
        seen.append((files == after, taken_back is not None))
    assert any(taken_back for _, taken_back in seen)
    assert len(seen) > 5
    # What was done stays done: there is no step after which it is taken back again.
    assert [is_after for is_after, _ in seen] == sorted(is_after for is_after, _ in seen)


@FORKS
@pytest.mark.slow
def test_redone_and_killed_it_is_undone_still_or_done(origin: Path) -> None:
    after = tree(origin)
    assert app.run(["-C", str(origin), "undo"]) == 0
    before = tree(origin)
    for copy in at_every_step(origin, "undo", "--redo"):
        with save.locked(Workspace(copy), lambda: NOW):
            pass
        assert tree(copy) in (before, after)


@FORKS
@pytest.mark.slow
def test_a_notice_is_imported_whole_although_killed(tmp_path: Path, rectify: Rectify) -> None:
    root = tmp_path / "empty"
    workspaces.write(tmp_path, workspaces.BASE)
    assert rectify("-C", str(tmp_path), "render", "notice", "-o", str(tmp_path / "通报.md")).code == 0
    root.mkdir()
    words = ("import", str(tmp_path / "通报.md"), "--into", ".")
    after = None
    copies = 0
    for copy in at_every_step(root, *words):
        copies += 1
        assert (copy / "data").exists() in (False, (copy / "data/inspection.yaml").exists())
        with save.locked(Workspace(copy), lambda: NOW):
            pass
        files = tree(copy)
        after = files or after
        assert files in ({}, after)
    assert copies > 20


def test_an_error_half_way_takes_back_what_was_written(
    folder: Path, rectify: Rectify, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, left = tree(folder), os.replace, [2]

    def replace(source: str, target: Path) -> None:
        if "data" in Path(target).parts:
            left[0] -= 1
            if not left[0]:
                raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    ran = rectify("log", "1,2", "--note", "甲")
    assert ran.code == 2
    assert "the disk is full" in ran.err
    assert tree(folder) == before
    assert Journal(Workspace(folder)).steps() == []


def test_the_next_run_says_that_it_took_something_back(folder: Path, rectify: Rectify) -> None:
    rectify("set", "1", "owner=甲")
    journal_folder = folder / "build/.journal"
    (journal_folder / "000001.json").rename(journal_folder / "000001.open.json")
    ran = rectify("set", "2", "owner=乙")
    assert ran.err.splitlines()[0] == "the last change was cut short and was taken back: no. 1: “owner” set to “甲”"
    assert "甲" not in (folder / "data/issues/001.yaml").read_text("utf-8")
    assert rectify("set", "2", "owner=丙").err.count("\n") == 1


def test_undo_after_a_kill_takes_back_what_was_cut_short_and_nothing_more(folder: Path, rectify: Rectify) -> None:
    rectify("set", "1", "owner=甲")
    before = tree(folder)
    rectify("set", "2", "owner=乙")
    journal_folder = folder / "build/.journal"
    (journal_folder / "000002.json").rename(journal_folder / "000002.open.json")
    ran = rectify("undo")
    assert ran.err == "the last change was cut short and was taken back: no. 2: “owner” set to “乙”\n"
    assert tree(folder) == before


def test_what_somebody_changed_after_the_kill_is_left_and_named(folder: Path, rectify: Rectify) -> None:
    rectify("log", "1,2", "--note", "甲")
    journal_folder = folder / "build/.journal"
    (journal_folder / "000001.json").rename(journal_folder / "000001.open.json")
    path = folder / "data/issues/002.yaml"
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    ran = rectify("set", "1", "owner=乙")
    assert "data/issues/002.yaml changed since and stayed as it is" in ran.err
    assert path.read_bytes().endswith(b"# by hand\n")
    assert "甲" not in (folder / "data/issues/001.yaml").read_text("utf-8")


def test_a_journal_that_cannot_be_written_refuses_the_change(folder: Path, rectify: Rectify) -> None:
    (folder / "build").mkdir()
    (folder / "build/.journal").write_bytes(b"")
    before = tree(folder)
    ran = rectify("set", "1", "owner=甲")
    assert ran.code == 2
    assert "part of the path is a file, not a folder; nothing was changed" in ran.err
    assert "with -o" not in ran.err
    assert tree(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other modes")
def test_it_is_read_by_its_owner_alone(folder: Path, rectify: Rectify) -> None:
    rectify("set", "1", "owner=甲")
    assert stat.S_IMODE((folder / "build/.journal/000001.json").stat().st_mode) == 0o600


def test_git_ignores_it_and_what_a_killed_run_leaves(folder: Path, rectify: Rectify) -> None:
    def listed(root: Path) -> str:
        return subprocess.run(
            ["git", "status", "--porcelain", "-uall"], cwd=root, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    rectify("set", "1", "owner=甲")
    assert ".journal" not in listed(folder)
    assert rectify("init", "new").code == 0
    (folder / "new/data/issues" / f"{atomic.UNFINISHED}abc").write_bytes(b"")
    assert "new/data/issues/.gitkeep" in listed(folder)
    assert atomic.UNFINISHED not in listed(folder)


def test_it_keeps_so_many_steps_and_so_many_bytes(
    folder: Path, rectify: Rectify, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "STEPS", 3)
    for number in range(5):
        rectify("set", "1", f"owner=甲{number}")
    assert [step.number for step in Journal(Workspace(folder)).steps()] == [5, 4, 3]
    monkeypatch.setattr(journal, "SIZE", 10)
    rectify("set", "1", "owner=乙")
    assert [step.number for step in Journal(Workspace(folder)).steps()] == [6]
    assert sorted(path.name for path in (folder / "build/.journal").iterdir()) == [".gitignore", "000006.json"]


STRANGER = {"path": "../a", "before": "", "after": ""}
OUTSIDE = {"version": 1, "time": "2025-01-15T10:03:00+08:00", "sentence": ["", ""], "files": [STRANGER]}
NOWHERE = {"version": 1, "time": "2025-01-15T10:03:00", "sentence": ["", ""], "files": []}  # no time zone


@pytest.mark.parametrize("content", ["", "[]", '{"version": 2}', json.dumps(OUTSIDE), json.dumps(NOWHERE)])
def test_a_damaged_record_is_told_and_nothing_is_done(folder: Path, rectify: Rectify, content: str) -> None:
    before = tree(folder)
    (folder / "build/.journal").mkdir(parents=True)
    record = folder / "build/.journal/000001.json"
    record.write_text(content, encoding="utf-8")
    ran = rectify("undo")
    assert ran.code == 1
    assert "cannot read" in ran.err
    assert tree(folder) == before
    record.rename(record.with_name("000001.open.json"))
    assert "cannot read" in rectify("set", "1", "owner=甲").err
    assert tree(folder) == before


def test_a_link_out_of_the_workspace_is_not_followed_by_a_record(folder: Path, rectify: Rectify) -> None:
    rectify("set", "1", "owner=甲")
    outside = folder.with_name("outside")
    outside.mkdir()
    shutil.move(folder / "data/issues", outside / "issues")
    (folder / "data/issues").symlink_to(outside / "issues")
    before = tree(outside)
    ran = rectify("undo")
    assert (ran.code, "cannot read" in ran.err) == (1, True)
    assert tree(outside) == before


def test_data_that_lies_elsewhere_behind_a_link_is_undone_as_well(folder: Path, rectify: Rectify) -> None:
    elsewhere = folder.with_name("elsewhere")
    shutil.move(folder / "data", elsewhere)
    (folder / "data").symlink_to(elsewhere)
    before = tree(elsewhere)
    (folder / "甲.pdf").write_bytes(b"1")
    for words in (
        "set 1 owner=甲",
        f"evidence add 1 {folder / '甲.pdf'}",
        "evidence remove 1 1",
        "delete 1 --reason 误",
    ):
        assert rectify(*words.split()).code == 0
    for _ in range(4):
        assert rectify("undo").code == 0
    assert tree(elsewhere) == before


VERBS = st.sampled_from(
    [
        "set 1 owner=办公室",
        "set 1 owner=",
        "set 2 title=另一个",
        "log 1,2 --note 甲",
        "log 2 --status completed",
        "measure add 1 修订",
        "measure remove 1 1",
        "new 新的",
        "petition add",
        "evidence add 1 甲.pdf",
        "evidence add 2 乙.pdf",
        "evidence remove 1 1",
        "delete 1 --reason 误建",
        "delete 2 --reason 误建",
        "import 表.csv",
        "extend 2 --to 2026-06-30 --reason 天气",
        "undo",
        "undo --redo",
    ]
)


@given(lines=st.lists(VERBS, max_size=8))
def test_as_many_undos_as_there_were_changes_give_the_bytes_of_before(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    root = tmp_path_factory.mktemp("ledger")
    files = {"data/immediate/01.yaml": IMMEDIATE, "甲.pdf": "甲", "乙.pdf": "乙", "表.csv": SHEET}
    workspaces.write(root, workspaces.BASE | files)
    states = [tree(root)]
    for line in lines:
        words = [str(root / word) if word.endswith((".pdf", ".csv")) else word for word in line.split()]
        app.run(["-C", str(root), *words])
        if tree(root) != states[-1]:
            states.append(tree(root))
    undos = 0
    while app.run(["-C", str(root), "undo"]) == 0:
        undos += 1
    assert tree(root) == states[0]
    for _ in range(undos):
        assert app.run(["-C", str(root), "undo", "--redo"]) == 0
    assert tree(root) == states[-1]


def test_nothing_is_written_but_under_the_lock(folder: Path) -> None:
    with pytest.raises(LookupError):
        save.Change(Workspace(folder), folder / "data/issues/003.yaml", None, "id: 3\n").write()
    assert not (folder / "data/issues/003.yaml").exists()


def test_a_file_written_twice_in_one_step_is_taken_back_to_the_first(folder: Path) -> None:
    workspace, path = Workspace(folder), folder / "data/issues/001.yaml"
    before = path.read_text("utf-8")
    with save.locked(workspace, lambda: NOW):
        save.Change(workspace, path, before, "id: 1\ntitle: 甲\n").write()
        save.Change(workspace, path, "id: 1\ntitle: 甲\n", "id: 1\ntitle: 乙\n").write()
    step = Journal(workspace).last()
    assert (step.names, step.time, step.sentence.zh) == (("data/issues/001.yaml",), NOW, "data/issues/001.yaml")
    Journal(workspace).undo(step)
    assert path.read_text("utf-8") == before


def test_what_is_raised_within_a_step_takes_it_back(folder: Path) -> None:
    workspace, path = Workspace(folder), folder / "data/issues/001.yaml"
    before = path.read_text("utf-8")

    def twice() -> None:
        with save.locked(workspace, lambda: NOW):
            save.Change(workspace, path, before, "id: 1\ntitle: 甲\n").write()
            save.Change(workspace, path, "id: 1\ntitle: 甲\n", "id: 1\ntitle: 乙\n").write()
            raise UsageError(Phrase("", ""))

    with pytest.raises(UsageError):
        twice()
    assert path.read_text("utf-8") == before
    assert Journal(workspace).steps() == []
