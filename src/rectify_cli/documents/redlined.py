"""Two papers -> one that shows both: each changed character is followed by a mark, to be struck out or underlined."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import groupby
from typing import Any

from rectify_cli.core import text_diff
from rectify_cli.core.text_diff import Fate
from rectify_cli.documents import alignment
from rectify_cli.documents.document import Block, Document, Heading, Imprint, Paragraph, Span, Table

GONE, NEW = "\ufdd0", "\ufdd1"
"""The marks, which no paper may hold itself: Unicode keeps these two for such a use."""

_MARKS = {Fate.SAME: "", Fate.GONE: GONE, Fate.NEW: NEW}
_STRUCK = re.compile(f"[^{GONE}]{GONE}")


def redlined(old: Document, new: Document) -> Document:
    """Return the paper that shows what is gone of `old` and what is new in `new`, whose mark of a draft it bears."""
    blocks = [
        _changed(one, other) if one and other else _whole(one or other, Fate.GONE if one else Fate.NEW)
        for one, other in _pairs(old.blocks, new.blocks)
    ]
    return replace(new, blocks=tuple(blocks))


def plain(text: str) -> str:
    """Return the new words of a text with marks."""
    return _STRUCK.sub("", text).replace(NEW, "")


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Yield what goes together; the 版记 of a paper is one, however much of it has changed, and stands at its end."""
    imprints = [next((block for block in blocks if isinstance(block, Imprint)), None) for blocks in (old, new)]
    before, after = ([block for block in blocks if not isinstance(block, Imprint)] for blocks in (old, new))
    aligned = alignment.pairs(before, after, lambda block: block.text, _kind)
    yield from aligned
    if any(imprints):
        yield imprints[0], imprints[1]


def _kind(block: Block) -> Hashable:
    """Return what two blocks have in common that may be versions of one."""
    return type(block), block.level if isinstance(block, Heading) else len(getattr(block, "header", ()))


def _marked(text: str, fate: Fate) -> str:
    """Return a text with the mark behind every character but a line end, which cannot be seen."""
    mark = _MARKS[fate]
    return "".join(character if character in "\r\n" else character + mark for character in text) if mark else text


def _whole(block: Block | None, fate: Fate) -> Block:
    """Return a block that is all gone or all new."""
    marked: Block = _through(block, lambda text, _: _marked(text, fate), block)
    return marked


def _changed(old: Block, new: Block) -> Block:
    """Return the new block with what is gone of the old one, of the same kind."""
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        return Paragraph(tuple(_spans(old, new)))
    if isinstance(old, Table) and isinstance(new, Table):
        return _table(old, new)
    both: Block = _through(new, _words, old)
    return both


def _words(after: str, before: str) -> str:
    """Return a text with what is gone of the one before; a line end that is gone joins its two lines."""
    pieces = text_diff.compare(before, after)
    return "".join(
        _marked(piece.text.replace("\n", "") if piece.fate is Fate.GONE else piece.text, piece.fate) for piece in pieces
    )


def _through(block: Any, change: Callable[[str, str], str], other: Any) -> Any:  # noqa: ANN401 - any kind of block
    """Return a block with each of its texts changed, given that of another of its kind; a list of texts as lines."""
    values: dict[str, Any] = {}
    for field in fields(block):
        value, counterpart = getattr(block, field.name), getattr(other, field.name)
        if isinstance(value, str):
            values[field.name] = change(value, counterpart)
        elif isinstance(value, tuple) and all(isinstance(each, str) for each in value):
            lines = change("\n".join(value), "\n".join(counterpart))
            values[field.name] = tuple(lines.split("\n")) if lines else ()
        elif isinstance(value, tuple):
            values[field.name] = tuple(_each(each, change) for each in value)
    return replace(block, **values)


def _each(value: Any, change: Callable[[str, str], str]) -> Any:  # noqa: ANN401 - a span or a row of cells
    if isinstance(value, Span):
        return _through(value, change, value)
    return tuple(change(cell, cell) for cell in value)


def _spans(old: Paragraph, new: Paragraph) -> Iterator[Span]:
    """Yield the spans of both, those of the new one as bold as they are there."""
    before, after = ([span.bold for span in each.spans for _ in span.text] for each in (old, new))
    bold: list[tuple[bool, str]] = []
    i = k = 0
    for piece in text_diff.compare(old.text, new.text):
        size = len(piece.text)
        side = before[i : i + size] if piece.fate is Fate.GONE else after[k : k + size]
        bold += [(heavy, _marked(letter, piece.fate)) for heavy, letter in zip(side, piece.text, strict=True)]
        i += size * (piece.fate is not Fate.NEW)
        k += size * (piece.fate is not Fate.GONE)
    for heavy, group in groupby(bold, lambda letter: letter[0]):
        yield Span("".join(words for _, words in group), heavy)


def _table(old: Table, new: Table) -> Table:
    """Return the new table with the rows and the words that are gone."""
    header = tuple(_words(cell, before) for before, cell in zip(old.header, new.header, strict=True))
    aligned = alignment.pairs(old.rows, new.rows, "\t".join, len)
    rows = []
    for before, after in aligned:
        if before is not None and after is not None:
            rows.append(tuple(_words(cell, other) for other, cell in zip(before, after, strict=True)))
        else:
            fate, row = (Fate.GONE, before) if before is not None else (Fate.NEW, after)
            rows.append(tuple(_marked(cell, fate) for cell in row or ()))
    return Table(header, tuple(rows))
