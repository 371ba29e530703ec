"""Claims of averages and products: 人均, 平均每户, 每期50人 of 12期."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Verdict, bare, judged
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Interval, Quantity, product, ratio

_EACH = lazy(
    "每个?(?P<each>[㐀-鿿]{1,3}?)(?=每|平均|约|仅|[㐀-鿿]{0,10}$)|^(?P<by>[㐀-鿿]{2})平均(?=[^每]{0,4}$)|(?P<mean>(?!平)[㐀-鿿])均|(?P<unit>单价)"
)
_NO_CLAIM = lazy("不少于|不低于|不超过|至少|最多|最高|最低|以上|原则上|应当|同比|增长|下降|较|去年|上年|年均")
_SAME = {"车": "辆", "日": "天", "月": "个月", "名": "人", "员": "人", "季": "个季度"}
_AGREED = lazy("实付|实际|实支|成交|协议|到手|优惠|实收|仅|议定|结算")
_ADDS, _STOCK = lazy("增|新"), lazy("^(?!.*[增新]).*总[数量]")  # so many more each are not all there are
_RATE = lazy("[每均最]")
_OF_ITSELF = lazy("(?:全[县市区镇乡村省局系校院]|辖区|所辖|[我本该]?[县市区镇局](?:现有|共有|辖)?)?(?:现有|所有)?$")
_EVERYWHERE, _SAMPLE = lazy("全[县市区镇乡村省局系校院线]"), lazy("抽[查检样取测]|试点|样本|典型|部分|其中")
_OFTENER = lazy("加密|加[大强]频次|增加(?:频次|次数|[0-9一二两三四五]+次)|另行?增加|适当增加|酌情增加")
_TOLD = lazy("全[年月周天期]|共计?|累计|合计|总计?")
_SUMMED = lazy("[共总应]|[合累]计|全年")
_TWICE = lazy("人均[年月日]")  # so much each a year
_PLAIN = lazy("平均|[每约为达仅可]|[获得领取享受承担支付退还付]+")
_MONTHS = lazy("全年|上半年|下半年|[一二三四]季度|([0-9]{1,2})[-—–至~～]([0-9]{1,2})月")
_PERIODS = {"年", "月", "日", "天", "次", "季", "季度", "周", "学期"}
_APIECE, _ALL = lazy("各[㐀-鿿]{1,8}$"), lazy("^(?:共|合计|总计|累计|一共)[㐀-鿿]{0,4}$")
_MOST = 8
_MISTAKEN = 20  # times a computed value may be off before the claim is none


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of averages and products in one paragraph."""
    yield from _apiece(paragraph)
    for each in paragraph.claimed():
        if not each.exact or not each.lead or not ("均" in each.lead or "每" in each.lead or "单价" in each.lead):
            continue
        piece = paragraph.pieces[each.piece]
        kinds = [_kind(match) for match in _EACH.finditer(each.lead)]
        if not kinds or _NO_CLAIM.search(piece.text) or _TWICE.search(each.lead):
            continue
        known = [figure for figure in paragraph.sentence(each).quantities if figure is not each and figure.exact]
        elsewhere = _EVERYWHERE.search(each.lead) and _SAMPLE.search(paragraph.words(piece))
        if not elsewhere and not _narrowed(each, known):
            yield from _each(each, kinds, known, paragraph.words(piece))


