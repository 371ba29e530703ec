"""`rectify measure`: add measures to an issue; mark one as done, reword, remove or move it."""

from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli.amend import Day, DryRun, amending, issues_only
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import words
from rectify_cli.cli.options import IssueRegister, Number, argument, option
from rectify_cli.cli.point_verbs import Ordinal, add_remove_and_move
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.ledger.edits import Value

app = typer.Typer(cls=Group, rich_markup_mode=None)

Owner = Annotated[
    str | None, option("--owner", metavar="TEXT", zh="这条措施的责任部门，与问题的不同才写", en="who answers for it")
]
Due = Annotated[str | None, option("--due", metavar="DATE", zh="这条措施的时限，如 2025-12-31", en="by when")]


@app.command("add", cls=Command, help=words("添加措施", "add measures"))
def add(
    context: typer.Context,
    number: Number,
    texts: Annotated[
        list[str],
        argument(metavar="TEXT...", zh="措施，一条一个（带引号）；不写“一是”", en="the measures, each in quotes"),
    ],
    owner: Owner = None,
    due: Due = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Append measures to the list."""
    from rectify_cli import actions

    more = _more(context.obj, owner, due)
    with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.add_points(subject, "measures", texts, more))


@app.command("done", cls=Command, help=words("把一条措施标为办结", "mark a measure as done"))
def done(
    context: typer.Context,
    number: Number,
    ordinal: Ordinal,
    date: Day = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Record the day on which a measure was done."""
    from rectify_cli import actions

    session: Session = context.obj
    with amending(session, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.finish_measure(subject, ordinal, session.day(date, "--date") if date else None))


@app.command(
    "edit",
    cls=Command,
    help=words("改一条措施的文字、责任部门、时限", "change a measure: text, owner, due"),
)
def edit(
    context: typer.Context,
    number: Number,
    ordinal: Ordinal,
    text: Annotated[
        str | None, argument(metavar="[TEXT]", zh="新的文字（带引号）；不写则不变", en="the new text, in quotes")
    ] = None,
    owner: Owner = None,
    due: Due = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Put another text in the place of that of a measure, or set its owner or its due day."""
    from rectify_cli import actions

    more = _more(context.obj, owner, due)
    with amending(context.obj, issues_only(register), number, dry_run=dry_run) as (subject, write):
        write(actions.edit_point(subject, "measures", ordinal, text, more))


add_remove_and_move(app, "measures", Phrase("措施", "a measure"))


def _more(session: Session, owner: str | None, due: str | None) -> "dict[str, Value]":
    """Return the keys of a measure that options name."""
    more: dict[str, Value] = {"owner": owner} if owner else {}
    return more | ({"due": session.day(due, "--due")} if due else {})
