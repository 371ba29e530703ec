"""`rectify petition`: more petitions (信访件) handed over by the inspectors."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, finish, readable, refuse_faulty
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import option
from rectify_cli.cli.session import Session

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.callback()
def petition() -> None:
    """Stand above the commands: typer makes a group of one command that command."""


@app.command("add", cls=Command, help=words("登记信访件", "add petitions"))
def add(
    context: typer.Context,
    count: Annotated[int, option("--count", metavar="N", zh="几件，默认 1 件", en="how many (one)")] = 1,
    dry_run: DryRun = False,
) -> None:
    """Append petitions with the next ids."""
    from rectify_cli import actions
    from rectify_cli.store import save

    session: Session = context.obj
    with session.changing(dry_run=dry_run):
        loaded = session.load()
        ledger = readable(loaded)
        label = session.workspace.label(session.workspace.data / "petitions.yaml")
        refuse_faulty(loaded, label.__eq__)
        amendment = actions.new_petitions(ledger, count)
        change = save.petitions(session.workspace, loaded, amendment.edits)
        finish(session, change, amendment.sentence, dry_run=dry_run)
