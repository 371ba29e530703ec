"""Days as papers print them, as notices name them in running text, and as people type them into a cell."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rectify_cli.core.chinese.numerals import DIGIT, ZERO, value

BLANK = "[ 　]{0,2}"
"""The blanks that a PDF leaves between digits and 汉字."""

_MONTHS = 12
_HAN = "[一二三四五六七八九十]{1,3}"
_IN_TEXT = (
    f"(?:(?<!{DIGIT})(?P<year>{DIGIT}{{4}}){BLANK}年{BLANK})?(?<!{DIGIT})(?P<month>{DIGIT}{{1,2}}){BLANK}月{BLANK}"
    f"(?P<day>{DIGIT}{{1,2}}){BLANK}[日号]"
    "|(?<![0-9-])(?P<y>(?:19|20)[0-9]{2})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})(?![0-9-]|学年|赛季)"
    f"|(?P<yy>[{ZERO}一二三四五六七八九]{{4}}){BLANK}年{BLANK}(?P<mm>{_HAN}){BLANK}月{BLANK}(?P<dd>{_HAN}){BLANK}日"
)


# Only notices and cells ask for these; `check` on the working day need not wait until they are compiled.
@cache
def _in_text() -> re.Pattern[str]:
    return re.compile(_IN_TEXT)


@cache
def _end() -> re.Pattern[str]:
    return re.compile(
        f"({DIGIT}{{4}}){BLANK}年{BLANK}(?:({DIGIT}{{1,2}}){BLANK}月{BLANK}(?:底|末|前|份)?|(?:年)?(?:底|末|年内|全年))"
        f"(?!{BLANK}{DIGIT})"
    )


@cache
def _typed() -> re.Pattern[str]:
    return re.compile(
        r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})(?:\s*日)?|([0-9]{4})([0-9]{2})([0-9]{2})"
    )


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(r"([0-9]{4})\D{1,3}([0-9]{1,2})(?:\D{1,3}([0-9]{1,2})日?|\D*)")


class Written(NamedTuple):
    """A day as written at characters `start` to `end` of a text; the calendar need not have it."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def date(self, year: int | None = None) -> dt.date | None:
        """Return the day, `year` being its year where none is written; None where the calendar has no such day."""
        return day_of(self.year or year or 0, self.month, self.day)


class Day(NamedTuple):
    """A day at characters `start` to `end` of a text; `implied` where its year is that of a day before it."""

    date: dt.date
    start: int
    end: int
    implied: bool = False


def printed_date(date: dt.date) -> str:
    """Write a date as a notice prints it: Arabic digits, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{date.year}年{date.month}月{date.day}日"


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return a day, None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> int:
    """Return the number of the last day of a month; raises ValueError for a month there is not."""
    if not 1 <= month <= _MONTHS:
        raise ValueError(f"{month} is no month")
    return calendar.monthrange(year, month)[1]


def written(text: str) -> Iterator[Written]:
    """Yield each day that a text writes: 2024年3月5日, 3月5日, 2024-03-05, 二〇二四年三月五日."""
    return (_written(match) for match in _in_text().finditer(text))


def alone(text: str) -> Written | None:
    """Return the day that is all a text says, its year included; None for another text."""
    bare = text.strip()
    match = _in_text().fullmatch(bare)
    if match is None or (match["month"] and not match["year"]):
        return None
    start = text.find(bare)
    return _written(match)._replace(start=start, end=start + len(bare))


def days(text: str, year: int | None = None) -> Iterator[Day]:
    """Yield each day a text names, `year` being that of a day without one; what no calendar has is passed over."""
    for found in written(text):
        year = found.year or year
        date = found.date(year)
        if date:
            yield Day(date, found.start, found.end, found.year is None)


def deadlines(text: str) -> list[Day]:
    """Return each day by which something is to be done: a day, the end of a month (12月底) or of a year (2026年底)."""
    due = list(days(text))
    for end in _end().finditer(text):
        year, month = int(end[1]), int(end[2] or _MONTHS)
        if year and 1 <= month <= _MONTHS:
            due.append(Day(dt.date(year, month, last_of_month(year, month)), end.start(), end.end()))
    return sorted(due, key=lambda day: day.start)


def typed(text: str) -> Written | None:
    """Return the day a text begins with in any of the usual forms: 2024-3-5, 2024/3/5, 2024年3月5日, 20240305."""
    match = _typed().match(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    return Written(year, month, day, match.start(), match.end())


def guessed(text: str) -> dt.date | None:
    """Return the day a text probably means: whatever parts its numbers; the last of the month where it names no day."""
    day = typed(text)
    if day and day.end == len(text):
        return day.date()
    match = _loose().fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= _MONTHS or not int(match[1]):
        return None
    year, month = int(match[1]), int(match[2])
    return day_of(year, month, int(match[3] or last_of_month(year, month)))


def _written(match: re.Match[str]) -> Written:
    year, month, day = match["year"], match["month"], match["day"]
    if match["y"]:
        year, month, day = match["y"], match["m"], match["d"]
    elif match["yy"]:
        year, month, day = match["yy"], match["mm"], match["dd"]
    return Written(value(year) if year else None, value(month), value(day), match.start(), match.end())
