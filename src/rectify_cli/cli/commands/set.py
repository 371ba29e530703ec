"""`rectify set`: set fields of issues, or of the inspection."""

from typing import Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import DryRun, amend_each, issues_only
from rectify_cli.cli.assigned import assigned
from rectify_cli.cli.ids import ids
from rectify_cli.cli.inspection import is_inspection, set_keys
from rectify_cli.cli.options import IssueRegister, argument
from rectify_cli.cli.session import Session


def set_(
    context: typer.Context,
    numbers: Annotated[
        str,
        argument(
            metavar="IDS|inspection",
            autocompletion=completion.subjects,
            zh="编号，可写多个，如 3,5,7 或 1-9,12；inspection 为 data/inspection.yaml",
            en="the id, or several, such as 3,5,7 or 1-9,12; inspection: data/inspection.yaml",
        ),
    ],
    values: Annotated[
        list[str],
        argument(
            metavar="FIELD=VALUE...",
            zh="字段=值，可写多个，自设栏目也可；“字段=”删去该项；tags+=… 加标签；plan.1.due=… 改第 1 条计划的时限；"
            "inspection 的列表用 notice.next_steps+=… 添一项",
            en="fields and values, declared fields too; `field=` removes one; tags+=… adds a tag; "
            "plan.1.due=… sets the date of item 1 of the plan; "
            "lists of the inspection grow by notice.next_steps+=…",
        ),
    ],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Set or remove fields, leaving the rest of the file as it is."""
    from rectify_cli import actions

    session: Session = context.obj
    if is_inspection(numbers):
        set_keys(session, values, dry_run=dry_run)
        return
    fields = assigned(values)
    which = issues_only(register)
    amend_each(session, which, ids(numbers), lambda subject: actions.set_fields(subject, fields), dry_run=dry_run)
