"""Claims of three figures set against each other: two values, and by how much, or in what share, they differ.

What binds them is their number: where exactly two values of one unit stand beside a difference or a rate, it is
theirs, whatever the verbs are. Nothing is claimed where some other relation between the three holds.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, bare, judged, kind_of
from rectify_cli.notices.quantities.pairs import BY, YEAR, subject_told
from rectify_cli.notices.quantities.paragraph import Paragraph, Sentence
from rectify_cli.notices.quantities.percentages import division, other_thing
from rectify_cli.notices.quantities.quantity import Quantity, difference, total

_THAN = lazy("比(?!例|重|率|武|选|赛|拼)|较(?![大多少高低小重轻好差快慢强弱为])")
_WHEN = lazy("[㐀-鿿0-9]{2,8}?(?=少|多|低|高|增|减|降|升|超|差|净|快|慢|早|迟|下|上升|缩)")
_PLANNED = lazy("预算|计划")
_PLAIN = lazy("尚|还|共|为|达|全年|账面|仍|并|已|的")
_PERIOD = lazy("季度|月|半年|同期")
_LAST_YEAR = lazy("^(?:同比|[较比]?上年)[㐀-鿿]{1,4}$")
_NOT = lazy("[缺未不失漏非无]")
_BY = lazy("(?:少|多|低|高|增|减|降|升|超|差|缺|欠|节|余|净|短|剩|空|漏|截|连|快|慢|早|迟|晚)[㐀-鿿]{0,3}?$")
_GAP = lazy("(?:两者|二者)?(?:差价|差额|价差|相差|差距|悬殊)(?:收入|收益)?(?:为|达)?$")
_LEFT = lazy(
    "(?:[结节盈剩]余|余额|差额|缺口|盘[亏盈]|溢价|折价|增值|[短长]款|缺编|超编|空编|空岗|空缺|净收?[入益值额支]?|截留|尾款|超支|短收|超额[㐀-鿿]{0,2}|欠缴|少缴|漏缴|存量)[㐀-鿿]{0,2}$"
)
_APART = lazy("^(?:两者|二者|两[㐀-鿿]|前后|最高与最低)?之?间?相差$")
_DONE = lazy("实|盘点|清点|成交|已|录|支出|决算|完成|审定|入库|在编|到岗|收回|偿还|拨付|支付|付")
_ASIDE = lazy(
    "其中|另|(?<![签节违预合履条契邀续公])约(?![谈束定见])|左右|以[上下内外](?=[，。；）的]|$)|近(?=[0-9])|历年|累计|滚存|预计|拟|力争|口径|部分|分期|质保|扣除|剔除|抵扣|连同|加上|若干|后(?=[结节盈])|统筹|汇率|核增|重复|不等|最[高低]|前年|上季|上月末|加权|可比|其他(?!风)|各类|全部案|总量降|新立|新审批|民事|目标"
)
_RATE = lazy("^(?P<what>[㐀-鿿]{1,12})率(?:仅|只|约|为|达到?|是|高达|已达)*$")
_GENERAL = lazy("[已均的为共有了应实际被是及数量个总额]")
_DEED = 4  # characters of what is done with what should be
_LABEL = 12  # characters that name the smaller of two
_TRIPLE, _FAR = 3, 8  # figures set against each other, and of a sentence


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of the sentences that set three figures against each other."""
    sentences = list(paragraph.by_number.values())
    for sentence, following in pairwise([*sentences, Sentence([], [])]):
        yield from _of(paragraph, sentence.quantities)
        if following.quantities and sentence.quantities:
            yield from _of(paragraph, [*sentence.quantities, *following.quantities], across=True)


def _of(paragraph: Paragraph, stated: Sequence[Quantity], *, across: bool = False) -> Iterator[Claim]:
    if not _TRIPLE <= len(stated) <= _FAR or _ASIDE.search(paragraph.text, stated[0].start, stated[-1].end + 1):
        return
    for dimension in dict.fromkeys(figure.dimension for figure in stated):
        alike = [figure for figure in stated if figure.dimension == dimension]
        if not dimension or not all(figure.exact for figure in alike):
            continue
        if len(alike) == _TRIPLE and dimension not in {units.PERCENT, units.TIMES}:
            yield from _difference(paragraph, alike, across=across)
        elif len(alike) == 2 and dimension not in units.RATES:  # noqa: PLR2004 - a pair
            for rate in stated:
                if (
                    rate.dimension == units.PERCENT
                    and rate.exact
                    and sum(f.dimension == units.PERCENT for f in stated) == 1
                ):
                    yield from _rate(paragraph, alike, rate)


