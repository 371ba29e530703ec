"""The figures to be declared, as they are shown before they are written: old → new, and the entries' own beside."""

from rich.text import Text

from rectify_cli.actions import Declaration
from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column
from rectify_cli.views import wording

_NONE = "-"


def draw(declaration: Declaration, terminal: Terminal) -> str:
    """Return the table, and a line per figure that the entries do not give."""
    grid = _canvas.table(terminal.say(wording.REGISTER, *wording.COLUMNS), numbers=len(wording.COLUMNS))
    differences = []
    for row in declaration.rows:
        cells = [_cell(row.before.get(column), row.after.get(column)) for column in Column]
        _canvas.row(grid, *terminal.say(row.register.label), *cells)
        differences += [
            Phrase(
                f"{row.register.label.zh}{column.label.zh}：台账算得 {row.derived[column]}，不是 {number}",
                f"{row.register.label.en} {column.label.en}: the entries give {row.derived[column]}, not {number}",
            )
            for column, number in row.after.items()
            if number != row.derived[column]
        ]
    return _canvas.drawn([grid, *(Text(line, style="red") for line in terminal.say(*differences))], terminal)


def _cell(before: int | None, after: int | None) -> str:
    if after is None:
        return _NONE
    return str(after) if before in {None, after} else f"{before} → {after}"
