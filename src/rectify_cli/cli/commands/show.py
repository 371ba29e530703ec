"""`rectify show`: one entry, whole."""

from enum import StrEnum
from typing import Annotated

import typer

from rectify_cli.cli.options import Number, RegisterOption, Rev, meant, option
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register


class Format(StrEnum):
    """The formats of an entry."""

    TEXT = "text"
    JSON = "json"


def show(
    context: typer.Context,
    number: Number,
    register: RegisterOption = "issues",
    rev: Rev = None,
    form: Annotated[Format, option("--format", zh="输出格式", en="the format")] = Format.TEXT,
) -> None:
    """Print every field of one entry, and the file it is written in."""
    from rectify_cli.cli import screens
    from rectify_cli.core import modules
    from rectify_cli.ledger import lookup

    session: Session = context.obj.at(rev)
    entry = lookup.entry(session.ledger(), meant(Register, register, "--register"), number)
    typer.echo(modules.load(screens, f"show_{form}").draw(entry, session.terminal))