def _difference(paragraph: Paragraph, alike: Sequence[Quantity], *, across: bool) -> Iterator[Claim]:
    """Yield that one of three values is by how much the others differ, where its words say so."""
    for by in alike:
        first, then = (figure for figure in alike if figure is not by)
        left = by is alike[-1] and (_left(by, first, then) or bool(_APART.search(by.lead)))
        verb = _BY.search(by.lead)
        gap = by is alike[-1] and not across and _GAP.match(by.lead)
        compared = gap or (verb and not by.tail and _base(paragraph, by, (first, then)))
        if not (compared or (left and not across)) or _holds(alike):
            continue
        bare_lead = by._replace(lead=by.lead[: verb.start()] if verb else by.lead)
        if not left and not subject_told(bare_lead, [bare_lead if figure is by else figure for figure in alike]):
            continue
        high, low = sorted((first, then), key=lambda figure: -figure.value)
        way = Calculation(f"{bare(high, by.unit)} − {bare(low, by.unit)}", difference(high, low), (high, low))
        yield judged(kind_of(by) if left else Kind.CHANGE, by, [way], linear=True)


def _left(rest: Quantity, first: Quantity, then: Quantity) -> bool:
    """Return True if a value is what is left of what was due without what was done: 预算…，决算…，超支…."""
    match = _LEFT.search(rest.lead)
    if match is None or not lists.DUE.search(first.label) or not _DONE.search(then.label) or _PLANNED.search(then.lead):
        return False
    own = _PLAIN.sub("", rest.lead[: match.start()])
    return all(own[at : at + 2] in first.lead + then.lead for at in range(max(1, len(own) - 1))) if own else True


def _base(paragraph: Paragraph, by: Quantity, others: Sequence[Quantity]) -> bool:
    """Return True if one of two values is what a third is compared with: 比标准分95分低…, 较上次多…（上次84个）."""
    start = paragraph.pieces[by.piece].start
    match = _THAN.search(paragraph.text, start, by.start)
    years = [year[1] for other in others if (year := YEAR.search(other.lead))]
    whole_years = len(years) == len(others) and not any(_PERIOD.search(other.lead) for other in others)
    if whole_years and _LAST_YEAR.search(by.lead):
        return abs(int(years[0]) - int(years[1])) == 1
    if match is None:
        return False
    if any(match.end() <= other.start < by.start for other in others):
        return True
    when = _WHEN.match(paragraph.text, match.end(), by.start)
    words = when[0].removesuffix("的") if when else ""
    leads = [paragraph.text[paragraph.pieces[other.piece].start : other.start] for other in others]
    named = [words in lead or lead in words for lead in leads]
    return len(words) > 1 and sum(named) == 1 and "同期" not in words


def _holds(alike: Sequence[Quantity]) -> bool:
    """Return True if one of three values is the sum of the others."""
    return any(total([other for other in alike if other is not whole]).meets(whole, open_=True) for whole in alike)


def _rate(paragraph: Paragraph, alike: Sequence[Quantity], rate: Quantity) -> Iterator[Claim]:
    """Yield that a rate is that of the two values beside it, where it has the name of the smaller one's deed."""
    match = _RATE.search(rate.lead)
    low, high = sorted(alike, key=lambda figure: figure.value)
    if match is None or rate.start < alike[-1].end or rate.value > 100 or low.value == high.value:  # noqa: PLR2004 - per cent
        return
    deed = _GENERAL.sub("", match["what"])
    words = paragraph.text[alike[0].start - len(alike[0].lead) : alike[-1].end + len(alike[-1].tail)]
    grams = [deed[at : at + 2] for at in range(len(deed) - 1)]
    label = paragraph.text[max(alike[0].start - len(alike[0].lead), low.start - _LABEL) : low.start] + low.tail
    named = grams and (grams[-1] in label or ("应" in high.label and set(deed) <= set(label)))
    short = "应" in high.label and len(deed) <= _DEED
    if not named or not (all(gram in words for gram in grams) or short):
        return
    undone = _NOT.search(label) and not _NOT.search(deed)
    if undone or BY.search(low.lead) or other_thing(low, alike, deed):
        return
    way = division([low], high)
    if way:
        yield judged(Kind.SHARE, rate, [way], places=rate.places)
