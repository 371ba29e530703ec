"""What the policy wants within a time after the feedback, or every so many days, is there in time."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger, deadlines, workdays
from rectify_cli.ledger.model import Issue

SILENT = warning(
    "L242",
    Phrase("没有完成的问题按调度间隔记进展", "an open issue has progress as often as the policy wants"),
    Phrase("rectify log ID --status 状态 --note 进展", "`rectify log ID --status STATUS --note TEXT`"),
)
PLAN = warning(
    "L243",
    Phrase("整改方案按时报送", "the plan of the rectification is submitted in time"),
    Phrase(
        "报送了就在 data/inspection.yaml 写 plan_submitted 的日期",
        "once it is submitted, write the day as plan_submitted in data/inspection.yaml",
    ),
)
BEYOND = warning(
    "L244",
    Phrase("超出集中整改期的时限办过延期", "a deadline beyond the months of rectification was extended to"),
    Phrase(
        "办了延期的用 rectify extend 记；长期整改的写 waive 说明理由",
        "record the extension with `rectify extend`, or waive the rule with the reason",
    ),
)
UNKNOWN_YEAR = warning(
    "L245",
    Phrase("算工作日的年份有节假日安排可查", "the holidays of the years of working days are known"),
    Phrase(
        "在 data/calendar.yaml 写上这一年的 holidays、workdays，或升级 chinesecalendar",
        "write the holidays and workdays of that year into data/calendar.yaml, or upgrade chinesecalendar",
    ),
)


def run(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    """Yield what is late, and years whose holidays nobody knows."""
    yield from _plan(ledger, today)
    for entry in ledger.issues:
        if entry.record.status is not Status.COMPLETED:
            yield from _silent(entry, ledger, today)
            yield from _beyond(entry, ledger)


def _plan(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    due, inspection = deadlines.plan_due(ledger), ledger.inspection.record
    if due is None:
        return
    place = ledger.inspection.place("plan_submitted" if inspection.plan_submitted else "feedback")
    if (inspection.plan_submitted or today) > due:
        zh, en = (
            ("没有报送", "is not")
            if inspection.plan_submitted is None
            else (f"{inspection.plan_submitted} 才报送", f"was on {inspection.plan_submitted}")
        )
        yield PLAN.broken(
            place, Phrase(f"整改方案最迟应在 {due} 报送，{zh}", f"the plan was to be submitted by {due} and {en}")
        )
    if inspection.policy.deadlines.plan_working_days is not None:
        for year in workdays.unknown_years(inspection.feedback, due, ledger.calendar):
            yield UNKNOWN_YEAR.broken(
                ledger.inspection.place("policy", "deadlines", "plan_working_days"),
                Phrase(
                    f"不知道 {year} 年的节假日安排，只按周一至周五算到 {due}",
                    f"the holidays of {year} are not known; up to {due}, Monday to Friday were counted",
                ),
            )


def _silent(entry: Entry[Issue], ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    inspection, issue = ledger.inspection.record, entry.record
    days = inspection.policy.dispatch_days
    last = issue.progress[-1].date if issue.progress else inspection.feedback
    if days is not None and (gone := (today - last).days) > days:
        yield SILENT.broken(
            entry.place("progress", len(issue.progress) - 1, "date") if issue.progress else entry.place("id"),
            Phrase(
                f"第 {issue.id} 号 {gone} 天没有记进展，应至少 {days} 天一次",
                f"no. {issue.id} has had no progress for {gone} days, wanted every {days}",
            ),
            Phrase(
                f"rectify log {issue.id} --status {issue.status.value} --note 进展",
                f"`rectify log {issue.id} --status {issue.status.value} --note TEXT`",
            ),
        )


def _beyond(entry: Entry[Issue], ledger: Ledger) -> Iterator[Diagnostic]:
    issue, end = entry.record, deadlines.rectified_by(ledger.inspection.record)
    if end and issue.due and issue.due > end and not issue.extensions:
        yield BEYOND.broken(
            entry.place("due"),
            Phrase(
                f"第 {issue.id} 号时限 {issue.due}，集中整改到 {end} 期满，没有延期记录",
                f"no. {issue.id} is due {issue.due}, after the rectification ends on {end}, and was not extended",
            ),
        )
