r"""The encoding of text from elsewhere.

Readers of papers accept every encoding; the store accepts only UTF-8 and names any other it finds.
"""

import codecs
import re

BOM = "\ufeff"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
_SAMPLE = 65536
# Compiled only when a file is odd: compiling takes longer than reading 20 files.
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f]"
# The characters of Chinese text; other scripts read as GB18030 give others.
_CHINESE = r"[\x00-\x7f\u2010-\u2040\u2160-\u217f\u2460-\u249b\u3000-\u3017\u4e00-\u9fff\uff00-\uff5e·×÷±°§¥]*"


def is_blank(content: bytes) -> bool:
    """Return True if `content` is only a BOM, blanks and zero bytes."""
    return not content.strip(b"\0 \t\r\n\xef\xbb\xbf")


def by_bom(content: bytes) -> str | None:
    """Return the encoding of a BOM, as Python names it, or None without one."""
    for bom, name in _BOMS:
        if content.startswith(bom):
            return name
    return None


def utf16_without_bom(content: bytes) -> str | None:
    """Return UTF-16LE or UTF-16BE if `content` is YAML in it without a BOM, as its ASCII keys show, else None."""
    sample = content[:_HEAD]
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


def may_be_text(content: bytes) -> bool:
    """Return True unless the first bytes show that `content` is not text."""
    return b"\0" not in content[:_HEAD] or by_bom(content) is not None


def gb18030(content: bytes, errors: str = "strict") -> str:
    """Return `content` read as GB18030; what many typed for a blank of full width (A3A0) is one.

    Raises UnicodeDecodeError where `errors` says so.
    """
    return content.decode("gb18030", errors).replace("\ue5e5", "\u3000")


def is_all_gbk(content: bytes) -> bool:
    """Return True if `content` is wholly Chinese text in GB18030, as UTF-8 with a damaged byte is not."""
    try:
        return bool(re.fullmatch(_CHINESE, content.decode("gb18030")))
    except UnicodeDecodeError:
        return False


def is_mostly_gbk(content: bytes) -> bool:
    """Return True if most of `content` read as GB18030 is common Chinese; other bytes give rare 字."""
    sample = content[:_SAMPLE].decode("gb18030", "replace")
    other = [mark for mark in sample if not mark.isascii()]
    common = sum(_is_common(mark) for mark in other)
    return common > 0.8 * len(other)


def _is_common(mark: str) -> bool:
    """Return True if a character is a punctuation mark or one of the 3755 字 of the first level of GB 2312."""
    return mark.encode("gb2312", "replace")[:1] <= b"\xd7" and mark.encode("gb2312", "ignore") != b""


def unix_lines(text: str) -> str:
    r"""Return a text with `\n` line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
