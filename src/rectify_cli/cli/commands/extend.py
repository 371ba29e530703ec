"""`rectify extend`: extend a deadline (申请延期), keeping the old one and the reason."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import Day, DryRun, amending, issues_only
from rectify_cli.cli.options import IssueRegister, Number, option
from rectify_cli.cli.session import Session


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
    from rectify_cli import actions

    session: Session = context.obj
    with amending(session, issues_only(register), number, dry_run=dry_run) as (subject, write):
        until = session.day(to, "--to")
        write(actions.extend(subject, until, reason, session.day(date, "--date")))
