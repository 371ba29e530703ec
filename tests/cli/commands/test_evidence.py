"""Evidence: copied whole, recorded with its hash, never overwritten, and missed when it is gone or altered."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workspaces
from amending import files, folder, text
from commandline import Rectify
from laws import share
from rectify_cli import store
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Evidence

__all__ = ["folder"]


def ledger(root: Path) -> Ledger:
    loaded = store.load(store.Workspace(root))
    assert loaded.diagnostics == []
    assert loaded.ledger
    return loaded.ledger


def pieces(root: Path, number: int) -> tuple[Evidence, ...]:
    return ledger(root).issues[number - 1].record.evidence


def paper(root: Path, name: str, content: bytes = b"\x00\xff") -> str:
    path = root / "outside" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return str(path)


def test_a_file_is_copied_and_recorded(rectify: Rectify, folder: Path) -> None:
    name = paper(folder, "验收 报告.pdf")
    dry = rectify("evidence", "add", "2", name, "--dry-run")
    assert (dry.code, "+  - file: 002/验收 报告.pdf\n" in dry.out) == (0, True)
    assert not (folder / "data/evidence").exists()
    old = text(folder, "issues/002.yaml")
    ran = rectify("evidence", "add", "2", name)
    assert (ran.code, ran.out, ran.err) == (0, "", "data/issues/002.yaml: evidence added: 1\n")
    assert (folder / "data/evidence/002/验收 报告.pdf").read_bytes() == b"\x00\xff"
    digest = hashlib.sha256(b"\x00\xff").hexdigest()
    written = f'evidence:\n  - file: 002/验收 报告.pdf\n    sha256: "{digest}"\n    size: 2\n'
    assert text(folder, "issues/002.yaml") == old.replace("缓慢\n", f"缓慢\n{written}")
    assert rectify("check").code == 0


def test_the_same_file_again_changes_nothing(rectify: Rectify, folder: Path) -> None:
    rectify("evidence", "add", "1", paper(folder, "甲.pdf"))
    old = files(folder)
    for name in ("甲.pdf", "乙.pdf"):
        ran = rectify("evidence", "add", "1", paper(folder, name))
        assert (ran.code, "nothing to change" in ran.err) == (0, True)
    assert files(folder) == old


def test_another_file_of_the_same_name_is_refused(rectify: Rectify, folder: Path) -> None:
    rectify("evidence", "add", "1", paper(folder, "甲.pdf"))
    old = files(folder)
    ran = rectify("evidence", "add", "1", paper(folder, "甲.pdf", b"other"))
    assert (ran.code, "data/evidence/001/甲.pdf is another file and was not overwritten" in ran.err) == (2, True)
    assert files(folder) == old


def test_a_file_that_is_gone_is_put_back(rectify: Rectify, folder: Path) -> None:
    """What L260 tells to do mends it, whatever the file is called by now."""
    rectify("evidence", "add", "1", paper(folder, "甲.pdf"))
    old = files(folder)
    for name in ("甲.pdf", "改了名.pdf"):
        (folder / "data/evidence/001/甲.pdf").unlink()
        assert "L260" in rectify("check").out
        ran = rectify("evidence", "add", "1", paper(folder, name))
        assert (ran.code, "data/evidence/001/甲.pdf restored" in ran.err) == (0, True)
        assert files(folder) == old


def test_the_name_of_a_file_that_is_gone_is_not_given_to_another(rectify: Rectify, folder: Path) -> None:
    rectify("evidence", "add", "1", paper(folder, "甲.pdf"))
    (folder / "data/evidence/001/甲.pdf").unlink()
    old = files(folder)
    ran = rectify("evidence", "add", "1", paper(folder, "甲.pdf", b"other"))
    assert (ran.code, "is another file and was not overwritten" in ran.err) == (2, True)
    assert files(folder) == old


def test_registers_keep_theirs_apart(rectify: Rectify, folder: Path) -> None:
    assert rectify("evidence", "add", "1", paper(folder, "甲.pdf", b"1")).code == 0
    assert rectify("evidence", "add", "1", paper(folder, "甲.pdf", b"2"), "--register", "immediate").code == 0
    kept = folder / "data/evidence"
    assert [(kept / one / "甲.pdf").read_bytes() for one in ("001", "immediate-01")] == [b"1", b"2"]
    assert rectify("check", "--strict", "--quick", "--ignore", "L240").code == 0


def test_a_file_put_there_by_hand_is_recorded_where_it_lies(rectify: Rectify, folder: Path) -> None:
    path = folder / "data/evidence/001/甲.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    assert "L262" in rectify("check").out
    assert rectify("evidence", "add", "1", str(path)).code == 0
    assert [one.file for one in pieces(folder, 1)] == ["001/甲.pdf"]
    assert "L262" not in rectify("check").out


def test_a_title_names_a_file_or_a_paper_kept_elsewhere(rectify: Rectify, folder: Path) -> None:
    rectify("evidence", "add", "1", paper(folder, "scan1.pdf"), "--title", "会议纪要")
    for _ in range(2):
        rectify("evidence", "add", "1", "--title", "纸质笔记")
    assert [(one.name, one.file) for one in pieces(folder, 1)] == [("会议纪要", "001/scan1.pdf"), ("纸质笔记", None)]
    shown = rectify("show", "1").out
    assert "1.会议纪要" in shown
    assert "file: 001/scan1.pdf" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["1"], "no file given"),
        (["1", "无.pdf"], "cannot read 无.pdf"),
        (["1", "data"], "cannot read data"),
        (["1", "a.pdf", "b.pdf", "--title", "甲"], "--title is for one file"),
        (["1", ".hidden"], "is a hidden or temporary file"),
        (["9", "--title", "甲"], "no issue 9; the nearest are 1, 2"),
        (["1", "--title", "甲", "--register", "petitions"], "a petition has only an id and a history"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_nonsense_is_refused(rectify: Rectify, folder: Path, words: list[str], said: str) -> None:
    old = files(folder)
    ran = rectify("evidence", "add", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert files(folder) == old


def test_nothing_is_copied_for_a_file_that_cannot_be_changed(rectify: Rectify, folder: Path) -> None:
    (folder / "data/issues/002.yaml").write_bytes(b"id: [\n")
    assert rectify("evidence", "add", "2", paper(folder, "甲.pdf")).code == 1
    assert not (folder / "data/evidence").exists()


def test_what_leads_out_of_the_folder_is_not_there(folder: Path) -> None:
    (folder / "data/evidence").mkdir()
    paper(folder, "甲.pdf")
    for name in ("../../outside/甲.pdf", str(folder / "outside/甲.pdf"), "", ".", "无.pdf"):
        assert ledger(folder).files.get(name) is None
    if os.name == "posix":
        (folder / "data/evidence/乙.pdf").symlink_to(folder / "outside/甲.pdf")
        assert "乙.pdf" not in dict.fromkeys(one for one in ledger(folder).files if ledger(folder).files.get(one))


@settings(max_examples=share(60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(content=st.binary(max_size=40), flip=st.integers(min_value=0))
def test_any_byte_that_changes_is_found(folder: Path, content: bytes, flip: int) -> None:
    path = folder / "data/evidence/x/甲"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    was = ledger(folder).files["x/甲"]
    altered = bytearray(content or b"\0")
    altered[flip % len(altered)] ^= 1 if content else 0
    path.write_bytes(altered)
    assert ledger(folder).files["x/甲"] != was
    path.write_bytes(content)
    assert ledger(folder).files["x/甲"] == was


@pytest.mark.parametrize(
    "value", ["{file: a.pdf}", "{}", "{file: a.pdf, sha256: x}", "{title: 甲, size: 3}", "{file: a.pdf, size: 3}"]
)
def test_half_a_record_is_refused(folder: Path, value: str) -> None:
    workspaces.write(folder, {"data/issues/001.yaml": f"id: 1\ntitle: 甲\nevidence: [{value}]\n"})
    [found] = store.load(store.Workspace(folder)).diagnostics
    assert "rectify evidence add" in found.hint.zh
