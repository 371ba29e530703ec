"""`rectify labels`: list what each status word counts as, and set words of the office's own."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.amend import DryRun
from rectify_cli.cli.inspection import amend_inspection, assigned
from rectify_cli.cli.options import argument, option
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session
from rectify_cli.transactions.refusals import readable


def labels(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        argument(
            metavar="[WORD=STATUS]...",
            zh="用语=状态，可写多个；“用语=”删去；不写则列出全部",
            en="words and their statuses; `word=` removes one; without any, list them all",
        ),
    ] = None,
    printed: Annotated[
        bool, option("--printed", zh="这一状态都印这一用语", en="print the word for every entry of its status")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Print the table of status words, or write some of the ledger's own."""
    from rectify_cli import actions
    from rectify_cli.views import status_words as view

    session: Session = context.obj
    if not words:
        put(screens.LABELS["table"](view.build(readable(session.load()).inspection.record), session.terminal))
        return
    pairs = [(assignment.key, assignment.text) for assignment in assigned(words)]
    amend_inspection(session, lambda ledger: actions.set_labels(ledger, pairs, printed=printed), dry_run=dry_run)
