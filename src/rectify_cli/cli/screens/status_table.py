"""The status as a screen of text: readable at 80 columns, in a pipe, without colour, on a GBK console."""

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from rectify_cli.cli.reports import Findings
from rectify_cli.cli.screens import _canvas, _wording
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import COLON, Phrase
from rectify_cli.core.terms import Column, Register, Status
from rectify_cli.views import wording
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
OPEN = Phrase("尚未完成的问题", "issues still open")
IMMEDIATE = Phrase("尚未完成的立行立改", "immediate fixes still open")


def draw(view: StatusView, findings: Findings, terminal: Terminal) -> str:
    """Return the screen."""
    parts: list[RenderableType] = [*head(view, terminal), Text(), _bars(view, terminal), Text()]
    for title, issues in ((OPEN, view.open), (IMMEDIATE, view.immediate)):
        if issues:
            parts.append(Text(title.in_language(terminal.language), style="bold"))
            parts += [line for issue in issues for line in _open(issue, terminal)]
            parts.append(Text())
    return _canvas.drawn([*parts, verdict(findings, terminal)], terminal)


def head(view: StatusView, terminal: Terminal) -> "list[RenderableType]":
    """Draw what the screen begins with: whose work it is, and the figures of every register."""
    heading = Phrase(f"{view.kind}整改  截至 {view.as_of}", f"rectification as of {view.as_of}")
    return [
        Text(f"{view.body}  {heading.in_language(terminal.language)}", style="bold"),
        Text(),
        _totals(view, terminal),
        Text(listed(view).in_language(terminal.language)),
        *([Text(_accepted(view).in_language(terminal.language))] if view.signed else []),
        *map(Text, terminal.say(wording.pressing(view))),
    ]


def verdict(findings: Findings, terminal: Terminal) -> Text:
    """Draw what the checks found."""
    colour = "red" if findings.failing else "green"
    return Text(_wording.verdict(findings).in_language(terminal.language), style=colour)


def facts(issue: OpenIssue, terminal: Terminal) -> str:
    """Return the status of an open issue, its deadline, and the days left."""
    due = issue.due.isoformat() if issue.due else wording.NO_DATE.in_language(terminal.language)
    return "  ".join([issue.label, due, *(terminal.say(wording.left(issue.days_left)) if issue.due else [])])


def _totals(view: StatusView, terminal: Terminal) -> Table:
    head = terminal.say(wording.REGISTER, *wording.COLUMNS, wording.RATE)
    grid = _canvas.table(head, numbers=len(head) - 1)
    for register in Register:
        tally = view.tallies[register]
        figures = (str(tally.figure(column)) for column in Column)
        _canvas.row(grid, *terminal.say(register.label), *figures, wording.rate(tally))
    return grid


def listed(view: StatusView) -> Phrase:
    """Return how many issues are counted, and how many of them are listed."""
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
    title = Table.grid(padding=(0, 2, 0, 0))
    title.add_column(justify="right", width=3)
    title.add_column(overflow="fold")
    title.add_row(str(issue.id), Text(issue.title))
    lines: list[RenderableType] = [title, Text(f"     {facts(issue, terminal)}", style=urgency(issue))]
    if issue.plan:
        name = "".join(terminal.say(wording.PLAN, COLON))
        plan = f"     {name}{' '.join(issue.plan)}"
        lines.append(Text(_canvas.shortened(plan, terminal.width), style="dim"))
    return lines


def urgency(issue: OpenIssue) -> str:
    """Return the style of the deadline of an open issue."""
    if issue.days_left is None:
        return "yellow"
    return "red" if issue.days_left < 0 else ""
