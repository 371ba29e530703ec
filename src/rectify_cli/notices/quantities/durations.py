"""Claims that so long lies between the only two moments a sentence names before it: 5月初到8月末，为期4个月."""

import datetime as dt
import re
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from rectify_cli.core.chinese.dates import day_of
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict
from rectify_cli.notices.quantities.quantity import Quantity, decimal
from rectify_cli.notices.quantities.within import within

_MOMENT = lazy(
    "(?:(?P<y>(?:19|20)[0-9]{2}|次|翌|同|当)年(?:度)?|(?P<to_y>(?:19|20)[0-9]{2})(?=[-—–~～至到]))?"
    "(?:(?P<m>[0-9]{1,2})(?:月份?|(?=[-—–~～至到][0-9]{1,2}月))(?P<part>初|上旬|中旬|下旬|底|末)?)?(?:(?<![0-9期延长限了])(?P<d>[12][0-9]|3[01]|0?[1-9])[日号](?!内))?"
    "(?:当?(?:日|天)?(?P<half>上午|下午|晚上?|中午|凌晨|早上|次日|当日)?(?P<h>[0-9]{1,2})(?:[:：](?P<mi>[0-9]{2})|[时点](?:(?P<min>[0-9]{1,2})分|(?P<thirty>半)|整)?))?"
)
_LASTS = lazy(
    "(?:历时|为期|(?P<loose>共计?|总计|合计)|历经|前后(?:共|历时)?|持续|[租借会工任聘刑改示]期|跨度|间隔|相隔|时隔|(?<=[，、。；])用|(?<=[，、。；日月年底末])满|服务期|合同期|投入使用|投用|运行|使用|(?P<range>连续[㐀-鿿]{0,6}|集中[㐀-鿿]{2,4}|利用|周期|期限)|正好|恰好|刚好|(?<=[）今，])已|至今|利用半个月（"
    "|(?P<own>长达|用时|耗时|费时|时长|达|花费|闲置|空置|占用|拖欠|停产|停工|停用|停机)|(?P<late>逾期|超期|延误|拖延|延期|滞后|迟缴|迟延|晚))"
    "(?:了|大?约|满|已有?|已达|已经|为|仅|达|时间|天数|了近)*$"
)
_DUE = lazy("应[于在当]|到期|截止|约定|原定|计划|规定|最迟|限期|前应")
_NARROW = lazy(
    "其中|其间|期间|不计|有效|剔除|节假日|全[天日年月]|至今|每|提前|延长|推迟|压缩|缩短|质保|免租|此前|合同(?!期)|总工|预计|上一|展期|宽限|试用|扣除|不含|除|设计|实际在|累计|各|分别|另|平均|分段|午休|中途|再"
)
_LIMIT = lazy(
    "其中|其间|休息|午休|中途|工作日|延长|延期|续签|提前|左右|不少于|超过|限时|时限|规定|要求|扣除|除去|除外|不计|每|平均|累计|合计|另|加上|追溯|此后|以上|最长|保密|工龄|党龄|前任|首任|近[0-9两三四五六七八九]|约|多个|原定|分[两三]|各|全天|停用|停产|展期|前后(?=将|[，。])|其余"
)
_NAMED = lazy(
    "(?:间隔|前后|时隔|距今|历时|为期|整整|经过|推进了?|限期|试点期|租期|驻点|共推进|发酵|持续|跨度|给予|断电)(?:了|仅|达|长达|为)?$"
)
_NEXT = lazy("(?:[㐀-鿿]{0,4}(?:为|共|达|了|计))?")
_OWN_TIME = lazy("(?:驻点|迟报|空岗|脱岗|停水|影响居民|限期|给予)[㐀-鿿]{0,2}$")
_NO_SUBJECT = "在于从自对该此本其这那整总前，、（"  # what opens no subject of its own
_OTHER, _LOOSE = 4, 2  # characters of another subject, and of one before a mere 共
_RANGE = lazy("[0-9年月日号从自由到至起止于在，—–~～-]*")  # moments that open a sentence: it happened between them
_SAME = lazy("[^，。；（）：0-9]{0,10}(?:[，、](?:即|(?=[自从]))|（即?)(?:自|从|由|于)?")
_JOINS = lazy("(?:[起始开]{0,2}|[^，。；]{0,8}，)[至到—~～-]{1,2}(?=[0-9次翌当])")
_VERB = 2  # characters of a deed: 3月下达，9月才拨付，滞留6个月
_STOP = lazy("[。；）\n]")
_CLOSES = lazy("[^，。；）0-9]{0,6}(?:[。；）]|$)")
_BETWEEN = 14  # characters between two moments of one event
_SEVERAL = lazy("去年|今年|明年|上年|本年|前年|休息|午休|分段")
_EXTENDED = lazy("(?:延期|顺延|延长|展期|宽限)(?![至到])了?(?:([0-9]{1,3})[日天])?")  # the day due moves
_YEARS = lazy("(?:19|20)[0-9]{2}年?[-—–~～至到]{1,2}(?:19|20)[0-9]{2}年$")  # 2021—2023年3年行动计划
_JOINED = lazy("(?:^|[年月日底末初的这近])$")
_LIKE = {"天": "d", "周": "d", "个工作日": "d", "工作日": "d", "个月": "m", "年": "y", "小时": "h"}
_YEAR, _MONTH = Fraction(1461, 4), Fraction(1461, 48)
_NONE = 2001
_NOON = 12
_MOST = 4  # moments of a sentence
_STRETCH = 120  # characters before a length that its moments are looked for in


