"""`rectify history`: the events of one entry, from the feedback on."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import Number, RegisterOption, ScreenEdition, format_option, term_of
from rectify_cli.cli.output import edition_of, printable, put
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register


def history(
    context: typer.Context,
    number: Number,
    register: RegisterOption = "issues",
    edition: ScreenEdition = None,
    form: Annotated[str, format_option(choices=screens.HISTORY)] = "table",
) -> None:
    """Print every dated event of one entry, the oldest first."""
    from rectify_cli.ledger import facts, lookup
    from rectify_cli.views import history as view

    session: Session = context.obj
    which, book = edition_of(session, edition, form), term_of(Register, register, "--register")
    ledger = printable(facts.filled(session.ledger()), which)
    built = view.build(ledger, book, lookup.entry(ledger, book, number).record)
    put(screens.HISTORY[form](built, session.drawing(which)), form)
