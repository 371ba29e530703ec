"""Whether a total is of the parts before it, and these are all: of its period, and of everybody that is named."""

from collections.abc import Sequence

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities.paragraph import Piece
from rectify_cli.notices.quantities.quantity import Quantity

_PLAIN = lazy("^(?:有|为|达|是|计|投入|完成|收回|金额|人数|数|面积|资金|总数|数量|重|长|已)*$")
_RESULT = lazy("分别|发现|其中|违规|问题|合格|优秀|处罚|立案|查处|整改|隐患")
_LED = lazy("牵头|会同|带队")
_TAKEN = lazy("剔除|扣除|减去|扣减")
_MONTHS = lazy("(?P<first>[0-9]{1,2})(?:[-—–~～至](?P<last>[0-9]{1,2}))?月")
_LONG = {"全年": 12, "上半年": 6, "下半年": 6, "前三季度": 9, "一季度": 3, "二季度": 3, "三季度": 3, "四季度": 3}
"""Months of a period that a total may be of."""


def unsaid(pieces: Sequence[Piece], parts: Sequence[Quantity], words: str) -> bool:
    """Return True if something counts of which no number is told: other months, the body that leads, 等.

    `words` stand before the total, and may name its period.
    """
    if any(_TAKEN.search(part.lead) for part in parts) or lists.open_ended(parts):
        return True
    if any(_LED.search(piece.text) and not piece.quantities for piece in pieces):
        return True
    long = next((number for name, number in _LONG.items() if name in words), 0)
    if not long:
        return False
    months = {
        month
        for piece in pieces
        for match in _MONTHS.finditer(piece.text)
        for month in range(int(match["first"]), int(match["last"] or match["first"]) + 1)
    }
    return bool(months) and len(months) != long


def of_parts(what: str, parts: Sequence[Quantity]) -> bool:
    """Return True if the words behind 合计 say what its parts are, or what was done with the first: 共新建25座."""
    same_deed = len(what) > 2 and what[:2] in parts[0].lead and not _RESULT.search(what)  # noqa: PLR2004 - a pair
    return bool(_PLAIN.match(what)) or same_deed or any(what in figure.label for figure in parts)
