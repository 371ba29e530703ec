"""Dates are in the order in which things happen, and within the time in which they can."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from rectify_cli.core.chinese import dates
from rectify_cli.core.diagnostics import Diagnostic, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger, limits
from rectify_cli.ledger.model import Inspection, Tracked

OUT_OF_ORDER = error(
    "L220",
    Phrase("整改进展、延期按日期先后排列", "progress and extensions are in order of date"),
    Phrase("把较早的一条移到前面，或改正日期", "move the earlier entry up, or correct the date"),
)
OUTSIDE = error(
    "L221",
    Phrase(
        "进展、办结、签字、延期的日期和时限不早于进驻首日，进展日期不晚于今天",
        "progress, measures, signatures, extensions and deadlines are not dated before the first day on site, "
        "and progress is not dated after today",
    ),
    Phrase("改正日期", "correct the date"),
)
STEPS = error(
    "L222",
    Phrase(
        "进驻、反馈、截止、成文的日期先后相继",
        "the dates of the visit, the feedback, the cut-off and the signing are in that order",
    ),
    Phrase(
        "照原文核对日期，用 rectify set inspection feedback=日期 等改正",
        "compare the dates with the notice, and correct them: `rectify set inspection feedback=DATE`",
    ),
)
DONE = error(
    "L276",
    Phrase(
        "措施办结、签字、申请延期的日期不晚于今天",
        "measures, signatures and extensions are not dated after today",
    ),
    Phrase("改正日期；尚未办的不写日期", "correct the date; leave it out if it has not happened yet"),
)
LEAD = warning(
    "L223",
    Phrase("导语里的日期与台账一致", "the dates in the lead are those of the inspection"),
    Phrase(
        "用 rectify set inspection notice.lead=… 改导语，或用 on_site=…、feedback=… 改日期",
        "correct the lead with `rectify set inspection notice.lead=…`, or the dates with `on_site=…` and `feedback=…`",
    ),
)


def run(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    """Yield dates that are out of order, out of range or not those of the lead."""
    yield from _steps(ledger.inspection)
    yield from _lead(ledger.inspection)
    for register in Register:
        for entry in ledger.register(register):
            yield from _dated(entry, ledger.inspection.record, today)


def _steps(entry: Entry[Inspection]) -> Iterator[Diagnostic]:
    for before, after in pairwise(limits.milestones(entry.record)):
        if objection := limits.disorder((before, after)):
            related = Related(entry.place(*before.path), before.name)
            yield STEPS.broken(entry.place(*after.path), objection.message, related=(related,))


def _lead(entry: Entry[Inspection]) -> Iterator[Diagnostic]:
    inspection = entry.record
    known = {inspection.on_site.start, inspection.on_site.end, inspection.feedback, inspection.cut_off}
    known |= {inspection.signing}
    lead = inspection.notice.lead
    year: int | None = None
    for written in dates.written(lead):
        year = written.year or year
        date = (year or 0, written.month, written.day)
        if not any(date in {(day.year, day.month, day.day), (0, day.month, day.day)} for day in known):
            days = [str(day) for day in sorted(known)]
            yield LEAD.broken(
                entry.place("notice", "lead"),
                Phrase(
                    f"导语写“{lead[written.start : written.end]}”，台账没有这个日期（台账有 {'、'.join(days)}）",
                    f"the lead says “{lead[written.start : written.end]}”, which is no date of the inspection "
                    f"({', '.join(days)})",
                ),
            )


def _dated(entry: Entry[Tracked], inspection: Inspection, today: dt.date) -> Iterator[Diagnostic]:
    """Yield dates out of range, and those out of order."""
    first = limits.first_day(inspection)
    for path, name, day, past in limits.days(entry.record):
        if first <= day <= today:
            continue
        if early := limits.too_early(inspection, day, name):
            yield OUTSIDE.broken(entry.place(*path), early.message)
        if past and (late := limits.too_late(today, day, name)):
            rule = OUTSIDE if path[0] == "progress" else DONE
            yield rule.broken(entry.place(*path), late.message)
    for (key, index), day, last in limits.out_of_order(entry.record):
        yield OUT_OF_ORDER.broken(
            entry.place(key, index, "date"),
            Phrase(f"{day} 排在 {last} 之后", f"{day} comes after {last}"),
            related=(Related(entry.place(key, index - 1, "date"), Phrase("前一条", "the previous item")),),
        )
