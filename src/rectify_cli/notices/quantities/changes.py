"""Claims of change: from one value to another by so much, by what rate, to how many times."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Stretch, Verdict, bare, judged
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Interval, Quantity, difference, ratio, total

_UP = "增长|增加|增收|新增|增幅|上升|升高|升幅|提高|提升|上涨|涨幅|扩大|上调|净增|多了?|增|升|涨|高出?|延长|超出"
_DOWN = "下降|减少|降低|降幅|减幅|下滑|缩减|压减|压缩|压降|回落|缩短|精简|裁减|下调|净减|减|降|少了?|缩小|跌|收窄|核减|节约|清退|撤并|裁撤|取消|撤销|腾退"
_BY = re.compile(f"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:幅度)?(?:了|达到?|为|幅度)?$")
_TO = re.compile(f"(?:{_UP}|{_DOWN}|变|改|转|调整|达|发展|恢复|攀升|跃升)(?:至|到|为)|^[^，]{{0,4}}[至到]|[至到为]$")
_FROM = re.compile("(?:由|从|自)(?P<what>[^，。；]{0,16})$")
_THAN = re.compile("(?:较|(?<![占对同环可])比(?!例|重|率|赛|武|选|如|值)|相比|相对于?)(?P<when>[^，。；]{0,14})$")
_WITH = re.compile("[与同和](?P<when>[^，。；]{0,14})$")
_PAST = re.compile("去年|上年|前年|上月|上季|上期|同期|年初|期初|整改前|改造前|改革前|此前|之前|原来|原有|原为|原|上一|往年|前期|调整前|治理前")
_NOW = re.compile("今年|本年|目前|现在|现|当前|本月|本季|本期|整改后|改造后|改革后|年末|年底|期末|下半年|截至|调整后|治理后")
_YEAR = re.compile("(20[0-9]{2})年?")
_OTHER = re.compile("可比|同口径|加权|折算|扣除|剔除|未取整|预计|力争|目标|计划|确保|拟|不变价|指标")
_OWN = re.compile(
    "同比|环比|累计|净|共|实际|名义|分别|年均|平均|总体|整体|合计|总共|比?上年|较?去年|较|比|同期|上年|去年|今年|幅度|大幅|显著|明显|持续|再|又|则|均|也|且|已|约|的|了|由此|直接|小幅|逐步|成功|总量|人数|数量|数|额"
    "|[年月期]"
)
_REAL = re.compile("生产总值|GDP|增加值|经济总量|总产值|产值|可支配收入|劳动生产率")
_QUARTER = re.compile("([一二三四])季度")
_NEAR = 30
_RANK = re.compile("排名|位次|名次|排位|位列|位居")
_DOUBLED = re.compile("翻(?:了)?(?P<times>一|两|二|三)?番")
_COUNTED = {units.PERCENT, units.POINTS, units.TIMES}


Pair = tuple[Quantity, Quantity]
"""The value before, and the value after."""


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of change in one paragraph."""
    for sentence in paragraph.sentences():
        words = paragraph.words(sentence.pieces[0])
        if _OTHER.search(words):
            continue
        if "分别" in words:
            yield from _respectively(paragraph.text, sentence.quantities)
        else:
            yield from _sentence(paragraph.text, sentence.quantities)


def _sentence(text: str, values: Sequence[Quantity]) -> Iterator[Claim]:
    pairs = [pair for pair in _pairs(text, values) if not _RANK.search(pair[0].lead)]
    for before, after in pairs:
        yield from _direction(text, before, after)
    ends = {one.start for pair in pairs for one in pair}
    for at, change in enumerate(values):
        by = _BY.search(change.lead) if change.exact and change.start not in ends else None
        if by:
            own = _own(change, values)
            beside = [
                pair
                for pair in pairs
                if (own or pair[0].start > change.start) and _comparable(pair, change) and _beside(pair, values, at)
            ]
            pair = beside[-1] if beside else _years(text, values, change) if own else None
            if pair is not None:
                if change.dimension != units.PERCENT or not _REAL.search(text, max(0, change.start - 120), change.start):
                    yield from _by(pair, change, down=bool(by["down"]))
            elif own:
                yield from _implied(text, values, at, down=bool(by["down"]))
                yield from _reached(values, at, down=bool(by["down"]))
        elif change.dimension == units.TIMES and change.exact:
            yield from _times(text, pairs, values, change)
    yield from _doubled(text, pairs)


