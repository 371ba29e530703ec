"""What is due as a table, the most urgent first, each in the colour of the policy."""

from collections import Counter

from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.terms import Colour
from rectify_cli.views import wording
from rectify_cli.views.due import Dues

_STYLES = {
    Colour.RED: "red",
    Colour.ORANGE: "magenta",  # sixteen colours have no orange
    Colour.YELLOW: "yellow",
    Colour.BLUE: "blue",
    Colour.GREEN: "green",
}


def draw(dues: Dues, terminal: Terminal) -> str:
    """Return the table, the number per colour, and the number without a deadline."""
    lines = [Text(line) for line in terminal.say(*wording.due_summary(dues))]
    if not dues.issues:
        return _canvas.drawn([*[Text(line) for line in terminal.say(wording.NOTHING_DUE)], *lines], terminal)
    grid = _canvas.table(terminal.say(*wording.DUE_HEAD))
    for issue in dues.issues:
        cells = wording.due_cells(issue, terminal.language)
        style = _STYLES[issue.alert.colour] if issue.alert else ""
        _canvas.row(grid, Text(cells[0], style=style), *cells[1:-1], Text(cells[-1], style=style))
    return _canvas.drawn([grid, Text(), *_counted(dues, terminal), *lines], terminal)


def _counted(dues: Dues, terminal: Terminal) -> list[Text]:
    """Draw a line per colour: the number, and its meaning in this office."""
    language = terminal.language
    numbers = Counter(issue.alert for issue in dues.issues)
    return [
        Text(
            f"{alert.colour.label.in_language(language)}  {number}  {alert.explanation.in_language(language)}",
            style=_STYLES[alert.colour],
        )
        for alert, number in numbers.items()
        if alert
    ]
