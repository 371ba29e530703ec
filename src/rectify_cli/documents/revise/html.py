"""A web page with words replaced in its source, where the lines that a reader sees are found again."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rectify_cli.core.diagnostics import Replacement
from rectify_cli.documents.readers.html import encoding_of

_TOKEN = re.compile(r"<(?:!--|/?([A-Za-z][A-Za-z0-9]*)[^<>]*>|[!?][^<>]*>)|&[#A-Za-z0-9]{1,32};|.", re.DOTALL)
_UNREAD = {"script", "style", "noscript", "template", "textarea"}
_BLANK = re.compile("[\\s\ue5e5]+")


class Letter(NamedTuple):
    """A letter that is seen, and characters `start` to `end` of the source that write it."""

    letter: str
    start: int
    end: int


def revised(content: bytes, file: str, wanted: Sequence[Replacement]) -> tuple[bytes, list[Replacement]]:
    """Return the page with its words replaced, and which of those wanted were; none where a byte of `file` is odd."""
    del file
    encoding = encoding_of(content)
    try:
        source = content.decode(encoding)
    except UnicodeDecodeError:
        return content, []
    letters = list(_letters(source))
    seen = "".join(letter.letter for letter in letters)
    edits: dict[int, str] = {}
    made: list[Replacement] = []
    for replacement in wanted:
        excerpt, start = replacement.place.excerpt or "", (replacement.place.column or 1) - 1
        first, line = len(_bare(excerpt[:start])), _bare(excerpt)
        width = len(_bare(replacement.written))
        lines = [at for at in _all(seen, line) if _whole(source, letters, at, at + len(line))] if width else []
        for at in lines:
            edits |= dict.fromkeys(range(at + first, at + first + width), "")
            edits[at + first] = html.escape(replacement.text, quote=False)
        made += [replacement] if lines else []
    pieces: list[str] = []
    last = 0
    for at in sorted(edits):
        pieces += [source[last : letters[at].start], edits[at]]
        last = letters[at].end
    return "".join([*pieces, source[last:]]).encode(encoding), made


def _letters(source: str) -> Iterator[Letter]:
    """Yield the letters of a page, blanks and what is never shown left out."""
    at = 0
    while match := _TOKEN.match(source, at):
        token, start, at = match[0], at, match.end()
        if token == "<!--":  # noqa: S105 - the start of a comment
            at = _behind(source, "-->", at)
        elif match[1]:
            at = _behind(source, f"</{match[1]}", at) if match[1].lower() in _UNREAD else at
        elif not token.startswith("<") or len(token) == 1:
            yield from (Letter(letter, start, at) for letter in _bare(html.unescape(token)))


def _behind(source: str, mark: str, at: int) -> int:
    end = source.find(mark, at)
    return len(source) if end < 0 else end + len(mark)


def _bare(text: str) -> str:
    return _BLANK.sub("", text)


def _all(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while words and at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _whole(source: str, letters: Sequence[Letter], start: int, end: int) -> bool:
    """Return True if tags stand on both sides of some letters: they are a whole line, not a part of a longer one."""
    before = source[letters[start - 1].end : letters[start].start] if start else "<"
    after = source[letters[end - 1].end : letters[end].start] if end < len(letters) else "<"
    return "<" in before and "<" in after
