"""A closed issue (销号) shows what the policy wants of it."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger, accepted
from rectify_cli.ledger.model import Inspection, Issue

NO_EVIDENCE = error(
    "L271",
    Phrase("规定要佐证材料的，完成的问题都存有", "where the policy wants it, a closed issue has evidence on file"),
    Phrase("rectify evidence add ID 文件", "`rectify evidence add ID FILE`"),
)
NOT_DONE = error(
    "L272",
    Phrase("规定措施要办结的，完成的问题逐条办结", "where the policy wants it, a closed issue has every measure done"),
    Phrase("rectify measure done ID 第几条", "`rectify measure done ID N`"),
)
NOT_SIGNED = error(
    "L273",
    Phrase("规定要签字的，完成的问题各方签齐", "where the policy wants it, a closed issue is signed by all parties"),
    Phrase("rectify sign-off ID --by 姓名 --role 审核方", "`rectify sign-off ID --by NAME --role ROLE`"),
)
TOO_LATE = error(
    "L275",
    Phrase("规定以截止日为限的，完成日期不晚于截止", "where the policy wants it, an issue is closed by the cut-off"),
    Phrase(
        "核对日期；统计口径改了就改 cut_off",
        "check the day; if the figures are of a later day, correct cut_off in data/inspection.yaml",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield closed issues that want something; what is closed is what the policy counts as completed."""
    inspection = ledger.inspection.record
    for entry in ledger.counted().issues:
        if entry.record.status is Status.COMPLETED:
            yield from wanting(entry, inspection)
            yield from _late(entry, inspection)
            missing = [role for role in inspection.sign_offs if role not in {one.role for one in entry.record.signed}]
            if inspection.policy.closing.sign_offs and missing:
                yield NOT_SIGNED.broken(
                    _closed(entry),
                    Phrase(
                        f"第 {entry.record.id} 号已完成，还差签字：{'、'.join(missing)}",
                        f"no. {entry.record.id} is completed and not signed by {', '.join(missing)}",
                    ),
                )


def wanting(entry: Entry[Issue], inspection: Inspection) -> Iterator[Diagnostic]:
    """Yield what must be there before anybody signs: evidence, and measures that are done."""
    issue, closing = entry.record, inspection.policy.closing
    if closing.evidence and not any(one.file for one in issue.evidence):
        yield NO_EVIDENCE.broken(
            _closed(entry),
            Phrase(f"第 {issue.id} 号没有存入佐证材料", f"no. {issue.id} has no evidence on file"),
            Phrase(f"rectify evidence add {issue.id} 文件", f"`rectify evidence add {issue.id} FILE`"),
        )
    open_ = [number for number, one in enumerate(issue.measures, start=1) if one.done is None]
    if closing.measures_done and open_:
        listed = ", ".join(map(str, open_))
        yield NOT_DONE.broken(
            entry.place("measures", open_[0] - 1),
            Phrase(
                f"第 {issue.id} 号有措施没有办结：第 {listed} 条",
                f"measures of no. {issue.id} that are not done: {listed}",
            ),
            Phrase(f"rectify measure done {issue.id} {open_[0]}", f"`rectify measure done {issue.id} {open_[0]}`"),
        )


def _late(entry: Entry[Issue], inspection: Inspection) -> Iterator[Diagnostic]:
    issue = entry.record
    signed = (one.date for one in issue.signed) if accepted(issue, inspection) else ()
    closed = max([issue.progress[-1].date, *signed])
    if inspection.policy.closing.by_cut_off and closed > inspection.cut_off:
        yield TOO_LATE.broken(
            _closed(entry),
            Phrase(
                f"第 {issue.id} 号 {closed} 完成，晚于截止 {inspection.cut_off}",
                f"no. {issue.id} was closed on {closed}, after the cut-off, {inspection.cut_off}",
            ),
        )


def _closed(entry: Entry[Issue]) -> Place:
    """Return where it is written that an issue is completed."""
    return entry.place("progress", len(entry.record.progress) - 1, "status")
