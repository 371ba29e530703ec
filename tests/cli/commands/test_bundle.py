"""`rectify bundle`: what is in it, that its bytes are the same, and what it refuses, leaves alone and tells."""

import hashlib
import io
import os
import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from amending import folder
from commandline import Rectify
from samples_changed import change

__all__ = ["folder"]

SUMS = "SHA256SUMS.txt"


@pytest.fixture
def kept(rectify: Rectify, folder: Path) -> Path:
    """Return the small ledger, with two files of one name and a paper kept elsewhere under issue 1."""
    for place, content in (("a", b"one"), ("b", b"two")):
        (folder / place).mkdir()
        (folder / place / "验收.pdf").write_bytes(content)
    (folder / "data/evidence/别处").mkdir(parents=True)
    assert rectify("evidence", "add", "1", "a/验收.pdf").code == 0
    (folder / "b/验收.pdf").rename(folder / "b/second.pdf")
    assert rectify("evidence", "add", "1", "b/second.pdf", "--title", "会议纪要").code == 0
    assert rectify("evidence", "add", "1", "--title", "纸质台账").code == 0
    return folder


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def rows(content: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(content)).tables[0].rows]


def unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_folder_holds_the_papers_the_evidence_and_the_hash_of_each(rectify: Rectify, kept: Path) -> None:
    ran = rectify("bundle", "1")
    assert (ran.code, ran.out, ran.err) == (0, "", "internal edition written to build/bundle-001-internal\n")
    files = contents(kept / "build/bundle-001-internal")
    evidence = {"evidence/01-验收.pdf": b"one", "evidence/02-second.pdf": b"two"}
    assert files.keys() == {"index.docx", "closing-sheet.docx", "history.docx", SUMS, *evidence}
    assert evidence.items() <= files.items()
    listed = {line[66:]: line[:64] for line in files.pop(SUMS).decode().splitlines()}
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    index = rows(files["index.docx"])
    assert [(row[1], row[2], row[5]) for row in index[3:]] == [
        ("验收.pdf", "evidence/01-验收.pdf", "unchanged"),
        ("会议纪要", "evidence/02-second.pdf", "unchanged"),
        ("纸质台账", "—", "no file recorded"),
    ]
    assert index[3][4] == hashlib.sha256(b"one").hexdigest()
    assert [row[1] for row in rows(files["history.docx"])][:2] == ["event", "feedback"]


def test_the_zip_file_is_the_folder_and_has_the_same_bytes_each_time(rectify: Rectify, kept: Path) -> None:
    assert rectify("bundle", "1").code == 0
    for name in ("one.zip", "two.zip"):
        assert rectify("bundle", "1", "-o", name).code == 0
    assert (kept / "one.zip").read_bytes() == (kept / "two.zip").read_bytes()
    assert unzipped(kept / "one.zip") == contents(kept / "build/bundle-001-internal")
    with zipfile.ZipFile(kept / "one.zip") as archive:
        names = archive.namelist()
        assert len({member.date_time for member in archive.infolist()}) == 1
    assert names == sorted(names)


def test_all_gives_a_bundle_of_each_issue(rectify: Rectify, kept: Path) -> None:
    assert rectify("bundle", "--all", "-f", "zip", "-o", "档案").code == 0
    issues = sorted((kept / "data/issues").glob("*.yaml"))
    assert sorted(path.name for path in (kept / "档案").iterdir()) == [
        f"bundle-{path.stem}-internal.zip" for path in issues
    ]
    assert rectify("bundle", "1,2", "-o", "两档").code == 0
    assert (kept / "两档/bundle-002-internal/index.docx").is_file()


