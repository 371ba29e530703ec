"""The dates of a notice exist, are in order, and are definite."""

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
    Phrase("日期真实存在", "every date exists in the calendar"),
    Phrase("核对原件，改正月或日", "check the original, and correct the month or the day"),
)
ORDER = error(
    "D522",
    Phrase(
        "进驻、反馈、截止、成文日期先后有序",
        "the on-site, feedback, cut-off and signing dates are in order",
    ),
    Phrase("核对两个日期，更正有误的一个", "check both dates, and correct the wrong one"),
)
PAST = warning(
    "D523",
    Phrase("未完成的问题，计划时限晚于截止日期", "the plan of an unfinished problem is due after the cut-off date"),
    Phrase("写明新的时限；已经完成的，更正状态", "give a new date; if the work is done, correct the status"),
)
VAGUE = note(
    "D524",
    Phrase("整改计划的时限具体到年月", "a plan states the year and month it is due"),
    Phrase("写明日期，如“2025年6月底前”", "state the date, for example “2025年6月底前”"),
)
TWO_CUT_OFFS = warning(
    "D525",
    Phrase("全文只用一个截止日期", "a notice uses a single cut-off date"),
    Phrase("统一为一个截止日期", "use the same cut-off date throughout"),
)

_MONTHS = 12
_LEAP = 2000  # where a date has no year, 29 February may be meant
_VAGUE = re.compile(
    r"春节前后|国庆前后|节前后|近期|适时|适当时候|适当时机|择机|(?:条件|时机)成熟|(?<![0-9〇一二三四五六七八九今本明当全每次去半])年底前?|(?<![0-9〇一二三四五六七八九今本明当十每])月底前?"
)


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield each date that does not exist, is out of order, or is not definite."""
    for index, placed in enumerate(reading.source.blocks):
        for day in written(placed.text):
            hint = _impossible(day)
            if hint:
                at = Extent(index, day.start, day.end)
                words = reading.as_written(at)
                message = Phrase(f"日期“{words}”不存在", f"no such date: {words}")
                yield NO_SUCH_DAY.broken(reading.place(at), message, hint)
    yield from _order(reading)
    yield from _cut_offs(reading)
    yield from _plans(reading)


def _impossible(day: Written) -> Phrase | None:
    """Return what is wrong with a date that does not exist; None for one that does."""
    if not 1 <= day.month <= _MONTHS:
        return Phrase("月份应为 1 至 12，核对原件后改正", "months run from 1 to 12; check the original")
    last = last_of_month(day.year or _LEAP, day.month)
    if 1 <= day.day <= last:
        return None
    return Phrase(
        f"该月只有 {last} 天，核对原件后改正",
        f"that month has {last} days; check the original",
    )


def _named(reading: Reading) -> Iterator[tuple[Phrase, Quoted[dt.date]]]:
    """Yield the dates of the notice itself, in the order they must come."""
    dates = reading.dates
    if dates.on_site:
        yield Phrase("进驻开始日期", "first day on site"), dates.on_site[0]
        yield Phrase("进驻结束日期", "last day on site"), dates.on_site[1]
    if dates.feedback:
        yield Phrase("反馈日期", "feedback date"), dates.feedback
    cut_offs = _cut_offs_of(reading)
    if cut_offs:
        yield Phrase("截止日期", "cut-off date"), max(cut_offs, key=lambda cut_off: cut_off.value)
    if dates.signing:
        yield Phrase("成文日期", "signing date"), dates.signing


def _order(reading: Reading) -> Iterator[Diagnostic]:
    for (early, first), (late, second) in pairwise(_named(reading)):
        if first.value > second.value:
            yield ORDER.broken(
                reading.place(second.at),
                Phrase(
                    f"{late.zh}（{second.value}）早于{early.zh}（{first.value}）",
                    f"the {late.en} ({second.value}) is before the {early.en} ({first.value})",
                ),
                related=(Related(reading.place(first.at), Phrase(f"{early.zh}在此处", f"the {early.en} is here")),),
            )


def _cut_offs(reading: Reading) -> Iterator[Diagnostic]:
    cut_offs = _cut_offs_of(reading)
    for other in cut_offs[1:]:
        first = cut_offs[0]
        if other.value != first.value:
            yield TWO_CUT_OFFS.broken(
                reading.place(other.at),
                Phrase(
                    f"前文截至 {first.value}，此处截至 {other.value}",
                    f"the cut-off date is {first.value} above, {other.value} here",
                ),
                Phrase(f"统一写作“{printed_date(first.value)}”", f"write “{printed_date(first.value)}” in both places"),
                (Related(reading.place(first.at), Phrase("前文在此处", "the earlier date is here")),),
            )


def _cut_offs_of(reading: Reading) -> list[Quoted[dt.date]]:
    """Return the cut-off dates of the notice as a whole: 截至 within a problem is of that problem."""
    start = min((listed.title.at.block for listed in reading.listed), default=0)
    end = max((listed.last_block for listed in reading.listed), default=-1)
    return [cut_off for cut_off in reading.dates.cut_off if not start <= cut_off.at.block <= end]


def _plans(reading: Reading) -> Iterator[Diagnostic]:
    cut_off = max((day.value for day in _cut_offs_of(reading)), default=None)
    for listed in reading.listed:
        for milepost in listed.plan:
            due = milepost.due
            if due and cut_off and due.value <= cut_off and listed.status not in {None, Status.COMPLETED}:
                yield PAST.broken(
                    reading.place(due.at),
                    Phrase(
                        f"问题尚未完成，计划时限 {due.value} 却不晚于截止日期 {cut_off}",
                        f"not completed, yet due on {due.value}, which is not after the cut-off date, {cut_off}",
                    ),
                )
            yield from _vague(reading, milepost)


def _vague(reading: Reading, milepost: Milepost) -> Iterator[Diagnostic]:
    block, start, _ = milepost.text.at
    for match in _VAGUE.finditer(reading.text(milepost.text.at)):
        yield VAGUE.broken(
            reading.place(Extent(block, start + match.start(), start + match.end())),
            Phrase(f"“{match[0]}”不是明确的时限", f"“{match[0]}” is not a definite date"),
        )
