"""Bytes -> the text of a paper, in whichever encoding it was written."""

from rectify_cli.core import encodings
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening


def decoded(content: bytes, file: str) -> str:
    r"""Return the text of `content` in UTF-8, UTF-16 or -32 with a BOM, or GB18030, with `\n` line ends.

    Raises DataError for what is none of them.
    """
    if name := encodings.by_bom(content):
        return _lines(content.decode(name, "replace"))
    if b"\0" in content:
        raise _binary(file, content.index(b"\0"))
    try:
        return _lines(content.decode("utf-8"))
    except UnicodeDecodeError as bad:
        if encodings.is_mostly_gbk(content):
            return _lines(encodings.gb18030(content, "replace"))
        raise _binary(file, bad.start) from bad


def encoding_of(content: bytes) -> str:
    """Return the encoding, as Python names it, that `decoded` reads `content` in."""
    if name := encodings.by_bom(content):
        return name
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _lines(text: str) -> str:
    return encodings.unix_lines(text).replace("\f", "\n")


def _binary(file: str, at: int) -> DataError:
    message = Phrase(
        f"这不是文本文件：第 {at + 1} 个字节不是文字", f"this is not a text file: byte {at + 1} is not text"
    )
    return opening.refused(file, message, opening.AS_WORD)