def _own(change: Quantity, values: Sequence[Quantity]) -> bool:
    """Return True if a change is that of what was named before: nothing else is named with it."""
    by = _BY.search(change.lead)
    words = change.lead[: by.start()] if by else change.lead
    words = re.sub("^.*(?:较|比)[^，]{0,14}$", "", words) if re.search("(?:较|(?<![占对同环可])比)[^，]{0,14}$", words) else words
    subject = _YEAR.sub("", _OWN.sub("", words))
    return len(subject) < 2 or any(subject in one.lead for one in values if one is not change)  # noqa: PLR2004


def _beside(pair: Pair, values: Sequence[Quantity], at: int) -> bool:
    """Return True if only other changes stand between a pair and a change."""
    if pair[0].start > values[at].start:
        between = [one for one in values[at:] if one.start < pair[0].start]
        if len(_YEAR.sub("", _OWN.sub("", re.split("[由从自]", pair[0].lead)[0]))) > 1:
            return False
        return all(_BY.search(one.lead) for one in between) and pair[0].piece - between[-1].piece == 1
    start = max(one.end for one in pair)
    between = [one for one in values[:at] if one.start >= start]
    first = between[0] if between else values[at]
    return (pair[0].start < values[at].start) and all(_BY.search(one.lead) or "倍" in one.unit for one in between) and first.piece - max(one.piece for one in pair) <= 1


