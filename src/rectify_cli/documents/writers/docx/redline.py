"""Two bodies of a paper -> one with tracked changes (花脸稿): accepted it is the new one, rejected the old."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import count, groupby
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from rectify_cli.core import text_diff
from rectify_cli.core.text_diff import Fate
from rectify_cli.documents import alignment
from rectify_cli.documents.layout import Redline
from rectify_cli.documents.writers.docx.elements import content, w

_P, _TBL, _TR, _TC = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc"))
_R, _T, _BR, _TAB = (qn(f"w:{tag}") for tag in ("r", "t", "br", "tab"))
_RPR, _PPR, _TRPR = (qn(f"w:{tag}") for tag in ("rPr", "pPr", "trPr"))
_WORDS = {_BR: "\n", _TAB: "\t"}
_MARKS = {Fate.GONE: "del", Fate.NEW: "ins"}


class _Letter(NamedTuple):
    """A character and the properties of its run, with their text to compare them by."""

    text: str
    properties: Element | None
    look: bytes


class Tracking:
    """The changes of one paper, each with an id of its own."""

    def __init__(self, redline: Redline) -> None:
        """Begin without changes; their ids count from 1."""
        self._ids = count(1)
        self._author = redline.author
        self._date = f"{redline.day.isoformat()}T00:00:00Z"
        self._words_only = redline.words_only

    def merged(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """Return the elements of both bodies, their differences marked as insertions and deletions."""
        return list(self._blocks(old, new))

    def _blocks(self, old: Sequence[Element], new: Sequence[Element]) -> Iterator[Element]:
        pairs = _pairs(old, new)
        # The mark of the last paragraph of a paper can be neither inserted nor deleted.
        ends = [body[-1] for body in (old, new) if body and body[-1].tag == _P]
        if pairs and None in pairs[-1] and len(ends) == 2:  # noqa: PLR2004 - one of each paper
            pairs = [*_pairs(old[:-1], new[:-1]), (old[-1], new[-1])]
        for before, after in pairs:
            if before is not None and after is not None:
                yield self._table(before, after) if after.tag == _TBL else self._paragraph(before, after)
            elif before is not None:
                yield self._whole(before, Fate.GONE)
            elif after is not None:
                yield self._whole(after, Fate.NEW)

    def _mark(self, tag: str, *children: Element) -> Element:
        return w(tag, *children, id=next(self._ids), author=self._author, date=self._date)

    def _whole(self, element: Element, fate: Fate) -> Element:
        """Return a paragraph, a row or a table that is all new or all gone."""
        for row in element.iter(_TR):
            _first(row, _TRPR).append(self._mark(_MARKS[fate]))
        for paragraph in element.iter(_P):
            letters = list(_letters(paragraph))
            for run in paragraph.findall(_R):
                paragraph.remove(run)
            paragraph.extend(self._runs(letters, fate))
            _first(paragraph, _PPR).append(w("rPr", self._mark(_MARKS[fate])))
        return element

    def _table(self, old: Element, new: Element) -> Element:
        """Return the table in the columns of the new one, row by row."""
        pairs = _pairs(old.findall(_TR), new.findall(_TR))
        for row in new.findall(_TR):
            new.remove(row)
        above: list[str] = []
        for before, after in pairs:
            cells = [] if after is None else [_text(cell) for cell in after.iter(_TC)]
            over, above = above, cells
            if before is not None and after is not None:
                for at, (cell, other) in enumerate(zip(before.iter(_TC), after.iter(_TC), strict=True)):
                    if self._words_only and not _text(cell) and over[at : at + 1] == [cells[at]]:
                        continue  # in the file the cell was merged with the one above
                    for paragraph, counterpart in zip(cell.findall(_P), other.findall(_P), strict=True):
                        other.replace(counterpart, self._paragraph(paragraph, counterpart))
                new.append(after)
            elif before is not None:
                new.append(self._whole(before, Fate.GONE))
            elif after is not None:
                new.append(self._whole(after, Fate.NEW))
        return new

    def _paragraph(self, old: Element, new: Element) -> Element:
        """Return the new paragraph with what of the old one is gone."""
        before, after = list(_letters(old)), list(_letters(new))
        properties = deepcopy(_first(new, _PPR))
        if not self._words_only and _look(_first(old, _PPR)) != _look(properties):
            properties.append(self._mark("pPrChange", w("pPr", *deepcopy(_first(old, _PPR)))))
        if self._words_only:
            before = [letter._replace(properties=after[0].properties, look=after[0].look) for letter in before if after]
        return w("p", properties, *self._changed(before, after))

    def _changed(self, before: Sequence[_Letter], after: Sequence[_Letter]) -> Iterator[Element]:
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
            yield from self._runs(new, Fate.SAME if alike else Fate.NEW)

    def _runs(self, letters: Iterable[_Letter], fate: Fate) -> Iterator[Element]:
        """Yield a run for each stretch of one look, marked as its fate is."""
        for _, group in groupby(letters, lambda letter: letter.look):
            stretch = list(group)
            properties = stretch[0].properties
            run = w("r", *([] if properties is None else [deepcopy(properties)]), *content(_joined(stretch)))
            if fate is Fate.GONE:
                for words in run.iter(_T):
                    words.tag = qn("w:delText")
            yield run if fate is Fate.SAME else self._mark(_MARKS[fate], run)


def _pairs(old: Sequence[Element], new: Sequence[Element]) -> list[tuple[Element | None, Element | None]]:
    aligned = alignment.pairs(old, new, _text, _kind)
    return list(aligned)


def _letters(paragraph: Element) -> Iterator[_Letter]:
    """Yield the characters of a paragraph, a line break and a tab as one each."""
    for run in paragraph.iter(_R):
        properties = run.find(_RPR)
        look = b"" if properties is None else _look(properties)
        for child in run:
            words = (child.text or "") if child.tag == _T else _WORDS.get(str(child.tag), "")
            yield from (_Letter(character, properties, look) for character in words)


def _joined(letters: Iterable[_Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _text(element: Element) -> str:
    return "\n".join(_joined(_letters(paragraph)) for paragraph in element.iter(_P))


def _kind(element: Element) -> Hashable:
    """Return what two elements have in common that may be versions of one: tables their number of columns."""
    row = next(element.iter(_TR), None)
    return element.tag, 0 if row is None else len(row.findall(_TC))


def _first(parent: Element, tag: str) -> Element:
    """Return the properties of an element, which are its first child; they are added where there are none."""
    properties = parent.find(tag)
    if properties is None:
        properties = w(tag.rpartition("}")[2])
        parent.insert(0, properties)
    return properties


def _look(properties: Element) -> bytes:
    return etree.tostring(properties, method="c14n")
