"""`rectify edit`: what the editor leaves is stored if it is sound, and nothing a person typed is lost."""

import sys
from pathlib import Path

import pytest

import on_terminal
from amending import editor, edits, files, folder, text
from commandline import Ran, Rectify

__all__ = ["editor", "folder"]

FILE = "issues/001.yaml"
ROUNDS = """\
import sys
from pathlib import Path
path, rounds = Path(sys.argv[-1]), sys.argv[1].split("/")
done = Path(__file__).with_suffix(".rounds")
number = len(done.read_text()) if done.exists() else 0
done.write_text("x" * (number + 1))
old, _, new = rounds[min(number, len(rounds) - 1)].partition("=")
path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()) if old else new.encode())
"""
"""An editor that does something else each time: old=new replaces, =text writes the whole text."""


def drafts(folder: Path) -> list[str]:
    """Return the texts that are kept."""
    return [path.read_bytes().decode() for path in sorted((folder / "build/edit").iterdir())]


def test_edit_writes_what_the_editor_leaves(
    rectify: Rectify, folder: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(monkeypatch, editor, "补学", "补考")
    assert "-  - 已补学。\n+  - 已补考。\n" in rectify("edit", "1", "--dry-run").out
    assert "补学" in text(folder, "issues/001.yaml")
    assert rectify("edit", "1").code == 0
    assert "补考" in text(folder, "issues/001.yaml")
    assert "nothing to change" in rectify("edit", "1").err


def test_without_a_person_a_text_with_errors_is_not_stored_and_kept(
    rectify: Rectify, folder: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(monkeypatch, editor, "title:", "tilte:")
    old = files(folder)
    ran = rectify("edit", "1", "-q")
    assert ran.code == 1
    assert "data/issues/001.yaml:2:1" in ran.err
    assert ran.err.endswith("data/issues/001.yaml: unchanged\nyour text is kept in build/edit/issues-001.yaml\n")
    assert files(folder) == old
    assert ["tilte" in draft for draft in drafts(folder)] == [True]


def test_an_emptied_file_is_never_stored(
    rectify: Rectify, folder: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = files(folder)
    editor.write_text(ROUNDS, encoding="utf-8")
    for emptied in ("=", "=# 只有注释"):
        edits(monkeypatch, editor, f"'{emptied}'")
        ran = rectify("edit", "1")
        assert ran.code == 1
        assert "an empty file is not stored" in ran.err
        assert files(folder) == old
        editor.with_suffix(".rounds").unlink()
    assert drafts(folder) == ["# 只有注释"]


def test_a_broken_file_that_is_left_as_it_was_is_no_change(
    rectify: Rectify, folder: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "data" / FILE).write_bytes(b"id: 1\ntilte: x\n")
    edits(monkeypatch, editor, "nothing", "else")
    ran = rectify("edit", "1")
    assert (ran.code, "nothing to change" in ran.err) == (1, True)
    assert drafts(folder) == []


def test_edit_overwrites_nobody_and_keeps_the_text(
    rectify: Rectify, folder: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = folder / "data/issues/001.yaml"
    edits(monkeypatch, editor, "补学", "补考", str(name))
    ran = rectify("edit", "1")
    assert ran.code == 2
    assert "was changed while you edited" in ran.err
    assert name.read_bytes().decode().endswith("已补学。\n# 别人的话\n")
    [draft] = (folder / "build/edit").iterdir()
    assert "补考" in draft.read_bytes().decode()
    edits(monkeypatch, editor, "补学", "exit")
    assert rectify("edit", "1").code == 2
    assert len(list((folder / "build/edit").iterdir())) == 2
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert rectify("edit", "1").code == 2
    assert len(drafts(folder)) == 2


@on_terminal.TERMINAL
@pytest.mark.parametrize(
    ("rounds", "answers", "code", "stored"),
    [
        ("title:=tilte:", "k\n", 1, "tilte:"),
        ("title:=tilte:", "保留\n", 1, "tilte:"),
        ("title:=tilte:/tilte:=title:/补学=补考", "e\n", 0, "title:"),
        ("title:=tilte:/补学=补考/tilte:=title:", "\n再改\n", 0, "补考"),
    ],
)
def test_a_person_may_keep_it_or_edit_it_again(folder: Path, rounds: str, answers: str, code: int, stored: str) -> None:
    ran = asked(folder, rounds, answers)
    assert ran.code == code, ran.out
    assert "有错误：保留（k）、再改（e）、放弃（d）？" in ran.out
    assert stored in text(folder, FILE)
    assert drafts(folder) == []


@on_terminal.TERMINAL
@pytest.mark.parametrize(("answers", "code"), [("d\n", 1), ("什么\n放弃\n", 1), ("\x04", 130)])
def test_what_a_person_discards_is_kept_beside(folder: Path, answers: str, code: int) -> None:
    ran = asked(folder, "title:=tilte:", answers)
    assert ran.code == code, ran.out
    assert "tilte:" not in text(folder, FILE)
    assert ["tilte:" in draft for draft in drafts(folder)] == [True]
    assert "你的修改保存在 build/edit/issues-001.yaml" in ran.out


@on_terminal.TERMINAL
def test_nobody_may_keep_an_empty_file(folder: Path) -> None:
    ran = asked(folder, "=", "k\n保留\nd\n")
    assert (ran.code, "保留（k）" in ran.out, ran.out.count("放弃（d）？")) == (1, False, 3)
    assert "title:" in text(folder, FILE)
    assert drafts(folder) == []


def asked(folder: Path, rounds: str, answers: str) -> Ran:
    """Edit an issue on a terminal, in rounds, and answer what is asked."""
    path = folder / "editor.py"
    path.write_text(ROUNDS, encoding="utf-8")
    command = f"{sys.executable} {path} '{rounds}'"
    return on_terminal.shown("edit", "1", "--lang", "zh", folder=folder, answers=answers, EDITOR=command, VISUAL="")
