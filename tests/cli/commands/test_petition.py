"""Petitions added to their list, which is written where there is none."""

from pathlib import Path

from amending import PETITIONS, files, folder, text
from commandline import Rectify

__all__ = ["folder"]


def test_petitions_get_the_next_ids(rectify: Rectify, folder: Path) -> None:
    old = files(folder)
    dry = rectify("petition", "add", "--count", "2", "--dry-run")
    assert (dry.code, dry.err) == (0, "data/petitions.yaml: petitions 3-4 added (not written)\n")
    assert "+- id: 3\n+- id: 4\n" in dry.out
    assert files(folder) == old
    assert rectify("petition", "add").err == "data/petitions.yaml: petition 3 added\n"
    assert text(folder, "petitions.yaml") == f"{PETITIONS}- id: 3\n"
    assert rectify("log", "3", "--status", "已办结", "--register", "petitions", "--date", "2025-01-05").code == 0
    assert rectify("check", "--quick").code == 0


def test_the_list_is_written_where_there_is_none(rectify: Rectify, folder: Path) -> None:
    (folder / "data/petitions.yaml").unlink()
    assert rectify("petition", "add", "--count", "2").code == 0
    assert text(folder, "petitions.yaml") == (
        "# yaml-language-server: $schema=../schema/petitions.schema.json\n- {id: 1}\n- {id: 2}\n"
    )


def test_an_empty_list_is_filled(rectify: Rectify, folder: Path) -> None:
    (folder / "data/petitions.yaml").write_bytes(b"[]\n")
    assert rectify("petition", "add").code == 0
    assert text(folder, "petitions.yaml") == "- {id: 1}\n"


def test_nonsense_and_a_file_with_errors_are_refused(rectify: Rectify, folder: Path) -> None:
    ran = rectify("petition", "add", "--count", "0")
    assert (ran.code, "0 petitions cannot be added" in ran.err) == (2, True)
    for faulty in (b"- {id: 1}\n- {id: x}\n", b"- {id: [\n"):
        (folder / "data/petitions.yaml").write_bytes(faulty)
        ran = rectify("petition", "add")
        assert (ran.code, "data/petitions.yaml has errors" in ran.err) == (1, True)
        assert (folder / "data/petitions.yaml").read_bytes() == faulty
