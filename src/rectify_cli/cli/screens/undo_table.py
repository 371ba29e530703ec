"""The last changes as a screen of text, the newest first: each with its time, its sentence, and its files below."""

from collections.abc import Sequence

from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.chinese.width import columns
from rectify_cli.core.language import Language, Phrase
from rectify_cli.store.step import Step

_HEADER = Phrase("序号", "no."), Phrase("时间", "time"), Phrase("改动", "change")
_UNDONE = Phrase("（已撤销）", " (undone)")
_NOTHING = Phrase("没有可以撤销的改动", "there is nothing to undo")
_FILES = 3
"""How many files are named; of more, the first are named and all are counted."""
_BESIDE = 24
"""The columns that the number and the time take."""


def draw(steps: Sequence[Step], terminal: Terminal) -> str:
    """Return the screen."""
    if not steps:
        return _canvas.drawn([Text(*terminal.say(_NOTHING))], terminal)
    grid = _canvas.table(terminal.say(*_HEADER))
    grid.columns[0].no_wrap = grid.columns[1].no_wrap = True
    for step in steps:
        sentence, mark = terminal.say(step.sentence, _UNDONE)
        whole = Text(_folded(f"{sentence}{mark if step.undone else ''}", terminal))
        whole.append("".join(f"\n{line}" for line in _files(step.names, terminal)), style="dim")
        _canvas.row(grid, str(step.number), f"{step.time:%Y-%m-%d %H:%M}", whole)
    return _canvas.drawn([grid], terminal)


def _folded(text: str, terminal: Terminal) -> str:
    """Fold Chinese at any character: broken at its few spaces, it would leave lines all but empty."""
    if terminal.language is not Language.ZH:
        return text
    lines = [""]
    for character in text:
        if columns(lines[-1] + character) > max(terminal.width - _BESIDE, 2):
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


def _files(names: Sequence[str], terminal: Terminal) -> list[str]:
    rest = Phrase(f"……共 {len(names)} 个文件", f"… {len(names)} files in all")
    return [*names[:_FILES], *(terminal.say(rest) if len(names) > _FILES else ())]
