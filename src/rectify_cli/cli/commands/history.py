"""`rectify history`: the events of one entry, from the feedback on."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import Number, RegisterOption, format_option, term_of
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register


def history(
    context: typer.Context,
    number: Number,
    register: RegisterOption = "issues",
    form: Annotated[str, format_option(choices=screens.HISTORY)] = "table",
) -> None:
    """Print every dated event of one entry, the oldest first."""
    from rectify_cli.ledger import facts, lookup
    from rectify_cli.views import history as view

    session: Session = context.obj
    ledger, book = facts.filled(session.ledger()), term_of(Register, register, "--register")
    built = view.build(ledger, book, lookup.entry(ledger, book, number).record)
    put(screens.HISTORY[form](built, session.terminal), form)
