"""`rectify progress`: take an entry out of the history (整改进展) of an issue or a petition."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import Number, RegisterOption, argument, term_of
from rectify_cli.core.terms import Register

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.callback()
def progress() -> None:
    """Stand above the commands: typer makes a group of one command that command."""


@app.command("remove", cls=Command, help=words("删去一条进展", "remove an entry of the history"))
def remove(
    context: typer.Context,
    number: Number,
    ordinal: Annotated[int, argument(metavar="N", zh="第几条进展", en="which entry, counted from 1")],
    register: RegisterOption = "issues",
    dry_run: DryRun = False,
) -> None:
    """Remove an entry of the history, if what is left may stand."""
    from rectify_cli import actions

    which = term_of(Register, register, "--register")
    with amending(context.obj, which, number, dry_run=dry_run) as (subject, write):
        write(actions.remove_progress(subject, ordinal))
