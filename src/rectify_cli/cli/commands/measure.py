"""`rectify measure`: add measures to an issue, and mark one as done."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli.amend import Amendment, Day, DryRun, amend, happened, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.command("add", cls=Command, help=words("添加措施", "add measures"))
def add(
    context: typer.Context,
    number: Number,
    texts: Annotated[
        list[str],
        argument(metavar="TEXT...", zh="措施，一条一个（带引号）；不写“一是”", en="the measures, each in quotes"),
    ],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Append measures to the list."""
    session: Session = context.obj

    def decide(_ledger: "Ledger", entry: "Entry[Any]") -> Amendment:
        from rectify_cli.ledger.edits import Insert

        first, last = len(entry.record.measures) + 1, len(entry.record.measures) + len(texts)
        zh, en = (str(first), str(first)) if first == last else (f"{first}—{last}", f"{first}-{last}")
        said = Phrase(f"加上第 {zh} 条措施", f"add measure {en}")
        return Amendment([Insert(("measures",), text) for text in texts], said)

    amend(session, issues_only(register), number, decide, dry_run=dry_run)


@app.command("done", cls=Command, help=words("记一条措施办结", "mark a measure as done"))
def done(
    context: typer.Context,
    number: Number,
    ordinal: Annotated[int, argument(metavar="N", zh="第几条措施", en="which measure, counted from 1")],
    date: Day = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Write the day on which a measure was done."""
    session: Session = context.obj
    which = issues_only(register)

    def decide(ledger: "Ledger", entry: "Entry[Any]") -> Amendment:
        from rectify_cli.ledger.edits import Put

        measures = entry.record.measures
        if not 1 <= ordinal <= len(measures):
            message = Phrase(f"没有第 {ordinal} 条措施", f"there is no measure {ordinal}")
            there = Phrase(
                f"共 {len(measures)} 条，rectify show {number} 列出",
                f"measures written: {len(measures)}; `rectify show {number}` lists them",
            )
            raise UsageError(message, there)
        day = happened(session, ledger, which, date, "--date")
        already = measures[ordinal - 1].done
        if already and date is None:
            message = Phrase(f"第 {ordinal} 条措施 {already} 已办结", f"measure {ordinal} was done on {already}")
            raise UsageError(message, Phrase("要改日期就加 --date", "give --date to correct the day"))
        said = Phrase(f"第 {ordinal} 条措施 {day} 办结", f"mark measure {ordinal} as done on {day}")
        return Amendment([Put(("measures", ordinal - 1, "done"), day)], said)

    amend(session, which, number, decide, dry_run=dry_run)
