"""`rectify measure`: add measures to an issue, and mark one as done."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import Day, DryRun, amending, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument
from rectify_cli.cli.session import Session

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
    from rectify_cli import actions

    with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.add_points(subject, "measures", texts))


@app.command("done", cls=Command, help=words("把一条措施标为办结", "mark a measure as done"))
def done(
    context: typer.Context,
    number: Number,
    ordinal: Annotated[int, argument(metavar="N", zh="第几条措施", en="the number of the measure, from 1")],
    date: Day = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Record the day on which a measure was done."""
    from rectify_cli import actions

    session: Session = context.obj
    with amending(session, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.finish_measure(subject, ordinal, session.day(date, "--date") if date else None))
