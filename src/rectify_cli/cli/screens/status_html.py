"""The status as a page: totals by register, and what is still open."""

from collections.abc import Iterator, Sequence

from rectify_cli.cli.reports import Findings
from rectify_cli.cli.screens import _wording, status_table
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.documents import pages
from rectify_cli.documents.board import Board, Cell, Panel, Row
from rectify_cli.papers import panels
from rectify_cli.views import wording
from rectify_cli.views.status import OpenIssue, StatusView

_HEAD = (wording.ID, wording.ISSUE, wording.STATUS, wording.DUE, wording.LEFT)


def draw(view: StatusView, findings: Findings, terminal: Terminal) -> str:
    """Return the page."""
    title = Phrase(f"{view.body}{view.kind}整改进展", f"{view.body}: rectification")
    edition = terminal.edition.label
    day = Phrase(f"{edition.zh}\u3000截至 {view.as_of}", f"{edition.en}, as of {view.as_of}")
    words, *lines = terminal.say(title, day, wording.pressing(view), _wording.verdict(findings))
    board = Board(words, tuple(lines), panels=tuple(_panels(view, terminal)))
    return pages.draw_board(board, terminal.language)


def _panels(view: StatusView, terminal: Terminal) -> Iterator[Panel]:
    language = terminal.language
    [title, note] = terminal.say(wording.REGISTERS, status_table.listed(view))
    head = panels.figures_head(wording.REGISTER, language)
    rows = panels.register_rows(view.tallies, language)
    yield Panel("registers", title, note, head=head, rows=rows)
    for register, name, issues in (
        (Register.ISSUES, status_table.OPEN, view.open),
        (Register.IMMEDIATE, status_table.IMMEDIATE, view.immediate),
    ):
        if issues:
            rows = tuple(_rows(register, issues, terminal))
            [title] = terminal.say(name)
            yield Panel(
                register.value, title, head=tuple(terminal.say(*_HEAD)), rows=rows, words=len(_HEAD), broad=1, wide=True
            )


def _rows(register: Register, issues: Sequence[OpenIssue], terminal: Terminal) -> Iterator[Row]:
    for issue in issues:
        [due] = [issue.due.isoformat()] if issue.due else terminal.say(wording.NO_DATE)
        [left] = terminal.say(wording.left(issue.days_left))
        title = wording.marked(issue.title, issue.disclosure, terminal.language)
        late = issue.days_left is not None and issue.days_left < 0
        cells = (
            Cell(str(issue.id)),
            Cell(title, data=True),
            Cell(issue.label, data=True),
            Cell(due),
            Cell(left, tone="red" if late else ""),
        )
        yield Row(cells, panels.entry_id(register, issue.id))
