"""A small ledger with entries in every register, its files before and after, and an editor that needs no hands."""

import os
import sys
from pathlib import Path

import pytest

import workspaces

EDITOR = """\
import sys
from pathlib import Path
path = Path(sys.argv[-1])
path.write_bytes(path.read_bytes().replace(sys.argv[1].encode(), sys.argv[2].encode()))
for other in sys.argv[3:-1]:
    Path(other).write_bytes(Path(other).read_bytes() + "# 别人的话\\n".encode())
sys.exit(path.read_bytes().count(b"exit"))
"""


IMMEDIATE = "id: 1\ntitle: 立行立改一\nprogress: [{date: 2024-04-01, status: in_progress}]\n"


PETITIONS = "- {id: 1}\n- id: 2   # 二\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a small ledger with entries in every register."""
    more = {"data/immediate/01.yaml": IMMEDIATE, "data/petitions.yaml": PETITIONS}
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE | more))
    return tmp_path


def text(folder: Path, name: str) -> str:
    return (folder / "data" / name).read_bytes().decode()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((folder / "data").rglob("*")) if path.is_file()}


@pytest.fixture
def editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write an editor that replaces one text by another."""
    path = folder / "editor.py"
    path.write_text(EDITOR, encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    return path


def edits(monkeypatch: pytest.MonkeyPatch, editor: Path, *words: str) -> None:
    monkeypatch.setenv("EDITOR", " ".join([sys.executable, str(editor), *words]).replace(os.sep, "/"))
