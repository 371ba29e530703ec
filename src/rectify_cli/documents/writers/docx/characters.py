"""Characters that no XML file can hold, told before they reach one."""

import re
from collections.abc import Iterator

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.document import Document

# XML 1.0, production 2 (Char), turned round.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AROUND = 10


def check(document: Document) -> None:
    """Raise DataError for the first character that XML forbids."""
    for text in _texts(document):
        check_text(text)


def check_text(text: str) -> None:
    """Raise DataError for the first character of a text that XML forbids."""
    found = _ILLEGAL.search(text)
    if found:
        raise _error(text, found)


def _texts(document: Document) -> Iterator[str]:
    yield document.draft or ""
    for block in document:
        yield block.text


def _error(text: str, found: re.Match[str]) -> DataError:
    code = f"U+{ord(found[0]):04X}"
    near = _ILLEGAL.sub("", text[max(0, found.start() - _AROUND) : found.end() + _AROUND])
    return DataError(
        Phrase(f"“{near}”里有 Word 文件存不下的字符 {code}", f"“{near}” holds {code}, which a Word file cannot hold"),
        Phrase(
            "删去这个看不见的字符，多半是从别处粘贴时带来的", "delete this invisible character; pasting often brings it"
        ),
    )
