"""What is due as a Markdown table, for a chat or a merge request."""

from rectify_cli.screens import Terminal, wording
from rectify_cli.views.due import Dues


def draw(dues: Dues, terminal: Terminal) -> str:
    """Return the table, and below it what has no deadline."""
    rows = [wording.due_cells(issue, terminal.language) for issue in dues.issues]
    table = wording.markdown(terminal.say(*wording.DUE_HEAD), rows)
    return "\n".join([*table, *(f"\n{line}" for line in terminal.say(*wording.due_summary(dues)))])
