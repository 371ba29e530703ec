"""The status as a screen of text: readable at 80 columns, in a pipe, without colour, on a GBK console."""

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from rectify_cli.cli.reports import Findings
from rectify_cli.cli.screens import Terminal, _canvas, _wording
from rectify_cli.core.diagnostics import Severity
from rectify_cli.core.language import COLON, Phrase
from rectify_cli.core.terms import Column, Register, Status
from rectify_cli.views.status import OpenIssue, StatusView

if TYPE_CHECKING:
    from rich.console import RenderableType

_BAR = 24  # marks; a GBK console shows each two columns wide
_COLOURS = {
    Status.COMPLETED: "green",
    Status.STAGED: "yellow",
    Status.IN_PROGRESS: "cyan",
    Status.NOT_STARTED: "red",
}
_OPEN = Phrase("尚未完成的问题", "issues still open")


def draw(view: StatusView, findings: Findings, terminal: Terminal) -> str:
    """Return the screen."""
    heading = Phrase(f"{view.kind}整改  截至 {view.as_of}", f"rectification as of {view.as_of}")
    parts: list[RenderableType] = [
        Text(f"{view.body}  {heading.said(terminal.language)}", style="bold"),
        Text(),
        _totals(view, terminal),
        Text(_listed(view).said(terminal.language)),
        *([Text(_accepted(view).said(terminal.language))] if view.signed else []),
        Text(),
        _bars(view, terminal),
        Text(),
    ]
    if view.open:
        parts.append(Text(_OPEN.said(terminal.language), style="bold"))
        parts += [line for issue in view.open for line in _open(issue, terminal)]
        parts.append(Text())
    colour = "red" if findings.number(Severity.ERROR) else "green"
    parts.append(Text(_wording.verdict(findings).said(terminal.language), style=colour))
    return _canvas.drawn(parts, terminal)


def _totals(view: StatusView, terminal: Terminal) -> Table:
    head = terminal.say(_wording.REGISTER, *_wording.COLUMNS, _wording.RATE)
    grid = _canvas.table(head, numbers=len(head) - 1)
    for register in Register:
        tally = view.tallies[register]
        figures = (str(tally.figure(column)) for column in Column)
        _canvas.row(grid, *terminal.say(register.label), *figures, _wording.rate(tally))
    return grid


def _listed(view: StatusView) -> Phrase:
    counted = view.tallies[Register.ISSUES].total
    return Phrase(
        f"反馈问题计入 {counted} 个，公开稿列出 {view.listed} 个，不公开 {view.withheld} 个",
        f"{counted} issues counted, {view.listed} listed in the public edition, {view.withheld} not disclosed",
    )


def _accepted(view: StatusView) -> Phrase:
    return Phrase(
        f"自报完成 {view.reported} 个，各方签字认定 {view.accepted} 个",
        f"{view.reported} reported as completed, {view.accepted} accepted by all parties",
    )


def _bars(view: StatusView, terminal: Terminal) -> Table:
    """Draw a bar per status, each as long as its share; a share above zero shows at least one mark."""
    tally = view.tallies[Register.ISSUES]
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for status in Status:
        number: int = getattr(tally, status.value)
        share = number / tally.total if tally.total else 0.0
        marks = max(round(share * _BAR), 1 if number else 0)
        bar = Text("█" * marks, style=_COLOURS[status]) + Text("─" * (_BAR - marks), style="dim")
        figure = Text(f"{number}", justify="right")
        grid.add_row(Text(*terminal.say(status.label)), bar, figure, Text(f"{share:.2%}", justify="right"))
    return grid


def _open(issue: OpenIssue, terminal: Terminal) -> "list[RenderableType]":
    """Draw one open issue: its title, its status, and as much of its plan as fits a line."""
    due = issue.due.isoformat() if issue.due else _wording.NO_DATE.said(terminal.language)
    facts = [issue.label, due, *(terminal.say(_wording.left(issue.days_left)) if issue.due else [])]
    lines = [Text(f"{issue.id:>3}  {issue.title}"), Text(f"     {'  '.join(facts)}", style=_urgency(issue))]
    if issue.plan:
        plan = f"     {_wording.PLAN.said(terminal.language)}{COLON.said(terminal.language)}{' '.join(issue.plan)}"
        lines.append(Text(_canvas.shortened(plan, terminal.width), style="dim"))
    return [*lines]


def _urgency(issue: OpenIssue) -> str:
    if issue.days_left is None:
        return "yellow"
    return "red" if issue.days_left < 0 else ""
