"""The body of a Word file -> blocks, in the order they are printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from rectify_cli.core import bounds
from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.core.language import Phrase
from rectify_cli.documents.document import Heading
from rectify_cli.documents.notes import NOTE_MARK, is_note_mark
from rectify_cli.documents.readers.docx import fields, mathematics
from rectify_cli.documents.readers.docx.numbering import Numbering, W
from rectify_cli.documents.readers.docx.styles import Styles
from rectify_cli.documents.source import Placed, Skipped, Stretch, placed, tabled

HIDDEN = Phrase("隐藏文字，不打印", "hidden text, which is not printed")
DELETED = Phrase("修订中已删去的文字", "text deleted by a tracked change")
CONTENTS = Phrase("目录", "the table of contents")
EMBEDDED = Phrase("嵌入的另一个文件，未读取", "another file inside this one, which is not read")

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{W}del", f"{W}moveFrom"}
_FIELD = {f"{W}fldChar", f"{W}instrText"}
_UNREAD = {f"{W}rt", f"{W}pPr", f"{W}rPr", f"{W}sectPr", _FALLBACK}
_WRITTEN = {f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_BREAKS = {f"{W}br", f"{W}cr"}
_FORMULA = f"{mathematics.M}oMath"
_NEAR = 4  # pieces of text in which the words before a raised digit end
_WORDS = {f"{W}t", *_WRITTEN, *_BREAKS, _FORMULA}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Letter(NamedTuple):
    """Where a letter stands: its element, and its offset in the text of it."""

    node: etree._Element
    offset: int


Trace = dict[tuple[int, str], list[Letter | None]]
"""The number of a paragraph and one of its lines -> where each letter of the line stands; None if Word adds it."""


class Body:
    """Reads the paragraphs and tables of a paper, counting those that have words."""

    def __init__(
        self,
        file: str,
        numbering: Numbering,
        styles: Styles,
        body: etree._Element,
        notes: Sequence[etree._Element | None],
    ) -> None:
        """Begin at the first paragraph of `body`; `notes` are the trees of the footnotes and the endnotes."""
        self.file = file
        self.skipped: list[Skipped] = []
        self._body = body
        self._numbering = numbering
        self._styles = styles
        self._fields = fields.Fields(body)
        self._notes = {(note.tag, note.get(f"{W}id", "")): note for tree in notes if tree is not None for note in tree}
        self._count = 0
        self.trace: Trace | None = None
        self._hidden = False

    def read(self) -> tuple[Placed, ...]:
        """Return all blocks."""
        return tuple(self.blocks(self._body))

    def blocks(self, parent: etree._Element) -> Iterator[Placed]:
        """Yield the blocks inside an element, those of text boxes and notes after the paragraph they hang on."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{W}altChunk":
                self._skip(f"altChunk {child.get(_RELATION, '')}", EMBEDDED)
            elif fields.is_contents(child):
                self._skip("".join(part.text or "" for part in child.iter(f"{W}t")), CONTENTS)
            elif child.tag not in _GONE and child.tag not in _UNREAD:
                yield from self.blocks(child)

    def _skip(self, text: str, reason: Phrase) -> None:
        self.skipped.append(Skipped(text, Place(self.file, max(1, self._count), unit=Unit.PARAGRAPH), reason))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Placed]:
        gathered = _Gathered()
        properties = paragraph.find(f"{W}pPr")
        self._hidden = self._styles.hides(properties)
        self._run(paragraph, gathered)
        text = "".join(gathered.words)
        number = self._numbering.printed(properties) if text.strip() else ""
        lines = [line.strip() for line in (number + text.lstrip()).split("\n")]
        self._count += bool(text.strip())
        if self.trace is not None:
            self._follow(self.trace, number, gathered)
        level = self._styles.level(properties)
        for line in filter(None, lines):
            stretch = Stretch(line, self._count, line)
            yield placed([stretch], Heading(level, line) if level else None)
        for unprinted, reason in gathered.lost:
            self._skip(unprinted, reason)
        for other in gathered.beside:
            yield from self.blocks(other)

    def _follow(self, trace: Trace, number: str, gathered: "_Gathered") -> None:
        """Note where the letters of each line of a paragraph stand; of two lines alike, where the first does."""
        text = "".join(gathered.words)
        letters: list[Letter | None] = [None] * len(number)
        letters += [
            Letter(node, at) if node.tag == f"{W}t" else None
            for node, words in zip(gathered.nodes, gathered.words, strict=True)
            for at in range(len(words))
        ][len(text) - len(text.lstrip()) :]
        at = 0
        for line in (number + text.lstrip()).split("\n"):
            start = at + len(line) - len(line.lstrip())
            trace.setdefault((self._count, line.strip()), letters[start : at + len(line.rstrip())])
            at += len(line) + 1

    def _run(self, parent: etree._Element, gathered: "_Gathered") -> None:
        """Gather the words of a paragraph, what of it is not printed, and what hangs on it."""
        for child in parent:
            tag = child.tag
            if tag in _FIELD:
                self._fields.take(child)
            elif self._is_lost(child, gathered):
                for mark in fields.marks(child) if tag == f"{W}r" else ():
                    self._fields.take(mark)
            elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                # Taken out, so that a note that points at itself ends.
                note = self._notes.pop((tag.removesuffix("Reference"), child.get(f"{W}id", "")), None)
                gathered.beside += [note] if note is not None else []
            elif tag == f"{W}txbxContent":
                gathered.beside.append(child)
            elif tag in _WORDS:
                if not self._fields.in_code:
                    gathered.words.append(_words(child))
                    gathered.nodes.append(child)
            elif tag not in _UNREAD:
                self._run(child, gathered)

    def _is_lost(self, element: etree._Element, gathered: "_Gathered") -> bool:
        """Return True for an element whose words are not read, which are gathered with the reason."""
        tag, reason = element.tag, None
        if tag in _GONE:
            reason = DELETED
        elif tag == f"{W}r":
            reason = self._unprinted(element, gathered.words)
        elif fields.is_contents(element):
            reason = CONTENTS
        if reason is None:
            return False
        gathered.lose(element, f"{W}delText" if tag == f"{W}del" else f"{W}t", reason)
        return True

    def _unprinted(self, run: etree._Element, before: Sequence[str]) -> Phrase | None:
        """Return why the words of a run behind those `before` it are not read."""
        properties = run.find(f"{W}rPr")
        if self._styles.hidden(properties, paragraph=self._hidden):
            return HIDDEN
        if self._fields.in_contents:
            return CONTENTS
        if self._styles.raised(properties):
            text = "".join(part.text or "" for part in run.iter(f"{W}t"))
            return NOTE_MARK if is_note_mark(text, "".join(before[-_NEAR:])) else None
        return None

    def _table(self, table: etree._Element) -> Iterator[Placed]:
        """Yield a table with a header; a frame of one row or one column is read cell by cell."""
        rows = [list(row.iter(f"{W}tc")) for row in _rows(table)]
        nested = next(table.iterdescendants(f"{W}tbl"), None) is not None
        widest = max(map(len, rows), default=0)
        if nested or len(rows) <= 1 or not 1 < widest <= bounds.TABLE_COLUMNS:
            for cell in table.iterdescendants(f"{W}tc"):
                yield from self._cell_blocks(cell)
            return
        whole = tabled([[words for cell in row for words in (self._cell(cell), *_spanned(cell))] for row in rows])
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


