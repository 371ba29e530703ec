"""A board (看板): panels of figures in words, drawn as a page or a PDF; each says how it is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

INKS = {
    "completed": "#1b7f4b",
    "staged": "#b87800",
    "unfinished": "#949494",
    "rest": "#d0d0d0",
    "red": "#b3261e",
    "orange": "#c25100",
    "yellow": "#e0b000",
    "blue": "#1f5fbf",
    "green": "#1b7f4b",
}
"""The ink of each tone; `rest` is what is unfinished, as an area.

None is the only sign of anything: a word, a height or an order says the same.
"""

HEIGHTS = {"completed": 8, "staged": 5, "unfinished": 2}
"""How high a bar stands for each part, of 8: so the parts differ without their ink."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: its tone, where it begins and how long it is, in hundredths of the bar."""

    tone: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the id on the page that it leads to, what a screen reader says instead, a swatch, a bar.

    Words of the `data` are Chinese, whatever the language of the page. It sorts by its `key` if it has one.
    """

    text: str
    to: str = ""
    label: str = ""
    tone: str = ""
    bar: tuple[Part, ...] = ()
    data: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row under its id, in the sets of the figures that count it; one not `printed` is on the screen alone."""

    cells: tuple[Cell, ...]
    id: str = ""
    sets: tuple[str, ...] = ()
    printed: bool = True


class EntrySet(NamedTuple):
    """The entries one figure counts: the id it leads to, and what is said of them."""

    id: str
    words: str


class Tile(NamedTuple):
    """A figure that stands out: its name, how it is counted, where it leads, its tone."""

    name: str
    figure: str
    note: str
    to: str = ""
    tone: str = ""


class Legend(NamedTuple):
    """A tone of a chart, and its name with the last figure."""

    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked areas over time, in a field of 600 by 160: their outlines, the scale, the days, and it all in words."""

    described: str
    areas: tuple[tuple[str, str], ...]
    levels: tuple[tuple[float, str], ...]
    days: tuple[str, ...]
    legend: tuple[Legend, ...]

    WIDE: ClassVar[int] = 600
    HIGH: ClassVar[int] = 160


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: its title, how its figures are counted, a chart or a table or both.

    The first `words` columns hold words, those after them figures, and the one of index `broad` takes what room there
    is; `more` says what print leaves out. Where there are `sets`, the table shows the entries of the one led to.
    """

    id: str
    title: str
    note: str = ""
    chart: Chart | None = None
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    words: int = 1
    broad: int = 0
    more: str = ""
    sets: tuple[EntrySet, ...] = ()
    wide: bool = False
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Board:
    """A board: its title and what is said under it, the figures that stand out, the panels, the mark of a draft."""

    title: str
    lines: tuple[str, ...]
    tiles: tuple[Tile, ...] = ()
    panels: tuple[Panel, ...] = ()
    draft: str | None = None

    @property
    def sets(self) -> tuple[EntrySet, ...]:
        """Every set of every panel."""
        return tuple(each for panel in self.panels for each in panel.sets)


def bar(numbers: Sequence[tuple[str, int]]) -> tuple[Part, ...]:
    """Return the parts of a bar, each as long as its share; none for nothing."""
    total, parts, start = sum(number for _, number in numbers), [], 0.0
    for tone, number in numbers:
        if number:
            length = round(100 * number / total, 2)
            parts.append(Part(tone, round(start, 2), length))
            start += length
    return tuple(parts)
