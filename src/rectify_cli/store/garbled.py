"""Names and words that are not UTF-8, as those of files out of a zip that was packed on Windows."""

from rectify_cli.core.language import Phrase

CURE = Phrase(
    "若是 Windows 压缩包里的文件名，用 unzip -O GBK 重新解压，或先改名",
    "if it is a file out of a Windows zip, unpack it again with `unzip -O GBK`, or rename it",
)


def garbles(text: str) -> bool:
    """Return True if a text holds bytes that are not UTF-8, as Python keeps them in names and arguments."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def shown(text: str) -> str:
    """Return the text with a mark in place of what is not UTF-8."""
    return "".join("\ufffd" if "\ud800" <= mark <= "\udfff" else mark for mark in text)


def message(text: str) -> Phrase:
    """Return what is wrong with it."""
    return Phrase(f"“{shown(text)}”不是 UTF-8 编码的文字", f"“{shown(text)}” is not text in UTF-8")
