"""`rectify petition`: petitions (信访件) handed over by the inspectors, added to their list or taken out of it."""

from functools import partial
from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending, finish
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import argument, option
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.command("add", cls=Command, help=words("登记信访件", "add petitions"))
def add(
    context: typer.Context,
    count: Annotated[int, option("--count", metavar="N", zh="几件，默认 1 件", en="how many (one)")] = 1,
    dry_run: DryRun = False,
) -> None:
    """Append petitions with the next ids."""
    from rectify_cli import actions
    from rectify_cli.transactions import verbs

    session: Session = context.obj
    with session.changing(dry_run=dry_run):
        verb = partial(actions.new_petitions, count=count)
        finish(session, verbs.petitions(session.workspace, session.load(), verb), dry_run=dry_run)


@app.command("remove", cls=Command, help=words("删去一件信访件", "remove a petition"))
def remove(
    context: typer.Context,
    number: Annotated[int, argument(metavar="ID", zh="编号", en="the id")],
    dry_run: DryRun = False,
) -> None:
    """Remove a petition; what it held is kept under data/removed, and its id is not used again."""
    from rectify_cli.transactions import verbs

    session: Session = context.obj
    with amending(session, Register.PETITIONS, number, dry_run=dry_run) as (subject, write):
        finish(session, verbs.petition_removed(session.workspace, write.loaded, subject), dry_run=dry_run)