def _respectively(text: str, values: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield the claims of several things side by side: 分别由A、B增至C、D，分别增长p%、q%."""
    rows = _rows(text, values)
    changes = [row for row in rows if _BY.search(row[0].lead.removesuffix("分别")) or _BY.search(row[0].lead)]
    for row in changes:
        by = _BY.search(row[0].lead)
        before = [other for other in rows if other[0].start < row[0].start and other not in changes]
        alike = [other for other in before if len(other) == len(row) and other[0].dimension == before[-1][0].dimension]
        if by and len(row) > 1 and len(alike) > 1:
            for pair, change in zip(zip(alike[-2], alike[-1], strict=True), row, strict=True):
                if _comparable(pair, change):
                    yield from _by(pair, change, down=bool(by["down"]))
        elif by and len(row) == 1 and before and len(before[-1]) == 2 and _row_of_years(text, before[-1]):  # noqa: PLR2004
            pair = before[-1][0], before[-1][1]
            if _comparable(pair, row[0]):
                yield from _by(pair, row[0], down=bool(by["down"]))


def _row_of_years(text: str, row: Sequence[Quantity]) -> bool:
    """Return True if two values are those of two years named before them: 2023年、2024年分别为A、B."""
    before = text[max(0, row[0].start - 40) : row[0].start]
    match = re.search("(20[0-9]{2})年?(?:度)?[、和与](20[0-9]{2})年?|(去年|上年)[、和](今年)|(上半年)[、和](下半年)", before)
    return bool(match and "分别" in before[match.end() :] and (match[1] is None or match[1] < match[2]))


def _rows(text: str, values: Sequence[Quantity]) -> list[list[Quantity]]:
    """Return the quantities in rows: those of one dimension that only 、 or 和 parts."""
    rows: list[list[Quantity]] = []
    for one in values:
        last = rows[-1][-1] if rows else None
        if last and last.dimension == one.dimension and re.fullmatch("[、和及与]|以及", text[last.end : one.start]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _pairs(text: str, values: Sequence[Quantity]) -> Iterator[Pair]:
    """Yield before and after, where words say which is which: 由A降至B; B，较上年的A…; A（去年）…B（今年）."""
    for at, (first, then) in enumerate(zip(values, values[1:], strict=False)):
        between = text[first.end : then.start]
        if first.dimension != then.dimension or not (first.exact and then.exact):
            continue
        if _FROM.search(first.lead) and _TO.search(between) and len(between) < 24 and "。" not in between:  # noqa: PLR2004
            yield first, then
        elif _compared(text, then) and not _BY.search(then.lead) and _behind(text, then) and at + 2 < len(values) + 1:
            yield then, first


def _compared(text: str, base: Quantity) -> bool:
    """Return True if a value is what another is compared with: 较…的120件, 与…的120件相比."""
    if _THAN.search(base.lead):
        return True
    return bool(_WITH.search(base.lead)) and text.startswith("相比", base.end)


def _behind(text: str, base: Quantity) -> bool:
    """Return True if a change is said behind a value: 较上年的120件减少…."""
    return bool(re.match(f"(?:相比)?[^，。；0-9]{{0,6}}，?(?:同比|净|分别)?[^，。；0-9]{{0,4}}(?:{_UP}|{_DOWN})", text[base.end : base.end + 24]))


def _comparable(pair: Pair, change: Quantity) -> bool:
    """Return True if a change can be that of a pair: in its own unit, a rate, percentage points of percentages."""
    if pair[0].dimension == units.PERCENT:
        return change.dimension in {units.POINTS, units.PERCENT}
    return change.dimension in {pair[0].dimension, units.PERCENT, units.TIMES}


def _direction(text: str, before: Quantity, after: Quantity) -> Iterator[Claim]:
    """Yield that a value said to rise rises."""
    between = text[before.end : after.start] if before.start < after.start else text[before.end : before.end + 8]
    up, down = re.search(_UP, between), re.search(_DOWN, between)
    if bool(up) == bool(down):
        return
    wrong = after.high < before.low if up else after.low > before.high
    if wrong:
        word = (up or down or re.match("", ""))[0]  # type: ignore[index] # one of them is there
        sign = "<" if up else ">"
        at = Stretch(after.start, after.end)
        yield Claim(
            Kind.CHANGE, Verdict.FAILS, at, f"{word}", f"{after.printed} {sign} {before.printed}", "", (Stretch(before.start, before.end),)
        )


def _years(text: str, values: Sequence[Quantity], change: Quantity) -> Pair | None:
    """Return a value of this year and one of the year before it, both named in the sentence of a change."""
    stated = [one for one in values if one.exact and one is not change and not _BY.search(one.lead)]
    for now in reversed([one for one in stated if one.start < change.start]):
        known = [one for one in stated if one.dimension == now.dimension and one is not now]
        year = [match for match in _YEAR.finditer(text, max(0, now.start - _NEAR), now.start)][-1:]
        dated = now if not year or _YEAR.search(now.lead) else now._replace(lead=year[0][0] + now.lead)
        earlier = [one for one in known if _earlier(one, dated, change) and _comparable((one, now), change)]
        if earlier:
            return max(earlier, key=lambda one: match[1] if (match := _YEAR.search(one.lead)) else "0"), now
    return None


def _earlier(past: Quantity, now: Quantity, change: Quantity) -> bool:
    """Return True if the words before two values say that the one is of an earlier time."""
    years = _YEAR.search(past.lead), _YEAR.search(now.lead)
    quarters = [match[1] for one in (past, now) if (match := _QUARTER.search(one.lead))]
    if len(quarters) == 2 and len(quarters[0]) == 1:  # noqa: PLR2004 - of both
        return "一二三四".index(quarters[0]) < "一二三四".index(quarters[1])
    if years[0] and years[1]:
        return years[0][1] < years[1][1]
    if years[0] and re.search(f"{years[0][1]}年?[^，]{{0,4}}$", change.lead) and not years[1]:
        return True
    if "上半年" in past.lead and "下半年" in now.lead:
        return True
    return bool(_PAST.search(past.lead)) and not _PAST.search(now.lead)


def _by(pair: Pair, change: Quantity, *, down: bool) -> Iterator[Claim]:
    """Yield that a change is the difference of a pair, in its unit, as a rate or in points."""
    before, after = pair
    low, high = (after, before) if down else (before, after)
    made = difference(high, low)
    written = f"{bare(high)} − {bare(low)}"
    ways: list[Calculation] = []
    if change.dimension in {before.dimension, units.POINTS}:
        ways = [Calculation(written, made, pair)]
    if "年均" in change.lead:
        ways = _yearly(pair, change)
    elif change.dimension in {units.PERCENT, units.TIMES}:
        rate = ratio(made, before, 100 if change.dimension == units.PERCENT else 1)
        if rate:
            rated = f"({bare(high)} − {bare(low)}) ÷ {bare(before)}"
            ways = [Calculation(rated, rate, pair), *(ways if high.dimension == units.PERCENT else [])]
    if ways:
        yield judged(Kind.CHANGE, change, ways, places=change.places if change.dimension in _COUNTED else None, linear=change.dimension not in {units.PERCENT, units.TIMES})


def _yearly(pair: Pair, change: Quantity) -> list[Calculation]:
    """Return the yearly rate between two values of named years."""
    years = [match[1] for one in pair if (match := _YEAR.search(one.lead))]
    number = int(years[1]) - int(years[0]) if len(years) == 2 else 0  # noqa: PLR2004 - both
    if number < 1 or pair[0].low <= 0 or change.dimension != units.PERCENT:
        return []
    ends = [Fraction(float(one) ** (1 / number)) * 100 - 100 for one in (pair[1].value / pair[0].value, pair[1].low / pair[0].high, pair[1].high / pair[0].low)]
    written = f"({bare(pair[1])} ÷ {bare(pair[0])})^(1/{number}) − 1"
    return [Calculation(written, Interval(*ends), pair)]


def _implied(text: str, values: Sequence[Quantity], at: int, *, down: bool) -> Iterator[Claim]:
    """Yield that a rate is that of the change beside it: 120件，减少30件，下降20%, the base being 120 + 30."""
    rate = values[at]
    beside = [one for one in values[max(0, at - 1) : at + 2] if one.dimension not in _COUNTED and (by := _BY.search(one.lead)) and bool(by["down"]) == down and one.exact]
    if rate.dimension != units.PERCENT or not beside or re.search("年均|平均", rate.lead) or _REAL.search(text, max(0, rate.start - 120), rate.start):
        return
    change = beside[0]
    known = [one for one in values if one.dimension == change.dimension and one.exact and not _BY.search(one.lead)]
    before = [one for one in known if one.start < rate.start] or [one for one in known if re.search("[至到为]$", one.lead)]
    if not before:
        return
    after = before[-1]
    base = _back(after, change, down=down)
    way = ratio(change, base, 100)
    if way:
        written = f"{bare(change)} ÷ ({bare(after)} {'+' if down else '−'} {bare(change)})"
        ways = [Calculation(written, way, (after, change))]
        direct = ratio(change, after, 100)
        if direct and _PAST.search(after.lead):
            ways = [Calculation(f"{bare(change)} ÷ {bare(after)}", direct, (after, change))]
        yield judged(Kind.CHANGE, rate, ways, places=rate.places)


def _back(after: Quantity, change: Quantity, *, down: bool) -> Interval:
    """Return the value before a change."""
    return total([after, change]) if down else difference(after, change)


def _reached(values: Sequence[Quantity], at: int, *, down: bool) -> Iterator[Claim]:
    """Yield that a value is one before it changed by so much: 去年120件，减少30件，降至90件."""
    change = values[at]
    before, after = values[at - 1] if at else None, values[at + 1] if at + 1 < len(values) else None
    if before is None or after is None or after.piece - before.piece > 2 or before.dimension != after.dimension:
        return
    if change.dimension != (units.POINTS if before.dimension == units.PERCENT else before.dimension):
        return
    if not re.search(f"^(?:现|已|目前)?(?:(?:{_UP}|{_DOWN}|达)(?:至|到|为)|[降减增升]?[至到为])$", after.lead) or not (before.exact and after.exact):
        return
    made = difference(before, change) if down else total([before, change])
    written = f"{bare(before, after.unit)} {'−' if down else '+'} {bare(change, after.unit)}"
    yield judged(Kind.CHANGE, after, [Calculation(written, made, (before, change))], linear=True)


def _times(text: str, pairs: Sequence[Pair], values: Sequence[Quantity], times: Quantity) -> Iterator[Claim]:
    """Yield that a value is so many times another: 是去年的2.5倍."""
    if not re.search("(?:是|为|达到?|相当于)[^，。；]{0,14}的?$|^[^，]{0,6}的$", times.lead):
        return
    pair = pairs[-1] if pairs else _years(text, values, times)
    if pair is None or not (result := ratio(pair[1], pair[0])):
        return
    written = f"{bare(pair[1])} ÷ {bare(pair[0])}"
    yield judged(Kind.CHANGE, times, [Calculation(written, result, pair)], places=times.places)


def _doubled(text: str, pairs: Sequence[Pair]) -> Iterator[Claim]:
    """Yield that what doubled did: 翻了一番."""
    for before, after in pairs:
        match = _DOUBLED.search(text, after.end, after.end + 16)
        if match is None or "。" in text[after.end : match.start()] or not before.low:
            continue
        wanted = 2 ** {"一": 1, "两": 2, "二": 2, "三": 3, None: 1}[match["times"]]
        result = after.value / before.value
        verdict = Verdict.PROVED if Fraction(9, 10) * wanted <= result < Fraction(3, 2) * wanted else Verdict.FAILS
        written = f"{bare(after)} ÷ {bare(before)} = {float(result):.2f}"
        yield Claim(Kind.CHANGE, verdict, Stretch(*match.span()), match[0], written, f"{float(result):.2f}倍", (Stretch(before.start, before.end), Stretch(after.start, after.end)))

