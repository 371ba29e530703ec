"""Records of a register of the office's own, or facts, as a table; an empty column is left out."""

from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Phrase
from rectify_cli.views.records import RecordRows


def draw(records: RecordRows, terminal: Terminal) -> str:
    """Return the table and the number of its rows."""
    number = Text(Phrase(f"共 {len(records.rows)} 条", f"{len(records.rows)} found").in_language(terminal.language))
    if not records.rows:
        return _canvas.drawn([number], terminal)
    columns = list(zip(terminal.say(*records.headings.values()), *records.rows, strict=True))
    kept = [column for column in columns if any(column[1:])]
    grid = _canvas.table([column[0] for column in kept])
    for cells in zip(*(column[1:] for column in kept), strict=True):
        _canvas.row(grid, *cells)
    return _canvas.drawn([grid, Text(), number], terminal)
