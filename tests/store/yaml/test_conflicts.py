"""What a merge of git leaves in a file is named as such, once a block, with the command that resolves it."""

import os
import sys
from pathlib import Path

import pytest

import workspaces
from commandline import Rectify
from rectify_cli import store
from rectify_cli.store.yaml import conflicts, parse

EDITOR = """\
import sys
from pathlib import Path
path = Path(sys.argv[-1])
path.write_bytes(path.read_bytes().partition(b"<<<<<<<")[0] + "owner: 乙\\n".encode())
"""
BLOCK = "<<<<<<< HEAD\nowner: 甲\n=======\nowner: 乙\n>>>>>>> theirs\n"


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("data/issues/003.yaml", "run `rectify edit 3`, "),
        ("台账/data/immediate/03.yaml", "run `rectify edit 3 --register immediate`, "),
        ("data/petitions.yaml", "open data/petitions.yaml, "),
    ],
)
def test_the_hint_can_be_typed(file: str, hint: str) -> None:
    [found] = parse.parse(f"id: 3\n{BLOCK}", file).diagnostics
    assert found.rule is conflicts.CONFLICT
    assert found.hint.en.startswith(hint)
    assert f"`git checkout --ours {file}` (or --theirs)" in found.hint.en


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (BLOCK, [1]),
        (BLOCK * 30, list(range(1, 150, 5))),
        (f"id: 3\n{BLOCK}title: 甲\n{BLOCK}", [2, 8]),
        ("id: 3\n=======\nowner: 乙\n>>>>>>> theirs\n", [2]),
        ("id: 3\n<<<<<<< HEAD\nowner: 甲\n", [2]),
        ("id: 3\n>>>>>>> theirs", [2]),
        ("<<<<<<< HEAD\n<<<<<<< HEAD\nid: 3\n=======\n>>>>>>> a\n", [1, 2]),
        ("id: [3,\n=======\n", [2]),
        ("id: 3\ntitle: '<<<<<<< HEAD'\n", []),
        ("id: 3\nnote: |\n  =======\n", []),
        ("id: 3\n# =======\n#=======\n", []),
    ],
)
def test_a_block_is_one_finding(text: str, lines: list[int], end: str) -> None:
    found = parse.parse(text.replace("\n", end), "data/issues/003.yaml").diagnostics
    assert [(fault.code, fault.place.line) for fault in found] == [("F023", line) for line in lines]


def test_edit_resolves_it(rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE))
    path = tmp_path / "data/issues/002.yaml"
    path.write_bytes((workspaces.SECOND + BLOCK).encode())
    assert "error[F023]" in rectify("status").err
    assert rectify("set", "2", "owner=丙").code == 1
    editor = tmp_path / "editor.py"
    editor.write_text(EDITOR, encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}".replace(os.sep, "/"))
    assert rectify("edit", "2").code == 0
    assert store.load(store.Workspace(tmp_path)).diagnostics == []
    assert path.read_bytes() == f"{workspaces.SECOND}owner: 乙\n".encode()
