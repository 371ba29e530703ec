"""`rectify history`: the life of one entry, from the feedback on."""

from enum import StrEnum
from typing import Annotated

import typer

from rectify_cli.cli.options import Number, RegisterOption, meant, option
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register


class Format(StrEnum):
    """The formats of a history."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def history(
    context: typer.Context,
    number: Number,
    register: RegisterOption = "issues",
    form: Annotated[Format, option("--format", zh="输出格式", en="the format")] = Format.TABLE,
) -> None:
    """Print every dated event of one entry, the oldest first."""
    from rectify_cli.cli import screens
    from rectify_cli.core import modules
    from rectify_cli.ledger import lookup
    from rectify_cli.views import history as view

    session: Session = context.obj
    ledger, book = session.ledger(), meant(Register, register, "--register")
    built = view.build(ledger, book, lookup.entry(ledger, book, number).record)
    typer.echo(modules.load(screens, f"history_{form}").draw(built, session.terminal))
