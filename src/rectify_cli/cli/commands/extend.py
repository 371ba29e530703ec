"""`rectify extend`: put off a deadline (申请延期), keeping the old one and the reason."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli.amend import Amendment, Day, DryRun, amend, happened, issues_only
from rectify_cli.cli.options import IssueRegister, Number, option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger


def extend(
    context: typer.Context,
    number: Number,
    to: Annotated[str, option("--to", metavar="DATE", zh="新的整改时限", en="the new deadline")],
    reason: Annotated[str, option("--reason", metavar="TEXT", zh="延期理由", en="the reason")],
    date: Day = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Write the extension and the new deadline."""
    session: Session = context.obj
    which = issues_only(register)

    def decide(ledger: "Ledger", entry: "Entry[Any]") -> Amendment:
        from rectify_cli.ledger.edits import Insert, Put

        new, day = session.day(to, "--to"), happened(session, ledger, which, date, "--date")
        old = entry.record.deadline
        if entry.record.status is Status.COMPLETED:
            message = Phrase(f"第 {number} 号已完成，不用延期", f"no. {number} is completed and needs no extension")
            raise UsageError(
                message, Phrase(f"核对编号：rectify show {number}", f"check the id: `rectify show {number}`")
            )
        if old is None:
            message = Phrase(f"第 {number} 号没有整改时限", f"no. {number} has no deadline to extend")
            raise UsageError(
                message, Phrase(f"先写上：rectify set {number} due={new}", f"`rectify set {number} due={new}`")
            )
        if new <= old:
            message = Phrase(
                f"--to {new} 不晚于现在的时限 {old}", f"--to {new} is not after the present deadline, {old}"
            )
            raise UsageError(message, Phrase("写更晚的日期", "write a later day"))
        if last := max((one.date for one in entry.record.extensions if one.date > day), default=None):
            message = Phrase(
                f"--date {day} 早于上次延期的日期 {last}", f"--date {day} is before the last extension, {last}"
            )
            raise UsageError(message, Phrase("延期按日期先后记", "extensions are written in the order of their dates"))
        extension = {"from": old, "to": new, "date": day, "reason": reason}
        said = Phrase(f"整改时限由 {old} 延到 {new}", f"extend the deadline from {old} to {new}")
        return Amendment([Insert(("extensions",), extension), Put(("due",), new)], said)

    amend(session, which, number, decide, dry_run=dry_run)
