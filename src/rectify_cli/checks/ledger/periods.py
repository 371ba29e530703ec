"""What the policy requires within a time after the feedback, or every so many days, is done on time."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger, deadlines, workdays
from rectify_cli.ledger.model import Issue

NO_PROGRESS = warning(
    "L242",
    Phrase("没有完成的问题按调度间隔记进展", "progress of an open issue is logged as often as the policy requires"),
    Phrase("rectify log ID --status 状态 --note 进展", "`rectify log ID --status STATUS --note TEXT`"),
)
PLAN = warning(
    "L243",
    Phrase("整改方案按时报送", "the rectification plan is submitted on time"),
    Phrase(
        "已经报送的，用 rectify set inspection plan_submitted=报送日期 记上",
        "once it is submitted, `rectify set inspection plan_submitted=DATE`",
    ),
)
BEYOND = warning(
    "L244",
    Phrase("时限超出集中整改期的，办过延期", "a deadline after the rectification period comes from an extension"),
    Phrase(
        "办了延期的用 rectify extend ID --to 新时限 --reason 理由 记；长期整改的用 rectify edit ID 在 waive 下写明理由",
        "record the extension with `rectify extend ID --to DATE --reason …`; "
        "for long-term work, waive the rule with a reason (`rectify edit ID`)",
    ),
)
UNKNOWN_YEAR = warning(
    "L245",
    Phrase(
        "计算工作日的年份有节假日安排可查", "the holidays are known of every year in which working days are counted"
    ),
    Phrase(
        "在 data/calendar.yaml 写上这一年的 holidays、workdays，或升级 chinesecalendar",
        "add the holidays and workdays of that year to data/calendar.yaml, or upgrade chinesecalendar",
    ),
)


def run(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    """Yield what is late, and the years whose holidays are unknown."""
    yield from _plan(ledger, today)
    for entry in ledger.issues:
        if entry.record.status is not Status.COMPLETED:
            yield from _without_progress(entry, ledger, today)
            yield from _beyond(entry, ledger)


def _plan(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    due, inspection = deadlines.plan_due(ledger), ledger.inspection.record
    if due is None:
        return
    place = ledger.inspection.place("plan_submitted" if inspection.plan_submitted else "feedback")
    if (inspection.plan_submitted or today) > due:
        zh, en = (
            ("至今没有报送", "has not been")
            if inspection.plan_submitted is None
            else (f"{inspection.plan_submitted} 才报送", f"was submitted on {inspection.plan_submitted}")
        )
        yield PLAN.broken(
            place, Phrase(f"整改方案最迟应于 {due} 报送，{zh}", f"the plan was to be submitted by {due} and {en}")
        )
    if inspection.policy.deadlines.plan_working_days is not None:
        for year in workdays.unknown_years(inspection.feedback, due, ledger.calendar):
            yield UNKNOWN_YEAR.broken(
                ledger.inspection.place("policy", "deadlines", "plan_working_days"),
                Phrase(
                    f"没有 {year} 年的节假日安排，只按周一至周五推算到 {due}",
                    f"the holidays of {year} are not known; up to {due}, Monday to Friday were counted as working days",
                ),
            )


def _without_progress(entry: Entry[Issue], ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    inspection, issue = ledger.inspection.record, entry.record
    days = inspection.policy.dispatch_days
    last = issue.progress[-1].date if issue.progress else inspection.feedback
    if days is not None and (elapsed := (today - last).days) > days:
        yield NO_PROGRESS.broken(
            entry.place("progress", len(issue.progress) - 1, "date") if issue.progress else entry.place("id"),
            Phrase(
                f"第 {issue.id} 号已有 {elapsed} 天没有记进展，至少应 {days} 天记一次",
                f"no progress of issue {issue.id} has been logged for {elapsed} days; "
                f"the policy requires it every {days} days",
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
                f"issue {issue.id} is due on {issue.due}, after the rectification period ends on {end}, "
                "and has no extension",
            ),
        )
