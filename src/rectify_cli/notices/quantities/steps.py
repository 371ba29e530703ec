"""Steps counted against their number: 采取3项措施：一是…；二是…；三是…, （1）…（2）…, 首先…其次…."""

import re
from itertools import takewhile

from rectify_cli.core.chinese import numerals
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.quantity import Quantity

_STEP = lazy(
    "(?P<one>[一二三四五六七八九十]{1,3})(?:是|要)(?!否)|第(?P<two>[一二三四五六七八九十]{1,2})[，、]|（(?P<three>[0-9]{1,2}|[一二三四五六七八九十]{1,2})）|(?P<four>[①-⑳])|(?:^|(?<=[。；：]))(?P<five>[0-9]{1,2})[.．、](?![0-9])"
)
_STEPS_OF = lazy(
    "措施|方面|问题|工作|举措|环节|任务|做法|要求|建议|意见|事项|原因|机制|重点|行动|内容|步骤|困难|不足|短板|经验|办法|方法|途径|特点|议题|事|点|条"
)
_ORDER = lazy("首先|其次|再次|再者|然后|此外|最后")
_OPENS = lazy("即|就是|分别|具体|如下|以下|主要|为$|是$|包括|内容|下列")
_HELD = lazy("落实|贯彻|按照|根据|依据|执行|遵照")
_OF_OTHERS = lazy("^(?:对照|按照|依照|遵照|根据|依据|围绕|结合|落实|贯彻)[㐀-鿿]*的?$")
_ITSELF = lazy("(?:以下|下列|如下)[^，。；：]{0,4}?(?P<noun>[㐀-鿿]{2})$")  # 重点做好以下工作：
_CHAINED = lazy("(?:[0-9]+|[一二三四五六七八九十]+)[个项类大]{1,2}(?:方面|领域|环节|部分|层面|维度)[的共]?$")
_ELSEWHERE = lazy("(?:其余|其他|另外?|还有|余下)[^，。；]{0,4}?(?:[0-9]|[一二三四五六七八九十两])")
_SOME = lazy("主要(?![领负任职])|例如|比如|[，：]如|包括|其中|等[，：]|重点是|特别是|尤其")
_SHORT = 4
_OPENING = 24  # characters between a number and the first of what it counts
_MARK, _NEAR, _WITHIN = 8, 900, 20_000  # characters of a mark, behind a list, of the steps of a number


def listed(text: str, number: Quantity) -> tuple[int, tuple[int, int]] | None:
    """Return how many steps stand behind a number that counts them, and where; None where it need not count them."""
    if not _STEPS_OF.search(f"{number.unit}{number.tail}"[:14]) or "其中" in number.lead:
        return None
    line = text.find("\n", number.end, number.end + _WITHIN)
    end = line if line >= 0 else min(len(text), number.end + _WITHIN)
    near = text[number.end : min(end, number.end + _OPENING + _MARK)]
    order = _order(text, number.end, end) if "首先" in near[:12] else []
    if len(order) > 1:
        return len(order), (order[0].start(), order[-1].end())
    first = _STEP.search(near)
    if (
        first is None
        or _another_list(text, number, near[: first.start()])
        or first.start() > _OPENING
        or re.search("[0-9。]", near[: max(0, first.start() - 1)])
        or _SOME.search(near[: first.start()])
        or _step(first) != 1
    ):
        return None
    kind, last, at = first.lastgroup, 1, number.end + first.end()
    for match in _STEP.finditer(text, at, end):
        if match.lastgroup != kind:
            continue
        if _step(match) != last + 1:
            break
        last, at = last + 1, match.end()
    if last < number.value and _goes_on(text, at):
        return None
    return (last, (number.end + first.start(), at)) if last > 1 else None


def _another_list(text: str, number: Quantity, gap: str) -> bool:
    """Return True if what is listed need not be what a number counts: 落实八项要求抓整改：, 四个方面38个问题：."""
    done = gap.rstrip("：:，。；")
    clause, _, own = done.rpartition("，")
    if own and clause and not _OPENS.search(own):
        return True
    named = _ITSELF.search(own) if clause and _OF_OTHERS.search(number.lead) else None
    if named and named["noun"] not in f"{number.unit}{number.tail}":
        return True
    held = bool(_HELD.search(number.lead)) and len(done) > _SHORT and not _OPENS.search(done)
    return held or bool(_CHAINED.search(text, max(0, number.start - _OPENING), number.start))


def _goes_on(text: str, end: int) -> bool:
    """Return True if a list goes on in the next paragraph, or some of it is told to be elsewhere."""
    behind = re.split("[\n]", text[end : end + _NEAR])[0]
    return behind.rstrip().endswith(("；", "，")) or bool(_ELSEWHERE.search(behind))


def _order(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return 首先, 其次 and the like, up to where they begin again."""
    matches = _ORDER.finditer(text, start, end)
    return [next(matches), *takewhile(lambda match: match[0] != "首先", matches)]


def _step(match: re.Match[str]) -> int:
    written = match[match.lastgroup or 0]
    return ord(written) - ord("①") + 1 if "①" <= written <= "⑳" else numerals.value(written)
