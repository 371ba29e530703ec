"""Bytes -> text, in whichever encoding it was written."""

import codecs

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
_SAMPLE = 65536


def decoded(content: bytes, file: str) -> str:
    r"""Return the text of `content` in UTF-8, UTF-16 or -32 with a BOM, or GB18030, with `\n` line ends.

    Raises DataError for what is none of them.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _lines(content.decode(name, "replace"))
    if b"\0" in content:
        raise _binary(file, content.index(b"\0"))
    try:
        return _lines(content.decode("utf-8"))
    except UnicodeDecodeError as bad:
        if _is_gbk(content):
            return _lines(content.decode("gb18030", "replace"))
        raise _binary(file, bad.start) from bad


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _is_gbk(content: bytes) -> bool:
    """Return True if it reads as GB18030 and most of it is what Chinese is written with; other bytes give rare 字."""
    sample = content[:_SAMPLE].decode("gb18030", "replace")
    other = [mark for mark in sample if not mark.isascii()]
    common = sum(_is_common(mark) for mark in other)
    return common > 0.8 * len(other)


def _is_common(mark: str) -> bool:
    """Return True if a character is a mark or one of the 3755 字 of the first level of GB 2312."""
    return mark.encode("gb2312", "replace")[:1] <= b"\xd7" and mark.encode("gb2312", "ignore") != b""


def is_text(content: bytes) -> bool:
    """Return True if these bytes, by their beginning, may be text."""
    return b"\0" not in content[:_HEAD] or any(content.startswith(bom) for bom, _ in _BOMS)


def _binary(file: str, at: int) -> DataError:
    message = Phrase(f"这不是文字文件：第 {at + 1} 个字节不是文字", f"this is no text: its byte {at + 1} is none")
    return opening.refused(file, message, opening.AS_WORD)
