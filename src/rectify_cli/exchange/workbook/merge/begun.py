"""A state in a word that nobody knows, beside what was done: it is asked, and never counts as not begun meanwhile."""

import re
from collections.abc import Mapping

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge import states
from rectify_cli.exchange.workbook.merge.unread import Kept

_RATE = re.compile("完成(?:率|度|比例|百分比|情况)|进度|工作量")
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*[%％]?")


def begun(cells: Mapping[str, Cell], kept: list[Kept]) -> bool:
    """Return True if a row tells of progress, or has a rate above nought in a column of its own."""
    told = canonical(cells.get("progress"))
    return bool(told and not states.blank(told)) or any(map(_rate, kept))


def taken(message: Phrase) -> Phrase:
    """Return the message of an unknown word with what it is taken for."""
    meanwhile = Status.IN_PROGRESS.label
    return Phrase(
        f"{message.zh}；同一行写有进展，先按“{meanwhile.zh}”读入",
        f"{message.en}; the row tells of progress, so it is taken as {meanwhile.en} for now",
    )


def _rate(cell: Kept) -> bool:
    if not _RATE.search(cell.heading) or not _PERCENT.fullmatch(cell.text.strip()):
        return False
    state = states.read(cell.text, {}, share=True)
    return state is not None and state.status is not Status.NOT_STARTED
