"""`rectify facts`: the named numbers (数据) of the ledger, and the numbers typed in prose."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import AsOf, format_option, option
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session


def facts(
    context: typer.Context,
    typed: Annotated[
        bool, option("--typed", zh="列出直接打在正文里的数", en="list the numbers that are typed in prose")
    ] = False,
    as_of: AsOf = None,
    form: Annotated[str, format_option(choices=screens.RECORDS)] = "table",
) -> None:
    """Print each fact with its number, its origin and where it is used."""
    from rectify_cli.views import facts as view

    session: Session = context.obj
    ledger = session.ledger().as_of(session.day(as_of) if as_of else None)
    rows = view.typed(ledger) if typed else view.build(ledger, session.language)
    put(screens.RECORDS[form](rows, session.terminal), form)
