"""What is due as a Markdown table, for a chat or a merge request."""

from rectify_cli.cli.screens import _wording
from rectify_cli.cli.terminal import Terminal
from rectify_cli.views import wording
from rectify_cli.views.due import Dues


def draw(dues: Dues, terminal: Terminal) -> str:
    """Return the table, and below it the number of issues without a deadline."""
    rows = [wording.due_cells(issue, terminal.language) for issue in dues.issues]
    table = _wording.markdown(terminal.say(*wording.DUE_HEAD), rows)
    return "\n".join(
        [
            *terminal.say(terminal.edition.label),
            "",
            *table,
            *(f"\n{line}" for line in terminal.say(*wording.due_summary(dues))),
        ]
    )
