"""The words of a deadline -> the days they name: 2026年8月底前, 三季度末, 反馈后3个月内, 国庆节前, 已延期至9月30日."""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from rectify_cli.core.chinese import dates, numerals
from rectify_cli.ledger import workdays
from rectify_cli.ledger.model import Calendar, months_after

_LAST = 12
_BREAK = re.compile(r"(?<=[年月])\s+(?=[\d初上中下底末])|(?<=\d)\s+(?=[年月日号])|\s+(?=[底末前])")
"""A blank or a line's end inside a day, which the width of its cell or a hand put there."""

_BETWEEN = r"[-/.、,。·]"
_YEAR = re.compile(f"[{numerals.ZERO}0一二三四五六七八九]{{4}}(?=年)")
_COUNT = re.compile(f"({numerals.BELOW_100})(?=[月日号])")
_TYPED = (
    (re.compile(rf"(?<!\d)((?:19|20)\d\d)\s*({_BETWEEN})\s*(\d{{1,2}})\s*\2\s*(\d{{1,2}})(?!\d)日?"), r"\1年\3月\4日"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.]\s*(\d{1,2})(?!\d)月?"), r"\1年\2月"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"), r"\1年\2月\3日"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)"), r"\1年\2月"),
    (re.compile(r"(?<!\d)(\d\d)(?=年\d)"), r"20\1"),
    (re.compile(r"(?<![\d.])(2\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])日?"), r"20\1年\3月\4日"),
    (re.compile(r"^(2\d)[-/.](\d{1,2})(?=[底末前]|$)"), r"20\1年\2月"),
)
_RELATIVE = (("[今本当]年", 0), ("[明次来]年", 1))

_FEASTS = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "劳动": (5, 1),
    "七一": (7, 1),
    "建党": (7, 1),
    "八一": (8, 1),
    "建军": (8, 1),
    "国庆": (10, 1),
    "十一": (10, 1),
}
_PUBLISHED = {
    "春节": "Spring Festival",
    "清明": "Tomb-sweeping Day",
    "端午": "Dragon Boat Festival",
    "中秋": "Mid-autumn Festival",
}
"""Festivals of the moon, by the names under which their holidays are published."""

_ONE = re.compile(
    r"(?:(?P<y>\d{4})年度?)?"
    r"(?:(?P<m>\d{1,2})月(?:(?:\d{1,2}日?[-~—–至到])?(?P<d>\d{1,2})(?![\d年月]|[.、]\D)[日号]?|份?(?P<part>[上中下]旬|[初中底末])?)"
    r"|(?P<half>[上下])半年[底末]?|(?:第?(?P<quarter>[一二三四1-4])季度?|Q(?P<q>[1-4]))[底末]?"
    r"|(?P<end>(?(y)年?|(?<![半一两二三四五1-9])年)[底末内终]|岁末)|(?P<middle>年?中(?=$|[前，,；;。)之以]))"
    rf"|(?P<feast>{'|'.join((*_FEASTS, *_PUBLISHED))})节?(?:小?长?假期?)?(?:来临|到来)?[之以]?前)"
    r"|(?P<only>\d{4})年度?(?=$|[前内之以全，,；;。)）至到—~-])"
    r"|十(?P<plan>[一二三四五六七八九])五(?=末|期|规划|收官)"
)
_PERIOD = re.compile(
    rf"反馈[^，。；,;\d]{{0,10}}?(?P<n>半|\d{{1,3}}|两|{numerals.COUNTED})个?"
    "(?P<unit>工作日|日|天|周|星期|月|季度|年)(?=[之以]?内|前|$|[，。；,;])"
)
_BEGINS = re.compile("起|开始")
"""What stands behind a day from which on something is done: it is no deadline."""

_MOVED = re.compile("(?:延期|延长|延|顺延|展期|推迟|提前|调整|变更|改)[到至为]")
"""What stands before the deadline that counts, behind the one that it replaced."""

_ENDED = re.compile("已(?!经?申?请?(?:延|顺|调|改|展|推))")
_PARTS = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}
_MONTHS = {"月": 1, "季度": 3, "年": 12}
_DAYS = {"日": 1, "天": 1, "周": 7, "星期": 7}
_FIVE_YEARS = 1955
"""The year before the one in which the first five-year plan (五年规划) ended, less its five years."""