def _spanned(cell: etree._Element) -> list[list[Stretch]]:
    """Return an empty cell for each further column that a cell spans."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    columns = span.get(f"{W}val", "") if span is not None else ""
    return [[]] * (min(int(columns), bounds.TABLE_COLUMNS) - 1) if columns.isdecimal() else []


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in table.iter(f"{W}tr"):
        deleted = row.find(f"{W}trPr/{W}del")
        if deleted is None:
            yield row


@dataclass(slots=True)
class _Gathered:
    """The words of a paragraph, each with its element, what of it is not printed and why, and what hangs on it."""

    words: list[str] = field(default_factory=list)
    nodes: list[etree._Element] = field(default_factory=list)
    lost: list[tuple[str, Phrase]] = field(default_factory=list)
    beside: list[etree._Element] = field(default_factory=list)

    def lose(self, element: etree._Element, tag: str, reason: Phrase) -> None:
        """Leave out the words of an element."""
        text = "".join(part.text or "" for part in element.iter(tag))
        if text.strip():
            self.lost.append((text, reason))


def _words(element: etree._Element) -> str:
    """Return what an element prints."""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in _BREAKS:
        return "" if element.get(f"{W}type") in {"page", "column"} else "\n"
    return mathematics.words(element) if element.tag == _FORMULA else _WRITTEN[element.tag]
