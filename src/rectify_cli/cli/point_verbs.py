"""What one does alike to the points of every list of an issue, its measures, results and plan: remove, move, reword."""

from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli.amend import DryRun, amending, issues_only
from rectify_cli.cli.chinese_help import Command
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.actions.measures import Field

Ordinal = Annotated[int, argument(metavar="N", zh="第几条", en="which one, counted from 1")]


def add_edit(app: typer.Typer, field: "Field", point: Phrase) -> None:
    """Give the commands of a list one that rewords a point of it; `point` is what one is called, with its article."""

    @app.command("edit", cls=Command, help=words(f"改一条{point.zh}的文字", f"reword {point.en}"))
    def edit(
        context: typer.Context,
        number: Number,
        ordinal: Ordinal,
        text: Annotated[str, argument(metavar="TEXT", zh="新的文字（带引号）", en="the new text, in quotes")],
        register: IssueRegister = "issues",
        dry_run: DryRun = False,
    ) -> None:
        """Put another text in the place of that of a point."""
        from rectify_cli import actions

        with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
            write(actions.edit_point(subject, field, ordinal, text))


def add_remove_and_move(app: typer.Typer, field: "Field", point: Phrase) -> None:
    """Give the commands of a list those that remove a point of it and move it to another place."""

    @app.command("remove", cls=Command, help=words(f"删去一条{point.zh}", f"remove {point.en}"))
    def remove(
        context: typer.Context,
        number: Number,
        ordinal: Ordinal,
        register: IssueRegister = "issues",
        dry_run: DryRun = False,
    ) -> None:
        """Remove a point."""
        from rectify_cli import actions

        with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
            write(actions.remove_point(subject, field, ordinal))

    @app.command("move", cls=Command, help=words(f"把一条{point.zh}移到别处", f"move {point.en}"))
    def move(
        context: typer.Context,
        number: Number,
        ordinal: Ordinal,
        to: Annotated[int, argument(metavar="TO", zh="移作第几条", en="the place it goes to, counted from 1")],
        register: IssueRegister = "issues",
        dry_run: DryRun = False,
    ) -> None:
        """Move a point to another place in the list."""
        from rectify_cli import actions

        with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
            write(actions.move_point(subject, field, ordinal, to))
