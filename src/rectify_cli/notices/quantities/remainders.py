"""Claims of what is left or lacking: received − done = open, opening + in − out = closing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Verdict, bare, judged, kind_of
from rectify_cli.notices.quantities.flows import IN, OPENING, OUT, flow
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece, levels
from rectify_cli.notices.quantities.quantity import Quantity, difference, total
from rectify_cli.notices.quantities.states import PARTLY, PLAIN_DONE, state, states, whole_before


class _Roles(NamedTuple):
    """Words that name a whole, what is taken from it, and what is left."""

    whole: re.Pattern[str]
    part: re.Pattern[str]
    rest: re.Pattern[str]


def _roles(whole: str, part: str, rest: str) -> _Roles:
    return _Roles(lazy(whole), lazy(part), lazy(rest))


_TABLE = (
    _roles(
        "^[^，]{0,4}(?<![反相响供适])应(?![急用对届])",
        "实际|实[到收发缴有征退]",
        "缺|差|少|欠|扣|未[到收缴付发退参招配还领]|空|短",
    ),
    _roles("收回|回收|收到", "有效", "无效|废"),
    _roles("领取|购入|入库|采购|接收|调拨|配发", "使用|发放|领用|消耗", "库存|剩余|结存|剩|尚存"),
    _roles("名额|指标|席位|床位|座位|车位|工位", "符合|使用|占用|已", "空余|剩余|闲置|空置|空"),
    _roles(
        "收入|到账|下达|拨款|安排|争取|筹集|募集|收到|预算",
        "支出|使用|拨付|支付|列支|发放|执行",
        "结余|结存|剩余|余额|未使用|未支出|未拨付|盈余|结转|沉淀",
    ),
    _roles("送审|申报|报审|上报|原报", "审定|核定", "核减|审减|减少"),
    _roles("应到|应参加|应参会|应出席|应考|报名", "实到|实际参加|参会|出席|参加|参考", "缺席|未到|缺勤|缺考|未参加"),
    _roles(
        "应[收缴征退还返付发]|应上缴|应支付|应清[退偿]|欠款|借款|贷款|挂账|代收",
        "[实已][收缴退还付发]|收回|归还|偿还|退还|追回|缴纳|清退|清理|清偿|支付|解缴|上缴",
        "未[收缴退还付发追清支上解]|欠缴|尚欠|欠收|拖欠|仍欠|余额|滞留|截留|占压",
    ),
    _roles(
        "编制|核编|核定|应有|定员|应配|职数|岗位",
        "实有|在编|在岗|现有|实配|已配|到岗|实际配备",
        "空编|缺编|空缺|缺员|缺额|缺|空岗",
    ),
    _roles(
        "预算|概算|控制价|限价|估算|计划投资|批复|合同价|中央预算",
        "决算|中标|成交|实际|支出|结算|实付",
        "节约|节省|节支|结余|下浮|低于|核减|压减",
    ),
    _roles(
        "受理|接收|收到|登记|交办|立案|收案|转办|移交|接访|接到",
        "办结|办理完毕|答复|审结|结案|化解",
        "未办结|未结|在办|正在办理|未答复|待办|未审结|未化解|尚未办结|存案",
    ),
    _roles("发放|发出|印发|下发", "回收|收回", "未回收|未收回"),
    _roles(
        "抽检|检查|抽查|检测|检验|验收|考核|参考|监测|送检|复查|抽样",
        "(?<!不)合格|(?<!未)通过|(?<!不)达标|(?<!未)达标",
        "不合格|未通过|不达标|未达标|超标",
    ),
    _roles("原值|资产总额|总资产|资产|毛重", "折旧|摊销|准备|减值|负债|皮重", "净值|净资产|净重|净额|所有者权益"),
    _roles("收入|销售额|营收", "成本|费用|开支|税费", "利润|净收益|收益|亏损|毛利|盈利|纯收入"),
    _roles("新增|招录|调入|引进|招聘|增加|入职|发展", "减少|调出|退休|离职|流出|注销|辞职|报废|处置", "净增|净增加"),
    _roles("最[高多大长慢]", "最[低少小短快]", "相差|差距|差额|极差|悬殊|差"),
)
_OVER = (
    lazy("目标|计划|任务|指标|定额|预算|概算|标准|限额|核定"),
    lazy("实际|完成|实现|达到|落实|超额|列支|支出|决算"),
    lazy("超额|超出|超过|超|多完成"),
    lazy("差|短缺|缺口|未完成|尚缺|缺额|缺|欠"),
)
_NEUTRAL = lazy(
    "收支|相抵|资金|金额|经费|本年|当年|当期|全年|本期|今年|尚|仍|还|共|为|达|目前|现|有|的|了|并|与|和|正在|已|个|费用|造价|投资|价款|数|额度?"
)
_ALL_TOLD = lazy("年末|期末|月末|累计|滚存|账面|历年")
_UNDONE = lazy("(?:未|没有?|不)(?P<what>[㐀-鿿]{1,4})$")
_OTHER = lazy("同比|环比|较|比去年|比上年|增长|下降|每|均|(?<!节)约|另|预计|力争|累计(?=[^，]{0,4}，)|占(?![用地道压])")
_MOVED = lazy(f"{IN.pattern}|{OUT.pattern}|减免|核减|调整|移送|撤回|合并|划转|抵扣")
_AFTER = lazy(
    "(?P<what>(?!调整|改造|整改|追加|调增|调减|变更)[㐀-鿿]{2})(?:一?部分|若干|一些)?[之以]?后(?![续勤备期年补方])"
)
_NARROWED = lazy("的部分|的[㐀-鿿]{0,4}(?:中|里)|部分")
_PLANNED = lazy("预|拟|计划|争取|在谈|储备|协议|可")
_TRIPLE = 3  # a plan, what was done, and what lacks
_SHORT = 5
_MOST = 7


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of remainders, flows and states in one paragraph."""
    for sentence in paragraph.sentences():
        for level in levels(sentence.pieces):
            for pieces in _parted(level):
                yield from _stated(paragraph, pieces)


