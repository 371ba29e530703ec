"""Claims of change: from one value to another by so much, by what rate, to how many times."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import trends, units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Stretch, Verdict, bare, judged
from rectify_cli.notices.quantities.pairs import (
    BASE,
    BY,
    COUNTED,
    DOWN,
    OWN,
    PAST,
    UP,
    YEAR,
    Pair,
    beside_it,
    comparable,
    other_time,
    own_change,
    pairs_of,
    row_of_years,
    rows_of,
    years_of,
)
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Interval, Quantity, difference, ratio, total

_OTHER = lazy("可比|同口径|加权|折算|扣除|剔除|未取整|预计|力争|目标|计划|确保|拟|不变价|指标")
_REAL = lazy("生产总值|GDP|增加值|经济总量|总产值|可支配收入|劳动生产率")
_RANK = lazy("排名|位次|名次|排位|位列|位居")
_BESIDE = 2  # pieces between two values and their change
_MONTHLY, _YEARLY = lazy("环比|上月|上季"), lazy("同比|上年|去年|同期")
_AS_ROW = lazy("分别(?:为|达到?|是)?$")
_DOUBLED = lazy("翻(?:了)?(?P<times>一|两|二|三)?番")


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
    pairs = [pair for pair in pairs_of(text, values) if not _RANK.search(pair[0].lead)]
    for before, after in pairs:
        yield from _direction(text, before, after)
    ends = {figure.start for pair in pairs for figure in pair}
    for at, change in enumerate(values):
        by = BY.search(change.lead) if change.exact and change.start not in ends else None
        if by:
            own = own_change(change, values)
            beside = [
                pair
                for pair in pairs
                if (own or pair[0].start > change.start)
                and comparable(pair, change)
                and beside_it(pair, values, at)
                and not other_time(pair[0].lead, change.lead)
            ]
            pair = beside[-1] if beside else years_of(text, values, change) if own else None
            if pair is not None:
                if change.dimension != units.PERCENT or not _REAL.search(
                    text, max(0, change.start - 120), change.start
                ):
                    yield from by_so_much(text, pair, change, down=bool(by["down"]))
            elif own:
                yield from _implied(text, values, at, down=bool(by["down"]))
                yield from _reached(values, at, down=bool(by["down"]))
        elif change.dimension == units.TIMES and change.exact:
            yield from _times(text, pairs, values, change)
    yield from _doubled(text, pairs or trends.dated(values))
    yield from trends.claims(text, values)


def _respectively(text: str, values: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield the claims of several things side by side: 分别由A、B增至C、D，分别增长p%、q%."""
    rows = rows_of(text, values)
    changes = [row for row in rows if BY.search(_AS_ROW.sub("", row[0].lead)) and _headed(text, row[0])]
    for row in changes:
        by = BY.search(_AS_ROW.sub("", row[0].lead))
        before = [other for other in rows if other[0].start < row[0].start and other not in changes]
        alike = [other for other in before if len(other) == len(row) and other[0].dimension == before[-1][0].dimension]
        pairs = [pair for pair in pairs_of(text, values) if pair[1].end <= row[0].start]
        if by and len(row) == len(pairs) > 1:
            for pair, change in zip(pairs, row, strict=True):
                if comparable(pair, change):
                    yield from by_so_much(text, pair, change, down=bool(by["down"]))
        elif by and len(row) > 1 and len(alike) > 1:
            for pair, change in zip(zip(alike[-2], alike[-1], strict=True), row, strict=True):
                if comparable(pair, change):
                    yield from by_so_much(text, pair, change, down=bool(by["down"]))
        elif by and len(row) == 1 and before and len(before[-1]) == 2 and row_of_years(text, before[-1]):  # noqa: PLR2004 - a pair
            pair = before[-1][0], before[-1][1]
            if comparable(pair, row[0]) and own_change(row[0], values):
                yield from by_so_much(text, pair, row[0], down=bool(by["down"]))


def _headed(text: str, change: Quantity) -> bool:
    """Return True if the noun that several changes are of (培训期数), where they name one, was said before."""
    by = BY.search(_AS_ROW.sub("", change.lead))
    words = re.sub("(?:各|分别|年均)+$", "", change.lead[: by.start()] if by else change.lead)
    before = text[: change.start - len(change.lead)]
    return len(YEAR.sub("", OWN.sub("", words))) < 2 or words[-2:] in before  # noqa: PLR2004 - a word


