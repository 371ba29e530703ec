"""Claims of time: days, months, years and hours between two named points, the weekday of a date, steps of a rank."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from rectify_cli.core.chinese.dates import day_of
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import durations, ranks
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Quantity, decimal
from rectify_cli.notices.quantities.within import within

_TO = "(?:持续|延续|一直)?(?:至|到|－|-|—{1,2}|–|~|～)"
_POINT = "(?:(?P<y{0}>20[0-9]{{2}}|19[0-9]{{2}})年)?(?:(?P<m{0}>[0-9]{{1,2}})月)?(?:(?P<d{0}>[0-9]{{1,2}})[日号])?"
_RANGE = lazy(f"(?<![0-9年月]){_POINT.format(1)}(?:起|开始)?{_TO}(?:次年|翌年)?{_POINT.format(2)}")
_POINTS = lazy(
    f"{_POINT.format(1)}[^，。；0-9]{{0,12}}(?:开|起|始|启|进驻|入|出发)[^，。；0-9]{{0,8}}[，、](?:至|到|于)?{_POINT.format(2)}[^，。；0-9]{{0,6}}(?:结|完|竣|止|毕|撤|返)"
)
_YEARS = lazy(f"(?P<y1>20[0-9]{{2}})年?{_TO}(?P<y2>20[0-9]{{2}})年")
_MONTHS = lazy(f"(?P<m1>[0-9]{{1,2}})月?{_TO}(?P<m2>[0-9]{{1,2}})月")
_LASTS = lazy("共计?|历时|为期|前后|持续|历经|用时|工期|耗时|跨度|长达|总计|时长|经过|连续|会期|期为|期限|期：")
_PART_OF_DAY = "(?P<p{0}>上午|下午|晚上|晚|中午|凌晨|早上|当日|次日)?"
_CLOCK = (
    f"{_PART_OF_DAY}(?P<h{{0}}>[0-9]{{{{1,2}}}})"
    f"(?:[:：](?P<n{{0}}>[0-9]{{{{2}}}})|[时点](?:(?P<q{{0}}>[0-9]{{{{1,2}}}})分|(?P<half{{0}}>半)|整)?)"
)
_HOURS = lazy(f"{_CLOCK.format(1)}(?:开始|起)?{_TO}{_CLOCK.format(2)}")
_OF_OTHERS = lazy("[㐀-鿿]{2,4}(?:前后|共计?|总计)$")  # 涉及前后8个月的账目
_LENGTHS = {"天", "个月", "年", "小时", "周", "个工作日"}
_DAILY = lazy("^[^。；0-9]{0,12}?(?:每[天日]|日均)[㐀-鿿]{0,4}$")
_BREAK = lazy("全[天日]|午休|休息|除|扣除|中途|分段|其间|其中")
_WEEKDAY = lazy(
    "(?:(?P<y>20[0-9]{2}|19[0-9]{2})年|(?<![0-9年]))(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})[日号][（(，为系是]?(?P<name>星期|周|礼拜)(?P<w>[一二三四五六日天末])(?![年期])"
)
_YEAR = lazy("(20[0-9]{2}|19[0-9]{2})年")
_WEEKDAYS = lazy(
    "(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})[日号][（(](?:星期|周)(?P<w1>[一二三四五六日天])[）)][^。；\n（）()]{0,20}?(?:(?P<m2>[0-9]{1,2})月)?(?P<d2>[0-9]{1,2})[日号][（(](?P<name>星期|周)(?P<w2>[一二三四五六日天])[）)]"
)
_WITHIN = lazy(
    f"(?:自|从)?{_POINT.format(1)}(?:之日)?起?，?(?P<n>[0-9]{{1,3}})(?:日|天|个自然日)(?:内|后)[^，。；（]{{0,10}}[，（](?:即|也就是)?(?:于|在|到|至)?{_POINT.format(2)}(?:前|之前|以前|止)"
)
_LONGEST = 1_000  # characters of a sentence
_NEAR = 30
_SENTENCES = 200  # characters before a date that its year is named in
_BESIDE = 8
_MONTHS_A_YEAR = 12


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of time and of ranks in one paragraph."""
    text = paragraph.text
    kinds = Counter(figure.dimension for figure in paragraph.quantities)
    for number in paragraph.claimed():
        about = not number.exact and number.lead.endswith("约")
        others = number.tail.startswith("的") and _OF_OTHERS.search(number.lead)
        if (number.exact or about) and not others and number.dimension in _LENGTHS:
            claim = _hours(text, number) if number.dimension == "小时" else _lasting(text, number)
            claim = (None if about else claim) or durations.between(text, number)
            if claim is None and number.exact:
                claim = durations.given(text, number) or durations.alone(text, number, kinds[number.dimension] - 1)
            if claim:
                yield claim
    if "星期" in text or "周" in text or "礼拜" in text:
        yield from _weekdays(text)
        yield from _week(text)
    if "内" in text or "后" in text:
        yield from _within(text)
    if "第" in text:
        yield from ranks.claims(text)


