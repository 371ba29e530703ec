"""Rich, limited to what a Chinese console can show: no boxes, GBK characters only, text folded and never cut."""

import io

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from rectify_cli.cli.language import Drawn
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.chinese.width import columns
from rectify_cli.core.language import shown


def drawn(parts: list[RenderableType], terminal: Terminal) -> str:
    """Draw the parts one under the other; an empty text is a blank line."""
    console = Console(
        file=io.StringIO(),
        width=terminal.width,
        force_terminal=terminal.colour,
        color_system="standard" if terminal.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for part in parts:
            pieces = console.render(part, console.options)
            console.print(Segments(Segment(shown(piece.text), piece.style, piece.control) for piece in pieces), end="")
    return Drawn("\n".join(line.rstrip() for line in captured.get().split("\n")).removesuffix("\n"))


def table(head: list[str], numbers: int = 0) -> Table:
    """Return an empty table under `head`; its last `numbers` columns are aligned right."""
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for index, name in enumerate(head):
        right = index >= len(head) - numbers
        grid.add_column(Text(name), justify="right" if right else "left", overflow="fold")
    return grid


def row(grid: Table, *cells: str | Text) -> None:
    """Add a row; text of the data is never read as markup."""
    grid.add_row(*(cell if isinstance(cell, Text) else Text(shown(cell)) for cell in cells))


def shortened(text: str, width: int) -> str:
    """Shorten a text to `width` columns, counting marks such as “ or … as wide as a GBK console shows them."""
    if columns(text) <= width:
        return text
    while columns(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"
