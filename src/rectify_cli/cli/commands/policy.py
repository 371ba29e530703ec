"""`rectify policy`: explain the rules of the office, and set them."""

from typing import Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.amend import DryRun
from rectify_cli.cli.inspection import set_keys
from rectify_cli.cli.options import argument
from rectify_cli.cli.output import put
from rectify_cli.cli.session import Session
from rectify_cli.transactions.refusals import readable


def policy(
    context: typer.Context,
    values: Annotated[
        list[str] | None,
        argument(
            metavar="[KEY=VALUE]...",
            zh="规定=值，可写多个；“规定=”恢复默认；不写则逐条说明",
            en="rules and values; `rule=` restores the default; without any, explain them all",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Print every rule with its value, its default and its meaning, or set some of them."""
    from rectify_cli.views import policy as view

    session: Session = context.obj
    if not values:
        put(screens.POLICY["text"](view.build(readable(session.load()).inspection), session.terminal))
        return
    set_keys(session, values, ("policy",), dry_run=dry_run)
