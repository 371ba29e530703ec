"""Two bodies of a paper -> one with tracked changes (花脸稿): accepted it is the new one, rejected the old."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import count, groupby, pairwise
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from rectify_cli.core import text_diff
from rectify_cli.core.text_diff import Fate
from rectify_cli.documents import alignment
from rectify_cli.documents.layout import Redline
from rectify_cli.documents.writers.docx import textbox
from rectify_cli.documents.writers.docx.elements import content, put, w

_P, _TBL, _TR, _TC, _R = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "r"))
_RPR, _PPR, _TRPR, _TCPR, _SECTION = (qn(f"w:{tag}") for tag in ("rPr", "pPr", "trPr", "tcPr", "sectPr"))
_T, _BR, _TAB, _EXCEPTION = (qn(f"w:{tag}") for tag in ("t", "br", "tab", "tblPrEx"))
_MERGED = qn("w:vMerge")
_WORDS = {_BR: "\n", _TAB: "\t"}
_GONE = {_T: qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
_UNSEEN = frozenset(qn(f"w:{tag}") for tag in ("pPr", "del", "moveFrom"))
_MARKS = {Fate.GONE: "del", Fate.NEW: "ins"}

_THING = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what a run holds beside words: a box, a picture, a field."""


class _Letter(NamedTuple):
    """A character and the properties of its run, with what to compare their look by; and the `thing` it stands for."""

    text: str
    properties: Element | None
    look: bytes
    thing: Element | None = None


