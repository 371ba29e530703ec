"""Files that cannot be committed: other encodings, links, folders, pipes, too large or not readable."""

import codecs
import os
from pathlib import Path

import pytest

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.store import text_file

TEXT = "id: 1\ntitle: 学习不够深入\n"


def refused(path: Path, code: str) -> Diagnostic:
    """Return the diagnostic of a file that is refused under `code`."""
    found = text_file.read(path, f"data/{path.name}", path.parent)
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
def test_a_bom_and_other_line_ends_are_accepted(tmp_path: Path, content: bytes) -> None:
    assert text_file.read(put(tmp_path, content), "001.yaml", tmp_path) == TEXT


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path / ".." / tmp_path.name, "F001").message.en


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "001.yaml")
    assert "pipe" in refused(tmp_path / "001.yaml", "F001").message.en


def test_a_missing_file(tmp_path: Path) -> None:
    assert "not there" in refused(tmp_path / "001.yaml", "F001").message.en


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root reads whatever the mode says, so the refusal of the system is played."""

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = put(tmp_path, TEXT.encode())
    monkeypatch.setattr(os, "open", denied)
    assert "permission" in refused(path, "F001").message.en


def test_a_failing_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    path = put(tmp_path, TEXT.encode())
    monkeypatch.setattr(os, "open", failing)
    assert "Input/output error" in refused(path, "F001").message.en


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "secret.yaml").write_text(TEXT, encoding="utf-8")
    (data / "001.yaml").symlink_to(tmp_path / "secret.yaml")
    found = refused(data / "001.yaml", "F002")
    assert "secret" not in repr(found)


def test_a_folder_that_is_a_link_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "001.yaml").write_text(TEXT, encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / "issues").symlink_to(tmp_path / "elsewhere")
    found = text_file.read(data / "issues" / "001.yaml", "data/issues/001.yaml", data)
    assert isinstance(found, Diagnostic)
    assert found.code == "F002"


def test_a_link_inside_is_followed(tmp_path: Path) -> None:
    put(tmp_path, TEXT.encode())
    (tmp_path / "002.yaml").symlink_to("001.yaml")
    assert text_file.read(tmp_path / "002.yaml", "002.yaml", tmp_path) == TEXT


def test_a_link_to_nothing_or_to_itself(tmp_path: Path) -> None:
    (tmp_path / "001.yaml").symlink_to("002.yaml")
    refused(tmp_path / "001.yaml", "F001")
    (tmp_path / "003.yaml").symlink_to("003.yaml")
    refused(tmp_path / "003.yaml", "F001")


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    path = put(tmp_path, b"#")
    os.truncate(path, 50_000_000)
    monkeypatch.setattr(Path, "open", unwanted)
    assert "47.7 MiB" in refused(path, "F003").message.en


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    text = TEXT + "#" * (text_file.LIMIT - len(TEXT.encode()))
    assert text_file.read(put(tmp_path, text.encode()), "001.yaml", tmp_path) == text
    refused(put(tmp_path, text.encode() + b"#"), "F003")


def test_binary(tmp_path: Path) -> None:
    assert "byte 5 " in refused(put(tmp_path, b"PK\x03\x04\x00\x00\xff"), "F004").message.en
    assert "byte 7 " in refused(put(tmp_path, b"id: 1\n\x00"), "F004").message.en


def test_gbk_is_named_with_the_place_and_the_command(tmp_path: Path) -> None:
    found = refused(put(tmp_path, TEXT.encode("gbk")), "F005")
    assert "GBK" in found.message.en
    assert (found.place.line, found.place.column, found.place.excerpt) == (2, 8, "title: 学习不够深入")
    assert "iconv -f GB18030 -t UTF-8 data/001.yaml" in found.hint.en


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"), ("utf-32", "UTF-32")],
)
def test_wide_encodings_are_named(tmp_path: Path, encoding: str, name: str) -> None:
    found = refused(put(tmp_path, TEXT.encode(encoding)), "F005")
    assert f" {name} " in found.message.en.replace(",", " ")
    assert f"iconv -f {name} -t UTF-8" in found.hint.zh


def test_a_bad_byte_is_placed(tmp_path: Path) -> None:
    for bom in (b"", codecs.BOM_UTF8):
        found = refused(put(tmp_path, bom + "id: 1\ntitle: 学习".encode() + b"\xff\xfe" + "深入\n".encode()), "F005")
        assert (found.place.line, found.place.column) == (2, 10)
        assert "0xFF" in found.message.en


def test_a_character_cut_in_two(tmp_path: Path) -> None:
    assert "middle" in refused(put(tmp_path, "title: 学习".encode()[:-1]), "F005").message.en


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"# a\n  # b\n", codecs.BOM_UTF8])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    refused(put(tmp_path, content), "F006")
