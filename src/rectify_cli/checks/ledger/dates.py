"""Dates stand in the order in which things happen."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from rectify_cli.core.chinese import dates
from rectify_cli.core.diagnostics import Diagnostic, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Inspection, Issue, Tracked

OUT_OF_ORDER = error(
    "L220",
    Phrase("整改进展按日期先后排列", "progress is written in the order of its dates"),
    Phrase("把较早的一条移到前面，或改正日期", "move the earlier entry up, or correct the date"),
)
OUTSIDE = error(
    "L221",
    Phrase("整改进展不早于进驻、不晚于今天", "progress is not before the first day on site and not after today"),
    Phrase("改正日期", "correct the date"),
)
STEPS = error(
    "L222",
    Phrase("进驻、反馈、截止、成文依次在后", "on site, feedback, cut-off and signing follow one another"),
    Phrase("照原文核对 data/inspection.yaml 的日期", "compare the dates in data/inspection.yaml with the notice"),
)
DONE = error(
    "L276",
    Phrase("措施办结、签字的日期不晚于今天", "measures are done and closings signed by today"),
    Phrase("改正日期；还没办的不写", "correct the day; what is not done yet has none"),
)
LEAD = warning(
    "L223",
    Phrase("导语里的日期就是台账里的日期", "the dates in the lead are the dates of the inspection"),
    Phrase("改导语，或改 on_site、feedback", "correct the lead, or on_site and feedback"),
)


def run(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    """Yield dates that are out of order, out of range or not those of the lead."""
    yield from _steps(ledger.inspection)
    yield from _lead(ledger.inspection)
    for register in Register:
        for entry in ledger.register(register):
            yield from _history(entry, ledger.inspection.record, today)
    for issue in (*ledger.issues, *ledger.immediate):
        yield from _done(issue, today)


def _steps(entry: Entry[Inspection]) -> Iterator[Diagnostic]:
    inspection = entry.record
    steps = (
        (("on_site", "to"), Phrase("离开进驻", "last day on site"), inspection.on_site.end),
        (("feedback",), Phrase("反馈", "feedback"), inspection.feedback),
        (("cut_off",), Phrase("截止", "cut-off"), inspection.cut_off),
        (("signing",), Phrase("成文", "signing"), inspection.signing),
    )
    for (before_at, before, earlier), (at, name, later) in pairwise(steps):
        if later < earlier:
            yield STEPS.broken(
                entry.place(*at),
                Phrase(
                    f"{name.zh} {later} 早于{before.zh} {earlier}",
                    f"{name.en} {later} is before {before.en} {earlier}",
                ),
                related=(Related(entry.place(*before_at), before),),
            )


def _lead(entry: Entry[Inspection]) -> Iterator[Diagnostic]:
    inspection = entry.record
    known = {inspection.on_site.start, inspection.on_site.end, inspection.feedback, inspection.cut_off}
    known |= {inspection.signing}
    lead = inspection.notice.lead
    year: int | None = None
    for written in dates.written(lead):
        year = written.year or year
        said = (year or 0, written.month, written.day)
        if not any(said in {(day.year, day.month, day.day), (0, day.month, day.day)} for day in known):
            wanted = ", ".join(str(day) for day in sorted(known))
            yield LEAD.broken(
                entry.place("notice", "lead"),
                Phrase(
                    f"导语写“{lead[written.start : written.end]}”，台账没有这一天（有 {wanted}）",
                    f"the lead says “{lead[written.start : written.end]}”, the inspection has no such day ({wanted})",
                ),
            )


def _done(entry: Entry[Issue], today: dt.date) -> Iterator[Diagnostic]:
    issue = entry.record
    dated = [(("measures", index, "done"), one.done) for index, one in enumerate(issue.measures)]
    dated += [(("sign_offs", index, "date"), one.date) for index, one in enumerate(issue.sign_offs)]
    for at, day in dated:
        if day and day > today:
            yield DONE.broken(
                entry.place(*at),
                Phrase(f"写着 {day} 办的，晚于今天 {today}", f"dated {day}, which is after today, {today}"),
            )


def _history(entry: Entry[Tracked], inspection: Inspection, today: dt.date) -> Iterator[Diagnostic]:
    progress = entry.record.progress
    for index, step in enumerate(progress):
        if step.date < inspection.on_site.start:
            yield OUTSIDE.broken(
                entry.place("progress", index, "date"),
                Phrase(
                    f"进展日期 {step.date} 早于进驻首日 {inspection.on_site.start}",
                    f"progress on {step.date} is before the first day on site, {inspection.on_site.start}",
                ),
            )
        if step.date > today:
            yield OUTSIDE.broken(
                entry.place("progress", index, "date"),
                Phrase(
                    f"进展日期 {step.date} 晚于今天 {today}",
                    f"progress on {step.date} is after today, {today}",
                ),
            )
        if index and step.date < progress[index - 1].date:
            yield OUT_OF_ORDER.broken(
                entry.place("progress", index, "date"),
                Phrase(
                    f"{step.date} 排在 {progress[index - 1].date} 之后",
                    f"{step.date} stands after {progress[index - 1].date}",
                ),
                related=(Related(entry.place("progress", index - 1, "date"), Phrase("前一条", "the entry before")),),
            )
