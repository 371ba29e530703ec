"""The days of a notice exist, follow each other, and say which day they mean."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from rectify_cli.core.chinese.dates import Written, last_of_month, printed_date, written
from rectify_cli.core.diagnostics import Diagnostic, Related, error, note, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.notices import Extent, Milepost, Quoted, Reading

NO_SUCH_DAY = error(
    "D521",
    Phrase("日期是历书上有的", "every date is a day of the calendar"),
    Phrase("核对原件，改正月或日", "look it up, and correct the month or the day"),
)
ORDER = error(
    "D522",
    Phrase(
        "进驻、反馈、截止、成文的日期先后有序",
        "on-site work, feedback, cut-off and signing follow each other",
    ),
    Phrase("核对两个日期，改正写错的一个", "check both dates, and correct the wrong one"),
)
PAST = warning(
    "D523",
    Phrase("没有完成的问题，计划日期晚于截止日", "a plan for what is not completed lies after the cut-off"),
    Phrase("写明新的时限；已经做完的，改状态", "give a new date; where it is done, correct the status"),
)
VAGUE = note(
    "D524",
    Phrase("整改计划的时限写到哪年哪月", "a plan names the year and month it is due"),
    Phrase("写明日期，如“2025年6月底前”", "name the date, such as “2025年6月底前”"),
)
TWO_CUT_OFFS = warning(
    "D525",
    Phrase("全文只有一个截止日", "one notice has one cut-off"),
    Phrase("统一为一个截止日", "use one cut-off"),
)

_MONTHS = 12
_LEAP = 2000  # where a date has no year, 29 February may be meant
_VAGUE = re.compile(
    r"春节前后|国庆前后|节前后|近期|适时|适当时候|适当时机|择机|(?:条件|时机)成熟|(?<![0-9〇一二三四五六七八九今本明当全每次去半])年底前?|(?<![0-9〇一二三四五六七八九今本明当十每])月底前?"
)


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every date that cannot be, and every order of dates that cannot be."""
    for index, placed in enumerate(reading.source.blocks):
        for day in written(placed.text):
            hint = _impossible(day)
            if hint:
                at = Extent(index, day.start, day.end)
                words = reading.text(at)
                message = Phrase(f"没有 {words} 这一天", f"there is no such day as {words}")
                yield NO_SUCH_DAY.broken(reading.place(at), message, hint)
    yield from _order(reading)
    yield from _cut_offs(reading)
    yield from _plans(reading)


def _impossible(day: Written) -> Phrase | None:
    """Return what is wrong with a date that cannot be."""
    if not 1 <= day.month <= _MONTHS:
        return Phrase("月份是 1 到 12，核对后改正", "a month is 1 to 12: look it up and correct it")
    last = last_of_month(day.year or _LEAP, day.month)
    if 1 <= day.day <= last:
        return None
    return Phrase(
        f"这个月是 1 到 {last} 日，核对后改正",
        f"that month has days 1 to {last}: look it up and correct it",
    )


def _named(reading: Reading) -> Iterator[tuple[Phrase, Quoted[dt.date]]]:
    """Yield the days a notice names of itself in the order they must come."""
    dates = reading.dates
    if dates.on_site:
        yield Phrase("进驻开始", "start of the on-site work"), dates.on_site[0]
        yield Phrase("进驻结束", "end of the on-site work"), dates.on_site[1]
    if dates.feedback:
        yield Phrase("反馈", "feedback"), dates.feedback
    cut_offs = _cut_offs_of(reading)
    if cut_offs:
        yield Phrase("截止", "cut-off"), max(cut_offs, key=lambda said: said.value)
    if dates.signing:
        yield Phrase("成文", "signing"), dates.signing


def _order(reading: Reading) -> Iterator[Diagnostic]:
    for (early, first), (late, second) in pairwise(_named(reading)):
        if first.value > second.value:
            yield ORDER.broken(
                reading.place(second.at),
                Phrase(
                    f"{late.zh} {second.value} 早于{early.zh} {first.value}",
                    f"the {late.en} ({second.value}) is before the {early.en} ({first.value})",
                ),
                related=(
                    Related(reading.place(first.at), Phrase(f"{early.zh}写在这里", f"the {early.en} is written here")),
                ),
            )


def _cut_offs(reading: Reading) -> Iterator[Diagnostic]:
    said = _cut_offs_of(reading)
    for other in said[1:]:
        first = said[0]
        if other.value != first.value:
            yield TWO_CUT_OFFS.broken(
                reading.place(other.at),
                Phrase(
                    f"前面截至 {first.value}，这里截至 {other.value}",
                    f"the cut-off is {first.value} before, {other.value} here",
                ),
                Phrase(f"都写作“{printed_date(first.value)}”", f"write “{printed_date(first.value)}” in both places"),
                (Related(reading.place(first.at), Phrase("前面写在这里", "said here before")),),
            )


def _cut_offs_of(reading: Reading) -> list[Quoted[dt.date]]:
    """Return the cut-offs said of the whole: 截至 within a problem is of that problem."""
    start = min((listed.title.at.block for listed in reading.listed), default=0)
    end = max((listed.last_block for listed in reading.listed), default=-1)
    return [said for said in reading.dates.cut_off if not start <= said.at.block <= end]


def _plans(reading: Reading) -> Iterator[Diagnostic]:
    cut_off = max((said.value for said in _cut_offs_of(reading)), default=None)
    for listed in reading.listed:
        for milepost in listed.plan:
            due = milepost.due
            if due and cut_off and due.value <= cut_off and listed.status not in {None, Status.COMPLETED}:
                yield PAST.broken(
                    reading.place(due.at),
                    Phrase(
                        f"问题没有完成，计划日期 {due.value} 不晚于截止日 {cut_off}",
                        f"not completed, but planned for {due.value}, not after the cut-off {cut_off}",
                    ),
                )
            yield from _vague(reading, milepost)


def _vague(reading: Reading, milepost: Milepost) -> Iterator[Diagnostic]:
    block, start, _ = milepost.text.at
    for match in _VAGUE.finditer(reading.text(milepost.text.at)):
        yield VAGUE.broken(
            reading.place(Extent(block, start + match.start(), start + match.end())),
            Phrase(f"“{match[0]}”没有说是哪一天", f"“{match[0]}” names no day"),
        )
