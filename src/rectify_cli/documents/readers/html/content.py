"""Which part of a web page is the paper: where its running text is, and the title above it."""

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from rectify_cli.documents.readers.html.page import BLOCKS, Page, PageLine, squeezed

_SHARE = 0.7
_FEWEST = 3
_SHORTEST_TITLE = 6
_TITLED = re.compile(r"[^。]{0,40}关于[^。]{2,60}(?:通报|公告|公示|报告|情况)")


@dataclass(frozen=True, slots=True)
class Content:
    """The element that holds the text, and the lines of the title where they stand outside it."""

    inside: frozenset[etree._Element]
    title: frozenset[int]

    def holds(self, line: PageLine) -> bool:
        """Return True if a line is part of the paper."""
        return line.element in self.inside or id(line) in self.title


def content_of(root: etree._Element, page: Page) -> Content:
    """Return the smallest element that holds most of the words of a page that are no links."""
    weights: Counter[etree._Element] = Counter()
    counts: Counter[etree._Element] = Counter()
    for line in page.lines:
        if line.hidden is None and line.linked * 2 <= len(line.text):
            element: etree._Element | None = line.element
            while element is not None:
                weights[element] += len(line.text)
                counts[element] += 1
                element = element.getparent()
    best = root
    while (child := max(best, key=lambda element: weights[element], default=None)) is not None:
        # A line belongs to the block it ends in: what is no block may hold half of one.
        if child.tag not in BLOCKS or counts[child] < _FEWEST or weights[child] < _SHARE * weights[best]:
            break
        best = child
    inside = frozenset(best.iter())
    return Content(inside, frozenset(_title(root, page, inside)))


def _title(root: etree._Element, page: Page, inside: frozenset[etree._Element]) -> set[int]:
    """Return the lines above the text that the page calls its title (h1, <title>), or that read like one."""
    heading = next(root.iter("title"), None)
    named = squeezed("".join(map(str, heading.itertext()))).replace(" ", "") if heading is not None else ""
    title: set[int] = set()
    for line in page.lines:
        if line.element in inside:
            break
        bare = line.text.replace(" ", "")
        called = line.level == 1 or (len(bare) >= _SHORTEST_TITLE and bare in named) or _TITLED.fullmatch(bare)
        if line.hidden is None and called and line.linked * 2 <= len(line.text):
            title.add(id(line))
    return title
