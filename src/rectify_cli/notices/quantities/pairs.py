"""Which two values of a sentence are one before and one after, and which change is theirs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.quantity import Quantity

UP = (
    "增长|增加|增收|新增|增幅|上升|升高|升幅|提高"
    "|提升|上涨|涨幅|扩大|上调|净增|多(?:[招录引收培完投建办查破审结处]{1,3}|了)?|增|升|涨|高出?|延长|超出"
)
DOWN = (
    "下降|减少|降低|降幅|减幅|下滑|缩减|压减|压缩|压降|回落|缩短"
    "|精简|裁减|下调|净减|减|降|少(?:[招录引收培完投建办查破审结处]{1,3}|了)?|缩小|跌|核减|节约|节省|省下|清退|撤并|裁撤|取消|撤销|腾退"
)
BY = lazy(f"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:幅度)?(?:了|达到?|为|幅度)?$")
_TO = lazy(f"(?:{UP}|{DOWN}|变|改|转|调整|达|发展|恢复|攀升|跃升)(?:至|到|为)|^[^，]{{0,4}}[至到]|[至到为]$")
_LESS_THAN = "较(?![大多少高低小重轻好差快慢强弱为])"
_FROM = lazy("(?:由|从|自)(?P<what>[^，。；]{0,16})$")
_THAN = lazy(
    f"(?:{_LESS_THAN}|(?<![占对同环可])比(?!例|重|率|赛|武|选|如|值)|相比|相对于?)(?P<when>[^，。；]{{0,14}})$"
)
_WITH = lazy("[与同和](?P<when>[^，。；]{0,14})$")
PAST = lazy(
    "去年|上年|前年|上月|上季|上期|同期|年初|期初|整改前|改造前|改革前|此前|之前|原来|原有|原为|原|上一|上轮|上批|往年|前期|调整前|治理前"
)
YEAR = lazy("(20[0-9]{2})年?")
OWN = lazy(
    "同比|环比|累计|净|共|分别|年均|平均|总体|整体|合计|总共|比?上年|较?去年|较|比|同期|上年|去年|今年|幅度|大幅|显著|明显|持续|实现|再|又|则|均|也|且|已|约|的|了|由此|直接|小幅|逐步|成功|总量|人数|数量|数|额"
    "|[年月期]"
)
_MONTH = lazy("(?<![至到—~-])\\b([0-9]{1,2})月份?(?![至到—~-])")
_QUARTER = lazy("([一二三四])季度")
BASE = lazy("前年|上月|上季度?|年初|疫情前|20[0-9]{2}年?|建[党国]|历史")
_PERIOD = lazy("[0-9]{1,2}[-—–至~～][0-9]{1,2}月|上半年|下半年|[一二三四]季度")
_NEAR, _WORD = 30, 3
_TIMES = ("去年|上年|(?<!前年)同期", "前年", "整改前|改造前|改革前|治理前|调整前", "年初|期初|上年末", "上月|上季")
_RATED = lazy("[㐀-鿿][率]$")
_PACE = lazy("[月日年季周户人]均")
_SPANS = {"年", "个月", "天", "季"}
_MEASURE = lazy("人数|总值|产值|金额|总额|价值|均价|成本")
COUNTED = {units.PERCENT, units.POINTS, units.TIMES}
Pair = tuple[Quantity, Quantity]
"""The value before, and the value after."""


def own_change(change: Quantity, values: Sequence[Quantity]) -> bool:
    """Return True if a change is that of what was named before: nothing else is named with it."""
    than = re.search(
        f"(?:{_LESS_THAN}|(?<![占对同环可])比)(?P<what>[㐀-鿿]{{2,8}}?)(?:的|{UP}|{DOWN})",
        change.lead.replace("调整", "整"),
    )
    if not subject_told(change, values):
        return False
    base = OWN.sub("", YEAR.sub("", BASE.sub("", than["what"]))) if than else ""
    if len(base) > 1 and not any(
        base in figure.label or base[:2] in figure.lead for figure in values if figure is not change
    ):
        return False
    by = BY.search(change.lead)
    words = change.lead[: by.start()] if by else change.lead
    words = (
        re.sub(f"^.*(?:{_LESS_THAN}|比)[^，]{{0,14}}$", "", words)
        if re.search(f"(?:{_LESS_THAN}|(?<![占对同环可])比)[^，]{{0,14}}$", words)
        else words
    )
    subject = YEAR.sub("", OWN.sub("", words))
    return len(subject) < 2 or any(subject in figure.lead for figure in values if figure is not change)  # noqa: PLR2004 - a pair


def subject_told(change: Quantity, values: Sequence[Quantity]) -> bool:
    """Return True if what changes, where it is named, is what some value before was of, and measured alike."""
    at = next(number for number, figure in enumerate(values) if figure is change)
    words = change.lead
    if at and values[at - 1].piece == change.piece and values[at - 1].dimension in _SPANS:
        words = values[at - 1].lead + words  # 设备总值两年增长20%
    words = re.split(f"{_LESS_THAN}|(?<![占对同环可])比(?!例|重)|与", words)[0]
    by = BY.search(words)
    words = words[: by.start()] if by else words
    before = [figure for figure in values[:at] if figure.dimension not in _SPANS]
    measure = _MEASURE.search(words)
    if measure and before and not any(_measures(measure[0], figure) for figure in before):
        return False
    subject = YEAR.sub("", OWN.sub("", words))
    if _RATED.search(subject) and before and not any(figure.dimension in units.RATES for figure in before):
        return False
    grams = {subject[number : number + 2] for number in range(len(subject) - 1)}
    labels = "，".join(figure.label for figure in values if figure is not change)
    narrower = len(subject) > _WORD and subject[:2] not in labels  # 重复来信, of 来信
    return not before or not grams or (not narrower and any(gram in labels for gram in grams))


def _measures(word: str, figure: Quantity) -> bool:
    """Return True if a value is of the measure that a change names: 人数 of 人, 总值 of money."""
    wanted = "人" if word == "人数" else units.MONEY
    return word in figure.label or figure.dimension == wanted


def beside_it(pair: Pair, values: Sequence[Quantity], at: int) -> bool:
    """Return True if only other changes stand between a pair and a change."""
    if pair[0].start > values[at].start:
        between = [figure for figure in values[at:] if figure.start < pair[0].start]
        if len(YEAR.sub("", OWN.sub("", re.split("[由从自]", pair[0].lead)[0]))) > 1:
            return False
        return all(BY.search(figure.lead) for figure in between) and pair[0].piece - between[-1].piece == 1
    start = max(figure.end for figure in pair)
    between = [figure for figure in values[:at] if figure.start >= start]
    first = between[0] if between else values[at]
    return (
        (pair[0].start < values[at].start)
        and all(BY.search(figure.lead) or "倍" in figure.unit for figure in between)
        and first.piece - max(figure.piece for figure in pair) <= 1
    )


def row_of_years(text: str, row: Sequence[Quantity]) -> bool:
    """Return True if two values are those of two years named before them: 2023年、2024年分别为A、B."""
    before = text[max(0, row[0].start - 40) : row[0].start]
    match = re.search(
        "(20[0-9]{2})年?(?:度)?[、和与](20[0-9]{2})年?|(去年|上年)[、和](今年)|(上半年)[、和](下半年)", before
    )
    return bool(match and "分别" in before[match.end() :] and (match[1] is None or match[1] < match[2]))


def rows_of(text: str, values: Sequence[Quantity]) -> list[list[Quantity]]:
    """Return the quantities in rows: those of one dimension that only 、 or 和 parts."""
    rows: list[list[Quantity]] = []
    for figure in values:
        last = rows[-1][-1] if rows else None
        if (
            last
            and last.dimension == figure.dimension
            and re.fullmatch("[、和及与]|以及", text[last.end : figure.start])
        ):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    return rows


def pairs_of(text: str, values: Sequence[Quantity]) -> Iterator[Pair]:
    """Yield before and after, where words say which is which: 由A降至B; B，较上年的A…; A（去年）…B（今年）."""
    for first, then in pairwise(values):
        between = text[first.end : then.start]
        if first.dimension != then.dimension or not (first.exact and then.exact):
            continue
        if _FROM.search(first.lead) and _TO.search(between) and len(between) < 24 and "。" not in between:  # noqa: PLR2004 - a few characters
            yield first, then
        elif _compared(text, then) and not BY.search(then.lead) and _behind(text, then):
            yield then, first


def _compared(text: str, base: Quantity) -> bool:
    """Return True if a value is what another is compared with: 较…的120件, 与…的120件相比."""
    if _THAN.search(base.lead):
        return True
    return bool(_WITH.search(base.lead)) and text.startswith("相比", base.end)


def _behind(text: str, base: Quantity) -> bool:
    """Return True if a change is said behind a value: 较上年的120件减少…."""
    return bool(
        re.match(
            f"(?:相比)?[^，。；0-9]{{0,6}}，?(?:同比|净|分别)?[^，。；0-9]{{0,4}}(?:{UP}|{DOWN})",
            text[base.end : base.end + 24],
        )
    )


def comparable(pair: Pair, change: Quantity) -> bool:
    """Return True if a change can be that of a pair: in its own unit, a rate, percentage points of percentages."""
    if pair[0].dimension == units.PERCENT:
        return change.dimension in {units.POINTS, units.PERCENT}
    return change.dimension in {pair[0].dimension, units.PERCENT, units.TIMES}


def years_of(text: str, values: Sequence[Quantity], change: Quantity) -> Pair | None:
    """Return a value of this year and one of the year before it, both named in the sentence of a change."""
    stated = [figure for figure in values if figure.exact and figure is not change and not BY.search(figure.lead)]
    for now in reversed([figure for figure in stated if figure.start < change.start]):
        known = [figure for figure in stated if figure.dimension == now.dimension and figure is not now]
        year = list(YEAR.finditer(text, max(0, now.start - _NEAR), now.start))[-1:]
        dated = now if not year or YEAR.search(now.lead) else now._replace(lead=year[0][0] + now.lead)
        known = [figure for figure in known if _same_base(figure, change)]
        earlier = [
            figure
            for figure in known
            if _earlier(figure, dated, change) and comparable((figure, now), change) and _both(figure, now, change)
        ]
        if earlier:
            return max(earlier, key=lambda figure: match[1] if (match := YEAR.search(figure.lead)) else "0"), now
    return None


def _same_base(past: Quantity, change: Quantity) -> bool:
    """Return True if a change names no other time to compare with than that of a value."""
    if other_time(past.lead, change.lead):
        return False
    if _PACE.search(past.lead) and re.search("累计|全年|合计|共", change.lead) and change.dimension not in COUNTED:
        return False
    if re.search("同比|同期", change.lead) and re.search("上季|上月|前年|上期|(?<!的)全年", past.lead):
        return False
    return all(time in past.lead for time in BASE.findall(change.lead)) and (
        _PERIOD.findall(change.lead) in ([], _PERIOD.findall(past.lead))
    )


def _both(past: Quantity, now: Quantity, change: Quantity) -> bool:
    """Return True if what changes is what both values are of: not 收文 of 发文155件 and 收文453件."""
    by = BY.search(change.lead)
    subject = YEAR.sub("", OWN.sub("", change.lead[: by.start()] if by else ""))
    named = [subject in figure.lead for figure in (past, now)]
    other = now if named[0] else past
    return len(subject) < 2 or all(named) or not any(named) or len(YEAR.sub("", OWN.sub("", other.lead))) < 2  # noqa: PLR2004 - a word


def other_time(past: str, change: str) -> bool:
    """Return True if a change is from last year's value, and a value from before the cure, or the other way round."""
    named = {name for name in _TIMES if re.search(name, change)}
    known = {name for name in _TIMES if re.search(name, past)}
    return bool(named and known and not named & known)


def _earlier(past: Quantity, now: Quantity, change: Quantity) -> bool:
    """Return True if the words before two values say that the one is of an earlier time."""
    years = YEAR.search(past.lead), YEAR.search(now.lead)
    quarters = [match[1] for figure in (past, now) if (match := _QUARTER.search(figure.lead))]
    if len(quarters) == 2 and len(quarters[0]) == 1:  # noqa: PLR2004 - of both
        return "一二三四".index(quarters[0]) < "一二三四".index(quarters[1])
    months = [int(match[1]) for figure in (past, now) if (match := _MONTH.search(figure.lead))]
    if len(months) == 2 and not any(years):  # noqa: PLR2004 - of both
        return months[1] - months[0] in {1, -11} and "同" not in change.lead
    if years[0] and years[1]:
        return years[0][1] < years[1][1]
    if years[0] and re.search(f"{years[0][1]}年?[^，]{{0,4}}$", change.lead) and not years[1]:
        return True
    if "上半年" in past.lead and "下半年" in now.lead:
        return True
    return bool(PAST.search(past.lead)) and not PAST.search(now.lead)
