"""An issue deleted: said, kept under data/removed, its id never used again."""

from pathlib import Path

import pytest

from amending import files, folder, text
from commandline import Rectify
from rectify_cli import store

__all__ = ["folder"]


def test_an_issue_goes_to_the_folder_of_what_was_removed(rectify: Rectify, folder: Path) -> None:
    old, before = files(folder), text(folder, "issues/002.yaml")
    words = ("delete", "2", "--reason", "与第 1 号重复")
    said = "data/issues/002.yaml: “建设推进缓慢” moved to data/removed/; issues: 2 before, 1 after"
    dry = rectify(*words, "--dry-run")
    assert (dry.code, dry.err) == (0, f"{said} (not moved)\n")
    head, removed = dry.out.split(" @@\n")
    assert head == "--- a/data/issues/002.yaml\n+++ /dev/null\n@@ -1,8 +0,0"
    assert removed == "".join(f"-{line}\n" for line in before.splitlines())
    assert files(folder) == old
    ran = rectify(*words)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{said}\n")
    assert not (folder / "data/issues/002.yaml").exists()
    kept = text(folder, "removed/issues/002.yaml")
    assert kept.startswith(before)
    assert kept.removeprefix(before).endswith(" 删除：与第 1 号重复\n")
    loaded = store.load(store.Workspace(folder))
    assert (loaded.ledger is not None, loaded.diagnostics) == (True, [])
    assert "no issue 2; the nearest are 1" in rectify("show", "2").err
    assert rectify("new", "甲").err.startswith("data/issues/003.yaml")


def test_an_id_is_not_used_again_although_it_was_the_last(rectify: Rectify, folder: Path) -> None:
    assert rectify("delete", "1", "--reason", "误建", "--register", "immediate").code == 0
    assert (folder / "data/removed/immediate/01.yaml").exists()
    assert rectify("new", "甲", "--register", "immediate").err.startswith("data/immediate/02.yaml")


def test_its_evidence_goes_along_and_what_was_there_stays(rectify: Rectify, folder: Path) -> None:
    (folder / "甲.pdf").write_bytes(b"1")
    rectify("evidence", "add", "1", str(folder / "甲.pdf"))
    there = folder / "data/removed/evidence/001/甲.pdf"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"0")
    assert "with its evidence (1)" in rectify("delete", "1", "--reason", "误建").err
    assert not (folder / "data/evidence/001/甲.pdf").exists()
    assert {path.name: path.read_bytes() for path in there.parent.iterdir()} == {"甲.pdf": b"0", "甲-2.pdf": b"1"}


def test_the_reason_is_written_as_the_other_lines_are(rectify: Rectify, folder: Path) -> None:
    path, lines = folder / "data/issues/001.yaml", text(folder, "issues/001.yaml").count("\n")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    assert rectify("delete", "1", "--reason", "误建").code == 0
    kept = (folder / "data/removed/issues/001.yaml").read_bytes()
    assert kept.count(b"\n") == kept.count(b"\r\n") == lines + 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["9", "--reason", "甲"], "no issue 9; the nearest are 1, 2"),
        (["1", "--reason", " "], "the reason is missing"),
        (["1"], "--reason"),
        (["1", "--reason", "甲", "--register", "petitions"], "a petition has only an id and a history"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_nonsense_is_refused(rectify: Rectify, folder: Path, words: list[str], said: str) -> None:
    old = files(folder)
    ran = rectify("delete", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert files(folder) == old
