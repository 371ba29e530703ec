"""The status as Markdown tables, for a merge request or a chat."""

from rectify_cli.cli.reports import Findings
from rectify_cli.cli.screens import _wording
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Register
from rectify_cli.views import wording
from rectify_cli.views.status import OpenIssue, StatusView


def draw(view: StatusView, findings: Findings, terminal: Terminal) -> str:
    """Return the status as Markdown."""
    heading = Phrase(f"{view.kind}整改进展（截至 {view.as_of}）", f"rectification as of {view.as_of}")
    lines = [f"## {_wording.cell(view.body)} {heading.in_language(terminal.language)}", ""]
    lines += [*terminal.say(terminal.edition.label), ""]
    lines += _wording.markdown(
        terminal.say(wording.REGISTER, *wording.COLUMNS, wording.RATE),
        [_register(view, register, terminal) for register in Register],
    )
    lines += ["", wording.pressing(view).in_language(terminal.language)]
    for first, issues in ((wording.ISSUE, view.open), (Register.IMMEDIATE.label, view.immediate)):
        if issues:
            head = terminal.say(wording.ID, first, wording.STATUS, wording.DUE, wording.LEFT)
            lines += ["", *_wording.markdown(head, [_open(issue, terminal) for issue in issues])]
    return "\n".join([*lines, "", _wording.verdict(findings).in_language(terminal.language)])


def _register(view: StatusView, register: Register, terminal: Terminal) -> list[str]:
    tally = view.tallies[register]
    figures = [str(tally.figure(column)) for column in Column]
    return [register.label.in_language(terminal.language), *figures, wording.rate(tally)]


def _open(issue: OpenIssue, terminal: Terminal) -> list[str]:
    due = issue.due.isoformat() if issue.due else wording.NO_DATE.in_language(terminal.language)
    return [
        str(issue.id),
        wording.marked(issue.title, issue.disclosure, terminal.language),
        issue.label,
        due,
        wording.left(issue.days_left).in_language(terminal.language),
    ]
