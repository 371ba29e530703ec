"""Running Chinese text: its sentences, and what in it is quoted."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

Stretch = tuple[int, int]

HAN = "㐀-鿿〇"
"""The 汉字, as a range for a character class."""

OPENING_QUOTES, CLOSING_QUOTES = '“"‘「', '”"’」'
"""What notices put round the words they quote, the right marks first, for a character class."""

ENDS_SENTENCE = re.compile("[。；！？]")

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_CLAUSE = re.compile("[^。；;]+[。；;]?|[。；;]")
_QUOTES = {"“": "”", "《": "》"}


def sentences(text: str) -> Iterator[Stretch]:
    """Yield where each sentence starts and ends, its full stop included."""
    return (match.span() for match in _SENTENCE.finditer(text))


def clauses(text: str) -> Iterator[Stretch]:
    """Yield where each part of a text starts and ends that a full stop or a semicolon closes."""
    return (match.span() for match in _CLAUSE.finditer(text))


def quoted(text: str) -> list[Stretch]:
    """Return the outermost stretches between “ ” and between 《 》; a mark without its other half quotes nothing."""
    stretches: list[Stretch] = []
    if not any(mark in text for mark in _QUOTES):
        return stretches
    closer, depth, start = "", 0, 0
    for at, mark in enumerate(text):
        if not depth:
            if mark in _QUOTES:
                closer, depth, start = _QUOTES[mark], 1, at
        elif mark == closer:
            depth -= 1
            if not depth:
                stretches.append((start, at + 1))
        elif _QUOTES.get(mark) == closer:
            depth += 1
    return stretches


def within(stretches: Sequence[Stretch], at: int) -> bool:
    """Return True if a character stands in one of the stretches, which follow each other."""
    index = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and at < stretches[index][1]
