"""A deadline as offices write it -> the day that follows, and the words where they name no exact day."""

import calendar
import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from rectify_cli.core.chinese import dates, numerals
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Cell

SERIALS = range(20_000, 80_000)
"""The days from 1954 to 2119 as Excel counts them."""

_EPOCH = dt.date(1899, 12, 30)
_MIDNIGHT = re.compile(r"(?:\s+0?0:00(?::00(?:\.0+)?)?)?\.?")
_YEAR = re.compile(f"[{numerals.ZERO}一二三四五六七八九]{{4}}(?=年)")
_COUNT = re.compile(f"({numerals.BELOW_100})(?=[月日号])")
_TYPED = (
    (re.compile(r"(?<!\d)((?:19|20)\d\d)\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?!\d)日?"), r"\1年\3月\4日"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.]\s*(\d{1,2})(?!\d)月?"), r"\1年\2月"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"), r"\1年\2月\3日"),
    (re.compile(r"(?<!\d)(\d\d)(?=年\d)"), r"20\1"),
    (re.compile(r"(?<![\d.])(2\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d.])日?"), r"20\1年\3月\4日"),
)
_ONE = re.compile(
    r"(?:(?P<y>\d{4})年度?)?"
    r"(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号]?|份?(?P<part>[上中下]旬|[初底末])?)"
    r"|(?P<half>[上下])半年[底末]?|第?(?P<quarter>[一二三四1-4])季度[底末]?|(?P<end>(?(y)年?|(?<![半一两二三四五1-9])年)[底末内]))"
    r"|(?P<only>\d{4})年(?=$|[前内之以全，,；;。)）至到—~-])"
)
_RELATIVE = (("[今本当]年", 0), ("[明次来]年", 1))
_BEGINS = re.compile("起|开始")
"""What stands behind a day from which on something is done: it is no deadline."""

_WORDS = re.compile(
    "长期|中期|短期|期间|即改|持续|常态|立行立改|立行即改|立即|立整立改|即知即改|即行即改|边查边改|马上|随时|尽快|近期|即日|已完成|已整改|完成|坚持|"
    "贯穿|全年|每[年月季周日]|整改期|巡[察视]期间|个月|[日天周年]内|[工作日天]内|待定|另行|按[照期要规]|阶段"
)
_OCTOBER = re.compile(r"(?:19|20)\d\d\.1")
"""A number that is January or, its last zero lost, October."""

_BARE = re.compile(r"(\d{1,2})[./-](\d{1,2})")
_PARTS = {"上旬": 10, "初": 10, "中旬": 20}
_LAST = 12


class Time(NamedTuple):
    """The day of a deadline, and its words where they are no exact day; one of the two is there."""

    date: dt.date | None
    when: str | None = None

    @property
    def text(self) -> str:
        """The text of it in the register."""
        return self.when or (self.date.isoformat() if self.date else "")


class Rules(NamedTuple):
    """How words become days: from which day a date without a year counts, and whether a month means its last day."""

    since: dt.date
    month_end: bool = True


def exact(cell: Cell) -> dt.date | None:
    """Return the day that a cell names in any of the usual forms; None where it names none, or more than a day."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = unicodedata.normalize("NFKC", canonical(cell)).strip()
    if text.isdecimal() and int(text) in SERIALS:
        return _EPOCH + dt.timedelta(int(text))
    typed = dates.typed(text)
    if typed is not None and _MIDNIGHT.fullmatch(text, typed.end):
        return typed.date()
    spelled = dates.alone(text)
    return spelled.date() if spelled else None


def read(cell: Cell, rules: Rules) -> Time | None:
    """Return what a cell says of a deadline; None where no day and no word of time is in it."""
    date = exact(cell)
    if date is not None:
        return Time(date)
    words = canonical(cell)
    if isinstance(cell, float) and _OCTOBER.fullmatch(words):
        return None
    if isinstance(cell, str) and (bare := _BARE.fullmatch(words)):
        text = f"{bare[1]}月{bare[2]}日"
    else:
        text = _digits(words, rules.since)
    found = _days(text, rules.since)
    if None in found:
        return None
    if found:
        return Time(max(filter(None, found)) if rules.month_end or _named(text) else None, words)
    return Time(None, words) if _WORDS.search(text) else None


def _digits(words: str, since: dt.date) -> str:
    """Return a text with its days in one form: 2026年8月31日."""
    text = "".join(unicodedata.normalize("NFKC", words).split())
    text = _YEAR.sub(lambda year: str(numerals.value(year[0])), text)
    text = _COUNT.sub(lambda count: str(numerals.value(count[1])), text)
    for pattern, form in _TYPED:
        text = pattern.sub(form, text)
    for relative, years in _RELATIVE:
        text = re.sub(relative, f"{since.year + years}年", text)
    return text


def _named(text: str) -> bool:
    """Return True if the last day of a text is written out."""
    return bool([one for one in _ONE.finditer(text) if one["d"]][-1:])


def _days(text: str, since: dt.date) -> list[dt.date | None]:
    """Return the day of each time in a text, None for one that no calendar has."""
    days: list[dt.date | None] = []
    year: int | None = None
    for one in _ONE.finditer(text):
        if _BEGINS.match(text, one.end()) or text[: one.start()].endswith("每年"):
            continue
        written = one["y"] or one["only"]
        year = int(written) if written else year
        day = _day(one, year or since.year)
        if day and year is None and day < since:
            day = _day(one, since.year + 1)
        days.append(day)
    return days


def _day(one: re.Match[str], year: int) -> dt.date | None:
    month = _LAST
    if one["m"]:
        month = int(one["m"])
        if one["d"]:
            return dates.day_of(year, month, int(one["d"]))
    elif one["half"]:
        month = 6 if one["half"] == "上" else _LAST
    elif one["quarter"]:
        month = 3 * ("一二三四".find(one["quarter"]) + 1 or int(one["quarter"]))
    if not 1 <= month <= _LAST:
        return None
    return dates.day_of(year, month, _PARTS.get(one["part"] or "", calendar.monthrange(year, month)[1]))
