"""`rectify sign-off` and `rectify reopen`: sign the closing of an issue (销号), and undo it (回头看, 退回)."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import Amendment, Day, DryRun, IssueRegister, amend, happened, issues_only, refuse_move
from rectify_cli.cli.options import Number, option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger
    from rectify_cli.ledger.edits import Value
    from rectify_cli.ledger.model import Inspection, Issue


def sign_off(
    context: typer.Context,
    number: Number,
    by: Annotated[str, option("--by", metavar="NAME", zh="签字人", en="who signs")],
    role: Annotated[
        str,
        option(
            "--role",
            metavar="ROLE",
            autocompletion=completion.parties,
            zh="审核方（inspection.yaml 的 sign_offs）",
            en="for which party (sign_offs)",
        ),
    ],
    date: Day = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Write a signature, if it is the turn of this party and the issue may be closed."""
    session: Session = context.obj
    which = issues_only(register)

    def decide(ledger: "Ledger", entry: "Entry[Any]") -> Amendment:
        from rectify_cli.ledger.edits import Insert

        inspection, day = ledger.inspection.record, happened(session, ledger, which, date, "--date")
        _refuse_early(entry.record, day)
        _refuse_wanting(entry, inspection)
        _refuse_turn(entry.record, inspection, role)
        last = len(entry.record.signed) + 1 == len(inspection.sign_offs)
        more = Phrase("，已签齐" if last else "", ", all have signed" if last else "")
        said = Phrase(f"{role} {by} {day} 签字{more.zh}", f"signed by {by} ({role}) on {day}{more.en}")
        return Amendment([Insert(("sign_offs",), {"role": role, "by": by, "date": day})], said)

    amend(session, which, number, decide, dry_run=dry_run)


def reopen(
    context: typer.Context,
    number: Number,
    reason: Annotated[str, option("--reason", metavar="TEXT", zh="退回或重开的理由", en="why it is reopened")],
    date: Day = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Set the issue back to in progress, and make void what was signed."""
    session: Session = context.obj
    which = issues_only(register)

    def decide(ledger: "Ledger", entry: "Entry[Any]") -> Amendment:
        from rectify_cli.ledger.edits import Insert, Put

        issue, day = entry.record, happened(session, ledger, which, date, "--date")
        if issue.status in {Status.IN_PROGRESS, Status.NOT_STARTED}:
            label = issue.status.label
            message = Phrase(f"第 {number} 号{label.zh}，不用重开", f"no. {number} is {label.en}: nothing to reopen")
            raise UsageError(
                message, Phrase(f"核对编号：rectify show {number}", f"check the id: `rectify show {number}`")
            )
        _refuse_before(max([step.date for step in issue.progress] + [one.date for one in issue.signed]), day)
        refuse_move(ledger.inspection.record.policy, issue.status, Status.IN_PROGRESS)
        step: dict[str, Value] = {"date": day, "status": Status.IN_PROGRESS.value, "note": reason}
        void = [Put(("sign_offs", index, "void"), day) for index, one in enumerate(issue.sign_offs) if not one.void]
        zh, en = f"，{len(void)} 个签字作废", f", {len(void)} signatures void"
        said = Phrase(f"{day} 退回整改{zh if void else ''}", f"reopened on {day}{en if void else ''}")
        return Amendment([Insert(("progress",), step), *void], said)

    amend(session, which, number, decide, dry_run=dry_run)


def _refuse_early(issue: "Issue", day: dt.date) -> None:
    """Refuse to sign what is not reported as completed, or was later than the day."""
    if issue.status is not Status.COMPLETED:
        label = issue.status.label
        raise UsageError(
            Phrase(f"第 {issue.id} 号{label.zh}，还不能销号", f"no. {issue.id} is {label.en} and cannot be closed yet"),
            Phrase(
                f"完成了先记：rectify log {issue.id} --status completed",
                f"if it is done: `rectify log {issue.id} --status completed`",
            ),
        )
    _refuse_before(max([issue.progress[-1].date] + [one.date for one in issue.signed]), day)


def _refuse_before(last: dt.date, day: dt.date) -> None:
    if day < last:
        raise UsageError(
            Phrase(f"--date {day} 早于最后一条记录 {last}", f"--date {day} is before the last entry, {last}"),
            Phrase("签字和退回在完成之后", "signatures and reopenings come after what they are about"),
        )


def _refuse_wanting(entry: "Entry[Issue]", inspection: "Inspection") -> None:
    """Refuse to sign what has not all that the policy wants of a closed issue."""
    from rectify_cli.checks.ledger import closing

    for found in closing.missing(entry, inspection):
        raise UsageError(found.message, found.hint)


def _refuse_turn(issue: "Issue", inspection: "Inspection", role: str) -> None:
    """Refuse an unknown party, and one whose turn it is not."""
    parties, signed = inspection.sign_offs, issue.signed
    listed = " → ".join(parties)
    order = Phrase(f"依次为：{listed}", f"in this order: {listed}")
    if role not in parties:
        raise UsageError(Phrase(f"没有审核方“{role}”", f"there is no party “{role}”"), order)
    if given := next((one for one in signed if one.role == role), None):
        raise UsageError(
            Phrase(f"{role} {given.date} 已签字（{given.by}）", f"{role} signed on {given.date} ({given.by})"), order
        )
    if role != (turn := parties[len(signed)] if len(signed) < len(parties) else None):
        raise UsageError(
            Phrase(f"还没轮到{role}，应由{turn}先签", f"it is not the turn of {role} but of {turn}"), order
        )
