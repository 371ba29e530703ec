"""`rectify log`: record dated progress."""

from typing import Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import Day, DryRun, amending
from rectify_cli.cli.options import Number, RegisterOption, option, term_of
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register


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
            en="the status: completed, staged, in_progress, not_started, or one of the ledger's own words",
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
    """Add a step to the history, in the order of the dates."""
    from rectify_cli import actions

    session: Session = context.obj
    which = term_of(Register, register, "--register")
    with amending(session, which, number, dry_run=dry_run) as (subject, write):
        write(actions.log(subject, status, session.day(date, "--date"), note=note, word=word))
