"""`rectify list`: the entries of a register, filtered."""

from typing import Annotated

import typer

from rectify_cli.cli import completion, screens
from rectify_cli.cli.options import AsOf, OwnerOption, RegisterOption, Rev, argument, format_option, option, term_of
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session
from rectify_cli.core.terms import Register


def list_(
    context: typer.Context,
    text: Annotated[
        str | None, argument(metavar="[TEXT]", zh="只列含有这段文字的", en="only those that contain this text")
    ] = None,
    status: Annotated[
        list[str] | None,
        option(
            "--status",
            autocompletion=completion.statuses,
            zh="只列这种状态的（可重复；英文值或中文，办结、正在办理等说法也认）",
            en="only those of this status (repeatable; the value or a Chinese word, 办结 and the like too)",
        ),
    ] = None,
    owner: OwnerOption = None,
    overdue: Annotated[bool, option("--overdue", zh="只列逾期的", en="only overdue ones")] = False,
    register: RegisterOption = "issues",
    as_of: AsOf = None,
    rev: Rev = None,
    form: Annotated[str, format_option(choices=screens.LIST)] = "table",
) -> None:
    """Print the rows that meet every filter."""
    from rectify_cli.ledger import status_typed
    from rectify_cli.views import listing as view

    session: Session = context.obj.at(rev)
    today = session.day(as_of)
    ledger = session.ledger()
    used = status_typed.used_in(ledger)
    statuses = {status_typed.read(ledger.inspection.record, word, used).status for word in status or ()}
    rows = [
        row
        for row in view.build(ledger.as_of(today), term_of(Register, register, "--register"), today)
        if (not statuses or row.status in statuses)
        and (owner is None or row.owner == owner)
        and (not overdue or (row.days_left is not None and row.days_left < 0))
        and (text is None or text in row.words)
    ]
    put(screens.LIST[form](rows, session.terminal))
