"""`rectify log`: write dated progress."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import Amendment, Day, DryRun, amend, happened, refuse_move
from rectify_cli.cli.options import Number, RegisterOption, meant, option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Status

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger
    from rectify_cli.ledger.edits import Value
    from rectify_cli.ledger.model import Tracked


def log(
    context: typer.Context,
    number: Number,
    status: Annotated[
        str,
        option(
            "--status",
            autocompletion=completion.statuses,
            metavar="STATUS",
            zh="状态：completed 已完成，staged 阶段性完成，in_progress 整改中，not_started 未开始，或自定的用语",
            en="the status: completed, staged, in_progress, not_started, or a word of the ledger's own",
        ),
    ],
    note: Annotated[str | None, option("--note", metavar="TEXT", zh="内部说明", en="an internal note")] = None,
    word: Annotated[
        str | None, option("--word", metavar="TEXT", zh="印出的状态用语", en="the word printed for the status")
    ] = None,
    date: Day = None,
    register: RegisterOption = "issues",
    dry_run: DryRun = False,
) -> None:
    """Add an entry to the history, in the order of the dates."""
    session: Session = context.obj
    which = meant(Register, register, "--register")

    def decide(ledger: "Ledger", entry: "Entry[Any]") -> Amendment:
        from rectify_cli.ledger.edits import Insert

        own = ledger.inspection.record.labels
        written = status if status in own else meant(Status, status, "--status").value
        day = happened(session, ledger, which, date, "--date")
        history = entry.record.progress
        index = max((index for index, one in enumerate(history, start=1) if one.date <= day), default=0)
        shown = (own[status] if status in own else Status(written)).label
        said = Phrase(f"记 {day} {shown.zh}", f"log {day} {shown.en}")
        before = history[index - 1].status if index else Status.NOT_STARTED
        after = own.get(status) or Status(written)
        refuse_move(ledger.inspection.record.policy, before, after)
        if index == len(history) and after is not Status.COMPLETED:
            _refuse_signed(entry.record)
        step: dict[str, Value] = {"date": day, "status": written}
        step |= {key: text for key, text in (("word", word), ("note", note)) if text}
        return Amendment([Insert(("progress",), step, index)], said)

    amend(session, which, number, decide, dry_run=dry_run)


def _refuse_signed(record: "Tracked") -> None:
    """Refuse to leave a completion that somebody signed for: the signatures would outlive it."""
    signed = getattr(record, "signed", ())
    if signed:
        last = signed[-1]
        raise UsageError(
            Phrase(
                f"第 {record.id} 号 {last.role} {last.date} 已签字（{last.by}）",
                f"no. {record.id} was signed by {last.by} ({last.role}) on {last.date}",
            ),
            Phrase(
                f"退回用 rectify reopen {record.id} --reason …，签字随之作废",
                f"to send it back, with the signatures void: `rectify reopen {record.id} --reason …`",
            ),
        )