def _direction(text: str, before: Quantity, after: Quantity) -> Iterator[Claim]:
    """Yield that a value said to rise rises."""
    between = text[before.end : after.start] if before.start < after.start else text[before.end : before.end + 8]
    up, down = re.search(UP, between), re.search(DOWN, between)
    if bool(up) == bool(down):
        return
    wrong = after.high < before.low if up else after.low > before.high
    if wrong:
        word = (up or down or re.match("", ""))[0]  # type: ignore[index] # one of them is there
        sign = "<" if up else ">"
        at = Stretch(after.start, after.end)
        yield Claim(
            Kind.CHANGE,
            Verdict.FAILS,
            at,
            f"{word}",
            f"{after.printed} {sign} {before.printed}",
            "",
            (Stretch(before.start, before.end),),
        )


def by_so_much(text: str, pair: Pair, change: Quantity, *, down: bool) -> Iterator[Claim]:
    """Yield that a change is the difference of a pair, in its unit, as a rate or in points."""
    before, after = pair
    low, high = (after, before) if down else (before, after)
    computed = difference(high, low)
    written = f"{bare(high)} − {bare(low)}"
    ways: list[Calculation] = []
    if change.dimension in {before.dimension, units.POINTS}:
        ways = [Calculation(written, computed, pair)]
    if "年均" in change.lead:
        ways = _yearly(text, pair, change)
    elif change.dimension in {units.PERCENT, units.TIMES}:
        rate = ratio(computed, before, 100 if change.dimension == units.PERCENT else 1)
        if rate:
            rated = f"({bare(high)} − {bare(low)}) ÷ {bare(before)}"
            ways = [Calculation(rated, rate, pair), *(ways if high.dimension == units.PERCENT else [])]
    if ways:
        yield judged(
            Kind.CHANGE,
            change,
            ways,
            places=change.places if change.dimension in COUNTED else None,
            linear=change.dimension not in {units.PERCENT, units.TIMES},
        )


def _yearly(text: str, pair: Pair, change: Quantity) -> list[Calculation]:
    """Return the yearly rate between two values of named years."""
    start = max(text.rfind("。", 0, pair[0].start), 0)
    years = [match[1] for figure in pair if (match := YEAR.search(figure.lead))]
    years = years if len(years) == 2 else [match[1] for match in YEAR.finditer(text, start, change.start)]  # noqa: PLR2004 - both
    number = int(years[1]) - int(years[0]) if len(years) == 2 else 0  # noqa: PLR2004 - both
    if number < 1 or pair[0].low <= 0 or change.dimension != units.PERCENT:
        return []
    ends = [
        Fraction(float(figure) ** (1 / number)) * 100 - 100
        for figure in (pair[1].value / pair[0].value, pair[1].low / pair[0].high, pair[1].high / pair[0].low)
    ]
    written = f"({bare(pair[1])} ÷ {bare(pair[0])})^(1/{number}) − 1"
    return [Calculation(written, Interval(*ends), pair)]


def _implied(text: str, values: Sequence[Quantity], at: int, *, down: bool) -> Iterator[Claim]:
    """Yield that a rate is that of the change beside it: 120件，减少30件，下降20%, the base being 120 + 30."""
    rate = values[at]
    beside = [
        figure
        for figure in values[max(0, at - 1) : at + 2]
        if figure.dimension not in COUNTED
        and (by := BY.search(figure.lead))
        and bool(by["down"]) == down
        and figure.exact
    ]
    if (
        rate.dimension != units.PERCENT
        or not beside
        or re.search("年均|平均", rate.lead)
        or _REAL.search(text, max(0, rate.start - 120), rate.start)
    ):
        return
    change = beside[0]
    if bool(_MONTHLY.search(change.lead)) != bool(_MONTHLY.search(rate.lead)) and _YEARLY.search(
        change.lead + rate.lead
    ):
        return  # the one from last year, the other from last month
    if set(BASE.findall(rate.lead)) - set(BASE.findall(change.lead)):
        return
    known = [
        figure
        for figure in values
        if figure.dimension == change.dimension and figure.exact and not BY.search(figure.lead)
    ]
    before = [figure for figure in known if figure.start < rate.start] or known[:1]
    if not before:
        return
    after = before[-1]
    base = _back(after, change, down=down)
    way = ratio(change, base, 100)
    if way:
        written = f"{bare(change)} ÷ ({bare(after)} {'+' if down else '−'} {bare(change)})"
        ways = [Calculation(written, way, (after, change))]
        direct = ratio(change, after, 100)
        if direct and PAST.search(after.lead):
            ways = [Calculation(f"{bare(change)} ÷ {bare(after)}", direct, (after, change))]
        yield judged(Kind.CHANGE, rate, ways, places=rate.places)


