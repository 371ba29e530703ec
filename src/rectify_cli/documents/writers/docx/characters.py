"""Reject characters that XML cannot hold before they reach a file."""

import re
from collections.abc import Iterator

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.document import Document

# XML 1.0, production 2 (Char), negated.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AROUND = 10


def check(document: Document) -> None:
    """Raise DataError for the first character that XML forbids."""
    for text in _texts(document):
        check_text(text)


def check_text(text: str) -> None:
    """Raise DataError for the first character of a text that XML forbids."""
    match = _ILLEGAL.search(text)
    if match:
        raise _error(text, match)


def _texts(document: Document) -> Iterator[str]:
    yield document.draft or ""
    for block in document:
        yield block.text


def _error(text: str, match: re.Match[str]) -> DataError:
    code = f"U+{ord(match[0]):04X}"
    near = _ILLEGAL.sub("", text[max(0, match.start() - _AROUND) : match.end() + _AROUND])
    return DataError(
        Phrase(f"“{near}”里有 Word 文件不支持的字符 {code}", f"“{near}” contains {code}, which Word files cannot hold"),
        Phrase(
            "删去这个不可见字符，多半是粘贴时带入的", "delete this invisible character; it often comes from pasting"
        ),
    )
