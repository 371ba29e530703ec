"""`rectify new`: a new issue in a file of its own."""

from typing import Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import DryRun, asks, finish, issues_only
from rectify_cli.cli.options import IssueRegister, argument, option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shown

_QUESTIONS = {
    "title": Phrase("标题（反馈问题的原文，不带序号）", "title"),
    "aspect": Phrase("方面（没有就回车）", "aspect (Enter for none)"),
    "owner": Phrase("责任部门（没有就回车）", "owner (Enter for none)"),
    "due": Phrase("整改时限，如 2025-12-31（没有就回车）", "due, such as 2025-12-31 (Enter for none)"),
}


def new(
    context: typer.Context,
    title: Annotated[
        str | None, argument(metavar="[TITLE]", zh="标题；不写就逐项询问", en="the title (asked for if missing)")
    ] = None,
    aspect: Annotated[str | None, option("--aspect", metavar="TEXT", zh="所属方面", en="the aspect")] = None,
    owner: Annotated[
        str | None,
        option("--owner", metavar="TEXT", autocompletion=completion.owners, zh="责任部门", en="the department"),
    ] = None,
    due: Annotated[str | None, option("--due", metavar="DATE", zh="整改时限", en="the deadline")] = None,
    register: IssueRegister = "issues",
    dry_run: DryRun = False,
) -> None:
    """Write a file with the next id."""
    from rectify_cli.transactions import verbs

    session: Session = context.obj
    which = issues_only(register)
    values = _answers(session, {"title": title, "aspect": aspect, "owner": owner, "due": due})
    until = values.pop("due", None)
    with session.changing(dry_run=dry_run):
        day = session.day(until, "--due") if until else None
        prepared = verbs.new_entry(session.workspace, session.load(), which, values, day)
        finish(session, prepared, dry_run=dry_run)


def _answers(session: Session, options: dict[str, str | None]) -> dict[str, str]:
    """Return the options; if the title is missing and there is a person to ask, ask for the missing ones."""
    if options["title"] is None:
        if not asks():
            hint = Phrase("写作 rectify new '标题' --owner 办公室", "write `rectify new 'TITLE' --owner …`")
            raise UsageError(Phrase("缺少标题", "the title is missing"), hint)
        for key in (key for key, value in options.items() if value is None):
            default = None if key == "title" else ""
            options[key] = typer.prompt(
                shown(session.say(_QUESTIONS[key])), default=default, show_default=False, err=True
            )
    return {key: value.strip() for key, value in options.items() if value and value.strip()}
