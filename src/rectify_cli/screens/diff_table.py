"""A difference as a screen of text: figures side by side, what moved, and words as [-gone-]{+new+}."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rectify_cli.screens import Terminal, canvas, differing, wording
from rectify_cli.views.diff import Change, Difference, Move, Place
from rectify_cli.views.text_diff import Fate, Piece

if TYPE_CHECKING:
    from rich.console import RenderableType

# The marks tell it without colour too.
_MARKS = {Fate.SAME: ("", "", ""), Fate.GONE: ("[-", "-]", "red"), Fate.NEW: ("{+", "+}", "green")}


def draw(found: Difference, terminal: Terminal) -> str:
    """Return the screen."""
    language = terminal.language
    parts: list[RenderableType] = [
        Text(f"{found.figures[1].body}  {differing.heading(found).said(language)}", style="bold"),
        Text(),
        _figures(found, terminal),
        *(Text(said.said(language)) for said in differing.listed(found)),
    ]
    for said, moves in differing.moves(found):
        parts += [Text(), Text(f"{said.said(language)} {len(moves)}", style="bold")]
        parts.append(_moves(moves, terminal))
    if found.changed:
        parts += [Text(), Text(differing.CHANGED.said(language), style="bold")]
        spoken: Place | None = None
        for change in found.changed:
            if change.place != spoken:
                spoken = change.place
                parts.append(_title(spoken, terminal))
            parts.append(_change(change, terminal))
    if not found.differs:
        parts += [Text(), Text(differing.NOTHING.said(language), style="green")]
    return canvas.drawn(parts, terminal)


def _figures(found: Difference, terminal: Terminal) -> Table:
    head = terminal.say(wording.REGISTER, *wording.COLUMNS, wording.RATE)
    made = canvas.table(head, numbers=len(head) - 1)
    for row in differing.figures(found, terminal.language):
        canvas.row(made, *(Text(cell, style="yellow" if "→" in cell else "") for cell in row))
    return made


def _title(place: Place, terminal: Terminal) -> Text:
    return Text(f"{differing.number(place, terminal.language):>3}  {place.title}".rstrip())


def _moves(moves: Sequence[Move], terminal: Terminal) -> Table:
    made = canvas.table(["", "", ""])
    made.show_header = False
    for move in moves:
        number = f"{differing.number(move.place, terminal.language):>3}"
        canvas.row(made, number, move.place.title, differing.stood(move))
    return made


def _change(change: Change, terminal: Terminal) -> Padding:
    """Draw one change under its field, long words in common cut short."""
    line = Text().append(f"{differing.field(change, terminal.language)}: ", "dim")
    for piece in differing.excerpt(change.pieces):
        line.append(*_marked(piece))
    return Padding(line, (0, 0, 0, 5))


def _marked(piece: Piece) -> tuple[str, str]:
    opening, closing, style = _MARKS[piece.fate]
    return f"{opening}{piece.text}{closing}", style