class _Moment(NamedTuple):
    """A moment as it is printed at characters `start` to `end`: its first and last day, and minutes if it has any."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    fine: str
    minutes: int | None


def between(text: str, number: Quantity) -> Claim | None:
    """Return the claim that a length is that of the time between the two moments named before it."""
    start = max(text.rfind(mark, 0, number.start) for mark in "。；\n") + 1
    start = max(start, number.start - _STRETCH)
    lasts = _LASTS.search(text, max(start, number.start - 16), number.start)
    inside = text[number.start - 1 : number.start] == "（" and text[number.end : number.end + 1] == "）"
    during = number.dimension == "年" and _JOINED.search(number.lead) and re.match("间|来", number.tail)
    clause = max(text.rfind(mark, start, number.start) for mark in "，、：（）") + 1 or start
    repeated = number.lead[-2:] if len(number.lead) > 1 else ""
    again = bool(repeated) and repeated in text[start:clause]
    inner = (
        number.dimension != "小时"
        and re.search("(?:^|[在这的])$", number.lead)
        and text[number.start - 1] not in "，、"
    )
    again = again or ("才" in text[start:clause] and len(number.lead) == _VERB and not number.tail)
    again = again or bool(inner and re.match("[内里]", number.tail))
    again = again or (number.dimension == "年" and bool(_YEARS.search(text, start, number.start)))
    if not (lasts or inside or during or again) or _SEVERAL.search(text, start, number.end):
        return None
    moments = _moments(text, start, lasts.start() if lasts else number.start)
    if not 1 < len(moments) <= (_MOST if lasts else 2):
        return None
    if lasts and lasts["range"] and not _JOINS.match(text, moments[-2].end):
        return None  # 8月3日泄漏，8月4日完成封堵，连续监测48小时
    end = max(clause, moments[-1].end)
    if (
        re.search("[0-9]", text[moments[-1].end : number.start])  # 免责30天后逾期60天
        or _NARROW.search(text, moments[-1].end, number.start)
        or _apart(text, start, clause, lasts, end)
        or _of_first(text, lasts, moments)
    ):
        return None
    late = lasts and lasts["late"] and "原" not in text[moments[-1].end : number.start]  # 较原定时限超期15天
    moved = _EXTENDED.findall(text, start, moments[-1].start) if late else []
    return _claim(text, number, moments, sum(map(int, moved))) if all(moved) else None


def alone(text: str, number: Quantity, others: int) -> Claim | None:
    """Return the claim that the only length of a paragraph is that of the time between its only two moments.

    `others` are the other lengths of its kind. Its own words bind it (前后, 驻点), or moments joined by 至.
    """
    if others or _LIMIT.search(text):
        return None
    moments = [
        moment for moment in _moments(text, 0, len(text)) if moment.end <= number.start or moment.start >= number.end
    ]
    if len(moments) != 2 or number.lead[-1:] in "第每" or number.tail[:1] in {"后", "前"}:  # noqa: PLR2004 - a pair
        return None
    first, then = moments
    if then.end < len(text) and text[then.end] in "为是" and first.start > number.end:
        return None  # 三个月，9月10日至11月9日为集中整改阶段
    between = text[first.end : then.start].replace(text[number.start : number.end], "")
    plain = len(between) <= _BETWEEN and not re.search("，[^，]{4,}，", between)
    joined = bool(re.match("[至到—~～-]", between) or re.search("[至到]$", between))
    named = _NAMED.search(number.lead)
    bound = named or (joined and _NEXT.fullmatch(number.lead)) or (plain and _OWN_TIME.search(number.lead))
    return _claim(text, number, moments) if bound and (first.fine == then.fine or joined) else None


def given(text: str, number: Quantity) -> Claim | None:
    """Return the claim that a length is that of the two moments it is said to be: 三个月，即9月10日至12月9日."""
    same = _SAME.match(text, number.end)
    if same is None or not ("即" in same[0] or _LASTS.search(text, max(0, number.start - 16), number.start)):
        return None
    stop = _STOP.search(text, same.end(), same.end() + _STRETCH)
    moments = _moments(text, same.end(), stop.start() if stop else same.end() + _STRETCH)
    if len(moments) != 2 or moments[0].start != same.end():  # noqa: PLR2004 - a pair
        return None
    between = text[moments[0].end : moments[1].start]
    whole = len(between) <= _BETWEEN and "，" not in between and not _NARROW.search(between)
    return _claim(text, number, moments) if whole and _CLOSES.match(text, moments[1].end) else None


def _apart(text: str, start: int, clause: int, lasts: re.Match[str] | None, end: int) -> bool:
    """Return True if a length is said of something else than what the moments bound."""
    if lasts is None:
        return False
    if lasts["late"]:
        return not _DUE.search(text, start, end)
    words, before = text[end : lasts.start()], text[start:clause]
    if (
        len(words) >= (_LOOSE if lasts["loose"] else _OTHER)
        and words[0] not in _NO_SUBJECT
        and not any(words[at : at + 2] in before for at in range(min(len(words), _OTHER) - 1))
    ):
        return True  # 全部用户恢复用时5小时: of what nothing before names
    opening = _RANGE.fullmatch(before, before.rfind("：") + 1)
    return bool(lasts["own"] and words and not set(words) & set(before) and not opening)


def _of_first(text: str, lasts: re.Match[str] | None, moments: list[_Moment]) -> bool:
    """Return True if a length is of what began at the first moment, and another thing ended at the last: 汇报用时."""
    if lasts is None or not lasts["own"]:
        return False
    words = set(text[moments[-1].end : lasts.start()]) - set("，、；： ")
    before, _, between = text[: moments[-1].start].rpartition("，")
    return bool(words) and len(between) >= _OTHER and words <= set(before) and not words & set(between)


def _claim(text: str, number: Quantity, moments: list[_Moment], moved: int = 0) -> Claim | None:
    """Return the claim of a length: between some two of the moments, the first `moved` by so many days."""
    ways = [(first, then, _length(first, then, number)) for first, then in combinations(moments, 2)]
    ways = [(*way[:2], (way[2][0] - moved, way[2][1] - moved)) for way in ways]
    ways = [way for way in ways if way[2][1] > 0 and _comparable(*way[:2], number)]
    if not ways:
        return None
    loose = Fraction(0) if number.exact else number.value * 3 / 10  # 约
    good = next((way for way in ways if way[2][0] - loose <= number.value <= way[2][1] + loose), None)
    first, then, (low, high) = good or ways[-1]
    joined = then.end <= number.start and _JOINS.match(text, first.end)
    if joined and number.value < low and within(text[then.end : number.start]):
        return None
    least, most = _bare(max(low, Fraction(0)), up=True), _bare(high)
    shown = f"{least}–{most}" if int(least) < int(most) else decimal(round((low + high) / 2, 1))
    begins = text[first.start : first.end] + (f" + {moved}天" if moved else "")
    return Claim(
        Kind.SPAN,
        Verdict.PROVED if good else Verdict.FAILS,
        Stretch(number.start, number.end),
        number.printed,
        f"{begins} → {text[then.start : then.end]} = {shown}{number.unit}",
        "",
        tuple(Stretch(moment.start, moment.end) for moment in (first, then)),
    )


def _comparable(first: _Moment, then: _Moment, number: Quantity) -> bool:
    """Return False if a unit is far longer than the time between two days: they are not what lasts for years."""
    unit = {"个月": _MONTH, "年": _YEAR}.get(number.dimension)
    return unit is None or then.fine != "d" or (then.last - first.first).days * 2 > unit


def _bare(value: Fraction, *, up: bool = False) -> str:
    return str(-(-value.numerator // value.denominator) if up else value.__floor__())


def _moments(text: str, start: int, end: int) -> list[_Moment]:
    """Return the moments of a stretch, what a later one leaves unsaid being that of the one before."""
    moments: list[_Moment] = []
    year = month = day = 0
    for match in _MOMENT.finditer(text, start, end):
        if not match[0]:
            continue
        written = match["y"] or match["to_y"]
        if written:
            year = int(written) if written.isdecimal() else (year or _NONE) + (written in "次翌")
        if match["m"]:
            crossed = month and not written and int(match["m"]) < month
            month, year = int(match["m"]), year + 1 if crossed and year else year
            day = 0
        elif written:
            month = day = 0
        if match["half"] == "次日":
            day += 1
        if match["d"]:
            day = int(match["d"])
        ends = _days(year or _NONE, month, day, match["part"] or "")
        if ends is None:
            return []
        fine = "h" if match["h"] else "d" if match["d"] else "m" if match["m"] else "y"
        moments.append(_Moment(*match.span(), *ends, fine, _minutes(match)))
    return moments


def _minutes(match: re.Match[str]) -> int | None:
    if not match["h"]:
        return None
    hour = int(match["h"])
    if match["half"] in {"下午", "晚上", "晚"} and hour < _NOON:
        hour += _NOON
    return hour * 60 + int(match["mi"] or match["min"] or (30 if match["thirty"] else 0))


def _days(year: int, month: int, day: int, part: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day that a moment may be."""
    if not month:
        return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if not day else (dt.date(year, 1, 1), dt.date(year, 1, 1))
    if day:
        exact = day_of(year, month, day)
        return (exact, exact) if exact else None
    first, last = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20)}.get(part, (21 if part else 1, 0))
    opens, closes = day_of(year, month, first), day_of(year, month, last) if last else _end(year, month)
    return (opens, closes) if opens and closes else None