def test_what_is_missing_or_changed_is_told(rectify: Rectify, kept: Path) -> None:
    (kept / "data/evidence/001/验收.pdf").write_bytes(b"another")
    (kept / "data/evidence/001/second.pdf").unlink()
    ran = rectify("bundle", "1")
    assert ran.code == 0
    assert "note: evidence “验收.pdf” of issue 1: changed since it was added\n" in ran.err
    assert "note: evidence “会议纪要” of issue 1: missing\n" in ran.err
    files = contents(kept / "build/bundle-001-internal")
    assert files["evidence/01-验收.pdf"] == b"another"
    assert [row[5] for row in rows(files["index.docx"])[3:5]] == ["changed since it was added", "missing"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_only_ordinary_files_are_read(rectify: Rectify, kept: Path) -> None:
    path = kept / "data/evidence/001/second.pdf"
    path.unlink()
    os.mkfifo(path)
    shutil.copy("a/验收.pdf", "outside")
    (kept / "data/evidence/001/验收.pdf").unlink()
    (kept / "data/evidence/001/验收.pdf").symlink_to(kept / "outside")
    assert rectify("bundle", "1").err.count("missing") == 2
    assert not (kept / "build/bundle-001-internal/evidence").exists()


def test_what_is_not_ours_is_left_alone_and_nothing_is_written(rectify: Rectify, kept: Path) -> None:
    there = kept / "build/bundle-001-internal/index.docx"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"mine")
    ran = rectify("bundle", "1")
    assert (ran.code, "--force" in ran.err) == (2, True)
    assert contents(there.parent) == {"index.docx": b"mine"}
    assert rectify("bundle", "1", "--force").code == 0
    assert there.read_bytes() != b"mine"
    (there.parent / "别的.txt").write_bytes(b"mine")
    assert "note: build/bundle-001-internal/别的.txt is not part of the bundle\n" in rectify("bundle", "1").err


def test_the_public_edition_has_no_evidence_and_is_searched(rectify: Rectify, sample: Path) -> None:
    change(sample / "data/issues/005.yaml", "progress:", "owner: 政治部干部科\nnote: 不外传的备注\nprogress:")
    (sample / "机密.pdf").write_bytes(b"secret")
    assert rectify("evidence", "add", "5", "机密.pdf").code == 0
    assert rectify("bundle", "5", "--edition", "public", "-f", "zip").code == 0
    files = unzipped(sample / "build/bundle-005.zip")
    assert files.keys() == {"index.docx", "closing-sheet.docx", "history.docx", SUMS}
    words = "".join(part for content in files.values() if content[:2] == b"PK" for part in parts(content))
    assert not any(secret in words for secret in ("政治部干部科", "不外传的备注", "机密"))
    assert "机密" not in files[SUMS].decode()


def parts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [package.read(name).decode(errors="replace") for name in package.namelist()]


def test_an_error_stops_it_and_a_draft_is_marked(rectify: Rectify, sample: Path) -> None:
    change(sample / "data/issues/003.yaml", "status: completed", "status: in_progress")
    ran = rectify("bundle", "1")
    assert (ran.code, "add --draft" in ran.err) == (1, True)
    assert not (sample / "build/bundle-001-internal").exists()
    assert rectify("bundle", "1", "--draft", "-o", "a.zip").code == 0
    files = unzipped(sample / "a.zip")
    assert all(any("草稿" in part for part in parts(files[name])) for name in files if name.endswith(".docx"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ((), "no issue is named"),
        (("1", "--all"), "give either ids or --all"),
        (("999",), "no issue 999"),
        (("1,2", "-o", "a.zip"), "2 bundles do not go into one file"),
        (("1", "-o", "-"), "a folder cannot be written to stdout"),
    ],
)
def test_what_cannot_be_is_refused(rectify: Rectify, kept: Path, typed: tuple[str, ...], told: str) -> None:
    ran = rectify("bundle", *typed)
    assert (ran.code, told in ran.err) == (2, True)
    assert not (kept / "a.zip").exists()


def test_in_chinese_the_names_are_chinese(rectify: Rectify, kept: Path) -> None:
    assert rectify("--lang", "zh", "bundle", "1", "-o", "档.zip").code == 0
    assert unzipped(kept / "档.zip").keys() >= {"目录.docx", "销号单.docx", "办理经过.docx", "佐证材料/01-验收.pdf"}
