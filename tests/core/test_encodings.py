"""The encodings strangers write in, told by a BOM or by the bytes; each with the twin that is none."""

import codecs

import pytest

from rectify_cli.core import encodings

CHINESE = "title: 学习不够深入\n"


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_bom_tells_the_encoding(name: str) -> None:
    assert encodings.by_bom(CHINESE.encode(name)) == name
    assert encodings.by_bom(CHINESE.encode(name).removeprefix(codecs.BOM_UTF8)[4:]) is None


@pytest.mark.parametrize("name", ["UTF-16LE", "UTF-16BE"])
def test_utf16_is_known_by_its_colons(name: str) -> None:
    assert encodings.utf16_without_bom(CHINESE.encode(name)) == name
    assert encodings.utf16_without_bom("学习不够深入\0".encode()) is None
    assert encodings.utf16_without_bom(CHINESE.encode()) is None
    assert encodings.utf16_without_bom(b"\0\xd8\xd8\0\xd8\xd8") is None


def test_chinese_in_gbk_is_no_damaged_utf8() -> None:
    damaged = CHINESE.encode() + b"\xff\n"
    for known in (encodings.is_all_gbk, encodings.is_mostly_gbk):
        assert known(CHINESE.encode("gbk"))
        assert not known(damaged)


def test_one_strange_character_is_no_reason_to_refuse_a_paper() -> None:
    paper = CHINESE.encode("gb18030") + "𠀀".encode("gb18030")
    assert encodings.is_mostly_gbk(paper)
    assert not encodings.is_all_gbk(paper)


@pytest.mark.parametrize(
    ("content", "text"),
    [(CHINESE.encode(), True), (CHINESE.encode("utf-16"), True), (CHINESE.encode("gbk"), True), (b"BM\0\0", False)],
)
def test_zeros_are_no_text_unless_a_bom_says_so(content: bytes, *, text: bool) -> None:
    assert encodings.may_be_text(content) is text


def test_blank_is_what_holds_no_character() -> None:
    assert encodings.is_blank(codecs.BOM_UTF8 + b" \r\n\0")
    assert not encodings.is_blank(b" .")


def test_lines_end_as_on_unix() -> None:
    assert encodings.unix_lines("a\r\nb\rc\n") == "a\nb\nc\n"
