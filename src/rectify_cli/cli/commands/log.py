"""`rectify log`: record dated progress."""

from typing import Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import Day, DryRun, amend_each
from rectify_cli.cli.ids import Ids, ids
from rectify_cli.cli.options import RegisterOption, option, term_of
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register


def log(
    context: typer.Context,
    numbers: Ids,
    status: Annotated[
        str | None,
        option(
            "--status",
            autocompletion=completion.statuses,
            metavar="STATUS",
            zh="状态：completed 已完成，staged 阶段性完成，in_progress 整改中，not_started 未开始，或自定的用语，"
            "办结、正在办理等说法也认；不写则状态不变，须写 --note",
            en="the status: completed, staged, in_progress, not_started, one of the ledger's own words, "
            "or one in use such as 办结; left out, it stays and --note is needed",
        ),
    ] = None,
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
    day = session.day(date, "--date")
    amend_each(
        session,
        which,
        ids(numbers),
        lambda subject: actions.log(subject, status, day, note=note, word=word),
        dry_run=dry_run,
    )
