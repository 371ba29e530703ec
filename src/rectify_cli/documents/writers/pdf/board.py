"""A board -> the data of its layout file: what is printed of it, in two columns."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace

from rectify_cli.core.language import Language
from rectify_cli.documents import pages
from rectify_cli.documents.board import HEIGHTS, INKS, Board, Cell, Panel, Row

ROLE = "黑体"
"""The font of a board."""

_CHART = 10
_AROUND = 4
"""Rows that a chart takes the room of, and the title of a panel with its note; a row with a bar is one and a half."""


def values(board: Board, language: Language, families: tuple[str, ...]) -> dict[str, object]:
    """Return the data of the layout file; `families` are the names of the fonts."""
    kept = [
        replace(panel, rows=tuple(row for row in panel.rows if row.printed)) for panel in board.panels if panel.printed
    ]
    targets = dict(_targets(kept))
    printed = [_led(panel, targets) for panel in kept]
    tiles = [tile._replace(to=targets.get(tile.to, ""))._asdict() for tile in board.tiles]
    return {
        "title": board.title,
        "lines": board.lines,
        "draft": board.draft,
        "lang": language.value,
        "fonts": families,
        "inks": INKS,
        "heights": HEIGHTS,
        "tiles": tiles,
        "columns": [[_panel(panel) for panel in column] for column in _columns(printed)],
        "wide": [_panel(panel) for panel in printed if panel.wide],
    }


def texts(board: Board) -> Iterator[str]:
    """Yield every text of a board."""
    yield from (board.title, *board.lines, board.draft or "")
    for tile in board.tiles:
        yield from (tile.name, tile.figure, tile.note)
    for panel in board.panels:
        yield from (panel.title, panel.note, panel.more, *panel.head)
        yield from (cell.text for row in panel.rows for cell in row.cells)
        if panel.chart:
            yield from (words for _, words in panel.chart.legend)


def _targets(panels: list[Panel]) -> Iterator[tuple[str, str]]:
    """Yield the ids there are on paper, and for a set of entries the first of them that is printed."""
    first: dict[str, str] = {}
    for panel in panels:
        yield panel.id, panel.id
        for row in panel.rows:
            if row.id:
                yield row.id, row.id
            for each in row.sets:
                first.setdefault(each, row.id)
    yield from first.items()


def _led(panel: Panel, targets: Mapping[str, str]) -> Panel:
    """Return a panel whose figures lead to what is printed."""

    def led(cell: Cell) -> Cell:
        return replace(cell, to=targets.get(cell.to, "")) if cell.to else cell

    rows = tuple(Row(tuple(map(led, row.cells)), row.id, row.sets) for row in panel.rows)
    return replace(panel, rows=rows)


def _columns(panels: list[Panel]) -> tuple[list[Panel], list[Panel]]:
    """Return the narrow panels in two columns of about one height."""
    narrow = [panel for panel in panels if not panel.wide]
    heights = [_AROUND + sum(map(_height, panel.rows)) + (_CHART if panel.chart else 0) for panel in narrow]
    sums = [sum(heights[:index]) for index in range(len(narrow) + 1)]
    middle = min(range(len(sums)), key=lambda index: abs(sums[index] * 2 - sums[-1]))
    return narrow[:middle], narrow[middle:]


def _height(row: Row) -> float:
    return 1.5 if any(cell.bar for cell in row.cells) else 1


def _panel(panel: Panel) -> dict[str, object]:
    chart = panel.chart and asdict(panel.chart) | {"svg": pages.draw_picture("chart", chart=panel.chart)}
    shares = [int(index == panel.broad) for index in range(len(panel.head))]
    return asdict(panel) | {"chart": chart, "columns": shares}
