"""A paragraph as pieces between its marks, each with its quantities, its depth in brackets and its sentence."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rectify_cli.core.chinese.sentences import quoted, within
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import reader
from rectify_cli.notices.quantities.quantity import Quantity

_OPEN, _CLOSE = "（(", "）)"
_ENDS = "。！？\n"
_END = lazy(f"[{_ENDS}]")
_JOINS = lazy("^(?:和|及|与|以及|、)")
_SECOND_UNIT = lazy("(?<=[台个家件辆人名户项次场处起幢座份])（[套件户人次个家幅张处起栋册]）")
_NUMBER = lazy("[0-9]|[一二两三四五六七八九十][㐀-鿿]")
MOST = 60
"""Quantities of a sentence: nobody says more in one, and a list without an end claims nothing."""


Mark = tuple[int, int, str]
"""Where a mark starts and ends, and the mark."""


class Piece(NamedTuple):
    """Words between two marks: `mark` stands before them (# for the ordinal of an item), `closer` behind.

    `bracket` is the number of the innermost bracket it stands in (0 outside of all), `anchor` the piece before that
    bracket (-1 outside).
    """

    start: int
    end: int
    text: str
    mark: str
    closer: str
    sentence: int
    bracket: int
    anchor: int
    quantities: tuple[Quantity, ...]


class Sentence(NamedTuple):
    """The pieces up to a full stop, and their quantities."""

    pieces: list[Piece]
    quantities: list[Quantity]


class Paragraph(NamedTuple):
    """One block of a notice, read for its quantities: its pieces, and its sentences by their number."""

    text: str
    pieces: list[Piece]
    quantities: list[Quantity]
    by_number: dict[int, Sentence]

    def sentence(self, quantity: Quantity) -> Sentence:
        """Return the sentence a quantity stands in."""
        return self.by_number[self.pieces[quantity.piece].sentence]

    def at(self, start: int) -> Quantity | None:
        """Return the quantity that begins at a character, if one does."""
        number = bisect_left(self.quantities, start, key=lambda figure: figure.start)
        beside = self.quantities[number : number + 1]
        return beside[0] if beside and beside[0].start == start else None

    def sentences(self) -> Iterator[Sentence]:
        """Yield each sentence that may claim something of its quantities."""
        return (figure for figure in self.by_number.values() if 1 < len(figure.quantities) <= MOST)

    def words(self, piece: Piece) -> str:
        """Return the words of the sentence of a piece."""
        same = self.by_number[piece.sentence].pieces
        return self.text[same[0].start : same[-1].end]

    def before(self, quantity: Quantity) -> list[Quantity]:
        """Return the quantities before one in its sentence and the one before that, the nearest last."""
        number = self.pieces[quantity.piece].sentence
        near = [
            figure
            for at in (number - 1, number)
            if at in self.by_number
            for figure in self.by_number[at].quantities[: 2 * MOST]
        ]
        return [figure for figure in near if figure.start < quantity.start]

    def claimed(self) -> Iterator[Quantity]:
        """Yield the quantities of sentences that are no endless list."""
        return (
            figure
            for sentence in self.by_number.values()
            if len(sentence.quantities) <= MOST
            for figure in sentence.quantities
        )


def read(text: str) -> Paragraph:
    """Read a paragraph; what is quoted is nobody's figure, and of two units (台（套）) the first is read."""
    if not _NUMBER.search(text):
        return Paragraph(text, [], [], {})
    quotes = quoted(text)
    if "（" in text:
        text = _SECOND_UNIT.sub(lambda unit: " " * len(unit[0]), text)
    collected = [
        figure for figure in reader.quantities(text, 0, len(text)) if not (quotes and within(quotes, figure.start))
    ]
    if not collected:
        return Paragraph(text, [], [], {})
    return _assembled(text, _marks(text, quotes, collected), collected)


def _marks(text: str, quotes: Sequence[tuple[int, int]], collected: Sequence[Quantity]) -> Iterator[Mark]:
    """Yield the marks of the sentences that have quantities, and the end of every other."""
    start, taken = 0, 0
    ends = (match.end() for match in _END.finditer(text) if not (quotes and within(quotes, match.start())))
    for end in (*ends, len(text)):
        before = taken
        while taken < len(collected) and collected[taken].start < end:
            taken += 1
        if taken > before:
            for match in reader.boundaries(text, start, end):
                if not (quotes and within(quotes, match.start())):
                    yield match.start(), match.end(), match[0]
        elif end > start and text[end - 1] in _ENDS:
            yield end - 1, end, text[end - 1]
        start = end


def _assembled(text: str, marks: Iterable[Mark], collected: Sequence[Quantity]) -> Paragraph:
    pieces: list[Piece] = []
    every: list[Quantity] = []
    open_: list[tuple[int, int]] = [(0, -1)]
    brackets = sentence = taken = 0
    for (_, start, mark), (end, _, closer) in pairwise([(0, 0, ""), *marks, (len(text), len(text), "")]):
        if mark and mark in _OPEN:
            brackets += 1
            open_.append((brackets, len(pieces) - 1))
        elif mark and mark in _CLOSE and len(open_) > 1:
            open_.pop()
        elif mark and mark in _ENDS:
            sentence, open_ = sentence + 1, [(0, -1)]
        own: list[Quantity] = []
        while taken < len(collected) and collected[taken].start < end:
            if collected[taken].start >= start and collected[taken].end <= end:
                own.append(collected[taken])
            taken += 1
        words = text[start:end]
        if not own and not words.strip() and (closer not in _CLOSE or mark in _OPEN):
            continue
        shown = "#" if len(mark) > 1 or "①" <= mark <= "⑳" else mark
        placed = _worded(text, start, end, own, len(pieces)) if own else ()
        pieces.append(Piece(start, end, words, shown, closer, sentence, *open_[-1], placed))
        every += placed
    by_number: dict[int, Sentence] = {}
    for piece in pieces:
        sentence_of = by_number.setdefault(piece.sentence, Sentence([], []))
        sentence_of.pieces.append(piece)
        sentence_of.quantities.extend(piece.quantities)
    return Paragraph(text, pieces, every, by_number)


def _worded(text: str, start: int, end: int, own: Sequence[Quantity], piece: int) -> tuple[Quantity, ...]:
    """Return the quantities of a piece with the words round each."""
    edges = [start, *(figure.end for figure in own)]
    ends = [*(figure.start for figure in own[1:]), end]
    return tuple(
        figure._replace(lead=text[before : figure.start].strip(), tail=text[figure.end : behind].strip(), piece=piece)
        for figure, before, behind in zip(own, edges, ends, strict=False)
    )


def joined(quantity: Quantity) -> str:
    """Return the words before a quantity without what joins it to the one before."""
    return _JOINS.sub("", quantity.lead)


def levels(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces outside of all brackets, and those of each bracket."""
    collected: dict[int, list[Piece]] = {}
    for piece in pieces:
        collected.setdefault(piece.bracket, []).append(piece)
    return list(collected.values())
