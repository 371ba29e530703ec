"""`rectify log`: record dated progress."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.amend import Day, DryRun, amend_each, issues_only
from rectify_cli.cli.ids import Ids, ids
from rectify_cli.cli.options import RegisterOption, option, term_of
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from rectify_cli.actions import Amendment, Subject

_DEADLINE = Phrase(
    '计划写作 --plan "…" --due 2025-12-31；问题的时限用 rectify set ID due=…',
    'write --plan "…" --due 2025-12-31; the deadline of the issue itself is set with `rectify set ID due=…`',
)

PlanOption = Annotated[
    str | None,
    option("--plan", metavar="TEXT", zh="同时添加一条计划（带引号）", en="also add an item to the plan, in quotes"),
]
DueOption = Annotated[
    str | None, option("--due", metavar="DATE", zh="这条计划的时限，如 2025-12-31", en="by when the plan is done")
]


def log(
    context: typer.Context,
    numbers: Ids,
    status: Annotated[
        str | None,
        option(
            "--status",
            autocompletion=completion.statuses,
            metavar="STATUS",
            zh="状态：completed 已完成，staged 阶段性完成，in_progress 整改中，not_started 未开始，或自定的用语，"
            "办结、正在办理等说法也认；不写则状态不变，须写 --note",
            en="the status: completed, staged, in_progress, not_started, one of the ledger's own words, "
            "or one in use such as 办结; left out, it stays and --note is needed",
        ),
    ] = None,
    note: Annotated[str | None, option("--note", metavar="TEXT", zh="内部说明", en="an internal note")] = None,
    word: Annotated[
        str | None, option("--word", metavar="TEXT", zh="印出的状态用语", en="the word printed for the status")
    ] = None,
    plan: PlanOption = None,
    due: DueOption = None,
    date: Day = None,
    register: RegisterOption = "issues",
    dry_run: DryRun = False,
) -> None:
    """Add a step to the history, in the order of the dates."""
    from rectify_cli import actions

    session: Session = context.obj
    which = term_of(Register, register, "--register")
    if plan is not None:
        issues_only(register)
    elif due is not None:
        raise UsageError(Phrase("--due 要和 --plan 一起写", "--due needs --plan"), _DEADLINE)
    day, until = session.day(date, "--date"), session.day(due, "--due") if due else None

    def verb(subject: "Subject[Any]") -> "Amendment":
        logged = actions.log(subject, status, day, note=note, word=word)
        return logged if plan is None else logged.then(actions.add_plan(subject, plan, until))

    amend_each(session, which, ids(numbers), verb, dry_run=dry_run)
