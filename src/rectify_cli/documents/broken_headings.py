"""A heading that is broken by hand into lines (Shift+Enter, <br>) -> the heading as one."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from rectify_cli.core import status_words
from rectify_cli.core.chinese import dates, ordinals
from rectify_cli.core.chinese.sentences import ENDS_SENTENCE
from rectify_cli.documents import reflow
from rectify_cli.documents.document import Heading, Paragraph
from rectify_cli.documents.source import Placed, placed

_LONGEST = 60
_MOST_LINES = 4
_CLOSED = tuple("。！？；：:;，,")


def whole(blocks: Sequence[Placed]) -> list[Placed]:
    """Return the blocks, those that are lines of one paragraph of the file and one numbered heading joined to one."""
    return [
        block for _, lines in groupby(blocks, lambda block: block.pieces[0].number) for block in _joined(list(lines))
    ]


def _joined(lines: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the lines of one paragraph, joined where they are one heading."""
    if not 1 < len(lines) <= _MOST_LINES or not _is_heading(lines):
        yield from lines
        return
    stretches = [stretch for line in lines for stretch in line.stretches]
    first = lines[0].block
    text = "".join(stretch.text for stretch in stretches)
    yield placed(stretches, Heading(first.level, text) if isinstance(first, Heading) else None)


def _is_heading(lines: Sequence[Placed]) -> bool:
    """Return True if the first line is numbered, the others go on with it, and all together are no sentence."""
    if not all(isinstance(line.block, Heading | Paragraph) for line in lines):
        return False
    texts = [line.text.strip() for line in lines]
    return (
        bool(ordinals.leading(texts[0]))
        and sum(map(len, texts)) <= _LONGEST
        and not any(ENDS_SENTENCE.search(text) for text in texts)
        and all(not before.endswith(_CLOSED) and _goes_on(after) for before, after in pairwise(texts))
    )


def _goes_on(text: str) -> bool:
    return not (reflow.BEGINS.match(text) or dates.alone(text) or status_words.status(text))
