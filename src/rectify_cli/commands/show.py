"""`rectify show`: one entry, whole."""

from enum import StrEnum
from typing import Annotated

import typer

from rectify_cli.commands._options import Number, RegisterOption, meant, option
from rectify_cli.commands._session import Session
from rectify_cli.errors import UsageError
from rectify_cli.language import Phrase
from rectify_cli.terms import Register


class Format(StrEnum):
    """The formats of an entry."""

    TEXT = "text"
    JSON = "json"


def show(
    context: typer.Context,
    number: Number,
    register: RegisterOption = "issues",
    form: Annotated[Format, option("--format", zh="输出格式", en="the format")] = Format.TEXT,
) -> None:
    """Print every field of one entry, and the file it is written in."""
    from rectify_cli import discovery, screens

    session: Session = context.obj
    ledger = session.ledger()
    entries = ledger.register(meant(Register, register, "--register"))
    entry = next((entry for entry in entries if entry.record.id == number), None)
    if entry is None:
        ids = ", ".join(str(entry.record.id) for entry in entries)
        message = Phrase(f"没有第 {number} 号", f"there is no no. {number}")
        raise UsageError(message, Phrase(f"有：{ids}", f"there are: {ids}"))
    typer.echo(discovery.load(screens, f"show_{form}").draw(entry, session.terminal))
