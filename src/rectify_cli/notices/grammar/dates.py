"""Days as notices write them, and which of them are the notice's own: on site, feedback, cut-off, signing."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from rectify_cli.core.chinese.numerals import value
from rectify_cli.notices.reading import Dates, Extent, Quoted

_B = "[ 　]{0,2}"
_DIGITS = "[0-9０-９]"
_MONTH_DAY = f"({_DIGITS}{{1,2}}){_B}月{_B}({_DIGITS}{{1,2}}){_B}[日号]"
_DAY = re.compile(f"(?:({_DIGITS}{{4}}){_B}年{_B})?{_MONTH_DAY}")
_SPELLED_DAY = re.compile(
    "([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_END = re.compile(
    f"({_DIGITS}{{4}}){_B}年{_B}(?:({_DIGITS}{{1,2}}){_B}月{_B}(?:底|末|前|份)?|(?:年)?(?:底|末|年内|全年))(?!{_B}{_DIGITS})"
)
_RANGE = re.compile(f"{_B}(?:起|开始)?{_B}(?:至|到|-|－|—|–|~|～|――){{1,2}}{_B}")
_VISIT = re.compile("进驻|进行了?|开展|巡察|巡视|审计|检查|督察")
_FEEDBACK = re.compile("反馈|通报了")
_NEAR = 80  # characters of a sentence that tell what a day is of
_CUT_OFF = re.compile(f"截[至止](?:到|于)?{_B}$")


class Day(NamedTuple):
    """A day at characters `start` to `end` of a text; `implied` where its year is that of a day before it."""

    date: dt.date
    start: int
    end: int
    implied: bool = False


def days(text: str, year: int | None = None) -> Iterator[Day]:
    """Yield each day a text names, `year` being that of a day without one; what no calendar has is passed over."""
    for found in _DAY.finditer(text):
        implied = found[1] is None
        year = year if implied else int(found[1])
        date = _date(year, int(found[2]), int(found[3])) if year else None
        if date:
            yield Day(date, found.start(), found.end(), implied)


def deadlines(text: str) -> list[Day]:
    """Return each day by which something is to be done: a day, the end of a month (12月底) or of a year (2026年底)."""
    found = list(days(text))
    for end in _END.finditer(text):
        month = int(end[2] or 12)
        if 1 <= month <= 12:  # noqa: PLR2004 - the months there are
            date = _date(int(end[1]), month, calendar.monthrange(int(end[1]), month)[1])
            found += [Day(date, end.start(), end.end())] if date else []
    return sorted(found, key=lambda day: day.start)


def signing(text: str) -> Day | None:
    """Return the day, where the last line of a text holds nothing else."""
    bare = text.rstrip().rpartition("\n")[2].strip()
    start = text.rfind(bare)
    spelled = _SPELLED_DAY.fullmatch(bare)
    if spelled:
        date = _date(*(value(part) for part in spelled.groups()))
        return Day(date, start, start + len(bare)) if date else None
    day = next(days(bare), None)
    if day is None or day.implied or day.end - day.start != len(bare):
        return None
    return Day(day.date, start, start + len(bare))


def of_the_notice(texts: Iterable[tuple[int, str]]) -> Dates:
    """Return the notice's own days, from the numbered blocks that tell of no single problem."""
    told = Dates()
    year: int | None = None
    for block, text in texts:
        for start, end in _sentences(text):
            found = [Day(day.date, day.start + start, day.end + start) for day in days(text[start:end], year)]
            year = found[-1].date.year if found else year
            told = _told(told, block, text, (start, end), found)
        signed = signing(text)
        told = replace(told, signing=_said(block, signed)) if signed else told
    return told


def _told(told: Dates, block: int, text: str, sentence: tuple[int, int], found: Sequence[Day]) -> Dates:
    """Return the days told so far and those that one sentence adds; the first range and the first feedback stand."""
    start, end = sentence
    period = _period(text, end, found)
    if period and told.on_site is None:
        told = replace(told, on_site=(_said(block, period[0]), _said(block, period[1])))
    for day in found:
        if _CUT_OFF.search(text[max(start, day.start - 6) : day.start]):
            told = replace(told, cut_off=(*told.cut_off, _said(block, day)))
        elif (
            told.feedback is None
            and day not in (period or ())
            and _FEEDBACK.search(text, day.end, min(end, day.end + _NEAR))
        ):
            told = replace(told, feedback=_said(block, day))
    return told


def _period(text: str, end: int, found: Sequence[Day]) -> tuple[Day, Day] | None:
    """Return the first and last day on site, where a sentence tells a range of days and a visit."""
    for first, last in pairwise(found):
        if _RANGE.fullmatch(text, first.end, last.start) and _VISIT.search(text, last.end, min(end, last.end + _NEAR)):
            return first, last
    return None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in re.finditer("[。；;]|$", text):
        if mark.end() > start:
            yield start, mark.end()
        start = mark.end()


def _said(block: int, day: Day) -> Quoted[dt.date]:
    return Quoted(day.date, Extent(block, day.start, day.end))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
