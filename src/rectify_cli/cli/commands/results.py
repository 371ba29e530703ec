"""`rectify results`: add what was done to an issue; reword, remove or move a result."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument
from rectify_cli.cli.point_verbs import add_edit, add_remove_and_move
from rectify_cli.core.language import Phrase

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.command("add", cls=Command, help=words("添加整改情况", "add results"))
def add(
    context: typer.Context,
    number: Number,
    texts: Annotated[
        list[str],
        argument(
            metavar="TEXT...",
            zh="做了什么、成效如何，一条一个（带引号）；不写“一是”",
            en="what was done and to what effect, each in quotes",
        ),
    ],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Append results to the list."""
    from rectify_cli import actions

    with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.add_points(subject, "results", texts))


_RESULT = Phrase("整改情况", "a result")
add_edit(app, "results", _RESULT)
add_remove_and_move(app, "results", _RESULT)