class Tracking:
    """The changes of one paper, each with an id of its own."""

    def __init__(self, redline: Redline) -> None:
        """Begin without changes; their ids count from 1."""
        self._ids = count(1)
        self._author = redline.author
        self._date = f"{redline.day.isoformat()}T00:00:00Z"
        self._words_only = redline.words_only

    def merged(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """Return the elements of both bodies, their differences marked as insertions and deletions.

        The last paragraphs of both end no section: neither can be inserted or deleted.
        """
        for element in (*old, *new):
            _part_cells(element)
        before, after = _sections(old), _sections(new)
        if [_end(part[-1]) for part in before] != [_end(part[-1]) for part in after]:
            before, after = [old], [new]
        return [element for pair in zip(before, after, strict=True) for element in self._blocks(*pair)]

    def _blocks(self, old: Sequence[Element], new: Sequence[Element]) -> Iterator[Element]:
        pairs = self._pairs(old, new)
        # The mark of the last paragraph of a paper, a cell or a box can be neither inserted nor deleted.
        ends = [body[-1] for body in (old, new) if body and body[-1].tag == _P]
        if pairs and None in pairs[-1] and len(ends) == 2:  # noqa: PLR2004 - one of each paper
            pairs = [*self._pairs(old[:-1], new[:-1]), (old[-1], new[-1])]
        for before, after in pairs:
            if after is None and before is not None:
                yield from self._whole(before, Fate.GONE)
            elif before is None and after is not None:
                yield from self._whole(after, Fate.NEW)
            elif before is not None and after is not None:
                yield self._changed(before, after)

    def _pairs(self, old: Sequence[Element], new: Sequence[Element]) -> list[tuple[Element | None, Element | None]]:
        aligned = alignment.pairs(old, new, _text, self._kind)
        return list(aligned)

    def _kind(self, element: Element) -> Hashable:
        """Return what two elements have in common that may be versions of one.

        Tables their number of columns; paragraphs the section they end, which a change of theirs cannot say.
        """
        row = next(element.iter(_TR), None) if element.tag == _TBL else element
        columns = 0 if row is None else len(row.findall(_TC))
        return element.tag, columns, b"" if self._words_only else _end(element)

    def _mark(self, tag: str, *children: Element) -> Element:
        return w(tag, *children, id=next(self._ids), author=self._author, date=self._date)

    def _whole(self, element: Element, fate: Fate) -> Iterator[Element]:
        """Yield a paragraph, a row or a table that is all new or all gone; of anything else what is new."""
        if self._words_only and element.tag == _P and not _text(element):
            yield from [element] if fate is Fate.NEW else []
            return
        for row in element.iter(_TR) if element.tag != _P else ():
            _properties(row, _TRPR).append(self._mark(_MARKS[fate]))
        for paragraph in _paragraphs(element):
            letters, properties = list(_letters(paragraph)), _properties(paragraph, _PPR)
            for child in [child for child in paragraph if child is not properties]:
                paragraph.remove(child)
            paragraph.extend(self._runs(letters, fate))
            look = properties.find(_RPR)
            if look is None:
                look = w("rPr")
                put(properties, look, ("sectPr", "pPrChange"))
            look.insert(0, self._mark(_MARKS[fate]))
        if fate is Fate.NEW or element.tag in {_P, _TBL, _TR}:
            yield element

    def _changed(self, old: Element, new: Element) -> Element:
        """Return the new version of an element with what of the old one is gone."""
        if new.tag == _TBL:
            return self._table(old, new)
        return self._paragraph(old, new) if new.tag == _P else new

    def _table(self, old: Element, new: Element) -> Element:
        """Return the table in the columns of the new one, row by row."""
        pairs = self._pairs(old.findall(_TR), new.findall(_TR))
        for row in new.findall(_TR):
            new.remove(row)
        above: list[str] = []
        for before, after in pairs:
            cells = [] if after is None else [_text(cell) for cell in after.findall(_TC)]
            over, above = above, cells
            if before is None and after is not None:
                new.extend(self._whole(after, Fate.NEW))
            elif before is not None and after is None:
                new.extend(self._whole(before, Fate.GONE))
            elif before is not None and after is not None:
                self._row(before, after, over)
                new.append(after)
        return new

    def _row(self, old: Element, new: Element, above: Sequence[str]) -> None:
        """Put what of the old row is gone into the new one, over which are cells of such words."""
        for at, (cell, other) in enumerate(zip(old.findall(_TC), new.findall(_TC), strict=True)):
            # In the file the cell was merged with the one above.
            if not (self._words_only and not _text(cell) and above[at : at + 1] == [_text(other)]):
                self._within(cell, other)

    def _within(self, old: Element, new: Element) -> None:
        """Put what a cell or a box holds, and what of the old one is gone, into the new one."""
        before, after = ([child for child in each if child.tag in {_P, _TBL}] for each in (old, new))
        for child in after:
            new.remove(child)
        new.extend(self._blocks(before, after))

    def _paragraph(self, old: Element, new: Element) -> Element:
        """Return the new paragraph with what of the old one is gone."""
        before, after = list(_letters(old)), list(_letters(new))
        if _look(old) == _look(new) or (self._words_only and _plain(before) == _plain(after)):
            return new
        properties = deepcopy(_properties(new, _PPR))
        earlier = [deepcopy(child) for child in _properties(old, _PPR) if child.tag not in {_RPR, _SECTION}]
        present = [child for child in properties if child.tag not in {_RPR, _SECTION}]
        if not self._words_only and [*map(_look, earlier)] != [*map(_look, present)]:
            properties.append(self._mark("pPrChange", w("pPr", *earlier)))
        if self._words_only:
            look = next((letter for letter in after if letter.thing is None), None)
            before = [letter._replace(properties=look.properties) if look else letter for letter in before]
        return w("p", properties, *self._letters(before, after))

    def _letters(self, before: Sequence[_Letter], after: Sequence[_Letter]) -> Iterator[Element]:
        """Yield the runs of both; words that only look different are both gone and new."""
        i = k = 0
        for piece in text_diff.compare(_joined(before), _joined(after)):
            fate, size = piece.fate, len(piece.text)
            unmarked = self._words_only and piece.text.isspace()  # a file read back has no line breaks in its cells
            if fate is Fate.GONE and not unmarked:
                yield from self._runs(before[i : i + size], fate)
            elif fate is Fate.NEW:
                yield from self._runs(after[k : k + size], Fate.SAME if unmarked else fate)
            elif fate is Fate.SAME:
                yield from self._same(before[i : i + size], after[k : k + size])
            i += size * (fate is not Fate.NEW)
            k += size * (fate is not Fate.GONE)

    def _same(self, before: Sequence[_Letter], after: Sequence[_Letter]) -> Iterator[Element]:
        pairs = zip(before, after, strict=True)
        for alike, group in groupby(pairs, lambda pair: self._words_only or pair[0].look == pair[1].look):
            old, new = zip(*group, strict=True)
            if not alike:
                yield from self._runs(old, Fate.GONE)
            for letter, other in zip(old, new, strict=True) if alike else ():
                if letter.thing is not None and other.thing is not None:
                    self._box(letter.thing, other.thing)
            yield from self._runs(new, Fate.SAME if alike else Fate.NEW)

    def _box(self, old: Element, new: Element) -> None:
        """Put what is gone of the words of a box into the new one, which is then as high as both."""
        before, after = textbox.words(old), textbox.words(new)
        if before is not None and after is not None and _look(before) != _look(after):
            self._within(before, after)
            textbox.stack(new, old)

    def _runs(self, letters: Iterable[_Letter], fate: Fate) -> Iterator[Element]:
        """Yield a run for each stretch of one look, marked as its fate is."""
        for _, group in groupby(letters, lambda letter: (letter.look, letter.thing is None)):
            stretch = list(group)
            properties = stretch[0].properties
            run = w("r", *([] if properties is None else [deepcopy(properties)]), *_content(stretch))
            if fate is Fate.GONE:
                for child in run:
                    child.tag = _GONE.get(str(child.tag), child.tag)
            yield run if fate is Fate.SAME else self._mark(_MARKS[fate], run)


def _sections(body: Sequence[Element]) -> list[Sequence[Element]]:
    """Return the elements of each section of a body."""
    ends = [at + 1 for at, element in enumerate(body[:-1]) if _end(element)]
    return [body[start:end] for start, end in pairwise([0, *ends, len(body)])] if body else []


def _end(element: Element) -> bytes:
    """Return the setup of the section that a paragraph ends, nothing for one that ends none."""
    section = element.find(f"{_PPR}/{_SECTION}")
    return b"" if section is None else _look(section)


def _part_cells(table: Element) -> None:
    """Undo what is merged down in a table: its rows come and go one by one."""
    above: dict[int, Element] = {}
    for row in table.iter(_TR):
        for at, cell in enumerate(row.findall(_TC)):
            merged = cell.find(f"{_TCPR}/{_MERGED}")
            if merged is None:
                continue
            if merged.get(qn("w:val")) == "restart":
                above[at] = cell
            elif at in above:
                for child in [child for child in cell if child.tag != _TCPR]:
                    cell.remove(child)
                cell.extend(deepcopy(child) for child in above[at] if child.tag != _TCPR)
            cell[0].remove(merged)


def _letters(paragraph: Element) -> Iterator[_Letter]:
    """Yield the characters of a paragraph, a line break, a tab and each thing in it as one."""
    for run in _runs_of(paragraph):
        properties = run.find(_RPR)
        look = b"" if properties is None else _look(properties)
        for child in run:
            words = child.text or "" if child.tag == _T else "" if child.attrib else _WORDS.get(str(child.tag), "")
            if words or child.tag == _T:
                yield from (_Letter(character, properties, look) for character in words)
            elif child.tag != _RPR:
                yield _Letter(_THING, properties, look + (textbox.name(child).encode() or _look(child)), child)


def _runs_of(parent: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, those of a link too, but not those in a box."""
    for child in parent:
        if child.tag == _R:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _runs_of(child)


def _content(letters: Sequence[_Letter]) -> Iterator[Element]:
    """Yield what a run of letters contains, which are all characters or all things."""
    if letters[0].thing is None:
        return content(_joined(letters))
    return (deepcopy(letter.thing) for letter in letters if letter.thing is not None)


def _joined(letters: Iterable[_Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _plain(letters: Sequence[_Letter]) -> tuple[str, list[bytes]]:
    """Return the words of letters, and those of the boxes among them."""
    boxes = (textbox.words(letter.thing) for letter in letters if letter.thing is not None)
    return _joined(letters), [_look(box) for box in boxes if box is not None]


def _paragraphs(element: Element) -> list[Element]:
    return [element] if element.tag == _P else [*element.iterfind(f".//{_TC}/{_P}"), *element.findall(_P)]


def _text(element: Element) -> str:
    return "\n".join(_joined(_letters(paragraph)) for paragraph in _paragraphs(element))


def _properties(parent: Element, tag: str) -> Element:
    """Return the properties of an element; they are added where there are none."""
    properties = parent.find(tag)
    if properties is None:
        properties = w(tag.rpartition("}")[2])
        parent.insert(sum(child.tag == _EXCEPTION for child in parent), properties)
    return properties


def _look(properties: Element) -> bytes:
    # Only with the names it uses itself: what is taken out of a box has not those of the box.
    return etree.tostring(properties, method="c14n", exclusive=True)
