"""A closed issue (销号) has what the policy requires of it."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger, accepted, lookup
from rectify_cli.ledger.closing import Need, lacking
from rectify_cli.ledger.model import Inspection, Issue

NO_EVIDENCE = error(
    "L271",
    Phrase(
        "规定须有佐证材料的，已完成的问题存有佐证材料",
        "where the policy requires it, a closed issue has evidence on file",
    ),
    Phrase("rectify evidence add ID 文件", "`rectify evidence add ID FILE`"),
)
NOT_DONE = error(
    "L272",
    Phrase(
        "规定措施须办结的，已完成的问题逐条办结",
        "where the policy requires it, every measure of a closed issue is done",
    ),
    Phrase("rectify measure done ID 序号", "`rectify measure done ID N`"),
)
NOT_SIGNED = error(
    "L273",
    Phrase(
        "规定须签字的，已完成的问题各方均已签字",
        "where the policy requires it, a closed issue is signed by all parties",
    ),
    Phrase("rectify sign-off ID --by 姓名 --role 审核方", "`rectify sign-off ID --by NAME --role ROLE`"),
)
TOO_LATE = error(
    "L275",
    Phrase(
        "规定以截止日期为限的，完成日期不晚于截止日期",
        "where the policy requires it, an issue is closed by the cut-off date",
    ),
    Phrase(
        "核对日期；截止日期变了，用 rectify set inspection cut_off=日期 修改",
        "check the date; if the figures are of a later day, `rectify set inspection cut_off=DATE`",
    ),
)

_RULES = {Need.EVIDENCE: NO_EVIDENCE, Need.MEASURES_DONE: NOT_DONE}


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield closed issues that lack something; closed means what the policy counts as completed."""
    inspection = ledger.inspection.record
    for entry in ledger.counted().issues:
        if entry.record.status is Status.COMPLETED:
            yield from _lacking(entry, inspection)
            yield from _late(entry, inspection)
            yield from _unsigned(entry, inspection)


def _lacking(entry: Entry[Issue], inspection: Inspection) -> Iterator[Diagnostic]:
    for need, measure, message, hint in lacking(entry.record, inspection):
        place = _closed(entry) if measure is None else entry.place("measures", measure)
        yield _RULES[need].broken(place, message, hint)


def _unsigned(entry: Entry[Issue], inspection: Inspection) -> Iterator[Diagnostic]:
    issue = entry.record
    signed = {signature.role for signature in issue.signed}
    unsigned = [role for role in inspection.sign_offs if role not in signed]
    if inspection.policy.closing.sign_offs and unsigned:
        yield NOT_SIGNED.broken(
            _closed(entry),
            Phrase(
                f"第 {issue.id} 号已完成，尚未签字的有：{'、'.join(unsigned)}",
                f"issue {issue.id} is completed but not signed by {', '.join(unsigned)}",
            ),
            lookup.named(NOT_SIGNED.cure, entry),
        )


def _late(entry: Entry[Issue], inspection: Inspection) -> Iterator[Diagnostic]:
    issue = entry.record
    signed = (signature.date for signature in issue.signed) if accepted(issue, inspection) else ()
    closed = max([issue.progress[-1].date, *signed])
    if inspection.policy.closing.by_cut_off and closed > inspection.cut_off:
        yield TOO_LATE.broken(
            _closed(entry),
            Phrase(
                f"第 {issue.id} 号于 {closed} 完成，晚于截止日期 {inspection.cut_off}",
                f"issue {issue.id} was closed on {closed}, after the cut-off date, {inspection.cut_off}",
            ),
        )


def _closed(entry: Entry[Issue]) -> Place:
    """Return the place of the status that closes an issue."""
    return entry.place("progress", len(entry.record.progress) - 1, "status")
