"""`rectify status`: the state of the work on one screen."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import AsOf, Rev, ScreenEdition, format_option, option
from rectify_cli.cli.output import edition_of, only, put
from rectify_cli.cli.session import CHECKING, Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

BriefOption = Annotated[
    bool | None,
    option(
        "--brief/--full",
        zh="24 行以内的概要，或逐个列出；默认看终端放不放得下",
        en="a summary of up to 24 lines, or everything (default: whatever fits the terminal)",
    ),
]


def status(
    context: typer.Context,
    as_of: AsOf = None,
    rev: Rev = None,
    form: Annotated[str, format_option(choices=screens.STATUS)] = "table",
    brief: BriefOption = None,
    edition: ScreenEdition = None,
) -> None:
    """Print totals, completion, what is open and the verdict of the checks."""
    from rectify_cli.checks.prove import prove
    from rectify_cli.cli.reports import DATA, Findings
    from rectify_cli.ledger import facts
    from rectify_cli.views import status as view

    session: Session = context.obj.at(rev)
    if brief and form != "table":
        raise UsageError(
            Phrase(f"--brief 只适用于 table，不适用于 {form}", f"--brief applies to table only, not to {form}"),
            Phrase("去掉一个", "omit one of them"),
        )
    today, which = session.day(as_of), edition_of(session, edition, form)
    whole = session.ledger()
    ledger = whole.as_of(today)
    with session.busy(CHECKING):
        proved = prove(session.seen(whole, today), today)
    findings = Findings(proved.active, today, deed=DATA, waived=proved.waived)
    overview, terminal = view.build(facts.filled(ledger), today, only(which)), session.drawing(which)
    drawn = "" if brief else screens.STATUS[form](overview, findings, terminal)
    if brief is None and form == "table":
        brief = terminal.height is not None and len(drawn.splitlines()) >= terminal.height
    put(screens.status_in_brief(overview, findings, terminal) if brief else drawn, form)
