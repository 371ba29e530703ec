"""A paper as somebody published it: its blocks, and where in its file the words of each stand."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rectify_cli.core import bounds
from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.core.language import Phrase
from rectify_cli.documents import normal
from rectify_cli.documents.document import Block, Document, Table, paragraph
from rectify_cli.documents.normal import NormalText


class Piece(NamedTuple):
    """A part of a block's text that is contiguous in the file.

    `start` is its offset in the text of the block; `number` the line, paragraph or page it stands on
    (from 1); `excerpt` the whole line or paragraph; `column` where in `excerpt` it begins (from 1).
    """

    start: int
    number: int
    excerpt: str
    column: int = 1


class Stretch(NamedTuple):
    """Words that are contiguous in the file, and where: see Piece."""

    text: str
    number: int
    excerpt: str
    column: int = 1

    def part(self, start: int, end: int | None = None) -> "Stretch":
        """Return characters `start` to `end` of the words."""
        return Stretch(self.text[start:end], self.number, self.excerpt, self.column + start)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the pieces its text was read from, in the order of their offsets; the first starts at 0.

    Once it is in normal form, `normal` holds that of its words; the block and its pieces stay as written.
    """

    block: Block
    pieces: tuple[Piece, ...]
    normal: NormalText | None = None

    @property
    def text(self) -> str:
        """The words of the block, in normal form where it has one."""
        return self.normal.text if self.normal else self.block.text

    def as_written(self, start: int, end: int) -> str:
        """Return characters `start` to `end` of its words as they were written."""
        return self.normal.as_written(start, end) if self.normal else self.block.text[start:end]

    @property
    def stretches(self) -> list[Stretch]:
        """The words of the block as written, piece by piece."""
        text = self.block.text
        ends = [*(piece.start for piece in self.pieces[1:]), len(text)]
        return [
            Stretch(text[piece.start : end], piece.number, piece.excerpt, piece.column)
            for piece, end in zip(self.pieces, ends, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Text of the file that is no part of the paper, and why it was left out."""

    text: str
    place: Place
    reason: Phrase


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The blocks of one file in reading order; `unit` is what its places are counted in."""

    file: str
    unit: Unit
    blocks: tuple[Placed, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def document(self) -> Document:
        """The words alone."""
        return Document(tuple(placed.block for placed in self.blocks))

    def place_of(self, block: Placed) -> Place:
        """Return where a block begins that need not be one of these."""
        piece = block.pieces[0]
        return Place(self.file, piece.number, piece.column, 1, piece.excerpt, self.unit)

    def place(self, block: int, start: int = 0, end: int | None = None) -> Place:
        """Return where characters `start` to `end` of the text of block number `block` (from 0) stand.

        What goes over the end of a piece is shown up to that end.
        """
        placed = self.blocks[block]
        if placed.normal:
            normal = placed.normal
            start, end = normal.written_at(start), end and (normal.written_at(end - 1) + 1)
        pieces = placed.pieces
        at = bisect_right(pieces, start, key=lambda piece: piece.start) - 1
        piece = pieces[at]
        last = pieces[at + 1].start if at + 1 < len(pieces) else len(placed.block.text)
        width = max(1, min(last if end is None else end, last) - start)
        return Place(self.file, piece.number, piece.column + start - piece.start, width, piece.excerpt, self.unit)


def normalised(paper: SourceDocument) -> SourceDocument:
    """Return the paper with its words in normal form; its places stay those of the words as written."""
    blocks = tuple(replace(placed, normal=normal.of(placed.block.text)) for placed in paper.blocks)
    return replace(paper, blocks=blocks)


def of_document(document: Document, file: str) -> SourceDocument:
    """Return a paper that never was a file; its places are counted in paragraphs."""
    placed = (Placed(block, (Piece(0, number, block.text),)) for number, block in enumerate(document.blocks, start=1))
    return SourceDocument(file, Unit.PARAGRAPH, tuple(placed))


def placed(stretches: Iterable[Stretch], block: Block | None = None) -> Placed:
    """Return a paragraph of the stretches, or `block` where their words are its text; an empty stretch is left out."""
    pieces: list[Piece] = []
    words: list[str] = []
    start = 0
    for text, number, excerpt, column in stretches:
        if text:
            pieces.append(Piece(start, number, excerpt, column))
            words.append(text)
            start += len(text)
    return Placed(block or paragraph("".join(words)), tuple(pieces))


def tabled(rows: Sequence[Sequence[Sequence[Stretch]]]) -> Placed | None:
    """Return the table of rows of cells, short rows filled up; None where it is empty or too wide."""
    widest = max(map(len, rows), default=0)
    if not 0 < widest <= bounds.TABLE_COLUMNS:
        return None
    texts = [
        tuple("".join(stretch.text for stretch in cell) for cell in row) + ("",) * (widest - len(row)) for row in rows
    ]
    last = next((stretch for row in rows for cell in row for stretch in cell if stretch.text), None)
    if last is None:
        return None
    stretches: list[Stretch] = []
    for row in rows:
        for index in range(widest):
            if index or row is not rows[0]:
                # What separates two cells is nowhere in the file: it is placed after the cell before.
                stretches.append(
                    Stretch("\t" if index else "\n", last.number, last.excerpt, last.column + len(last.text))
                )
            for stretch in row[index] if index < len(row) else ():
                stretches.append(stretch)
                last = stretch if stretch.text else last
    header, *body = texts
    return placed(stretches, Table(header, tuple(body)))
