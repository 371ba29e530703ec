"""`rectify status`: where the work stands, on one screen."""

from enum import StrEnum
from typing import Annotated

import typer

from rectify_cli.commands._options import AsOf, option
from rectify_cli.commands._session import Session


class Format(StrEnum):
    """The formats of the status."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def status(
    context: typer.Context,
    as_of: AsOf = None,
    form: Annotated[Format, option("--format", zh="输出格式", en="the format")] = Format.TABLE,
) -> None:
    """Print totals, completion, what is open and the verdict of the checks."""
    from rectify_cli import checks, discovery, screens
    from rectify_cli.reports import Findings
    from rectify_cli.views import status as view

    session: Session = context.obj
    today = session.day(as_of)
    ledger = session.ledger().as_of(today)
    findings: Findings = Findings(checks.run(ledger, today), today)
    screen = discovery.load(screens, f"status_{form}")
    typer.echo(screen.draw(view.build(ledger, today), findings, session.terminal))
