"""The figures as a screen of text: a bar per period, and a table by owner and by aspect."""

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.chinese.width import columns
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column
from rectify_cli.ledger import Tally
from rectify_cli.ledger.entry_fields import KEYS
from rectify_cli.ledger.filters import Field
from rectify_cli.views import wording
from rectify_cli.views.stats import Group, Grouping, Stats

if TYPE_CHECKING:
    from rich.console import RenderableType

_BESIDE = 32
"""Columns of a line besides its bar."""

_LONGEST, _SHORTEST = 24, 4
"""Marks of the bar of a group at most, and at least: below, there is none."""

# Different marks, so that the parts of a bar differ without colour; a GBK console shows each two columns wide.
_MARKS = {Column.COMPLETED: ("█", "green"), Column.STAGED: ("▓", "yellow"), Column.UNFINISHED: ("─", "dim")}


def draw(stats: Stats, terminal: Terminal) -> str:
    """Return the screen."""
    parts: list[RenderableType] = [
        Text(heading(stats).in_language(terminal.language), style="bold"),
        _legend(terminal),
        Text(),
        _course(stats, terminal),
    ]
    for grouping in stats.by:
        parts += [Text(), _grouped(grouping, terminal)]
    usual = () if stats.by else ((wording.OWNER, stats.owners), (wording.ASPECT, stats.aspects))
    for name, groups in usual:
        if any(group.name for group in groups):
            parts += [Text(), _groups(name.in_language(terminal.language), groups, terminal)]
    return _canvas.drawn(parts, terminal)


def heading(stats: Stats) -> Phrase:
    """Return the body, the register and the day of the figures."""
    label = stats.register.label
    return Phrase(
        f"{stats.body}  {stats.kind}整改{label.zh}完成情况  截至 {stats.as_of}",
        f"{stats.body}  completion of {label.en} as of {stats.as_of}",
    )


def _legend(terminal: Terminal) -> Text:
    labels = [
        Text(f"{mark} ", style=style).append(*terminal.say(column.label)) for column, (mark, style) in _MARKS.items()
    ]
    return Text("  ").join(labels)


def _course(stats: Stats, terminal: Terminal) -> Table:
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    for point in stats.periods:
        tally = point.tally
        bar = _bar(tally, (terminal.width - _BESIDE) // 2)
        _canvas.row(grid, point.day.isoformat(), bar, f"{tally.completed}/{tally.total}", wording.rate(tally))
    return grid


def _bar(tally: Tally, width: int) -> Text:
    """Draw the shares of a tally, each as long as its share of `width` marks."""
    bar, counted, drawn = Text(), 0, 0
    for column, (mark, style) in _MARKS.items():
        counted += tally.figure(column)
        end = counted * width // tally.total if tally.total else 0
        bar.append(mark * (end - drawn), style)
        drawn = end
    return bar


def _groups(name: str, groups: tuple[Group, ...], terminal: Terminal, summed: tuple[Field, ...] = ()) -> Table:
    """Return a row per group: its name, a bar if there is room for one, its figures, the sums of declared numbers."""
    head = [*terminal.say(*wording.COLUMNS, wording.RATE), *(field.heading for field in summed)]
    rows = [[*cells(group, terminal), *(f"{value:f}" for value in group.sums)] for group in groups]
    widths = [max(map(columns, column)) + 2 for column in zip([name, *head], *rows, strict=True)]
    marks = min(_LONGEST, (terminal.width - sum(widths)) // 2)
    if marks < _SHORTEST:
        grid = _canvas.table([name, *head], numbers=len(head))
        for row in rows:
            _canvas.row(grid, *row)
        return grid
    grid = _canvas.table([name, "", *head], numbers=len(head))
    for group, (first, *others) in zip(groups, rows, strict=True):
        _canvas.row(grid, first, _bar(group.tally, marks), *others)
    return grid


def _grouped(grouping: Grouping, terminal: Terminal) -> Table:
    """Return the figures by a field, with the sums of the numbers the office declares."""
    field = grouping.field
    [name] = terminal.say(
        Phrase(field.declared.heading, field.declared.heading if field.key not in KEYS else field.key)
    )
    return _groups(name, grouping.groups, terminal, grouping.summed)


def cells(group: Group, terminal: Terminal) -> list[str]:
    """Return the cells of a group under its name and wording.COLUMNS."""
    figures = (str(group.tally.figure(column)) for column in Column)
    return [group.name or wording.NAMELESS.in_language(terminal.language), *figures, wording.rate(group.tally)]
