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


def test_one_is_removed_shown_before_and_taken_back_and_its_id_is_not_used_again(
    rectify: Rectify, folder: Path
) -> None:
    before = files(folder)
    dry = rectify("petition", "remove", "2", "--dry-run")
    assert (dry.code, "-- id: 2" in dry.out, files(folder) == before) == (0, True, True)
    told = rectify("petition", "remove", "2", "--lang", "zh").err
    assert told.startswith("data/petitions.yaml: 信访件第 2 号：删去（")
    assert "由 2 件变为 1 件" in told
    assert text(folder, "removed/petitions/2.yaml").startswith("id: 2\n")
    assert rectify("petition", "add").err == "data/petitions.yaml: petition 3 added\n"
    assert [rectify("undo").code, rectify("undo").code, files(folder) == before] == [0, 0, True]
    assert rectify("petition", "remove", "9").code == 2


def test_a_word_for_settled_is_taken_as_that_of_petitions(rectify: Rectify, folder: Path) -> None:
    words = ("log", "2", "--register", "petitions", "--date", "2025-01-05", "--lang", "zh", "--status")
    assert "办结 → 已办结，按 rectify labels" in rectify(*words, "办结").err
    assert "→" not in rectify(*words, "已办结").err
    assert folder.exists()
