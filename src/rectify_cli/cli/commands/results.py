"""`rectify results`: add what was done to an issue; reword, remove or move a result."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument

app = typer.Typer(cls=Group, rich_markup_mode=None)

Ordinal = Annotated[int, argument(metavar="N", zh="第几条整改情况", en="which result, counted from 1")]


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


@app.command("edit", cls=Command, help=words("改一条整改情况的文字", "reword a result"))
def edit(
    context: typer.Context,
    number: Number,
    ordinal: Ordinal,
    text: Annotated[str, argument(metavar="TEXT", zh="新的文字（带引号）", en="the new text, in quotes")],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Put another text in the place of that of a result."""
    from rectify_cli import actions

    with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.edit_point(subject, "results", ordinal, text))


@app.command("remove", cls=Command, help=words("删去一条整改情况", "remove a result"))
def remove(
    context: typer.Context,
    number: Number,
    ordinal: Ordinal,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Remove a result."""
    from rectify_cli import actions

    with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.remove_point(subject, "results", ordinal))


@app.command("move", cls=Command, help=words("把一条整改情况移到别处", "move a result"))
def move(
    context: typer.Context,
    number: Number,
    ordinal: Ordinal,
    to: Annotated[int, argument(metavar="TO", zh="移作第几条", en="the place it goes to, counted from 1")],
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Move a result to another place in the list."""
    from rectify_cli import actions

    with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.move_point(subject, "results", ordinal, to))
