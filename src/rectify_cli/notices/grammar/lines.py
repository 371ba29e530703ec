"""SourceDocument -> lines: each with the numbers and the label it begins with, whatever heading level it was given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from rectify_cli.core.chinese.ordinals import LEVELS, LISTED, SPELLED, value
from rectify_cli.documents import Table
from rectify_cli.documents.source import SourceDocument
from rectify_cli.notices.grammar import labels
from rectify_cli.notices.grammar.labels import SHORT, Label, label
from rectify_cli.notices.reading import Extent, Quoted


class LineKind(IntEnum):
    """What a line is numbered by, from the outer to the inner (GB/T 9704-2012, 7.3.3), then 问题1 and 一是."""

    HAN = 1
    HAN_BRACKET = 2
    ARABIC = 3
    ARABIC_BRACKET = 4
    PROBLEM = 5
    SPELLED = 6


_PATTERNS = {
    kind: re.compile(rf"[\s　]{{0,8}}{pattern}[ 　]{{0,4}}")
    for kind, pattern in zip(LineKind, (*LEVELS, LISTED, SPELLED), strict=True)
}
_LEADING = re.compile(r"[\s　]*")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A printed number: what kind, and which."""

    kind: LineKind
    number: Quoted[int]


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A block, or the part of one that begins with a label.

    `at` is where it starts in the text of the block; `start` to `end` are its own words, behind number and label.
    `field` is the field of an issue that an internal label names; `printed` the words with number and label.
    """

    block: int
    at: int
    start: int
    end: int
    text: str
    ordinals: tuple[Ordinal, ...] = ()
    label: Label | None = None
    field: str | None = None
    printed: str = ""

    @property
    def kind(self) -> LineKind | None:
        """The kind of its outermost number."""
        return self.ordinals[0].kind if self.ordinals else None

    @property
    def own_words(self) -> Quoted[str]:
        """Its own words."""
        return Quoted(self.text, Extent(self.block, self.start, self.end))

    def numbered(self, kind: LineKind) -> Ordinal | None:
        """Return its ordinal of one kind."""
        return next((ordinal for ordinal in self.ordinals if ordinal.kind is kind), None)


def lines(source: SourceDocument) -> list[NoticeLine]:
    """Return the lines in reading order; tables have none."""
    return [
        line
        for index, placed in enumerate(source.blocks)
        if not isinstance(placed.block, Table)
        for line in _split(index, placed.text)
    ]


def _split(block: int, text: str) -> Iterator[NoticeLine]:
    """Yield the lines of one block: a label within it begins a line of its own."""
    for start, end in pairwise(sorted({0, len(text), *labels.cuts(text)})):
        line = _line(block, text, start, end)
        inner = sorted({start, end, *labels.among(text, line.start, end)}) if line.field else ()
        parts = [_line(block, text, *part) for part in pairwise(inner)] or [line]
        yield from (part for part in parts if part.printed)


def _line(block: int, text: str, at: int, end: int) -> NoticeLine:
    start = at
    ordinals: list[Ordinal] = []
    for kind, pattern in _PATTERNS.items():
        match = pattern.match(text, start, end)
        if match and (not ordinals or kind is LineKind.PROBLEM):
            extent = Extent(block, match.start(1), match.end(1))
            ordinals.append(Ordinal(kind, Quoted(value(match[1]), extent)))
            start = match.end()
    # 三、下一步工作安排 is a section of the paper, though 下一步工作安排 alone is a label.
    # 一是长效机制：… is a measure, 一是责任领导：… is not.
    kind_of, after, field = label(text, start, end)
    han, spelled = (bool(ordinals) and ordinals[0].kind is kind for kind in (LineKind.HAN, LineKind.SPELLED))
    if (han and kind_of is not Label.PROBLEM and field not in SHORT) or (spelled and field and field not in SHORT):
        kind_of, after, field = None, start, None
    start = after
    start = max(start, _LEADING.match(text, start, end).end())  # type: ignore[union-attr] # it matches nothing as well
    while end > start and text[end - 1].isspace():
        end -= 1
    return NoticeLine(block, at, start, end, text[start:end], tuple(ordinals), kind_of, field, text[at:end].strip())