def _back(after: Quantity, change: Quantity, *, down: bool) -> Interval:
    """Return the value before a change."""
    return total([after, change]) if down else difference(after, change)


def _reached(values: Sequence[Quantity], at: int, *, down: bool) -> Iterator[Claim]:
    """Yield that a value is one before it changed by so much: 去年120件，减少30件，降至90件."""
    change = values[at]
    before, after = values[at - 1] if at else None, values[at + 1] if at + 1 < len(values) else None
    if before is None or after is None or after.piece - before.piece > _BESIDE or before.dimension != after.dimension:
        return
    if change.dimension != (units.POINTS if before.dimension == units.PERCENT else before.dimension):
        return
    if not re.search(f"^(?:现|已|目前)?(?:(?:{UP}|{DOWN}|达)(?:至|到|为)|[降减增升]?[至到为])$", after.lead) or not (
        before.exact and after.exact
    ):
        return
    computed = difference(before, change) if down else total([before, change])
    written = f"{bare(before, after.unit)} {'−' if down else '+'} {bare(change, after.unit)}"
    yield judged(Kind.CHANGE, after, [Calculation(written, computed, (before, change))], linear=True)


def _times(text: str, pairs: Sequence[Pair], values: Sequence[Quantity], times: Quantity) -> Iterator[Claim]:
    """Yield that a value is so many times another: 是去年的2.5倍."""
    if not re.search("(?:是|为|达到?|相当于)[^，。；]{0,14}的?$|^[^，]{0,6}的$", times.lead):
        return
    pair = _base_beside(values, times) or (pairs[-1] if pairs else years_of(text, values, times))
    subject = re.split("是|为|达|相当于", times.lead)[0]
    if (
        pair
        and pair[1].start < times.start
        and len(subject) > 1
        and not any(subject[-2:] in figure.label for figure in pair)
    ):
        return
    if pair is None or not (result := ratio(pair[1], pair[0])):
        return
    written = f"{bare(pair[1])} ÷ {bare(pair[0])}"
    yield judged(Kind.CHANGE, times, [Calculation(written, result, pair)], places=times.places)


def _base_beside(values: Sequence[Quantity], times: Quantity) -> Pair | None:
    """Return the value that a clause itself compares with, and the one before it: 48万元，是2020年16万元的3倍."""
    at = next(number for number, figure in enumerate(values) if figure is times)
    base = values[at - 1] if at and times.lead == "的" and values[at - 1].piece == times.piece else None
    if base is None or not base.exact or not re.match("是|为|相当于|达", base.lead):
        return None
    known = [figure for figure in values[: at - 1] if figure.dimension == base.dimension and figure.exact]
    return (base, known[-1]) if known else None


def _doubled(text: str, pairs: Sequence[Pair]) -> Iterator[Claim]:
    """Yield that what doubled did: 翻了一番."""
    for before, after in pairs:
        match = _DOUBLED.search(text, after.end, after.end + 16)
        own = match and trends.named(text[before.start : match.start()])
        if match is None or not own or "。" in text[after.end : match.start()] or not before.low:
            continue
        wanted = 2 ** {"一": 1, "两": 2, "二": 2, "三": 3, None: 1}[match["times"]]
        result = after.value / before.value
        verdict = Verdict.PROVED if Fraction(9, 10) * wanted <= result < Fraction(3, 2) * wanted else Verdict.FAILS
        written = f"{bare(after)} ÷ {bare(before)} = {float(result):.2f}"
        yield Claim(
            Kind.CHANGE,
            verdict,
            Stretch(*match.span()),
            match[0],
            written,
            f"{float(result):.2f}倍",
            (Stretch(before.start, before.end), Stretch(after.start, after.end)),
        )
