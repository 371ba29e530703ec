"""Manuscript -> lines: each with the numbers and the label it begins with, whatever heading level it was given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from rectify_cli.core.chinese import numerals
from rectify_cli.documents import Table
from rectify_cli.documents.source import Manuscript
from rectify_cli.notices.grammar.labels import LABEL, Label, label
from rectify_cli.notices.reading import Extent, Said


class Kind(IntEnum):
    """What a line is numbered by, from the outer to the inner (GB/T 9704-2012, 7.3.3), then 问题1 and 一是."""

    HAN = 1
    HAN_BRACKET = 2
    ARABIC = 3
    ARABIC_BRACKET = 4
    PROBLEM = 5
    SPELLED = 6


_HAN, _ARABIC = "[一二三四五六七八九十百]{1,5}", "[0-9０-９]{1,4}"
_KINDS = {
    Kind.HAN: f"({_HAN})[ 　]?[、．.，]",
    Kind.HAN_BRACKET: f"[（(][ ]?({_HAN})[ ]?[）)][、，.．]?",
    Kind.ARABIC: f"({_ARABIC})[ ]?(?:[.．、](?![0-9])|[，,](?![0-9]))",
    Kind.ARABIC_BRACKET: f"[（(][ ]?({_ARABIC})[ ]?[）)][、，.．]?",
    Kind.PROBLEM: f"(?:反馈|具体)?问题[ ]?({_ARABIC}|{_HAN})[ ]?[：:.．、]",
    Kind.SPELLED: f"({_HAN})是(?!否)",
}
_PATTERNS = {kind: re.compile(rf"[\s　]{{0,8}}{pattern}[ 　]{{0,4}}") for kind, pattern in _KINDS.items()}
_LEADING = re.compile(r"[\s　]*")
_AFTER = re.compile(rf"(?:^|(?<=[。；;】\s　]))[【\[]?(?:{LABEL})[】\]]?[：:]")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A printed number: what kind, and which."""

    kind: Kind
    number: Said[int]


@dataclass(frozen=True, slots=True)
class Line:
    """A block, or the part of one that begins with a label.

    `at` is where it starts in the text of the block; `start` to `end` are its own words, behind number and label.
    """

    block: int
    at: int
    start: int
    end: int
    text: str
    ordinals: tuple[Ordinal, ...] = ()
    label: Label | None = None

    @property
    def kind(self) -> Kind | None:
        """The kind of its outermost number."""
        return self.ordinals[0].kind if self.ordinals else None

    @property
    def said(self) -> Said[str]:
        """Its own words."""
        return Said(self.text, Extent(self.block, self.start, self.end))

    def numbered(self, kind: Kind) -> Ordinal | None:
        """Return its number of one kind."""
        return next((ordinal for ordinal in self.ordinals if ordinal.kind is kind), None)


def lines(manuscript: Manuscript) -> list[Line]:
    """Return the lines in reading order; tables have none."""
    return [
        line
        for index, placed in enumerate(manuscript.blocks)
        if not isinstance(placed.block, Table)
        for line in _split(index, placed.text)
    ]


def _split(block: int, text: str) -> Iterator[Line]:
    """Yield the lines of one block: a label in its midst begins a line of its own."""
    cuts = [0, *(found.start() for found in _AFTER.finditer(text) if found.start()), len(text)]
    for start, end in pairwise(cuts):
        if text[start:end].strip():
            yield _line(block, text, start, end)


def _line(block: int, text: str, at: int, end: int) -> Line:
    start = at
    ordinals: list[Ordinal] = []
    for kind, pattern in _PATTERNS.items():
        found = pattern.match(text, start, end)
        if found and (not ordinals or kind is Kind.PROBLEM):
            extent = Extent(block, found.start(1), found.end(1))
            ordinals.append(Ordinal(kind, Said(numerals.value(found[1]), extent)))
            start = found.end()
    # 三、下一步工作安排 is a section of the paper, though 下一步工作安排 alone is a label.
    kind_of, after = label(text, start, end)
    if ordinals and ordinals[0].kind is Kind.HAN and kind_of is not Label.PROBLEM:
        kind_of, after = None, start
    start = after
    start = max(start, _LEADING.match(text, start, end).end())  # type: ignore[union-attr] # it matches nothing as well
    while end > start and text[end - 1].isspace():
        end -= 1
    return Line(block, at, start, end, text[start:end], tuple(ordinals), kind_of)
