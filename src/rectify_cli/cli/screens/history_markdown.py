"""The history of one entry as a Markdown table."""

from rectify_cli.cli.screens import _wording, history_table
from rectify_cli.cli.terminal import Terminal
from rectify_cli.views.history import History


def draw(history: History, terminal: Terminal) -> str:
    """Return the history as Markdown."""
    head = terminal.say(history_table.DATE, history_table.EVENT, history_table.TEXT)
    rows = [[event.date.isoformat(), *terminal.say(event.summary), event.text] for event in history.events]
    heading = _wording.cell(history_table.title(history, terminal))
    state = _wording.cell(history_table.state(history, terminal))
    return "\n".join(
        [f"## {heading}", "", *terminal.say(terminal.edition.label), "", state, "", *_wording.markdown(head, rows)]
    )
