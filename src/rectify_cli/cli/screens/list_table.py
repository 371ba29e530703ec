"""A list of entries as a table; an empty column is left out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language, Phrase
from rectify_cli.ledger.entry_fields import KEYS, cell
from rectify_cli.ledger.filters import Field
from rectify_cli.views import wording
from rectify_cli.views.listing import ListView, Row

if TYPE_CHECKING:
    from rich.console import RenderableType

_NOTHING = "-"
_HEAD = (wording.ID, wording.ISSUE, wording.STATUS, wording.OWNER, wording.DUE, wording.LEFT)


def draw(view: ListView, terminal: Terminal) -> str:
    """Return the table, of the chosen fields if there are any, or one for each group; and the number of rows."""
    rows = view.rows
    number = Text(Phrase(f"共 {len(rows)} 条", f"{len(rows)} found").in_language(terminal.language))
    if not rows:
        return _canvas.drawn([number], terminal)
    parts: list[RenderableType] = []
    for name, group in view.groups():
        if view.by:
            words = f"{name or wording.NAMELESS.in_language(terminal.language)}  {len(group)}"
            parts.append(Text(words, style="bold"))
        table = _usual(group, terminal) if view.columns is None else _chosen(group, view.columns, terminal)
        parts += [table, Text()]
    return _canvas.drawn([*parts, number], terminal)


def _usual(rows: Sequence[Row], terminal: Terminal) -> Table:
    """Return a table without the columns that are empty."""
    columns = list(zip(terminal.say(*_HEAD), *(_cells(row, terminal) for row in rows), strict=True))
    kept = [column for column in columns if any(str(cell) != _NOTHING for cell in column[1:])]
    grid = _canvas.table([str(column[0]) for column in kept])
    for cells in zip(*(column[1:] for column in kept), strict=True):
        _canvas.row(grid, *cells)
    return grid


def _chosen(rows: Sequence[Row], chosen: Sequence[Field], terminal: Terminal) -> Table:
    """Return a table of some fields under their headings, or their keys in English."""
    zh = terminal.language is Language.ZH
    grid = _canvas.table([field.heading if zh or field.key not in KEYS else field.key for field in chosen])
    for row in rows:
        _canvas.row(grid, *(cell(field, row.values.get(field.key)) or _NOTHING for field in chosen))
    return grid


def _cells(row: Row, terminal: Terminal) -> list[str | Text]:
    overdue = row.days_left is not None and row.days_left < 0
    left = wording.left(row.days_left).in_language(terminal.language)
    due = row.due.isoformat() if row.due else _NOTHING
    return [
        str(row.id),
        row.title or _NOTHING,
        row.label,
        row.owner or _NOTHING,
        due,
        Text(left, style="red" if overdue else ""),
    ]
