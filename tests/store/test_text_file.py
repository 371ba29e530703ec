"""Files that cannot be committed: other encodings, links, folders, pipes, too large or not readable."""

import codecs
import os
from pathlib import Path

import pytest

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.store import Workspace, text_file
from rectify_cli.store.yaml.places import as_parsed

TEXT = "id: 1\ntitle: 学习不够深入\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Make the data folder of a workspace."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def read(path: Path) -> str | Diagnostic:
    """Read a file right under data/."""
    return text_file.read(path, Workspace(path.parent.parent))


def refused(path: Path, code: str) -> Diagnostic:
    """Return the diagnostic of a file that is refused under `code`."""
    found = read(path)
    assert isinstance(found, Diagnostic), found
    assert found.code == code
    assert str(path.parent) not in repr(found)
    return found


def put(folder: Path, content: bytes) -> Path:
    path = folder / "001.yaml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["plain", "BOM", "CRLF", "CR"],
)
def test_a_bom_and_other_line_ends_are_accepted(data: Path, content: bytes) -> None:
    raw = read(put(data, content))
    assert isinstance(raw, str)
    assert raw.encode() == content
    assert as_parsed(raw) == TEXT


def test_a_folder_is_no_file(data: Path) -> None:
    assert "folder" in refused(data / ".." / data.name, "F001").message.en


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_no_file_and_is_not_waited_for(data: Path) -> None:
    os.mkfifo(data / "001.yaml")
    assert "pipe" in refused(data / "001.yaml", "F001").message.en


def test_a_missing_file(data: Path) -> None:
    assert "not there" in refused(data / "001.yaml", "F001").message.en


def test_an_unreadable_file(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root reads whatever the mode says, so the refusal of the system is played."""

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = put(data, TEXT.encode())
    monkeypatch.setattr(os, "open", denied)
    assert "permission" in refused(path, "F001").message.en


def test_a_failing_disk(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    path = put(data, TEXT.encode())
    monkeypatch.setattr(os, "open", failing)
    assert "Input/output error" in refused(path, "F001").message.en


def test_a_link_that_leads_out_is_refused(tmp_path: Path, data: Path) -> None:
    (tmp_path / "secret.yaml").write_text(TEXT, encoding="utf-8")
    (data / "001.yaml").symlink_to(tmp_path / "secret.yaml")
    found = refused(data / "001.yaml", "F002")
    assert "secret" not in repr(found)


def test_a_folder_that_is_a_link_out_is_refused(tmp_path: Path, data: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "001.yaml").write_text(TEXT, encoding="utf-8")
    (data / "issues").symlink_to(tmp_path / "elsewhere")
    found = text_file.read(data / "issues" / "001.yaml", Workspace(tmp_path))
    assert isinstance(found, Diagnostic)
    assert found.code == "F002"


def test_a_link_inside_is_followed(data: Path) -> None:
    put(data, TEXT.encode())
    (data / "002.yaml").symlink_to("001.yaml")
    assert read(data / "002.yaml") == TEXT


def test_a_link_to_nothing_or_to_itself(data: Path) -> None:
    (data / "001.yaml").symlink_to("002.yaml")
    refused(data / "001.yaml", "F001")
    (data / "003.yaml").symlink_to("003.yaml")
    refused(data / "003.yaml", "F001")


def test_a_large_file_is_not_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    path = put(data, b"#")
    os.truncate(path, 50_000_000)
    monkeypatch.setattr(Path, "open", unwanted)
    assert "47.7 MiB" in refused(path, "F003").message.en


def test_a_file_of_just_the_limit_is_read(data: Path) -> None:
    text = TEXT + "#" * (text_file.LIMIT - len(TEXT.encode()))
    assert read(put(data, text.encode())) == text
    refused(put(data, text.encode() + b"#"), "F003")


def test_binary(data: Path) -> None:
    assert "byte 5 " in refused(put(data, b"PK\x03\x04\x00\x00\xff"), "F004").message.en
    assert "byte 7 " in refused(put(data, b"id: 1\n\x00"), "F004").message.en


def test_gbk_is_named_with_the_place_and_the_command(data: Path) -> None:
    found = refused(put(data, TEXT.encode("gbk")), "F005")
    assert "GBK" in found.message.en
    assert (found.place.line, found.place.column, found.place.excerpt) == (2, 8, "title: 学习不够深入")
    assert "iconv -f GB18030 -t UTF-8 data/001.yaml" in found.hint.en


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"), ("utf-32", "UTF-32")],
)
def test_wide_encodings_are_named(data: Path, encoding: str, name: str) -> None:
    found = refused(put(data, TEXT.encode(encoding)), "F005")
    assert f" {name} " in found.message.en.replace(",", " ")
    assert f"iconv -f {name} -t UTF-8" in found.hint.zh


def test_a_bad_byte_is_placed(data: Path) -> None:
    for bom in (b"", codecs.BOM_UTF8):
        found = refused(put(data, bom + "id: 1\ntitle: 学习".encode() + b"\xff\xfe" + "深入\n".encode()), "F005")
        assert (found.place.line, found.place.column) == (2, 10)
        assert "0xFF" in found.message.en


def test_a_character_cut_in_two(data: Path) -> None:
    assert "middle" in refused(put(data, "title: 学习".encode()[:-1]), "F005").message.en


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"# a\n  # b\n", codecs.BOM_UTF8])
def test_an_empty_file(data: Path, content: bytes) -> None:
    refused(put(data, content), "F006")