class Named(NamedTuple):
    """A time that a text names: its day, None if no calendar has it; `exact` where the day itself is written."""

    date: dt.date | None
    start: int
    exact: bool = False


def plain(words: str, since: dt.date) -> str:
    """Return a text with its days in one form, 2026年8月31日, and what stands in lines of its own divided by ；."""
    text = unicodedata.normalize("NFKC", words).strip()
    text = _BREAK.sub("", text).replace("\n", "；")
    text = re.sub("[“”\"'‘’「」]", "", text)
    text = re.sub(r"\s+", " ", text)
    text = _YEAR.sub(lambda year: str(numerals.value(year[0].replace("0", "〇"))), text)
    text = _COUNT.sub(lambda count: str(numerals.value(count[1])), text)
    for pattern, form in _TYPED:
        text = pattern.sub(form, text)
    for relative, years in _RELATIVE:
        text = re.sub(relative, f"{since.year + years}年", text)
    return text


def named(text: str, since: dt.date, holidays: Calendar) -> list[Named]:
    """Return each time of a plain text that counts; one that was moved does not, nor one from which on it is done."""
    found = [
        Named(_after(one["n"], one["unit"], since, holidays), one.start(), exact=True) for one in _PERIOD.finditer(text)
    ]
    found += _days(_PERIOD.sub(lambda one: "反" * len(one[0]), text), since)
    found.sort(key=lambda one: one.start)
    moved = max((one.end() for one in _MOVED.finditer(text)), default=0)
    return [one for one in found if one.start >= moved] or found


def _after(number: str, unit: str, since: dt.date, holidays: Calendar) -> dt.date | None:
    """Return the last day of a time that is counted from the feedback."""
    if number == "半":
        return months_after(since, 6) if unit == "年" else since + dt.timedelta(15) if unit == "月" else None
    count = 2 if number == "两" else numerals.value(number)
    if unit in _MONTHS:
        return months_after(since, count * _MONTHS[unit])
    if unit in _DAYS:
        return since + dt.timedelta(count * _DAYS[unit])
    return workdays.after(since, count, holidays)


def _days(text: str, since: dt.date) -> Iterator[Named]:
    """Yield each day, the last of a month, a quarter or a year; a festival that no calendar has yet is passed over."""
    year: int | None = None
    last: dt.date | None = None
    for one in _ONE.finditer(text):
        before = text[: one.start()]
        if _BEGINS.match(text, one.end()) or before.endswith("每年"):
            continue
        written = one["y"] or one["only"]
        year = int(written) if written else year
        day = _day(one, year or since.year)
        to = before.endswith(tuple("至到-—~")) and not _MOVED.search(before[-3:])
        first = last if to and not written else None
        if day and (day < first if first else year is None and day < since and not _ENDED.search(text)):
            day = _day(one, (year or since.year) + 1)
        if day is None and one["feast"] in _PUBLISHED:
            continue
        last = day
        yield Named(day, one.start(), exact=bool(one["d"]))


def _day(one: re.Match[str], year: int) -> dt.date | None:
    if one["feast"]:
        return _eve(one["feast"], year)
    month = _LAST
    if one["plan"]:
        year = _FIVE_YEARS + 5 * (10 + numerals.value(one["plan"]))
    elif one["m"]:
        month = int(one["m"])
        if one["d"]:
            return dates.day_of(year, month, int(one["d"]))
    elif one["half"] or one["middle"]:
        month = _LAST if one["half"] == "下" else 6
    elif quarter := one["quarter"] or one["q"]:
        month = 3 * numerals.value(quarter)
    if not 1 <= month <= _LAST:
        return None
    return dates.day_of(year, month, _PARTS.get(one["part"] or "", calendar.monthrange(year, month)[1]))


def _eve(feast: str, year: int) -> dt.date | None:
    """Return the day before a festival or its holidays; None for a year whose holidays are not published."""
    fixed = _FEASTS.get(feast)
    first = dt.date(year, *fixed) if fixed else workdays.holidays(year, _PUBLISHED[feast])
    return first - dt.timedelta(1) if first else None
