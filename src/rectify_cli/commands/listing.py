"""`rectify list`: the entries of a register, filtered."""

from enum import StrEnum
from typing import Annotated

import typer

from rectify_cli.commands import _offers
from rectify_cli.commands._options import AsOf, RegisterOption, Rev, argument, meant, option
from rectify_cli.commands._session import Session
from rectify_cli.core.terms import Register, Status


class Format(StrEnum):
    """The formats of a list."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def list_(
    context: typer.Context,
    text: Annotated[
        str | None, argument(metavar="[TEXT]", zh="只列含有这些字的", en="only those that contain this text")
    ] = None,
    status: Annotated[
        list[str] | None,
        option(
            "--status",
            autocompletion=_offers.statuses,
            zh="只列这种状态的（可重复；英文值或中文）",
            en="only those of this status (repeatable; the value or the Chinese word)",
        ),
    ] = None,
    owner: Annotated[
        str | None,
        option("--owner", autocompletion=_offers.owners, zh="只列这个责任部门的", en="only those of this department"),
    ] = None,
    overdue: Annotated[bool, option("--overdue", zh="只列逾期的", en="only those overdue")] = False,
    register: RegisterOption = "issues",
    as_of: AsOf = None,
    rev: Rev = None,
    form: Annotated[Format, option("--format", zh="输出格式", en="the format")] = Format.TABLE,
) -> None:
    """Print the rows that meet every filter."""
    from rectify_cli import screens
    from rectify_cli.core import modules
    from rectify_cli.views import listing as view

    session: Session = context.obj.at(rev)
    today = session.day(as_of)
    statuses = {meant(Status, word, "--status") for word in status or ()}
    rows = [
        row
        for row in view.build(session.ledger().as_of(today), meant(Register, register, "--register"), today)
        if (not statuses or row.status in statuses)
        and (owner is None or row.owner == owner)
        and (not overdue or (row.days_left is not None and row.days_left < 0))
        and (text is None or text in row.words)
    ]
    typer.echo(modules.load(screens, f"list_{form}").draw(rows, session.terminal), nl=form is not Format.CSV)
