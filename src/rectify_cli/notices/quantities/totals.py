"""Claims that a total is the sum of the parts before it, where these are all: of its period, of everybody named."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.brackets import added_up
from rectify_cli.notices.quantities.claims import Claim, Verdict, judged, kind_of
from rectify_cli.notices.quantities.paragraph import Piece
from rectify_cli.notices.quantities.quantity import Quantity, total

TOTALLED = lazy(
    "^(?P<of>[^，。；：]{0,8}?)(?P<word>合计|共计|总计|小计|总共|一共|加起来|合起来|加在一起|(?:^|(?<=[年月季项轮批处]))计|累计|共(?![性同产青建享]))(?P<what>[㐀-鿿]{0,8})$"
)
_OF_THESE = lazy(
    "^(?:前[两三二]?个?[季月][度份]?|以上|上述|以上各?[项类]|[两二三四五六七八九十]+[㐀-鿿]{1,4}|全部|前后|全年|上半年|下半年|[一二三四]季度)?$"
)
_OUTSIDE = lazy("辖区|目前|现有|现|历史|全[市省县区国乡镇]|今年以来|历年|至今")
_PLAIN = lazy("^(?:有|为|达|是|计|投入|完成|收回|金额|人数|数|面积|资金|总数|数量|重|长|已)*$")
_RESULT = lazy("分别|发现|其中|违规|问题|合格|优秀|处罚|立案|查处|整改|隐患")
_LED = lazy("牵头|会同|带队")
_TAKEN = lazy("剔除|扣除|减去|扣减")
_PLANNED = lazy("[预概估]算|计划")
_MONTHS = lazy("(?P<first>[0-9]{1,2})(?:[-—–~～至](?P<last>[0-9]{1,2}))?月")
_ADDED = lazy("^(?:再|又)?(?:加上|连同)")
_UNNUMBERED = lazy("(?:[和及与、]|^)(?:部分|若干|少数|个别|其他|其它|相关|有关)[^0-9，。；、]{2,10}(?:组成|构成)")
_ALMOST, _MORE = Fraction(4, 5), Fraction(5, 4)
_NEARLY = {"累计", "合计", "共计", "总计", "共"}
_FAR = Fraction(2, 3), Fraction(3, 2)
_WHOLE_SUM = {"合计", "共计", "总计"}
_LONG = {"全年": 12, "上半年": 6, "下半年": 6, "前三季度": 9, "一季度": 3, "二季度": 3, "三季度": 3, "四季度": 3}
"""Months of a period that a total may be of."""


def before(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that the parts before a total make it: 鱼苗30箱、虾苗20箱，合计60箱; it may be of more."""
    match = TOTALLED.match(whole.lead)
    every = [figure for piece in pieces for figure in piece.quantities if figure.dimension == whole.dimension]
    stated = every[: every.index(whole)]
    if match is None or len(stated) < 2 or _OUTSIDE.search(whole.lead):  # noqa: PLR2004 - two make a sum
        return
    deeds = of_deed(whole, match["what"], stated)
    bound = _bound(whole, match, stated, pieces[-1])
    summed = match["word"] in _NEARLY and not _RESULT.search(match["what"])
    if not (bound or deeds or summed):
        return
    sub = [figure for figure in stated if "小计" in figure.lead]
    if match["word"] == "小计" and sub:
        stated, sub = stated[stated.index(sub[-1]) + 1 :], []
    among = next((at for at, figure in enumerate(stated) if at and lists.PARTIAL.match(figure.lead)), 0)
    others, stated = stated[:among], stated[among:]
    parts = [figure for figure in stated if figure not in sub]
    if len(parts) > 2 and total(parts[1:]).meets(whole):  # noqa: PLR2004 - the first is the whole of the others
        parts = parts[1:]
    parts = deeds or parts
    if not _added(whole, parts):
        return
    runs = [parts, sub, others, *(stated[at:] for at in range(len(stated) - 1))]
    claim = judged(kind_of(whole), whole, [added_up(whole, run) for run in runs if run], linear=True)
    if claim.verdict is Verdict.PROVED:
        yield claim
        if match["word"] in _WHOLE_SUM and whole is every[-1]:
            yield from _stated_again(every[0], stated, parts)
    elif not unsaid(whole, pieces, parts, match["of"]):
        added = total(parts).value
        other = match["of"] and not _OF_THESE.match(match["of"])  # 建成区绿地合计256公顷
        if not other or _FAR[0] * added <= whole.value <= _FAR[1] * added:
            yield from [claim] if bound else nearly(claim, whole, parts)


