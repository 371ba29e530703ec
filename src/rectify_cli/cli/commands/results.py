"""`rectify results`: add what was done to an issue."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument

app = typer.Typer(cls=Group, rich_markup_mode=None)


@app.callback()
def results() -> None:
    """Keep `add` a command of its own, though it is the only one."""


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
