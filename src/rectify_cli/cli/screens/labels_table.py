"""The status words as a table: those of the ledger, marked as set here, above those built in."""

from collections.abc import Sequence

from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Phrase
from rectify_cli.views.status_words import WordRow

_HEAD = (Phrase("算作", "counts as"), Phrase("来源", "source"), Phrase("用语", "words"))
_OWN, _BUILT_IN = Phrase("本台账", "this ledger"), Phrase("内置", "built in")
_NOTE = Phrase(
    "本台账的用语排在第一的，是印出的用语。改一个：rectify labels 长期坚持=已完成",
    "The first word of this ledger is the one printed. To set one: `rectify labels 长期坚持=completed`",
)


def draw(rows: Sequence[WordRow], terminal: Terminal) -> str:
    """Return the table."""
    grid = _canvas.table(terminal.say(*_HEAD))
    grid.columns[0].no_wrap = grid.columns[1].no_wrap = True
    for row in rows:
        for source, words in ((_OWN, row.own), (_BUILT_IN, row.built_in)):
            if words:
                style = "bold" if source is _OWN else ""
                _canvas.row(grid, *terminal.say(row.status.label, source), Text(" ".join(words), style=style))
    return _canvas.drawn([grid, Text(), Text(*terminal.say(_NOTE))], terminal)