def _bound(whole: Quantity, match: re.Match[str], stated: Sequence[Quantity], piece: Piece) -> bool:
    """Return True if the words of a total say that it is of what stands before it, and of no more."""
    own = [figure for figure in piece.quantities if figure.start < whole.start][-1:]
    beside = whole.start - len(match[0]) - len(match["of"]) - 1
    counted = any(figure.end >= beside and figure.value <= len(stated) for figure in own)  # 三个标段共
    by_now = match["word"] == "累计" and not match["of"]  # of which the parts are only what is new
    named = match["word"] not in {"共", "累计", "计"} or counted or _OF_THESE.match(match["of"])
    return of_parts(match["what"], stated) and not by_now and bool(named)


def _added(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return True if some quantities can be parts of a total, and nothing is counted under two of them."""
    overlap = parts and not lists.apart(whole, parts)
    if overlap and max(figure.value for figure in parts) <= whole.value <= total(parts).value:
        return False  # the same person may be counted in two of them
    shares = whole.dimension == units.PERCENT and all("占" in figure.lead for figure in parts)
    return len(parts) > 1 and (lists.fit(parts) or shares)


def of_deed(whole: Quantity, what: str, stated: Sequence[Quantity]) -> list[Quantity]:
    """Return those of some quantities that a total is of by its deed, where they are not all: 共销号57个."""
    deed = what.removeprefix("已")[:2]
    last = {figure.piece: figure for figure in (*stated, whole)}
    named = [
        figure
        for figure in stated
        if len(deed) > 1 and (deed in figure.lead or (figure is last[figure.piece] and deed in figure.tail))
    ]
    return named if 1 < len(named) < len(stated) else []


def nearly(claim: Claim, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that a total is not what its parts come to, where it is almost that and need not be: a look is due."""
    summed = total(parts).value
    if claim.verdict is Verdict.PROVED:
        yield claim
    elif max(part.value for part in parts) < whole.value and _ALMOST * summed <= whole.value <= _MORE * summed:
        yield claim._replace(verdict=Verdict.NEAR)


def with_more(pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield that what is added to a quantity makes the next: 收回57套，加上新建的143套，可供分配200套."""
    stated = [figure for piece in pieces for figure in piece.quantities]
    for more in stated:
        if not _ADDED.match(more.lead):
            continue
        alike = [figure for figure in stated if figure.dimension == more.dimension]
        at = alike.index(more)
        behind = alike[at + 1 : at + 2]
        if at and behind and behind[0].value > more.value and lists.fit([*alike[:at], *behind]):
            runs = [alike[start : at + 1] for start in range(at - 1, -1, -1)]
            ways = [added_up(behind[0], run) for run in runs]
            yield from nearly(judged(kind_of(more), behind[0], ways, linear=True), behind[0], alike[: at + 1])


def _stated_again(first: Quantity, before: Sequence[Quantity], parts: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that a whole said before its parts is their total: 421户，其中A类…，合计412户."""
    if first not in parts and (first not in before or before.index(first) == 0):
        claim = judged(kind_of(first), first, [added_up(first, parts)], linear=True)
        yield claim._replace(verdict=Verdict.NEAR) if claim.verdict is Verdict.FAILS else claim


def unsaid(whole: Quantity, pieces: Sequence[Piece], parts: Sequence[Quantity], words: str) -> bool:
    """Return True if something counts of which no number is told: other months, the body that leads, 等, 部分骨干.

    `words` stand before the total, and may name its period.
    """
    if _PLANNED.search(words) or any(_TAKEN.search(part.lead) for part in parts) or lists.open_ended(parts):
        return True
    if any(_LED.search(piece.text) and not piece.quantities for piece in pieces):
        return True
    if unnumbered(whole, pieces, parts):
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


def unnumbered(whole: Quantity, pieces: Sequence[Piece], parts: Sequence[Quantity]) -> bool:
    """Return True if a part that nobody counts may make up for what others lack: 审计局4人和部分业务骨干组成."""
    return total(parts).high < whole.low and any(_UNNUMBERED.search(piece.text) for piece in pieces)


def of_parts(what: str, parts: Sequence[Quantity]) -> bool:
    """Return True if the words behind 合计 say what its parts are, or what was done with the first: 共新建25座."""
    same_deed = len(what) > 2 and what[:2] in parts[0].lead and not _RESULT.search(what)  # noqa: PLR2004 - a pair
    return bool(_PLAIN.match(what)) or same_deed or any(what in figure.label for figure in parts)
