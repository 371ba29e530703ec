"""The figures as a screen of text: a bar per period, and a table by owner and by aspect."""

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column
from rectify_cli.ledger import Tally
from rectify_cli.screens import Terminal, canvas, wording
from rectify_cli.views.stats import Group, Stats

if TYPE_CHECKING:
    from rich.console import RenderableType

_BESIDE = 32
"""Columns beside the bars."""

# Different marks, so that the parts of a bar are told apart without colour; a GBK console sets each two columns wide.
_MARKS = {Column.COMPLETED: ("█", "green"), Column.STAGED: ("▓", "yellow"), Column.UNFINISHED: ("─", "dim")}

ASPECT = Phrase("方面", "aspect")
NAMELESS = Phrase("（未写）", "(none)")


def draw(stats: Stats, terminal: Terminal) -> str:
    """Return the screen."""
    parts: list[RenderableType] = [
        Text(heading(stats).said(terminal.language), style="bold"),
        _legend(terminal),
        Text(),
        _course(stats, terminal),
    ]
    for name, groups in ((wording.OWNER, stats.owners), (ASPECT, stats.aspects)):
        if any(group.name for group in groups):
            parts += [Text(), _groups(name, groups, terminal)]
    return canvas.drawn(parts, terminal)


def heading(stats: Stats) -> Phrase:
    """Say whose figures they are, of which register and day."""
    label = stats.register.label
    return Phrase(
        f"{stats.body}  {stats.kind}整改{label.zh}完成情况  截至 {stats.as_of}",
        f"{stats.body}  completion of {label.en} as of {stats.as_of}",
    )


def _legend(terminal: Terminal) -> Text:
    said = [
        Text(f"{mark} ", style=style).append(*terminal.say(column.label)) for column, (mark, style) in _MARKS.items()
    ]
    return Text("  ").join(said)


def _course(stats: Stats, terminal: Terminal) -> Table:
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True)
    made.add_column(no_wrap=True)
    made.add_column(justify="right", no_wrap=True)
    made.add_column(justify="right", no_wrap=True)
    for point in stats.periods:
        tally = point.tally
        bar = _bar(tally, (terminal.width - _BESIDE) // 2)
        canvas.row(made, point.day.isoformat(), bar, f"{tally.completed}/{tally.total}", wording.rate(tally))
    return made


def _bar(tally: Tally, width: int) -> Text:
    """Draw the shares of a tally, each as long as its share of `width` marks."""
    bar, counted, drawn = Text(), 0, 0
    for column, (mark, style) in _MARKS.items():
        counted += tally.figure(column)
        end = counted * width // tally.total if tally.total else 0
        bar.append(mark * (end - drawn), style)
        drawn = end
    return bar


def _groups(name: Phrase, groups: tuple[Group, ...], terminal: Terminal) -> Table:
    head = terminal.say(name, *wording.COLUMNS, wording.RATE)
    made = canvas.table(head, numbers=len(head) - 1)
    for group in groups:
        canvas.row(made, *cells(group, terminal))
    return made


def cells(group: Group, terminal: Terminal) -> list[str]:
    """Return the cells of a group under its name and wording.COLUMNS."""
    figures = (str(group.tally.figure(column)) for column in Column)
    return [group.name or NAMELESS.said(terminal.language), *figures, wording.rate(group.tally)]
