"""`rectify set`: change fields of one issue."""

import re
from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amend_each, issues_only
from rectify_cli.cli.ids import Ids, ids
from rectify_cli.cli.options import IssueRegister, argument
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

_ASSIGNED = re.compile(r"([^=＝]+)[=＝](.*)", re.DOTALL)


def set_(
    context: typer.Context,
    numbers: Ids,
    values: Annotated[
        list[str],
        argument(
            metavar="FIELD=VALUE...",
            zh="字段=值，可写多个；“字段=”删去这一项；plan.1.due=… 改第 1 条计划的时限",
            en="fields and values; `field=` removes one; plan.1.due=… changes the date of plan 1",
        ),
    ],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Set or remove fields, touching nothing else of the file."""
    from rectify_cli import actions

    session: Session = context.obj
    fields = [_assigned(word) for word in values]
    which = issues_only(register)
    amend_each(session, which, ids(numbers), lambda subject: actions.set_fields(subject, fields), dry_run=dry_run)


def _assigned(word: str) -> tuple[str, str]:
    """Return the field and the value that `field=value` names."""
    assigned = _ASSIGNED.fullmatch(word)
    if assigned is None:
        message = Phrase(f"{word} 不是 字段=值", f"{word} is not field=value")
        raise UsageError(
            message, Phrase("写作 owner=综合办；有空格的加引号", "write owner=…, in quotes where it holds blanks")
        )
    return assigned[1].strip(), assigned[2].strip()
