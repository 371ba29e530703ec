"""The bytes of a data file -> its text in UTF-8, or which other encoding it is in and how to convert it."""

import codecs
import re

from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.language import Phrase
from rectify_cli.store.yaml import places

BINARY = error(
    "F004",
    Phrase("数据文件是纯文本", "a data file is plain text"),
    Phrase(
        "看是不是把 Word、Excel 或图片改名成了 .yaml；内容另存为纯文本（UTF-8）",
        "see whether a Word, Excel or picture file was renamed to .yaml; save its words as plain text (UTF-8)",
    ),
)
NOT_UTF8 = error(
    "F005",
    Phrase("数据文件的编码是 UTF-8", "a data file is encoded in UTF-8"),
    Phrase(
        "用编辑器打开，另存为 UTF-8；损坏的字照原文补上",
        "open it in an editor and save it as UTF-8; type damaged characters anew",
    ),
)

_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAMPLE = 4096
# Patterns are compiled when a file is odd: to compile them takes longer than to read 20 files.
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f]"
# What Chinese text is made of; other scripts read as GB18030 give other characters.
_CHINESE = r"[\x00-\x7f\u2010-\u2040\u2160-\u217f\u2460-\u249b\u3000-\u3017\u4e00-\u9fff\uff00-\uff5e·×÷±°§¥]*"


def decode(content: bytes, shown: str) -> str | Diagnostic:
    r"""Return the text of `content` with `\n` line ends and no BOM, or one diagnostic."""
    other = _wide(content)
    if other is not None:
        return _not_utf8(Place(shown), content, other)
    zero = content.find(b"\0")
    if zero >= 0:
        return _binary(shown, zero)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        return _undecodable(content, shown, bad)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _wide(content: bytes) -> str | None:
    """Return the name of the encoding with two or four bytes a character this is in, if it is."""
    for bom, name in _BOMS:
        if content.startswith(bom):
            return name
    sample = content[:_SAMPLE]
    if b"\0" not in sample:
        return None
    for name in ("UTF-16LE", "UTF-16BE"):
        try:
            text = sample[: len(sample) // 2 * 2].decode(name)
        except UnicodeDecodeError:
            continue
        if ": " in text and not re.search(_CONTROL, text):
            return name
    return None


def _binary(shown: str, zero: int) -> Diagnostic:
    message = Phrase(
        f"这不是文本文件：第 {zero + 1} 个字节是 0",
        f"this is not a text file: its byte {zero + 1} is 0",
    )
    return BINARY.broken(Place(shown), message)


def _undecodable(content: bytes, shown: str, bad: UnicodeDecodeError) -> Diagnostic:
    """Say which encoding it is in, or where the first byte stands that is not UTF-8."""
    # A BOM is cut off before the codec counts.
    start = bad.start + (len(content) - len(bad.object))
    if _is_gbk(content):
        text = content.decode("gb18030")
        # Some GBK bytes are UTF-8 by chance, so that the first bad byte may stand further on.
        first = next(offset for offset, mark in enumerate(text) if not mark.isascii())
        return _not_utf8(places.place(shown, text, first, None), content, "GBK")
    before = content[:start].decode("utf-8-sig")
    text = before + content[start:].decode("utf-8", "replace")
    place = places.place(shown, text, len(before), len(before) + 1)
    cut = bad.reason == "unexpected end of data"
    found = f"0x{content[start]:02X}"
    message = Phrase(
        "文件在一个字的中间断了" if cut else f"字节 {found} 不是 UTF-8 编码的字",
        "the file ends in the middle of a character" if cut else f"byte {found} is not UTF-8 text",
    )
    return NOT_UTF8.broken(place, message)


def _is_gbk(content: bytes) -> bool:
    try:
        return bool(re.fullmatch(_CHINESE, content.decode("gb18030")))
    except UnicodeDecodeError:
        return False


def _not_utf8(place: Place, content: bytes, name: str) -> Diagnostic:
    bom = len(content) >= len(codecs.BOM_UTF16) and name == "UTF-16"
    source = "GB18030" if name == "GBK" else name
    message = Phrase(
        f"文件的编码是 {name}{'（带 BOM）' if bom else ''}，应当是 UTF-8",
        f"the file is encoded in {name}{' (with a BOM)' if bom else ''}, UTF-8 is wanted",
    )
    name_only = place.file.rpartition("/")[2]
    command = f"iconv -f {source} -t UTF-8 {place.file} > {name_only}.new && mv {name_only}.new {place.file}"
    hint = Phrase(
        f"用编辑器另存为 UTF-8，或转换：{command}",
        f"save it as UTF-8 in an editor, or convert it: {command}",
    )
    return NOT_UTF8.broken(place, message, hint)