def _apiece(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that so many each make a total: 为19个村各配备6辆，共配备114辆."""
    for sentence in paragraph.sentences():
        for (number, each), whole in zip(pairwise(sentence.quantities), sentence.quantities[2:], strict=False):
            exact = number.exact and each.exact and whole.exact and number.dimension != each.dimension
            if exact and _alike(whole, each) and _APIECE.search(each.lead) and _ALL.match(whole.lead):
                written = f"{bare(number)} × {bare(each)}"
                way = Calculation(written, product(number, each), (number, each))
                yield judged(Kind.AVERAGE, whole, [way])


def _narrowed(each: Quantity, known: Sequence[Quantity]) -> bool:
    """Return True if an average is of less than all: 骨干人均, 高峰期日均."""
    match = _EACH.search(each.lead)
    before = re.sub("平均|全[县市镇乡年局校]|其中|共|，", "", each.lead[: match.start()] if match else "")
    labels = "，".join(figure.label for figure in known)
    return "其中" in each.lead or (
        len(before) > 1 and not set(before) <= set(labels) and not _of_all(each, before, known)
    )


def _of_all(each: Quantity, before: str, known: Sequence[Quantity]) -> bool:
    """Return True if words before an average that opens a sentence are its subject: what follows is of nothing else."""
    later = [figure for figure in known if _alike(figure, each) and figure.start > each.start]
    same = [figure for figure in later if set(_TOLD.sub("", figure.lead)) <= set(each.lead)]
    first = all(figure.start > each.start for figure in known)
    return first and len(later) == len(same) > 0 and before[-1:] not in set("期季时段日间")


def _kind(match: re.Match[str]) -> str:
    """Return what an average is of; behind 每个 its first two characters."""
    if match["each"] and match[0].startswith("每个"):
        return match.string[match.start("each") : match.start("each") + 2]
    behind = match.string[match.start("each") :] if match["each"] else ""
    longest = next((behind[:size] for size in (3, 2) if behind[:size] in units.TABLE), "")
    return longest or match["each"] or match["by"] or match["mean"] or match["unit"]


def _each(each: Quantity, kinds: Sequence[str], known: Sequence[Quantity], words: str) -> Iterator[Claim]:
    totals = [figure for figure in known if _may_be_of(figure, each, kinds)][:_MOST]
    numbers = [
        [_plain(figure) for figure in known if _counts(figure, kind, each) and figure not in totals]
        or _spanned(kind, words)
        for kind in kinds
    ]
    beside = [figure for counts in numbers for figure in counts]
    more = [
        figure
        for figure in known
        if figure.piece in {other.piece + 1 for other in beside} and figure.lead in {"", "和"} and figure not in totals
    ]
    if len(numbers) == 1 and more:
        numbers[0] += [figure for figure in more if figure.dimension == beside[0].dimension]
    dropped = any(not some and kind in _PERIODS for some, kind in zip(numbers, kinds, strict=True))
    if any(numbers):
        numbers = [counts for counts, kind in zip(numbers, kinds, strict=True) if counts or kind not in _PERIODS]
    if not totals or not all(numbers) or not numbers or _twofold(known, each, beside):
        return
    if len(numbers) == 1 and len(numbers[0]) > 1 and len({figure.dimension for figure in numbers[0]}) == 1:
        numbers[0].append(_together(numbers[0]))
    ways: list[Calculation] = []
    for whole in totals:
        for chosen in _products(numbers):
            over = chosen[0] if len(chosen) == 1 else _times(chosen)
            result = ratio(whole, over)
            if result and over.value > 1:
                written = f"{bare(whole)} ÷ {' ÷ '.join(bare(figure) for figure in chosen)}"
                ways.append(Calculation(written, result, (whole, *chosen)))
    plausible = [way for way in ways if way.result.value and 1 / _MISTAKEN < way.result.value / each.value < _MISTAKEN]
    if not plausible:
        return
    ratios = [way.result.value / each.value for way in plausible]
    if (dropped and any(one.denominator == 1 for one in ratios)) or _at_least(each, ratios, words):
        return  # for so many months, which nobody names
    claim = _judged(each, totals[-1] if "每" in each.lead else each, plausible)
    yield from _bound(claim, each, words) if totals[-1].start < each.start else [claim]


def _at_least(each: Quantity, over: Sequence[Fraction], words: str) -> bool:
    """Return True if it was oftener than every time so much, as the words say: 每天3次，节假日加密."""
    return "每" in each.lead and "均" not in each.lead and min(over) > 1 and bool(_OFTENER.search(words))


def _bound(claim: Claim, each: Quantity, words: str) -> Iterator[Claim]:
    """Yield a claim that fails only if an average is called what else is called in its sentence.

    清退9.6万元, 每户补贴350元 are of two things.
    """
    *_, match = _EACH.finditer(each.lead)
    called = _PLAIN.sub("", each.lead[match.end() :])
    another = len(called) > 1 and max(words.count(called[0]), words.count(called[-1])) == 1  # its own
    if claim.verdict is Verdict.PROVED or not another:
        yield claim


def _may_be_of(figure: Quantity, each: Quantity, kinds: Sequence[str]) -> bool:
    """Return True if an average may be of a figure."""
    return (
        _alike(figure, each)
        and figure.value >= each.value
        and not _RATE.search(figure.lead)
        and (figure.start < each.start or _totals(figure.lead, each.lead, kinds))
        and not _AGREED.search(figure.lead)
        and not (_ADDS.search(each.lead) and _STOCK.search(figure.lead))
    )


def _totals(lead: str, each: str, kinds: Sequence[str]) -> bool:
    """Return True if words behind an average name its total: 共…, or what the average is called itself."""
    if ("每" in each and _OF_ITSELF.match(lead)) or ("全年" in lead and not (kinds == ["月"] and "共" in lead)):
        return False
    same = any(lead[at : at + 2] in each for at in range(len(lead) - 1))
    return not _EVERYWHERE.search(lead) and (same or not lead or bool(_SUMMED.search(lead)))


def _judged(each: Quantity, shown: Quantity, ways: Sequence[Calculation]) -> Claim:
    """Return the verdict, of the average or, where 每期50人 is given, of the product."""
    if shown is each:
        half = each.step / 2  # an average is rounded, in whole numbers too
        rounded = each._replace(low=min(each.low, each.value - half), high=max(each.high, each.value + half))
        return judged(Kind.AVERAGE, rounded, ways, places=max(each.places, 0))
    turned = []
    for way in ways:
        whole, *over = way.operands
        result = Interval(each.value, each.low, each.high)
        for figure in over:
            result = product(result, figure)
        written = " × ".join([bare(each), *(bare(figure) for figure in over)])
        turned.append((whole, Calculation(written, result, (each, *over))))
    good = next((pair for pair in turned if pair[1].result.meets(pair[0])), turned[0])
    return judged(Kind.AVERAGE, good[0], [good[1]])


def _twofold(known: Sequence[Quantity], each: Quantity, beside: Sequence[Quantity]) -> bool:
    """Return True if another rate is of what is averaged or divided by: 每册由两人审看, 12人人均审看."""
    own = {each.dimension, *(figure.dimension for figure in beside)}
    return any(_RATE.search(figure.lead) and figure.dimension in own for figure in known)


def _plain(figure: Quantity) -> Quantity:
    """Return a measure as a number of its own unit: 2350亩 at so much 每亩."""
    return (
        figure._replace(
            value=figure.value / figure.size,
            low=figure.low / figure.size,
            high=figure.high / figure.size,
            size=Fraction(1),
        )
        if figure.dimension in units.MEASURED
        else figure
    )


def _together(counted: Sequence[Quantity]) -> Quantity:
    """Return the sum of counts of one unit: 20个村、5个社区."""
    value = sum((figure.value for figure in counted), Fraction(0))
    return counted[0]._replace(value=value, low=value, high=value, printed=counted[0].writes(value))


def _times(chosen: Sequence[Quantity]) -> Interval:
    result = Interval(Fraction(1), Fraction(1), Fraction(1))
    for figure in chosen:
        result = product(result, figure)
    return result


def _products(numbers: Sequence[Sequence[Quantity]]) -> Iterator[list[Quantity]]:
    """Yield one of each list of numbers; of one list also its sum."""
    if len(numbers) == 1:
        yield from ([figure] for figure in numbers[0])
        return
    for first in numbers[0]:
        for rest in _products(numbers[1:]):
            yield [first, *rest]


def _alike(figure: Quantity, other: Quantity) -> bool:
    """Return True if a total can be made of such: the same dimension, people as 人 or 人次."""
    return (
        (figure.dimension == other.dimension and figure.dimension not in units.RATES)
        or {
            figure.dimension,
            other.dimension,
        }
        == {"人", "人次"}
        or figure.dimension == f"{other.dimension}次"
    )


def _counts(figure: Quantity, kind: str, each: Quantity) -> bool:
    """Return True if a quantity counts what an average is of: 12期 for 每期, 20个村 for 每村."""
    if figure.dimension in units.RATES or _RATE.search(figure.lead):
        return False
    if kind == "单价":
        return figure.dimension not in {units.MONEY, "天", "个月"}
    same = _SAME.get(kind, kind)
    if same == "人" and figure.dimension == "人次":
        return not each.dimension.endswith("次")
    return (
        figure.dimension in {kind, same}
        or (same == "天" and figure.dimension.endswith("工作日"))
        or figure.unit == kind
        or kind in figure.tail[:6]
        or (figure.unit == f"{kind}次" and figure.dimension != each.dimension)
        or (figure.dimension == "人" and figure.lead.endswith(kind))
        or (len(kind) > 1 and (kind in figure.label or kind[-1] == figure.unit))
    )


def _spanned(kind: str, words: str) -> list[Quantity]:
    """Return how many months a text speaks of, where it names them: 1—6月, 上半年, 全年."""
    if kind != "月":
        return []
    months = []
    for match in _MONTHS.finditer(words):
        number = int(match[2]) - int(match[1]) + 1 if match[1] else {"全": 12, "上": 6, "下": 6}.get(match[0][0], 3)
        if number > 0:
            value = Fraction(number)
            months.append(
                Quantity(
                    *match.span(),
                    f"{number}个月",
                    value,
                    value,
                    value,
                    Fraction(1),
                    "个月",
                    "个月",
                    Fraction(1),
                    exact=True,
                )
            )
    return months
