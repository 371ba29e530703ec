"""The status as a screen of text: readable at 80 columns, in a pipe, without colour, on a GBK console."""

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from rectify_cli.cli.reports import Findings
from rectify_cli.cli.screens import Terminal, _canvas, _wording
from rectify_cli.core.diagnostics import Severity
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Register, Status
from rectify_cli.views.status import OpenIssue, StatusView

if TYPE_CHECKING:
    from rich.console import RenderableType

_BAR = 24  # marks; a GBK console sets each two columns wide
_COLOURS = {
    Status.COMPLETED: "green",
    Status.STAGED: "yellow",
    Status.IN_PROGRESS: "cyan",
    Status.NOT_STARTED: "red",
}
_OPEN = Phrase("尚未完成的问题", "issues still open")


def draw(standing: StatusView, findings: Findings, terminal: Terminal) -> str:
    """Return the screen."""
    heading = Phrase(f"{standing.kind}整改  截至 {standing.as_of}", f"rectification as of {standing.as_of}")
    parts: list[RenderableType] = [
        Text(f"{standing.body}  {heading.said(terminal.language)}", style="bold"),
        Text(),
        _totals(standing, terminal),
        Text(_listed(standing).said(terminal.language)),
        *([Text(_accepted(standing).said(terminal.language))] if standing.signed else []),
        Text(),
        _bars(standing, terminal),
        Text(),
    ]
    if standing.open:
        parts.append(Text(_OPEN.said(terminal.language), style="bold"))
        parts += [line for issue in standing.open for line in _open(issue, terminal)]
        parts.append(Text())
    colour = "red" if findings.number(Severity.ERROR) else "green"
    parts.append(Text(_wording.verdict(findings).said(terminal.language), style=colour))
    return _canvas.drawn(parts, terminal)


def _totals(standing: StatusView, terminal: Terminal) -> Table:
    head = terminal.say(_wording.REGISTER, *_wording.COLUMNS, _wording.RATE)
    made = _canvas.table(head, numbers=len(head) - 1)
    for register in Register:
        tally = standing.tallies[register]
        figures = (str(tally.figure(column)) for column in Column)
        _canvas.row(made, *terminal.say(register.label), *figures, _wording.rate(tally))
    return made


def _listed(standing: StatusView) -> Phrase:
    counted = standing.tallies[Register.ISSUES].total
    return Phrase(
        f"反馈问题计入 {counted} 个，公开稿列出 {standing.listed} 个，不公开 {standing.withheld} 个",
        f"{counted} issues counted, {standing.listed} listed in the public edition, {standing.withheld} not disclosed",
    )


def _accepted(standing: StatusView) -> Phrase:
    return Phrase(
        f"自报完成 {standing.reported} 个，各方签字认定 {standing.accepted} 个",
        f"{standing.reported} reported as completed, {standing.accepted} accepted by all parties",
    )


def _bars(standing: StatusView, terminal: Terminal) -> Table:
    """Draw a bar per status, each as long as its share; a share above nothing shows at least one mark."""
    tally = standing.tallies[Register.ISSUES]
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for status in Status:
        number: int = getattr(tally, status.value)
        share = number / tally.total if tally.total else 0.0
        marks = max(round(share * _BAR), 1 if number else 0)
        bar = Text("█" * marks, style=_COLOURS[status]) + Text("─" * (_BAR - marks), style="dim")
        figure = Text(f"{number}", justify="right")
        made.add_row(Text(*terminal.say(status.label)), bar, figure, Text(f"{share:.2%}", justify="right"))
    return made


def _open(issue: OpenIssue, terminal: Terminal) -> "list[RenderableType]":
    """Draw one open issue: title, where it stands, and its plan in as much as one line holds."""
    due = issue.due.isoformat() if issue.due else _wording.NO_DATE.said(terminal.language)
    facts = [issue.label, due, *(terminal.say(_wording.left(issue.days_left)) if issue.due else [])]
    lines = [Text(f"{issue.id:>3}  {issue.title}"), Text(f"     {'  '.join(facts)}", style=_urgency(issue))]
    if issue.plan:
        plan = f"     {_wording.PLAN.said(terminal.language)}: {' '.join(issue.plan)}"
        lines.append(Text(_canvas.shortened(plan, terminal.width), style="dim"))
    return [*lines]


def _urgency(issue: OpenIssue) -> str:
    if issue.days_left is None:
        return "yellow"
    return "red" if issue.days_left < 0 else ""
