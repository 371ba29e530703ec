"""`rectify sign-off` and `rectify reopen`: sign the closing of an issue (销号), and undo it (回头看, 退回)."""

from typing import Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import Day, DryRun, amend_each, amending, issues_only
from rectify_cli.cli.ids import Ids, ids
from rectify_cli.cli.options import IssueRegister, Number, option
from rectify_cli.cli.session import Session


def sign_off(
    context: typer.Context,
    numbers: Ids,
    by: Annotated[str, option("--by", metavar="NAME", zh="签字人", en="who signs")],
    role: Annotated[
        str,
        option(
            "--role",
            metavar="ROLE",
            autocompletion=completion.parties,
            zh="审核方，如 责任部门；由 rectify set inspection sign_offs=… 设定",
            en="the signing party, one of `rectify set inspection sign_offs=…`",
        ),
    ],
    date: Day = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Add a signature, if it is the turn of this party and the issue may be closed."""
    from rectify_cli import actions

    session: Session = context.obj
    day, which = session.day(date, "--date"), issues_only(register)
    amend_each(session, which, ids(numbers), lambda subject: actions.sign_off(subject, by, role, day), dry_run=dry_run)


def reopen(
    context: typer.Context,
    number: Number,
    reason: Annotated[str, option("--reason", metavar="TEXT", zh="退回或重开的理由", en="why it is reopened")],
    date: Day = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Set the issue back to in progress and void its signatures."""
    from rectify_cli import actions

    session: Session = context.obj
    with amending(session, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.reopen(subject, reason, session.day(date, "--date")))
