"""The difference of two texts, word by word, in pieces that a person can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"[0-9]+(?:[.,:%-][0-9]+)*[%％年月日]?|[A-Za-z]+|\s+|.", re.ASCII | re.DOTALL)
"""A number with its unit, a Latin word, blanks, or one character: Chinese has no blanks between words."""

_CLAUSE = frozenset("，。；：！？\n")

_WORD = 2
"""字 of the shortest run kept between two changes: a single one in common is an accident."""


class Fate(StrEnum):
    """Whether a piece is in both texts, only in the old or only in the new."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and its fate."""

    fate: Fate
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in order; those not new join to `before`, those not gone to `after`."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces = []
    for i, j, k, n in _changes(old, new):
        if old[i:j] == new[k:n]:
            pieces.append(Piece(Fate.SAME, "".join(old[i:j])))
            continue
        for fate, tokens in ((Fate.GONE, old[i:j]), (Fate.NEW, new[k:n])):
            if tokens:
                pieces.append(Piece(fate, "".join(tokens)))
    return tuple(pieces)


def _changes(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of both sides, equal or changed; an equal run too short to be kept joins the changes around it."""
    at = (0, 0)
    for i, k, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        last = i + size == len(old) and k + size == len(new)
        if not (_is_kept(old[i : i + size]) or last or (i, k) == (0, 0)):
            continue
        if (i, k) != at:
            yield at[0], i, at[1], k
        if size:
            yield i, i + size, k, k + size
        at = (i + size, k + size)


def _is_kept(tokens: list[str]) -> bool:
    """Return True if a run in common is no accident: two 字, a whole word or number, or the end of a clause."""
    words = [token for token in tokens if token[0].isalnum()]
    return len(words) >= _WORD or any(len(word) >= _WORD for word in words) or not _CLAUSE.isdisjoint(tokens)
