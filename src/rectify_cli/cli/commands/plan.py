"""`rectify plan`: add to what remains to be done (整改计划), mark it as done, reword it, and take out of it."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument, option
from rectify_cli.cli.point_verbs import Ordinal, add_edit, add_remove_and_move
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.command("add", cls=Command, help=words("添加一条计划", "add an item to the plan"))
def add(
    context: typer.Context,
    number: Number,
    text: Annotated[str, argument(metavar="TEXT", zh="要办的事（带引号）", en="what is to be done, in quotes")],
    due: Annotated[
        str | None, option("--due", metavar="DATE", zh="时限，如 2025-12-31", en="by when, such as 2025-12-31")
    ] = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Append an item to the plan."""
    from rectify_cli import actions

    session: Session = context.obj
    until = session.day(due, "--due") if due else None
    with amending(session, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.add_plan(subject, text, until))


@app.command("done", cls=Command, help=words("一条计划已办结，记入整改情况", "move an item of the plan to the results"))
def done(
    context: typer.Context,
    number: Number,
    ordinal: Ordinal,
    result: Annotated[
        str | None,
        option(
            "--result", metavar="TEXT", zh="办成了什么（带引号），默认照录计划", en="what was done (default: the plan)"
        ),
    ] = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Take an item out of the plan and add it to the results."""
    from rectify_cli import actions

    with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.finish_plan(subject, ordinal, result))


_ITEM = Phrase("计划", "an item of the plan")
add_edit(app, "plan", _ITEM)
add_remove_and_move(app, "plan", _ITEM)
