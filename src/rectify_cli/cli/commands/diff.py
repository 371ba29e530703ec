"""`rectify diff`: the differences between two days, or between two git revisions."""

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import argument, edition_option, format_option, option, term_of
from rectify_cli.cli.output import put
from rectify_cli.cli.session import COUNTING, Session
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition

if TYPE_CHECKING:
    from collections.abc import Callable

    from rectify_cli.ledger import Ledger
    from rectify_cli.views.diff import Side

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
"""A day, not a revision; a tag of this form is written tags/2025-07-01."""


BeforeArgument = Annotated[
    str,
    argument(
        metavar="A",
        zh="从哪天或哪个版本，如 2025-07-01、HEAD~3",
        en="the first day or revision, such as 2025-07-01 or HEAD~3",
    ),
]
AfterArgument = Annotated[
    str | None, argument(metavar="[B]", zh="到哪天或哪个版本，默认现在", en="the second one (default: now)")
]
EditionOption = Annotated[
    str | None,
    edition_option(
        zh="public 公开稿，internal 内部稿；默认终端上内部、其余公开",
        en="the edition: public or internal (default: internal on a terminal, else public)",
    ),
]
_PUBLIC = Phrase(
    "比较的是公开稿；内部稿加 --edition internal", "public edition compared; --edition internal for the other"
)


def diff(
    context: typer.Context,
    before: BeforeArgument,
    after: AfterArgument = None,
    edition: EditionOption = None,
    form: Annotated[str, format_option(choices=screens.DIFF)] = "table",
    exit_code: Annotated[
        bool, option("--exit-code", zh="有不同时退出码为 1，没有为 0", en="exit 1 if anything differs")
    ] = False,
) -> None:
    """Print the figures side by side, what moved, and what words changed."""
    from rectify_cli.views import diff as view

    session: Session = context.obj
    shown = session.terminal.height is not None
    chosen = term_of(Edition, edition or (Edition.INTERNAL if shown else Edition.PUBLIC), "--edition")
    now = cache(session.ledger)
    first, second = _side(session, now, before), _side(session, now, after)
    with session.busy(COUNTING):
        difference = view.build(first, second, chosen)
    if edition is None and not shown:
        session.talk(_PUBLIC)
    drawn = screens.DIFF[form](difference, session.terminal)
    put(drawn, form)
    raise typer.Exit(1 if exit_code and difference.differs else 0)


def _side(session: Session, now: "Callable[[], Ledger]", written: str | None) -> "Side":
    """Return the ledger as it stood on a day, at a revision, or now."""
    from rectify_cli.ledger import facts
    from rectify_cli.views.diff import Side

    if written is None or _DAY.fullmatch(written):
        day = session.day(written, "")
        return Side(str(day), day, facts.as_of(now(), day))
    seen = session.at(written)
    day = seen.today()
    return Side(written, day, facts.as_of(seen.ledger(), day))
