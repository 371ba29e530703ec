"""The bytes of a data file -> its text in UTF-8, or which other encoding it is in and how to convert it."""

import codecs

from rectify_cli.core import encodings
from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.language import Phrase
from rectify_cli.store.yaml import places

BINARY = error(
    "F004",
    Phrase("数据文件是纯文本", "a data file is plain text"),
    Phrase(
        "看是不是把 Word、Excel 或图片改名成了 .yaml；内容另存为纯文本（UTF-8）",
        "check whether a Word, Excel or image file was renamed to .yaml; save its text as plain text (UTF-8)",
    ),
)
NOT_UTF8 = error(
    "F005",
    Phrase("数据文件的编码是 UTF-8", "a data file is encoded in UTF-8"),
    Phrase(
        "用编辑器打开，另存为 UTF-8；损坏的字照原文补上",
        "open it in an editor and save it as UTF-8; retype damaged characters",
    ),
)

_WIDE = {"utf-32": "UTF-32", "utf-16": "UTF-16"}


def decode(content: bytes, label: str) -> str | Diagnostic:
    """Return the text of `content`, BOM and line ends as they are, or one diagnostic."""
    wide = _WIDE.get(encodings.by_bom(content) or "") or encodings.utf16_without_bom(content)
    if wide is not None:
        return _not_utf8(Place(label), content, wide)
    zero = content.find(b"\0")
    if zero >= 0:
        return _binary(label, zero)
    try:
        return content.decode()
    except UnicodeDecodeError as bad:
        return _undecodable(content, label, bad)


def _binary(label: str, zero: int) -> Diagnostic:
    message = Phrase(
        f"这不是文本文件：第 {zero + 1} 个字节是 0",
        f"this is not a text file: byte {zero + 1} is 0",
    )
    return BINARY.broken(Place(label), message)


def _undecodable(content: bytes, label: str, bad: UnicodeDecodeError) -> Diagnostic:
    """Return the diagnostic of its encoding, or of the first byte that is not UTF-8."""
    start = bad.start
    if encodings.is_all_gbk(content):
        text = content.decode("gb18030")
        # Some GBK bytes are UTF-8 by chance, so that the first bad byte may stand further on.
        first = next(offset for offset, mark in enumerate(text) if not mark.isascii())
        return _not_utf8(places.place(label, text, first, None), content, "GBK")
    before = content[:start].decode("utf-8-sig")
    text = before + content[start:].decode("utf-8", "replace")
    place = places.place(label, text, len(before), len(before) + 1)
    cut = bad.reason == "unexpected end of data"
    byte = f"0x{content[start]:02X}"
    message = Phrase(
        "文件在一个字的中间断了" if cut else f"字节 {byte} 不是 UTF-8 编码的字",
        "the file ends in the middle of a character" if cut else f"byte {byte} is not UTF-8 text",
    )
    return NOT_UTF8.broken(place, message)


def _not_utf8(place: Place, content: bytes, name: str) -> Diagnostic:
    bom = len(content) >= len(codecs.BOM_UTF16) and name == "UTF-16"
    source = "GB18030" if name == "GBK" else name
    message = Phrase(
        f"文件的编码是 {name}{'（带 BOM）' if bom else ''}，应当是 UTF-8",
        f"the file is encoded in {name}{' (with a BOM)' if bom else ''}, expected UTF-8",
    )
    name_only = place.file.rpartition("/")[2]
    command = f"iconv -f {source} -t UTF-8 {place.file} > {name_only}.new && mv {name_only}.new {place.file}"
    hint = Phrase(
        f"用编辑器另存为 UTF-8，或转换：{command}",
        f"save it as UTF-8 in an editor, or convert it: {command}",
    )
    return NOT_UTF8.broken(place, message, hint)
