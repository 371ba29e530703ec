"""A file of the ledger is read once a run, and its text parsed once: what is edited is what was loaded."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import spreadsheets
import workspaces
from commandline import Rectify
from rectify_cli import store
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.terms import Status
from rectify_cli.store import Workspace, text_file
from rectify_cli.store.yaml import parse

OWNED = workspaces.BASE | {"data/issues/001.yaml": workspaces.FIRST + "owner: 办公室  # 牵头\n"}
COLUMNS = {"data/columns.yaml": "承办: owner\n"}


@dataclass
class Readings:
    """How often each file was read, and each text of it parsed."""

    files: Counter[str] = field(default_factory=Counter)
    texts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, name: str) -> int:
        """Return how often what a file held at first was parsed."""
        return self.texts[name, (OWNED | COLUMNS)[name]]


@pytest.fixture
def readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Readings:
    """Write a workspace, go there, and count at the two doors through which its files come in."""
    monkeypatch.chdir(workspaces.write(tmp_path, OWNED))
    readings = Readings()
    content, parsed = text_file.content, parse.parse

    def counted(path: Path, workspace: Workspace) -> bytes | Diagnostic:
        readings.files[path.relative_to(tmp_path).as_posix()] += 1
        return content(path, workspace)

    def counted_too(raw: str, label: str, wanted: type = dict) -> parse.Parsed:
        readings.texts[label, raw] += 1
        return parsed(raw, label, wanted)

    monkeypatch.setattr(text_file, "content", counted)
    monkeypatch.setattr(parse, "parse", counted_too)
    return readings


def test_log_reads_every_file_once(rectify: Rectify, readings: Readings) -> None:
    assert rectify("log", "2", "--status", "completed", "--date", "2025-01-10").code == 0
    assert readings.files == dict.fromkeys(OWNED, 1)
    assert [readings.of(name) for name in OWNED] == [1, 1, 1]


def test_import_of_a_sheet_reads_every_file_once(rectify: Rectify, readings: Readings, tmp_path: Path) -> None:
    workspaces.write(tmp_path, COLUMNS)
    assert rectify("export", "register", "-o", "台账.xlsx").code == 0
    spreadsheets.change(tmp_path / "台账.xlsx", {(1, "责任部门"): "综合办", (1, "责任领导"): "李某"})
    spreadsheets.append(tmp_path / "台账.xlsx", {"反馈问题": "新的问题"})
    readings.files.clear()
    readings.texts.clear()
    ran = rectify("import", "台账.xlsx", "--map", "主办=lead", "--save-map")
    assert (ran.code, "1 new, 1 changed, 1 unchanged" in ran.err) == (0, True)
    assert readings.files == dict.fromkeys(OWNED | COLUMNS, 1)
    assert [readings.of(name) for name in OWNED | COLUMNS] == [1, 1, 1, 1]
    assert (tmp_path / "data/columns.yaml").read_text(encoding="utf-8").endswith("承办: owner\n主办: lead\n")


def test_what_is_told_after_an_import_is_what_was_written(rectify: Rectify, readings: Readings, tmp_path: Path) -> None:
    """A new issue without progress makes the declared total wrong: the ledger in memory knows of it."""
    assert rectify("export", "register", "-o", "台账.xlsx").code == 0
    spreadsheets.append(tmp_path / "台账.xlsx", {"反馈问题": "新的问题"})
    told = rectify("import", "台账.xlsx").err.splitlines()[-1]
    errors = sum(" error[" in line for line in rectify("check", "--quick").out.splitlines())
    assert errors
    assert told.startswith(f"the ledger has {errors} error")
    assert readings.files["data/issues/003.yaml"] == 1


def test_entries_are_taken_from_before_where_their_files_and_the_inspection_are_the_same(tmp_path: Path) -> None:
    root = workspaces.write(tmp_path, {**workspaces.BASE, "data/issues/002.yaml": "id: 2\ntitle: 乙\n"})
    workspace = store.Workspace(root)
    first = store.load(workspace)
    label = next(label for label in first.files if label.endswith("issues/002.yaml"))
    (root / "data/issues/002.yaml").write_bytes("id: 2\ntitle: 丙\n".encode())
    known = {name: read for name, read in first.files.items() if name != label}
    again = store.load(workspace, known=known, before=first.ledger)
    assert first.ledger
    assert again.ledger
    assert again.ledger.issues[0] is first.ledger.issues[0]
    assert again.ledger.issues[1].record.title == "丙"
    assert set(again.files) == set(first.files)


def test_no_entry_is_taken_from_before_once_the_inspection_is_another(tmp_path: Path) -> None:
    second = "id: 2\ntitle: 乙\nprogress:\n  - {date: 2024-12-31, status: 已销号}\n"
    labels = workspaces.INSPECTION + "labels: {已销号: completed}\n"
    root = workspaces.write(
        tmp_path, {**workspaces.BASE, "data/inspection.yaml": labels, "data/issues/002.yaml": second}
    )
    workspace = store.Workspace(root)
    first = store.load(workspace)
    (root / "data/inspection.yaml").write_bytes(labels.replace("completed}\n", "staged}\n").encode())
    known = {name: read for name, read in first.files.items() if not name.endswith("inspection.yaml")}
    again = store.load(workspace, known=known, before=first.ledger)
    statuses = [each.ledger.issues[1].record.status for each in (first, again) if each.ledger]
    assert statuses == [Status.COMPLETED, Status.STAGED]
