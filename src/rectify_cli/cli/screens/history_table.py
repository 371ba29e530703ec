"""The history of one entry as a screen of text: a line per event, long texts folded."""

from rich.table import Table
from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.views import wording
from rectify_cli.views.history import Event, History

DATE, EVENT, TEXT = Phrase("日期", "date"), Phrase("事项", "event"), Phrase("内容", "details")
_STYLES = {"status": "bold", "reopened": "red", "void": "red", "extension": "yellow"}


def draw(history: History, terminal: Terminal) -> str:
    """Return the screen."""
    parts = [Text(title(history, terminal), style="bold"), Text(state(history, terminal)), Text()]
    return _canvas.drawn([*parts, _events(history.events, terminal)], terminal)


def title(history: History, terminal: Terminal) -> str:
    """Return the id and the title of the entry."""
    register = (
        "" if history.register is Register.ISSUES else f"{history.register.label.in_language(terminal.language)} "
    )
    return f"{register}{history.id}  {history.title}".rstrip()


def state(history: History, terminal: Terminal) -> str:
    """Return its status and its deadline."""
    due = wording.DUE.in_language(terminal.language)
    return "  ".join([history.label, *([f"{due} {history.due}"] if history.due else [])])


def _events(events: tuple[Event, ...], terminal: Terminal) -> Table:
    grid = _canvas.table(terminal.say(DATE, EVENT, TEXT))
    grid.columns[0].no_wrap = True
    for event in events:
        summary = Text(event.summary.in_language(terminal.language), style=_STYLES.get(event.kind, ""))
        _canvas.row(grid, event.date.isoformat(), summary, event.text)
    return grid
