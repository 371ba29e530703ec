"""`rectify check`: prove the files, the figures and the dates."""

from enum import StrEnum
from typing import Annotated

import typer

from rectify_cli.commands._options import AsOf, option
from rectify_cli.commands._session import Session


class Format(StrEnum):
    """The formats of a report."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    context: typer.Context,
    form: Annotated[Format, option("--format", zh="输出格式", en="the format of the report")] = Format.TEXT,
    as_of: AsOf = None,
) -> None:
    """Check the workspace and print what is wrong; exit 1 on an error."""
    from rectify_cli import checks, reports
    from rectify_cli.diagnostics import Severity
    from rectify_cli.discovery import load

    session: Session = context.obj
    today = session.day(as_of)
    loaded = session.load()
    complete = loaded.ledger is not None and not loaded.diagnostics
    found = list(loaded.diagnostics)
    if loaded.ledger is not None:
        found += checks.run(loaded.ledger, today, complete=complete)
    findings = reports.Findings(found, today, complete)
    typer.echo(load(reports, f"as_{form}").write(findings, session.language))
    raise typer.Exit(1 if findings.number(Severity.ERROR) else 0)
