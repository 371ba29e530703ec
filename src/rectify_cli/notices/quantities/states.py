"""Claims that the states of a whole make it: 25处，已整改19处，正在整改6处."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities.claims import Calculation, Claim, bare, judged, kind_of
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Interval, Quantity, difference, total

_MOST = 7  # states whose every subset is tried

PLAIN_DONE = lazy("^(?:其中)?(?:目前|现|截至[^，]{0,8}|均)?(?:已经?|完成|办结)[^，]{0,6}$")
_PART_OF = lazy("个性|共性|重点|其中|立行立改|典型|新增")
_DONE = lazy("已|完成|办结|整改|销号|化解|竣工|验收|建成|解决|通过|投用|到位|开工|修复|拆除|整治|安装|落实")
_DOING = lazy(
    "正在|还有|尚有|仍有|持续推进|限期|收尾|核查中|在建|在办|整改中|推进中|停产|关闭|办理中|施工中|建设中|未|尚|待|没有|逾期|其余|剩余|余下"
)
_CLOSES = lazy("未|尚|待|没有|其余|剩余|余下|还有|仍有|逾期")
_ASIDE, _ASIDE_OF = (
    lazy("(?:尚|还|仍)有$"),
    lazy("未(?!整改|完成|办结|销号|到位|解决|落实|清|化解|竣工|验收)"),
)
_CARRIED = lazy("[去上往历前]年|结转|遗留")
_SLIP = Fraction(1, 5)
_GENERAL = lazy(
    "正在|目前|持续|推进|限期|收尾|整改|办理|实施|施工|建设|进行|处理|落实|完善|其余|在建|在办|中|还有|尚|均|的|核查|停产|关闭|有序|加快|抓紧|按|序时|进度|招标|改造|修复|走[^，]{0,4}程序"
)
_NOUNS = lazy("整改(?=事项|任务|问题|措施|通知|意见|点位|清单|内容|期)|完成(?=情况|率)|落实(?=情况)|建成区")
_FOUND = lazy("反馈|发现|交办|指出|移交|提出|受理|梳理|查出|排查|需|应")
_AT_START = lazy("^(?:均|目前|现|都)?(?:已|完成|办结|整改|销号|正在|未|尚|待|在建|持续|明确|限期|没有)")
PARTLY = lazy("部分|阶段性|基本|长期|持续")
_WHOLE = lazy(
    "应|需|共|发现|反馈|排查|总|涉及|清理|摸排|下达|交办|梳理|有|受理|全|计划|列入|实施|检查|指出|移交|查出|收到|认领|立"
)


def whole_before(paragraph: Paragraph, first: Quantity) -> list[Quantity]:
    """Return the last quantity of the sentence before, in the unit of states without a whole."""
    before = [figure for figure in paragraph.before(first) if figure.dimension == first.dimension]
    number = paragraph.pieces[first.piece].sentence
    last = before[-1] if before else None
    if (
        last is None
        or (_ASIDE.search(last.lead) and _ASIDE_OF.match(last.tail))
        or paragraph.pieces[last.piece].sentence == number
        or _DOING.search(last.label)
        or lists.PARTIAL.match(last.lead)
    ):
        return []
    words = paragraph.pieces[last.piece].text
    return [last] if last.exact and _WHOLE.search(words) and not _PART_OF.search(words) else []


def state(figure: Quantity) -> str:
    """Return the words that say how a quantity stands, nothing if none do."""
    lead = _NOUNS.sub("", figure.lead)
    words = lead if _DONE.search(lead) or _DOING.search(lead) or PARTLY.search(lead) else ""
    tail = _NOUNS.sub("", figure.tail)
    return words + (tail if _AT_START.match(tail) else "")


def _same_work(doing: Quantity, done: Quantity, whole: Quantity) -> bool:
    """Return True if what is being done is what is done with the others, or work in general."""
    words = _GENERAL.sub("", state(doing))
    return len(words) < 2 or any(words[at : at + 2] in done.label + whole.label for at in range(len(words) - 1))  # noqa: PLR2004 - a word


def _told(stated: Sequence[Quantity], marked: Sequence[Quantity], first: Quantity) -> list[Quantity]:
    """Return the states from the first on, up to what is among one of them (其中属实16件)."""
    among = [figure.start for figure in stated if figure.start > first.start and lists.PARTIAL.match(figure.lead)]
    end = among[0] if among else stated[-1].end
    return [figure for figure in marked if first.start <= figure.start < end][:_MOST]


def _by_steps(whole: Quantity, after: Sequence[Quantity]) -> bool:
    """Return True if what is done is told by its steps: 危房234户，已竣工198户，已入住185户，正在施工15户."""
    over = total(after[:-1]).low > whole.high >= max(part.high for part in after)
    return over and not _CLOSES.search(state(after[-1]))


def _of_another(last: Quantity, whole: Quantity) -> bool:
    """Return True if the last state is that of some, of others or of another time than its whole."""
    return bool(
        (_ASIDE.search(last.lead) and _ASIDE_OF.match(last.tail))
        or re.search("[由给交]$|中的$", last.lead)
        or lists.SOME.search(last.lead)
        or (_CARRIED.search(last.lead) and not _CARRIED.search(whole.lead))
    )


def states(stated: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that the states of a whole make it, where one of them is done and the last is not."""
    marked = [figure for figure in stated if state(figure) and not (figure is stated[0] and _FOUND.search(figure.lead))]
    wholes = [
        figure for figure in stated if figure not in marked or (_WHOLE.search(figure.lead) and figure is stated[0])
    ]
    if not wholes:
        return
    first = next((figure for figure in stated if figure in marked and figure not in wholes), stated[-1])
    wholes = [figure for figure in reversed(wholes) if figure.start < first.start]
    after = _told(stated, marked, first)
    last = after[-1] if after else None
    if (
        last is None
        or not after[1:]
        or not wholes
        or _of_another(last, wholes[0])
        or _DOING.search(after[0].lead)
        or not _DONE.search(state(after[0]))
        or _by_steps(wholes[0], after)
    ):
        return
    wholes = lists.of_noun(wholes, last)
    if not _DOING.search(state(last)):
        plain = [figure for figure in after if not PARTLY.search(figure.lead)]
        if len(plain) != 1 or total(after).low <= wholes[0].high:
            return  # what is done in part may be counted elsewhere, and never exceeds the whole
    sizes = range(len(after) - 1, 0, -1)
    runs = chain.from_iterable(combinations(after[:-1], size) for size in sizes)
    bases = [*wholes, *(figure for figure in after[:-2] if figure.value >= last.value)]
    ways = []
    for run in runs:
        for base in (figure for figure in bases if figure not in run):
            taken = total(list(run))
            written = " − ".join([bare(base, last.unit), *(bare(figure, last.unit) for figure in run)])
            ways.append(
                Calculation(written, difference(Interval(base.value, base.low, base.high), taken), (base, *run))
            )
    ways = [way for way in ways if way.result.value >= 0]
    slip = _SLIP * wholes[0].value if _same_work(last, after[0], wholes[0]) else 0
    if not _CLOSES.search(state(last)) and ways and last.value < ways[0].result.value - slip:
        return  # what is not begun, or in other work, may be left unsaid
    if ways:
        yield judged(kind_of(last), last, ways, linear=True)
