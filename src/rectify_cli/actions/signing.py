"""Sign the closing of an issue (销号), and reopen it (退回、回头看)."""

import datetime as dt

from rectify_cli.actions.amendment import Amendment, Subject, refuse_before, refuse_breach, refuse_day
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger import closing
from rectify_cli.ledger.edits import Insert, Put, Value
from rectify_cli.ledger.model import Inspection, Issue, Progress


def sign_off(subject: Subject[Issue], by: str, role: str, day: dt.date) -> Amendment:
    """Add the signature of a party, if it is its turn and the issue may be closed."""
    issue, inspection = subject.record, subject.inspection
    refuse_day(subject.inspection, day, subject.today)
    _refuse_early(issue, day)
    for lack in closing.lacking(issue, inspection):
        raise UsageError(lack.message, lack.hint)
    _refuse_turn(issue, inspection, role)
    last = closing.party_of_turn(inspection, len(issue.signed) + 1) is None
    more = Phrase("，已签齐" if last else "", "; all parties have signed" if last else "")
    sentence = Phrase(f"{role} {by} {day} 签字{more.zh}", f"signed by {by} ({role}) on {day}{more.en}")
    return Amendment((Insert(("sign_offs",), {"role": role, "by": by, "date": day}),), sentence)


def reopen(subject: Subject[Issue], reason: str, day: dt.date) -> Amendment:
    """Set an issue back to in progress and void its signatures."""
    issue = subject.record
    refuse_day(subject.inspection, day, subject.today)
    if issue.status in {Status.IN_PROGRESS, Status.NOT_STARTED}:
        label = issue.status.label
        message = Phrase(f"第 {issue.id} 号{label.zh}，无须退回", f"issue {issue.id} is {label.en}: nothing to reopen")
        raise UsageError(
            message, Phrase(f"核对编号：rectify show {issue.id}", f"check the id: `rectify show {issue.id}`")
        )
    refuse_before(max([step.date for step in issue.progress] + [signature.date for signature in issue.signed]), day)
    steps = (*issue.progress, Progress(date=day, status=Status.IN_PROGRESS))
    refuse_breach(subject, issue.model_copy(update={"progress": steps, "sign_offs": ()}))
    step: dict[str, Value] = {"date": day, "status": Status.IN_PROGRESS.value, "note": reason}
    void = [
        Put(("sign_offs", index, "void"), day) for index, signature in enumerate(issue.sign_offs) if not signature.void
    ]
    zh, en = f"，{len(void)} 个签字作废", f"; signatures voided: {len(void)}"
    sentence = Phrase(f"{day} 退回整改{zh if void else ''}", f"reopened on {day}{en if void else ''}")
    return Amendment((Insert(("progress",), step), *void), sentence)


def _refuse_early(issue: Issue, day: dt.date) -> None:
    """Raise UsageError if the issue is not reported as completed, or was not yet on that day."""
    since = closing.completed_since(issue.progress)
    if since is None:
        label = issue.status.label
        raise UsageError(
            Phrase(
                f"第 {issue.id} 号{label.zh}，还不能销号", f"issue {issue.id} is {label.en} and cannot be closed yet"
            ),
            Phrase(
                f"已完成的先记录：rectify log {issue.id} --status completed",
                f"if it is completed: `rectify log {issue.id} --status completed`",
            ),
        )
    refuse_before(max([since, *(signature.date for signature in issue.signed)]), day)


def _refuse_turn(issue: Issue, inspection: Inspection, role: str) -> None:
    """Raise UsageError for an unknown party, or one whose turn it is not."""
    listed = " → ".join(inspection.sign_offs)
    order = Phrase(f"签字顺序：{listed}", f"the parties sign in this order: {listed}")
    if role not in inspection.sign_offs:
        raise UsageError(Phrase(f"没有审核方“{role}”", f"unknown party “{role}”"), order)
    if signed := next((signature for signature in issue.signed if signature.role == role), None):
        raise UsageError(
            Phrase(f"{role}已于 {signed.date} 签字（{signed.by}）", f"{role} signed on {signed.date} ({signed.by})"),
            order,
        )
    if role != (turn := closing.party_of_turn(inspection, len(issue.signed))):
        raise UsageError(Phrase(f"尚未轮到{role}，应由{turn}先签", f"it is the turn of {turn}, not of {role}"), order)
