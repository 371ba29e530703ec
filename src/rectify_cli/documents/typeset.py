"""How a Word file is set: pages, paragraphs and letters with what is in force for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

TWIPS = 20
"""Twips to a point."""


class Letters(NamedTuple):
    """A run of letters set alike: Chinese and Western font, size in points, colour (six hex digits; empty: black)."""

    text: str
    font: str
    western: str
    points: float
    colour: str = ""
    spacing: float = 0
    """Points added to each letter."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How far the lines of a paragraph are apart.

    `line` is in points, or without a unit where `rule` is `auto`: a multiple of what is natural. `before` and `after`
    are in points, None where they depend on what cannot be seen here. `on_grid`: they keep to the grid of the page.
    """

    line: float = 1
    rule: str = "auto"
    before: float | None = 0
    after: float | None = 0
    on_grid: bool = True


@dataclass(frozen=True, slots=True)
class Indents:
    """The indents of a paragraph in 字 of its own size; None where a tab or a number makes it unknown."""

    first: float | None = 0
    turned: float | None = 0
    right: float | None = 0


@dataclass(frozen=True, slots=True)
class TypesetParagraph:
    """A paragraph as it is set; `number` counts those with words, from 1, as the readers of a paper do.

    `gap` is the number of blank paragraphs before it, `rule_under` the colour of a rule under it (None: there is none),
    `framed` is true in tables, text boxes and frames, whose place on the page nobody here knows.
    """

    text: str
    number: int
    letters: tuple[Letters, ...]
    align: str
    indents: Indents
    spacing: Spacing
    style: str = ""
    section: int = 0
    gap: int = 0
    new_page: bool = False
    framed: bool = False
    rule_under: str | None = None
    ruled: bool = False
    """True if a rule of its own, of its table or drawn is at it."""


@dataclass(frozen=True, slots=True)
class Section:
    """The page of a section: lengths in twips; `characters` is what the grid adds to each 字, in points.

    `footers` are the paragraphs that number the pages, by the kind of page: default, even, first. `first_differs` is
    true if the first page has footers of its own, `continuous` if the section goes on where the one before ended.
    """

    size: tuple[int, int]
    margins: Mapping[str, int]
    pitch: int = 0
    characters: float | None = None
    footers: Mapping[str, "tuple[TypesetParagraph, ...]"] | None = None
    first_differs: bool = False
    continuous: bool = False

    @property
    def across(self) -> int:
        """The width of the text area."""
        return self.size[0] - self.margins["left"] - self.margins["right"] - self.margins["gutter"]

    @property
    def down(self) -> int:
        """The height of the text area."""
        return self.size[1] - abs(self.margins["top"]) - abs(self.margins["bottom"])

    @property
    def upright(self) -> bool:
        """True unless the page is turned."""
        return self.size[0] <= self.size[1]


@dataclass(frozen=True, slots=True)
class Typeset:
    """A Word file as it is set; `sides` is true if odd and even pages have footers of their own.

    `drawn` is true if something is drawn in it: a rule may be, which nobody here measures.
    """

    file: str
    paragraphs: tuple[TypesetParagraph, ...]
    sections: tuple[Section, ...]
    sides: bool
    drawn: bool
