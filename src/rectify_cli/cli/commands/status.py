"""`rectify status`: the state of the work on one screen."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import AsOf, Rev, format_option
from rectify_cli.cli.output import put
from rectify_cli.cli.session import CHECKING, Session


def status(
    context: typer.Context,
    as_of: AsOf = None,
    rev: Rev = None,
    form: Annotated[str, format_option(choices=screens.STATUS)] = "table",
) -> None:
    """Print totals, completion, what is open and the verdict of the checks."""
    from rectify_cli.checks.prove import prove
    from rectify_cli.cli.reports import DATA, Findings
    from rectify_cli.ledger import facts
    from rectify_cli.views import status as view

    session: Session = context.obj.at(rev)
    today = session.day(as_of)
    whole = session.ledger()
    ledger = whole.as_of(today)
    # As of a past day, later entries do not exist; as of today, an entry dated tomorrow is an error.
    with session.busy(CHECKING):
        proved = prove(whole.as_of(today if as_of else None), today)
    findings = Findings(proved.active, today, deed=DATA, waived=proved.waived)
    put(screens.STATUS[form](view.build(facts.filled(ledger), today), findings, session.terminal))