def _lasting(text: str, number: Quantity) -> Claim | None:
    """Return the claim that so many days, months or years lie between two points named beside it."""
    before = [
        match
        for match in _ranges(text, max(0, number.start - _NEAR * 2), number.start)
        if number.start - match.end() < _NEAR
    ]
    behind = (
        []
        if before
        else [
            match
            for match in _ranges(text, number.end, number.end + _NEAR * 2)
            if match.start() - number.end <= _BESIDE
        ]
    )
    match = next(iter(before[-1:] or behind[:1]), None) or _two_points(text, number)
    if match is None:
        return None
    ranged, before = bool(before), before or ([match] if match.end() <= number.start else [])
    between = text[match.end() : number.start] if before else text[max(0, number.start - 8) : number.start]
    gap = text[match.end() : number.start] if before else text[number.end : match.start()]
    during = (
        number.dimension == "年"
        and re.search("(?:^|[年月日底末初的这近])$", number.lead)
        and re.match("间|来", number.tail)
    )
    if (
        not (_LASTS.search(between) or during or (behind and _exactly(text, number, match)))
        or re.search("[。；0-9]", gap)
        or re.search("每|提前|延长|推迟|压缩|另", between)
        or (behind and text[match.end() : match.end() + 1] in {"为", "是"})
    ):
        return None
    ways = _lengths(match, number.dimension)
    if not ways or (ranged and number.value < min(ways) and within(gap)):
        return None
    return _length_of(number, match, min(ways), max(ways))


def _length_of(number: Quantity, match: re.Match[str], low: int, high: int) -> Claim:
    """Return the claim that a length lies between two, which a range has."""
    shown = f"{match[0].strip('，')} = {low if low == high else f'{low}–{high}'}{number.unit}"
    return Claim(
        Kind.SPAN,
        Verdict.PROVED if low <= number.value <= high else Verdict.FAILS,
        Stretch(number.start, number.end),
        number.printed,
        shown,
        f"{high}{number.unit}",
        (Stretch(*match.span()),),
    )


def _exactly(text: str, number: Quantity, match: re.Match[str]) -> bool:
    """Return True if a bracket behind a length holds a range and nothing else: 驻场13天（6月6日—6月18日）."""
    opens, closes = text[number.end : match.start()], text[match.end() : match.end() + 1]
    return opens in {"（", "("} and closes in {"）", ")"} and number.dimension in {"天", "个月"}


def _two_points(text: str, number: Quantity) -> re.Match[str] | None:
    """Return the two dates before a length that words of beginning and end join: 8月开工，10月竣工，历时2个月."""
    near = max(0, number.start - 80)
    start = max(text.rfind(mark, near, number.start) for mark in "。；\n") + 1
    matches = list(_POINTS.finditer(text, max(start, near), number.start))
    return matches[-1] if matches and number.start - matches[-1].end() < _NEAR else None


