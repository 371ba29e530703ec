"""What the title of a paper counts, and its text counts otherwise: 关于23起信访件办理情况的报告, 共办理信访件32起."""

from collections.abc import Iterator, Sequence

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Quantity

_TITLE = lazy("[^，。；]{0,30}关于[^，。；]{4,60}的(?:报告|通报|公告|公示|通知|说明|函)")
_WHOLE = lazy("共(?:计|有)?[㐀-鿿]{0,8}$")
_EVERY = lazy("^[㐀-鿿]{2,10}?，?(?:已?全部|均|都已)")
_SOME = lazy("其中|另|新|未|余|首|再|累计|历年")
_FIRST, _TEXT = 3, 8  # paragraphs a title is among, and those that it is held against
_NAME = 4  # characters of what is counted


def repeated(paragraphs: Sequence[tuple[int, Paragraph]]) -> Iterator[tuple[int, Quantity, int, Quantity]]:
    """Yield the figure of the whole that a text tells, and that of the title, where no figure of the text is it."""
    for at, (block, title) in enumerate(paragraphs[:_FIRST]):
        if not _TITLE.fullmatch(title.text):
            continue
        text = paragraphs[at + 1 : at + 1 + _TEXT]
        for first in title.claimed():
            alike = [
                (number, paragraph, figure)
                for number, paragraph in text
                for figure in paragraph.claimed()
                if figure.dimension == first.dimension and not figure.low <= first.value <= figure.high
            ]
            every = sum(
                1 for _, paragraph in text for other in paragraph.claimed() if other.dimension == first.dimension
            )
            if first.exact and first.dimension not in units.RATES and len(alike) == every:
                yield from (
                    (number, figure, block, first)
                    for number, paragraph, figure in alike
                    if figure.exact and _whole(paragraph, figure) and _same(first, figure)
                )


def _whole(paragraph: Paragraph, figure: Quantity) -> bool:
    """Return True if words say that a figure is all there is."""
    words = paragraph.text[paragraph.pieces[figure.piece].start : figure.start]
    every = not words and _EVERY.match(figure.tail)
    return bool(every or _WHOLE.search(words)) and not _SOME.search(words)


def _same(first: Quantity, figure: Quantity) -> bool:
    """Return True if a figure counts what the title does."""
    name = first.tail[:_NAME]
    return any(name[at : at + 2] in figure.label for at in range(len(name) - 1))
