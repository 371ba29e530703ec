"""The status in so few lines that a small terminal shows all of them."""

from typing import TYPE_CHECKING

from rich.text import Text

from rectify_cli.cli.reports import Findings
from rectify_cli.cli.screens import _canvas, status_table
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.chinese.width import columns
from rectify_cli.core.language import Phrase
from rectify_cli.views.status import StatusView

if TYPE_CHECKING:
    from rich.console import RenderableType

_SHOWN = 6
"""Immediate fixes that are listed: with the other lines they fit a terminal of 24, the prompt included."""


def draw(view: StatusView, findings: Findings, terminal: Terminal) -> str:
    """Return the screen."""
    parts: list[RenderableType] = [*status_table.head(view, terminal), *_lines(terminal, _more(view))]
    if view.immediate:
        parts += [Text(), *_immediate(view, terminal)]
    return _canvas.drawn([*parts, Text(), status_table.verdict(findings, terminal)], terminal)


def _lines(terminal: Terminal, *phrases: Phrase) -> list[Text]:
    return [Text(_canvas.shortened(line, terminal.width)) for line in terminal.say(*phrases)]


def _more(view: StatusView) -> Phrase:
    """Say how many issues are open, and which commands list them."""
    return Phrase(
        f"尚未完成的问题 {len(view.open)} 个，逐个列出：rectify status --full、rectify due",
        f"{len(view.open)} issues still open, listed by `rectify status --full` and `rectify due`",
    )


def _immediate(view: StatusView, terminal: Terminal) -> list[Text]:
    """Draw a line per immediate fix that is open, as many as there is room for."""
    shown = view.immediate if len(view.immediate) <= _SHOWN else view.immediate[: _SHOWN - 1]
    facts = [status_table.facts(issue, terminal) for issue in shown]
    room = terminal.width - max(map(columns, facts)) - len("123    ")
    titles = [_canvas.shortened(issue.title, room) for issue in shown]
    widest = max(map(columns, titles))
    number = len(view.immediate)
    lines = _lines(terminal, Phrase(f"尚未完成的立行立改 {number} 个", f"immediate fixes still open: {number}"))
    for issue, title, fact in zip(shown, titles, facts, strict=True):
        gap = " " * (widest - columns(title) + 2)
        lines.append(Text(f"{issue.id:>3}  {title}{gap}") + Text(fact, style=status_table.urgency(issue)))
    if left := number - len(shown):
        more = "rectify list --register immediate"
        lines += _lines(terminal, Phrase(f"     另有 {left} 个：{more}", f"     and {left} more: `{more}`"))
    return lines
