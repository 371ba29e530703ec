"""Which of the days of a notice are its own: on site, feedback, cut-off, signing."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from rectify_cli.core.chinese.dates import BLANK, Day, alone, days
from rectify_cli.core.chinese.sentences import clauses
from rectify_cli.notices.reading import Dates, Extent, Quoted

_RANGE = re.compile(f"{BLANK}(?:起|开始)?{BLANK}(?:至|到|-|－|—|–|~|～|――){{1,2}}{BLANK}")
_VISIT = re.compile("进驻|进行了?|开展|巡察|巡视|审计|检查|督察")
_FEEDBACK = re.compile("反馈|通报了")
_MEETING = re.compile(
    "召开|会上|会议|专题|研究|传达|学习|部署"
)  # what was done about the feedback, on a day of its own
_NEAR = 80  # characters behind a day in which its sentence tells what it is the day of
_CUT_OFF = re.compile(f"截[至止](?:到|于)?{BLANK}$")


def signing(text: str) -> Day | None:
    """Return the day, where the last line of a text holds nothing else."""
    start = text.rstrip().rfind("\n") + 1
    day = alone(text[start:])
    date = day.date() if day else None
    return Day(date, start + day.start, start + day.end) if day and date else None


def of_the_notice(texts: Iterable[tuple[int, str]]) -> Dates:
    """Return the notice's own days, from the numbered blocks that belong to no single problem."""
    dates = Dates()
    cut_off: list[Quoted[dt.date]] = []
    year: int | None = None
    for block, text in texts:
        for start, end in clauses(text):
            named = [Day(day.date, day.start + start, day.end + start) for day in days(text[start:end], year)]
            year = named[-1].date.year if named else year
            until = dict.fromkeys(day for day in named if _CUT_OFF.search(text[max(start, day.start - 6) : day.start]))
            cut_off += [_quoted(block, day) for day in until]
            dates = _with_clause(dates, block, text, end, (named, until))
        signed = signing(text)
        dates = replace(dates, signing=_quoted(block, signed)) if signed else dates
    return replace(dates, cut_off=tuple(cut_off))


def _with_clause(dates: Dates, block: int, text: str, end: int, days: tuple[Sequence[Day], Collection[Day]]) -> Dates:
    """Return the dates with those that one clause adds; the first range and the first feedback stand.

    `days` are those that the clause names, and those of them that figures are counted to.
    """
    named, until = days
    period = _period(text, end, named) if dates.on_site is None or dates.feedback is None else None
    if period and dates.on_site is None:
        dates = replace(dates, on_site=(_quoted(block, period[0]), _quoted(block, period[1])))
    for day in named if dates.feedback is None else ():
        if (
            dates.feedback is None
            and day not in until
            and day not in (period or ())
            and (said := _FEEDBACK.search(text, day.end, min(end, day.end + _NEAR)))
            and not _MEETING.search(text, day.end, said.start())
        ):
            dates = replace(dates, feedback=_quoted(block, day))
    return dates


def _period(text: str, end: int, named: Sequence[Day]) -> tuple[Day, Day] | None:
    """Return the first and last day on site, where a clause names a range of days and a visit."""
    for first, last in pairwise(named):
        if _RANGE.fullmatch(text, first.end, last.start) and _VISIT.search(text, last.end, min(end, last.end + _NEAR)):
            return first, last
    return None


def _quoted(block: int, day: Day) -> Quoted[dt.date]:
    return Quoted(day.date, Extent(block, day.start, day.end))
