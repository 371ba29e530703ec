"""The facts of a ledger as a table, and the numbers that are typed in prose."""

from collections.abc import Sequence

from rich.text import Text

from rectify_cli.cli.screens import Terminal, _canvas
from rectify_cli.core.language import Phrase
from rectify_cli.views.facts import FactRow, TypedRow

_HEAD = (Phrase("名称", "name"), Phrase("数", "number"), Phrase("来源", "origin"), Phrase("用处", "used"))
_TYPED_HEAD = (Phrase("位置", "place"), Phrase("数", "number"), Phrase("所在的句子", "sentence"))
_UNUSED = Phrase("正文没有用到", "not used")
_NONE = Phrase(
    "没有数据；用 rectify fact add 名称 --value 数 --source 来源 添加",
    "no facts; add one with `rectify fact add NAME --value NUMBER --source …`",
)


def draw(facts: Sequence[FactRow], terminal: Terminal) -> str:
    """Return the table of the facts."""
    if not facts:
        return _canvas.drawn([Text(*terminal.say(_NONE))], terminal)
    grid = _canvas.table(terminal.say(*_HEAD))
    [unused] = terminal.say(_UNUSED)
    for fact in facts:
        [number] = [fact.number] if fact.number else terminal.say(fact.fault or Phrase("-", "-"))
        used = "\n".join(str(place) for place in fact.used) or unused
        _canvas.row(grid, fact.name, number, *terminal.say(fact.origin), used)
    return _canvas.drawn([grid], terminal)


def draw_typed(typed: Sequence[TypedRow], terminal: Terminal) -> str:
    """Return the table of the typed numbers and how many there are."""
    [number] = terminal.say(Phrase(f"共 {len(typed)} 句", f"{len(typed)} sentences"))
    if not typed:
        return _canvas.drawn([Text(number)], terminal)
    grid = _canvas.table(terminal.say(*_TYPED_HEAD))
    for row in typed:
        _canvas.row(grid, str(row.place), row.number, row.sentence)
    return _canvas.drawn([grid, Text(), Text(number)], terminal)