def _ranges(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the ranges of days, months or years in a stretch."""
    matches = []
    for match in _RANGE.finditer(text, start, min(end, len(text))):
        groups = match.groupdict()
        if any(groups[name] for name in ("y1", "m1", "d1")) and any(groups[name] for name in ("y2", "m2", "d2")):
            matches.append(match)
    return (
        matches
        or list(_MONTHS.finditer(text, start, min(end, len(text))))
        or list(_YEARS.finditer(text, start, min(end, len(text))))
    )


def _lengths(match: re.Match[str], unit: str) -> list[int]:
    """Return how long a range is in a unit, with and without its last day, month or year; nothing if it has no such."""
    groups = match.groupdict()
    y1, m1, d1, y2, m2, d2 = (
        int(groups[name]) if groups.get(name) else None for name in ("y1", "m1", "d1", "y2", "m2", "d2")
    )
    y2, m2 = y2 or y1, m2 or (m1 if d2 else None)
    if m1 and m2 and y1 == y2 and m2 < m1:
        y1, y2 = (y1 or 2001), (y1 or 2001) + 1
    if unit in {"天", "周", "个工作日"} and m1 and d1 and m2 and d2:
        first, last = day_of(y1 or 2001, m1, d1), day_of(y2 or y1 or 2001, m2, d2)
        return _days(first, last, unit)
    if unit == "个月" and m1 and m2:
        months = ((y2 or 0) - (y1 or y2 or 0)) * _MONTHS_A_YEAR + m2 - m1
        beside = d2 - d1 + 1 if d1 and d2 else _BESIDE  # days more or less than whole months
        return [months - (beside < -1), months + (beside > 1)] if months > 0 else []
    if unit == "年" and y1 and y2 and y2 > y1:
        months = (y2 - y1) * _MONTHS_A_YEAR + ((m2 or 0) - (m1 or 0))
        return [months // _MONTHS_A_YEAR, -(-months // _MONTHS_A_YEAR)] if m1 and m2 else [y2 - y1, y2 - y1 + 1]
    return []


def _days(first: dt.date | None, last: dt.date | None, unit: str) -> list[int]:
    if first is None or last is None or last < first:
        return []
    days = (last - first).days
    if unit == "周":
        return [days // 7, -(-(days + 1) // 7)]
    if unit == "个工作日":
        return [0, days + 1]
    return [days, days + 1]


def _hours(text: str, number: Quantity) -> Claim | None:
    """Return the claim that so many hours lie between two times named before it."""
    earliest = max(0, number.start - _LONGEST)
    start = max(earliest, *(text.rfind(mark, earliest, number.start) + 1 for mark in "。；\n"))
    ranges = list(_HOURS.finditer(text, max(start, number.start - 80), number.start))
    between = text[ranges[-1].end() : number.start] if ranges else ""
    if not ranges or not (_LASTS.search(between) or _DAILY.match(between)) or _BREAK.search(text, start, number.end):
        return None
    single = [ways for match in ranges if (ways := _elapsed(match))]
    if len(single) != len(ranges):
        return None
    minutes = (
        {figure[0] for figure in single}
        | {sum(figure[0] for figure in single)}
        | {way for figure in single for way in figure}
    )
    wanted = sum(figure[0] for figure in single)
    printed = number.value * 60
    if printed < min(minutes) and within(between):
        return None
    half = number.step * 30 if number.places else Fraction(0)
    unit = f"{decimal(Fraction(wanted) / (number.size * 60), 2 if wanted % 60 else 0)}{number.unit}"
    return Claim(
        Kind.SPAN,
        Verdict.PROVED if any(abs(printed - figure) <= half for figure in minutes) else Verdict.FAILS,
        Stretch(number.start, number.end),
        number.printed,
        f"{' + '.join(match[0] for match in ranges)} = {unit}",
        unit,
        tuple(Stretch(*match.span()) for match in ranges),
    )


def _elapsed(match: re.Match[str]) -> list[int]:
    """Return the minutes of a range of clock times, as a day of 24 and of 12 hours has it."""
    ends = []
    for side in "12":
        hour, part = int(match[f"h{side}"]), match[f"p{side}"] or ""
        minute = int(match[f"n{side}"] or match[f"q{side}"] or (30 if match[f"half{side}"] else 0))
        if part in {"下午", "晚上", "晚", "中午"} and hour < _MONTHS_A_YEAR and not (part == "中午" and hour > 10):  # noqa: PLR2004 - a few characters
            hour += 12
        ends.append(hour * 60 + minute)
    off = ends[1] - ends[0]
    if match["p1"] == "下午" and not match["p2"] and off < 0:
        off += 720
    return [off] if off > 0 else [off + 1440, off + 720] if off + 720 > 0 else [off + 1440]


def _weekdays(text: str) -> Iterator[Claim]:
    """Yield the claim that a date falls on the weekday beside it."""
    for match in _WEEKDAY.finditer(text):
        named = [year[1] for year in _YEAR.finditer(text, max(0, match.start() - _SENTENCES), match.start())]
        year = match["y"] or (named[-1] if len(set(named)) == 1 else "")
        day = day_of(int(year), int(match["m"]), int(match["d"])) if year else None
        if day is None or match["w"] == "末":
            continue
        right = "一二三四五六日"[day.weekday()]
        holds = right == match["w"].replace("天", "日")
        yield Claim(
            Kind.WEEKDAY,
            Verdict.PROVED if holds else Verdict.FAILS,
            Stretch(match.start("name"), match.end("w")),
            match["name"] + match["w"],
            f"{year}年{match['m']}月{match['d']}日 = 星期{right}",
            f"星期{right}",
            (Stretch(match.start(), match.end("d") + 1),),
        )


def _week(text: str) -> Iterator[Claim]:
    """Yield that two dates of one year are as far apart as their weekdays: 9月8日（星期一）至9月12日（星期五）."""
    for match in _WEEKDAYS.finditer(text):
        days = _lengths(match, "天")
        dated = _WEEKDAY.search(text, max(0, match.start() - _BESIDE), match.end())
        if not days or (dated and dated["y"]):
            continue
        week = "一二三四五六日"
        right = week[(week.index(match["w1"].replace("天", "日")) + days[0]) % 7]
        yield Claim(
            Kind.WEEKDAY,
            Verdict.PROVED if right == match["w2"].replace("天", "日") else Verdict.FAILS,
            Stretch(match.start("name"), match.end("w2")),
            match["name"] + match["w2"],
            f"星期{match['w1']} + {days[0]}天 = 星期{right}",
            f"星期{right}",
            (Stretch(*match.span("w1")),),
        )


def _within(text: str) -> Iterator[Claim]:
    """Yield the claim that a day is so many days after another: 自3月1日起15日内，即3月16日前."""
    for match in _WITHIN.finditer(text):
        ways = _lengths(match, "天")
        if ways:
            number = int(match["n"])
            low, high = min(ways), max(ways) + 0
            yield Claim(
                Kind.SPAN,
                Verdict.PROVED if low - 1 <= number <= high + 1 else Verdict.FAILS,
                Stretch(*match.span("n")),
                match["n"] + "日",
                f"{low}–{high}天",
                f"{high}",
                (Stretch(*match.span()),),
            )