def _end(year: int, month: int) -> dt.date | None:
    return next((day for number in (31, 30, 29, 28) if (day := day_of(year, month, number))), None)


def _length(first: _Moment, then: _Moment, number: Quantity) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest number of units that lie between two moments, either way of counting."""
    nothing = Fraction(0), Fraction(0)
    kind = _LIKE.get(number.dimension, "")
    clocks, fines = first.fine == "h" and then.fine == "h", {first.fine, then.fine}
    if kind == "h" and clocks:
        return _hours(first, then, number)
    if not kind or kind == "h" or clocks or (len(fines) > 1 and fines != {"d", "m"}):
        return nothing
    shortest, longest = (then.first - first.last).days, (then.last - first.first).days + 1
    if first.fine == "y":
        years = Fraction(then.first.year - first.first.year)
        return (years, years + 1) if kind == "y" and years > 0 else nothing
    if longest <= 0 or (first.fine == "m" and kind == "d"):
        return nothing
    if number.dimension in {"个工作日", "工作日"}:
        return Fraction(1), Fraction(longest)
    unit = {"天": Fraction(1), "周": Fraction(7), "个月": _MONTH, "年": _YEAR}[number.dimension]
    low, high = Fraction(shortest) / unit, Fraction(longest) / unit
    slack = Fraction(0) if unit == 1 else Fraction(9, 10)  # a broken month or year may count or not
    return low - slack, high + slack


def _hours(first: _Moment, then: _Moment, number: Quantity) -> tuple[Fraction, Fraction]:
    minutes = (then.minutes or 0) - (first.minutes or 0) + (then.first - first.first).days * 1440
    if minutes <= 0 and first.first == then.first:
        minutes += 1440 if minutes + 720 <= 0 else 720
    exact = Fraction(minutes, 60)
    half = number.step / 2 if number.places else Fraction(1, 60) if number.size < 1 else Fraction(0)
    return exact - half, exact + half
