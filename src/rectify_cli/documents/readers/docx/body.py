"""The body of a Word file -> blocks, in the order they are printed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.core.language import Phrase
from rectify_cli.documents.document import Heading
from rectify_cli.documents.readers.docx.numbering import Numbering, W
from rectify_cli.documents.source import MOST_COLUMNS, Placed, Skipped, Stretch, placed, tabled

HIDDEN = Phrase("隐藏文字，不打印", "hidden text, which is not printed")
DELETED = Phrase("修订中已删去的文字", "text deleted by a tracked change")

_VAL = f"{W}val"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{W}del", f"{W}moveFrom"}
_UNREAD = {f"{W}rt", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}sectPr", _FALLBACK}
_WRITTEN = {f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_OFF = {"0", "false", "off"}
_LEVELS = 4
_NESTED = 3


class Word(NamedTuple):
    """Words of a paragraph, and the element whose text they are; None where they stand for one without text."""

    text: str
    node: etree._Element | None = None


class Letter(NamedTuple):
    """Where a letter stands: its element, and its offset in the text of it."""

    node: etree._Element
    offset: int


Trace = dict[tuple[int, str], list[Letter | None]]
"""The number of a paragraph and one of its lines -> where each letter of the line stands; None if Word adds it."""


class Body:
    """Reads the paragraphs and tables of a paper, counting those that have words."""

    def __init__(
        self, file: str, numbering: Numbering, styles: etree._Element | None, notes: Sequence[etree._Element | None]
    ) -> None:
        """Begin at the first paragraph; `notes` are the trees of the footnotes and the endnotes."""
        self.file = file
        self.skipped: list[Skipped] = []
        self._numbering = numbering
        self._headings = dict(_headings(styles)) if styles is not None else {}
        self._hidden = set(_hidden_styles(styles)) if styles is not None else set()
        self._notes = {(note.tag, note.get(f"{W}id", "")): note for tree in notes if tree is not None for note in tree}
        self._count = 0
        self.trace: Trace | None = None

    def blocks(self, parent: etree._Element) -> Iterator[Placed]:
        """Yield the blocks inside an element, those of text boxes and notes after the paragraph they hang on."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag not in _GONE and child.tag not in _UNREAD:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Placed]:
        words: list[Word] = []
        lost: list[tuple[str, Phrase]] = []
        beside: list[etree._Element] = []
        self._run(paragraph, words, lost, beside)
        properties = paragraph.find(f"{W}pPr")
        text = "".join(word.text for word in words)
        number = self._numbering.printed(properties) if text.strip() else ""
        lines = [line.strip() for line in (number + text.lstrip()).split("\n")]
        self._count += bool(text.strip())
        if self.trace is not None:
            self._follow(self.trace, number, words)
        level = self._level(properties)
        for line in filter(None, lines):
            stretch = Stretch(line, self._count, line)
            yield placed([stretch], Heading(level, line) if level else None)
        for unprinted, reason in lost:
            self.skipped.append(Skipped(unprinted, Place(self.file, max(1, self._count), unit=Unit.PARAGRAPH), reason))
        for other in beside:
            yield from self.blocks(other)

    def _follow(self, trace: Trace, number: str, words: list[Word]) -> None:
        """Note where the letters of each line of a paragraph stand; of two lines alike, where the first does."""
        text = "".join(word.text for word in words)
        letters: list[Letter | None] = [None] * len(number)
        letters += [
            Letter(word.node, at) if word.node is not None else None for word in words for at in range(len(word.text))
        ][len(text) - len(text.lstrip()) :]
        at = 0
        for line in (number + text.lstrip()).split("\n"):
            start = at + len(line) - len(line.lstrip())
            trace.setdefault((self._count, line.strip()), letters[start : at + len(line.rstrip())])
            at += len(line) + 1

    def _run(
        self, parent: etree._Element, words: list[Word], lost: list[tuple[str, Phrase]], beside: list[etree._Element]
    ) -> None:
        """Gather the words of a paragraph, what of it is not printed, and what hangs on it."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}t":
                words.append(Word(child.text or "", child))
            elif tag in _WRITTEN:
                words.append(Word(_WRITTEN[tag]))
            elif tag in {f"{W}br", f"{W}cr"}:
                words.append(Word("" if child.get(f"{W}type") in {"page", "column"} else "\n"))
            elif tag in _GONE:
                _lose(child, f"{W}delText" if tag == f"{W}del" else f"{W}t", DELETED, lost)
            elif tag == f"{W}r" and self._is_hidden(child):
                _lose(child, f"{W}t", HIDDEN, lost)
            elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                # Taken out, so that a note that points at itself ends.
                note = self._notes.pop((tag.removesuffix("Reference"), child.get(f"{W}id", "")), None)
                beside += [note] if note is not None else []
            elif tag == f"{W}txbxContent":
                beside.append(child)
            elif tag not in _UNREAD:
                self._run(child, words, lost, beside)

    def _is_hidden(self, run: etree._Element) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        vanish = properties.find(f"{W}vanish")
        if vanish is not None:
            return vanish.get(_VAL, "1") not in _OFF
        style = properties.find(f"{W}rStyle")
        return style is not None and style.get(_VAL) in self._hidden

    def _level(self, properties: etree._Element | None) -> int:
        """Return the level a paragraph has in the outline, from 1, or 0 for the body."""
        if properties is None:
            return 0
        own = properties.find(f"{W}outlineLvl")
        if own is not None:
            return _depth(own.get(_VAL, ""))
        style = properties.find(f"{W}pStyle")
        return self._headings.get(style.get(_VAL, ""), 0) if style is not None else 0

    def _table(self, table: etree._Element) -> Iterator[Placed]:
        """Yield a table with a header; a frame of one row or one column is read cell by cell."""
        rows = [list(row.iter(f"{W}tc")) for row in _rows(table)]
        nested = next(table.iterdescendants(f"{W}tbl"), None) is not None
        widest = max(map(len, rows), default=0)
        if nested or len(rows) <= 1 or not 1 < widest <= MOST_COLUMNS:
            for cell in table.iterdescendants(f"{W}tc"):
                yield from self._cell_blocks(cell)
            return
        whole = tabled([[self._cell(cell) for cell in row] for row in rows])
        if whole is not None:
            yield whole

    def _cell_blocks(self, cell: etree._Element) -> Iterator[Placed]:
        """Yield the blocks of a cell without those of tables inside it, which come as cells of their own."""
        for child in cell:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)

    def _cell(self, cell: etree._Element) -> list[Stretch]:
        """Return the words of a cell, its paragraphs joined."""
        return [stretch for block in self.blocks(cell) for stretch in block.stretches]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in table.iter(f"{W}tr"):
        deleted = row.find(f"{W}trPr/{W}del")
        if deleted is None:
            yield row


def _lose(element: etree._Element, tag: str, reason: Phrase, lost: list[tuple[str, Phrase]]) -> None:
    text = "".join(part.text or "" for part in element.iter(tag))
    if text.strip():
        lost.append((text, reason))


def _depth(value: str) -> int:
    return min(int(value) + 1, _LEVELS) if value.isdecimal() and int(value) < 9 else 0  # noqa: PLR2004 - 9 is the body


def _headings(styles: etree._Element) -> Iterator[tuple[str, int]]:
    """Yield the level of each style that has one; one based on it is told by itself."""
    for style in styles.iter(f"{W}style"):
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None:
            yield style.get(f"{W}styleId", ""), _depth(outline.get(_VAL, ""))


def _hidden_styles(styles: etree._Element) -> Iterator[str]:
    for style in styles.iter(f"{W}style"):
        vanish = style.find(f"{W}rPr/{W}vanish")
        if vanish is not None and vanish.get(_VAL, "1") not in _OFF:
            yield style.get(f"{W}styleId", "")
