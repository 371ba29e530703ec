"""The marks of faults in the blocks of a notice, its text split at their ends, and its blocks so marked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Place, Severity
from rectify_cli.documents import Block, Table
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


@dataclass(frozen=True, slots=True)
class Words:
    """Words under the same marks: the kind of the most severe, empty if none, and the faults whose marks end here."""

    text: str
    kind: str = ""
    ending: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A block, its words in lines of cells (one of each unless it is a table), and the faults that begin in it."""

    block: Block
    lines: list[list[list[Words]]]
    faults: list[int]

    @property
    def kind(self) -> str:
        """The name of the class of the block, which chooses how it is drawn."""
        return type(self.block).__name__


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


def rows(source: SourceDocument, faults: Sequence[Diagnostic]) -> list[Row]:
    """Return the blocks of a notice with the marks of its faults, which count from 1."""
    of_blocks = marks(source, faults)
    return [_row(block.block, of_blocks.get(index, ()), faults) for index, block in enumerate(source.blocks)]


def _row(block: Block, marks: Sequence[Mark], faults: Sequence[Diagnostic]) -> Row:
    lines: list[list[list[Words]]] = [[[]]]
    for segment in segments(block.text, marks):
        if isinstance(block, Table) and segment.text == "\n":
            lines.append([[]])
        elif isinstance(block, Table) and segment.text == "\t":
            lines[-1].append([])
        else:
            lines[-1][-1].append(_words(segment, faults))
    return Row(block, lines, sorted({mark.fault for mark in marks if mark.main}))


def _words(segment: Segment, faults: Sequence[Diagnostic]) -> Words:
    """Return the words of a segment under the mark of the most severe fault; related places count least."""
    if not segment.marks:
        return Words(segment.text)
    order = list(Severity)
    worst = min(segment.marks, key=lambda mark: (not mark.main, order.index(faults[mark.fault - 1].severity)))
    kind = faults[worst.fault - 1].severity.value if worst.main else "also"
    return Words(segment.text, kind, tuple(mark.fault for mark in segment.ending))