def _parted(level: Sequence[Piece]) -> list[list[Piece]]:
    """Return a level cut at its semicolons, where what stands behind one is more than an item of a list."""
    groups = lists.segments(level)
    counts = (Counter(figure.dimension for piece in group for figure in piece.quantities) for group in groups[1:])
    return groups if any(max(count.values(), default=0) > 1 for count in counts) else [list(level)]


def _stated(paragraph: Paragraph, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the claims of the quantities of each dimension."""
    stated = [figure for piece in pieces for figure in piece.quantities if figure.dimension not in units.RATES]
    for dimension in dict.fromkeys(figure.dimension for figure in stated):
        alike = [figure for figure in stated if figure.dimension == dimension and "平均" not in figure.lead]
        if pieces[0].bracket == 0 and len(alike) > 1 and PLAIN_DONE.match(alike[0].lead):
            alike = [*whole_before(paragraph, alike[0]), *alike]
        if any(_OTHER.search(figure.lead) or not figure.exact for figure in alike):
            continue
        if 2 < len(alike) <= 2 * _MOST and not _unnumbered(pieces, alike):  # noqa: PLR2004 - a whole, a part, the rest
            yield from _alike(alike)


def _unnumbered(pieces: Sequence[Piece], alike: Sequence[Quantity]) -> bool:
    """Return True if something is told between quantities, without its number, that changes what is left."""
    first, last = alike[0].start, alike[-1].start
    between = [
        piece.text
        for piece in pieces
        if not piece.quantities
        and first < piece.start < last
        and not (piece.closer == "、" and len(piece.text) < _SHORT)
    ]
    between += [
        figure.lead
        for piece in pieces
        for figure in piece.quantities
        if first < figure.start < last and figure.dimension[:1] == alike[0].dimension[:1] and figure not in alike
    ]  # 退出31人次 among counts of 人
    return any(_MOVED.search(words) for words in between) or any(
        (deed := _AFTER.search(figure.lead))
        and not any(deed["what"] in other.lead for other in alike if other is not figure)
        for figure in alike[1:]
    )


def _alike(stated: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield the first claim that quantities of one dimension make together."""
    for find in (flow, _over, _left, _not, states):
        claims = list(find(stated))
        if claims:
            yield from (claim for claim in claims if claim.verdict is Verdict.PROVED or not _otherwise(claim, stated))
            return


def _otherwise(claim: Claim, stated: Sequence[Quantity]) -> bool:
    """Return True if a figure is what some of the others leave of another: then the claim was misread."""
    rest = next(figure for figure in stated if figure.start == claim.at.start)
    others = [figure for figure in stated if figure is not rest][: _MOST + 1]
    if len(others) > 3:  # noqa: PLR2004 - 35 with 33 done, 25 with 21 done: 6 are left
        even, odd = total(others[::2]), total(others[1::2])
        if difference(even, odd).meets(rest, open_=True):
            return True
    for whole in others:
        parts = [figure for figure in others if figure is not whole and figure.value <= whole.value]
        for size in range(1, len(parts) + 1):
            for chosen in combinations(parts, size):
                if difference(whole, total(chosen)).meets(rest, open_=True):
                    return True
    return False


def _left(stated: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield whole − part = rest, by the first row of the table whose three words there are."""
    for roles in _TABLE:
        rests = [
            figure
            for figure in stated
            if roles.rest.search(figure.lead) or (figure.tail and roles.rest.match(figure.tail))
        ]
        left = [figure for figure in stated if figure not in rests]
        parts = [
            figure
            for figure in left
            if (roles.part.search(figure.lead) or (figure.tail and roles.part.match(figure.tail)))
            and "应" not in figure.lead
        ]
        wholes = [
            figure
            for figure in left
            if figure not in parts and (roles.whole.search(figure.lead) or roles.whole.match(figure.tail))
        ]
        if len(wholes) == 2 and not parts:  # noqa: PLR2004 - 概算96万元，合同价82.5万元
            parts = [wholes.pop()]
        if not (rests and parts and wholes) or (
            OPENING.search(rests[0].lead) and not re.fullmatch("[已尚]?结转", rests[0].lead)
        ):
            continue
        rest = rests[-1]
        if _ALL_TOLD.search(rest.lead) or not _bare(rest, roles.rest, left):
            return
        wholes = [figure for figure in reversed(wholes) if figure.value >= max(part.value for part in parts)] or wholes[
            -1:
        ]
        opening = [
            figure for figure in left if figure not in parts and figure not in wholes and OPENING.search(figure.lead)
        ]
        ways = list(_differences([*wholes, *opening], parts, rests))
        if any(way.result.value >= 0 for way in ways):
            yield judged(kind_of(rest), rest, ways, linear=True)
        return


def _bare(rest: Quantity, names: re.Pattern[str], others: Sequence[Quantity]) -> bool:
    """Return True if nothing narrows what is left: 专户结余 is not all that is."""
    words = _NEUTRAL.sub("", names.sub("", rest.lead))
    return len(words) < 2 or any(words in figure.lead for figure in others)  # noqa: PLR2004 - no word of its own


def _not(stated: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield whole − done = not done, where the words of both are the same: 回复79份，未回复6份."""
    for at, rest in enumerate(stated):
        match = _UNDONE.search(rest.lead)
        if match is None or re.search("[㐀-鿿]{3}的未", rest.lead) or at < 2:  # noqa: PLR2004 - a whole and a part
            continue
        parts = [
            figure
            for figure in stated[1:at]
            if match["what"][:2] in figure.lead and not _UNDONE.search(figure.lead) and not PARTLY.search(figure.lead)
        ]
        wholes = [
            figure
            for figure in stated[: at - 1]
            if figure not in parts and figure.value >= rest.value and not state(figure)
        ]
        if len(parts) == 1 and len(wholes) == 1 and stated[at - 1] is parts[0]:
            yield judged(kind_of(rest), rest, list(_differences(wholes, parts, [rest])), linear=True)
            return


def _differences(
    wholes: Sequence[Quantity], parts: Sequence[Quantity], rests: Sequence[Quantity]
) -> Iterator[Calculation]:
    """Yield each difference that may be meant: of a whole, or of several, and all parts or some."""
    rest = rests[-1]
    several = [list(wholes)] if len(wholes) > 1 else []
    for whole in (*([figure] for figure in wholes), *several):
        for size in range(min(len(parts), 4), 0, -1):
            for chosen in combinations(parts, size):
                others = [*chosen, *rests[:-1]]
                for taken in (others, list(chosen)) if rests[:-1] else (others,):
                    if total(whole).value < total(taken).value and len(wholes) == 1:
                        taken, whole = whole, taken  # noqa: PLW2901 - a deficit
                    written = " − ".join(
                        [
                            " + ".join(bare(figure, rest.unit) for figure in whole),
                            *(bare(figure, rest.unit) for figure in taken),
                        ]
                    )
                    yield Calculation(written, difference(total(whole), total(taken)), (*whole, *taken))


def _elsewhere(off: Quantity, names: Sequence[re.Pattern[str]], before: Sequence[Quantity]) -> bool:
    """Return True if what is more or lacks is measured against something of another name: 超序时进度36户."""
    words = off.lead
    for name in (*names, _NEUTRAL):
        words = name.sub("", words)
    return len(words) > 1 and not any(words in figure.label for figure in before)


def _over(stated: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield done − planned = more than planned, or planned − done = what lacks."""
    planned, done, over, short = _OVER
    for off in stated[2:]:
        more, less = over.search(off.lead), short.search(off.lead)
        before = [figure for figure in stated if figure.start < off.start]
        plans = [figure for figure in before if planned.search(figure.lead) and not over.search(figure.lead)]
        others = [figure for figure in before if figure not in plans and not lists.PARTIAL.match(figure.lead)]
        only = len(stated) == _TRIPLE and len(others) == 1 and not _PLANNED.search(others[0].label)
        results = [figure for figure in others if only or done.search(figure.lead)]
        if (
            bool(more) == bool(less)
            or not plans
            or not results
            or _NARROWED.search(off.lead)
            or _elsewhere(off, (over, short, planned), before)
            or lists.PARTIAL.match(off.lead)
        ):
            continue
        plan, result = plans[-1], results[-1]
        high, low = (result, plan) if more else (plan, result)
        way = Calculation(f"{bare(high, off.unit)} − {bare(low, off.unit)}", difference(high, low), (high, low))
        yield judged(kind_of(off), off, [way], linear=True)
        return
