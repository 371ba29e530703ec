"""`rectify show`: one entry, whole."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.commands._options import Number, RegisterOption, Rev, meant, option
from rectify_cli.commands._session import Session
from rectify_cli.errors import UsageError
from rectify_cli.language import Phrase
from rectify_cli.terms import Register

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger
    from rectify_cli.model import Tracked


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
    from rectify_cli import discovery, screens

    session: Session = context.obj.at(rev)
    entry = found(session.ledger(), meant(Register, register, "--register"), number)
    typer.echo(discovery.load(screens, f"show_{form}").draw(entry, session.terminal))


def found(ledger: "Ledger", register: Register, number: int) -> "Entry[Tracked]":
    """Return an entry by its id; raises UsageError with those there are."""
    entries = ledger.register(register)
    entry = next((entry for entry in entries if entry.record.id == number), None)
    if entry is None:
        ids = ", ".join(str(entry.record.id) for entry in entries)
        message = Phrase(f"没有第 {number} 号", f"there is no no. {number}")
        raise UsageError(message, Phrase(f"有：{ids}", f"there are: {ids}"))
    return entry
