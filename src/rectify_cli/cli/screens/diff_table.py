"""A difference as a screen of text: figures side by side, what moved, and words as [-gone-]{+new+}."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rectify_cli.cli.screens import _canvas, _diff_wording
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import COLON
from rectify_cli.core.text_diff import Fate, Piece
from rectify_cli.views import wording
from rectify_cli.views.diff import Change, Difference, Move, Place

if TYPE_CHECKING:
    from rich.console import RenderableType

# Readable without colour.
_MARKS = {Fate.SAME: ("", "", ""), Fate.GONE: ("[-", "-]", "red"), Fate.NEW: ("{+", "+}", "green")}


def draw(difference: Difference, terminal: Terminal) -> str:
    """Return the screen."""
    language = terminal.language
    parts: list[RenderableType] = [
        Text(f"{difference.figures[1].body}  {_diff_wording.heading(difference).in_language(language)}", style="bold"),
        Text(),
        _figures(difference, terminal),
        *(Text(line.in_language(language)) for line in _diff_wording.listed(difference)),
    ]
    for heading, moves in _diff_wording.moves(difference):
        parts += [Text(), Text(f"{heading.in_language(language)} {len(moves)}", style="bold")]
        parts.append(_moves(moves, terminal))
    if difference.changed:
        parts += [Text(), Text(_diff_wording.CHANGED.in_language(language), style="bold")]
        titled: Place | None = None
        for change in difference.changed:
            if change.place != titled:
                titled = change.place
                parts.append(_title(titled, terminal))
            parts.append(_change(change, terminal))
    if not difference.differs:
        parts += [Text(), Text(_diff_wording.NOTHING.in_language(language), style="green")]
    return _canvas.drawn(parts, terminal)


def _figures(difference: Difference, terminal: Terminal) -> Table:
    head = terminal.say(wording.REGISTER, *wording.COLUMNS, wording.RATE)
    grid = _canvas.table(head, numbers=len(head) - 1)
    for row in _diff_wording.figures(difference, terminal.language):
        _canvas.row(grid, *(Text(cell, style="yellow" if "→" in cell else "") for cell in row))
    return grid


def _title(place: Place, terminal: Terminal) -> Text:
    return Text(f"{_diff_wording.number(place, terminal.language):>3}  {place.title}".rstrip())


def _moves(moves: Sequence[Move], terminal: Terminal) -> Table:
    grid = _canvas.table(["", "", ""])
    grid.show_header = False
    for move in moves:
        number = f"{_diff_wording.number(move.place, terminal.language):>3}"
        _canvas.row(grid, number, move.place.title, _diff_wording.stood(move))
    return grid


def _change(change: Change, terminal: Terminal) -> Padding:
    """Draw one change under its field, with long unchanged text shortened."""
    line = Text().append(
        f"{_diff_wording.field(change, terminal.language)}{COLON.in_language(terminal.language)}", "dim"
    )
    for piece in _diff_wording.excerpt(change.pieces):
        line.append(*_marked(piece))
    return Padding(line, (0, 0, 0, 5))


def _marked(piece: Piece) -> tuple[str, str]:
    opening, closing, style = _MARKS[piece.fate]
    return f"{opening}{piece.text}{closing}", style
