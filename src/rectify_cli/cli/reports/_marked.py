"""The marks of faults in the blocks of a notice, and its text split at their ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.documents.source import SourceDocument

SEPARATORS = "\t\n"
"""Separators of cells and rows in the text of a table; no mark crosses them."""


class Mark(NamedTuple):
    """Characters `start` to `end` of a block, at fault number `fault`; `main` is false for a related place."""

    start: int
    end: int
    fault: int
    main: bool


class Segment(NamedTuple):
    """Words under the same marks; `ending` are those that end with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    ending: tuple[Mark, ...] = ()


class Finder:
    """The blocks of a notice, found by place."""

    def __init__(self, source: SourceDocument) -> None:
        """Index the pieces of each block by the line they stand on."""
        self._file = source.file
        self._lines: defaultdict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
        for index, block in enumerate(source.blocks):
            ends = [*(piece.start for piece in block.pieces[1:]), len(block.text)]
            for piece, end in zip(block.pieces, ends, strict=True):
                self._lines[piece.number].append((index, piece.start, end, piece.column))

    def find(self, place: Place) -> tuple[int, int, int] | None:
        """Return the block of a place and the start and end offset of it there, None if it is in no block."""
        if place.file != self._file or place.line is None:
            return None
        column = place.column or 1
        for block, start, end, first in self._lines[place.line]:
            if first <= column < first + end - start:
                at = start + column - first
                return block, at, min(at + place.width, end)
        return None


def marks(source: SourceDocument, faults: Sequence[Diagnostic]) -> dict[int, list[Mark]]:
    """Return the marks of each block: those of faults, and of their related places. Faults count from 1."""
    finder = Finder(source)
    marked: defaultdict[int, list[Mark]] = defaultdict(list)
    for number, fault in enumerate(faults, start=1):
        for place, main in ((fault.place, True), *((related.place, False) for related in fault.related)):
            if at := finder.find(place):
                block, start, end = at
                marked[block].append(Mark(start, max(end, start + 1), number, main))
    return marked


def segments(text: str, of_block: Iterable[Mark]) -> Iterator[Segment]:
    """Split the text of a block where marks begin and end, and around each separator of a table."""
    marked = tuple(of_block)
    cuts = {0, len(text)} | {at for mark in marked for at in (mark.start, min(mark.end, len(text)))}
    cuts |= {at for index, mark in enumerate(text) if mark in SEPARATORS for at in (index, index + 1)}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        words = text[start:end]
        if words in SEPARATORS:
            yield Segment(words)
        else:
            over = tuple(mark for mark in marked if mark.start < end and start < mark.end)
            yield Segment(words, over, tuple(mark for mark in over if min(mark.end, len(text)) == end))
