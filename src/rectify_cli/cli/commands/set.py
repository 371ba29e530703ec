"""`rectify set`: set fields of one issue."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amend_each, issues_only
from rectify_cli.cli.assigned import assigned
from rectify_cli.cli.ids import Ids, ids
from rectify_cli.cli.options import IssueRegister, argument
from rectify_cli.cli.session import Session


def set_(
    context: typer.Context,
    numbers: Ids,
    values: Annotated[
        list[str],
        argument(
            metavar="FIELD=VALUE...",
            zh="字段=值，可写多个；“字段=”删去该项；plan.1.due=… 改第 1 条计划的时限",
            en="fields and values; `field=` removes one; plan.1.due=… sets the date of item 1 of the plan",
        ),
    ],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Set or remove fields, leaving the rest of the file as it is."""
    from rectify_cli import actions

    session: Session = context.obj
    fields = assigned(values)
    which = issues_only(register)
    amend_each(session, which, ids(numbers), lambda subject: actions.set_fields(subject, fields), dry_run=dry_run)
