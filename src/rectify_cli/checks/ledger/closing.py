"""A closed issue (销号) shows what the policy wants of it."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger, accepted
from rectify_cli.ledger.closing import Need, lacking
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

_RULES = {Need.EVIDENCE: NO_EVIDENCE, Need.MEASURES_DONE: NOT_DONE}


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield closed issues that want something; what is closed is what the policy counts as completed."""
    inspection = ledger.inspection.record
    for entry in ledger.counted().issues:
        if entry.record.status is Status.COMPLETED:
            yield from _lacking(entry, inspection)
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


def _lacking(entry: Entry[Issue], inspection: Inspection) -> Iterator[Diagnostic]:
    for need, measure, message, hint in lacking(entry.record, inspection):
        place = _closed(entry) if measure is None else entry.place("measures", measure)
        yield _RULES[need].broken(place, message, hint)


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
