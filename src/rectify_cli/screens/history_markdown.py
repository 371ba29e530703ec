"""The history of one entry as a Markdown table."""

from rectify_cli.screens import Terminal, history_table, wording
from rectify_cli.views.history import History


def draw(history: History, terminal: Terminal) -> str:
    """Return the history as Markdown."""
    head = terminal.say(history_table.DATE, history_table.EVENT, history_table.TEXT)
    rows = [[event.date.isoformat(), *terminal.say(event.said), event.text] for event in history.events]
    heading = wording.cell(history_table.title(history, terminal))
    standing = wording.cell(history_table.standing(history, terminal))
    return "\n".join([f"## {heading}", "", standing, "", *wording.markdown(head, rows)])
