"""`rectify show`: one entry in full."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import Number, RegisterOption, Rev, ScreenEdition, format_option, term_of
from rectify_cli.cli.output import edition_of, printable, put
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register


def show(
    context: typer.Context,
    number: Number,
    register: RegisterOption = "issues",
    rev: Rev = None,
    edition: ScreenEdition = None,
    form: Annotated[str, format_option(choices=screens.SHOW)] = "text",
) -> None:
    """Print every field of one entry, and the file it is written in."""
    from rectify_cli.ledger import facts, lookup

    session: Session = context.obj.at(rev)
    which = edition_of(session, edition, form)
    ledger = printable(facts.filled(session.ledger()), which)
    entry = lookup.entry(ledger, term_of(Register, register, "--register"), number)
    put(screens.SHOW[form](entry, session.drawing(which)), form)
