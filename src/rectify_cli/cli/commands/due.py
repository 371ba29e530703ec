"""`rectify due`: what is overdue and what is due soon, for a person, for cron, for a calendar, and as letters."""

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import completion, paper_output
from rectify_cli.cli.options import AsOf, option
from rectify_cli.cli.output import deliver
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.ledger import Ledger
    from rectify_cli.views import Request

_PAPER = "reminder"
_SPAN = re.compile(r"(\d{1,4}) *(d|w|天|周)?", re.ASCII)
_DAYS = {None: 1, "d": 1, "天": 1, "w": 7, "周": 7}


class Format(StrEnum):
    """The formats of what is due."""

    TABLE = "table"
    JSON = "json"
    ICS = "ics"
    MD = "md"


WithinOption = Annotated[
    str | None,
    option(
        "--within",
        metavar="SPAN",
        zh="多少天内到期的，如 30d、2w；默认看预警颜色，一般 30 天",
        en="due within how long, such as 30d or 2w (as far as the colours of the policy look: 30d)",
    ),
]
LettersOption = Annotated[
    Path | None,
    option(
        "--letters",
        metavar="DIR",
        zh="另给每个责任部门写一份催办单，存到这里",
        en="write a letter per owner into this folder as well",
    ),
]
LetterFormOption = Annotated[
    paper_output.PaperFormat, option("--letter-format", zh="催办单的格式", en="the format of the letters")
]


def due(
    context: typer.Context,
    within: WithinOption = None,
    owner: Annotated[
        str | None,
        option(
            "--owner", autocompletion=completion.owners, zh="只看这个责任部门的", en="only those of this department"
        ),
    ] = None,
    as_of: AsOf = None,
    form: Annotated[Format, option("--format", zh="输出格式", en="the format")] = Format.TABLE,
    letters: LettersOption = None,
    letter_form: LetterFormOption = paper_output.PaperFormat.DOCX,
    force: paper_output.ForceOption = False,
) -> None:
    """Print what is due, write the letters, and exit 1 where something is overdue."""
    from rectify_cli.cli import screens
    from rectify_cli.core import modules
    from rectify_cli.core.terms import Edition
    from rectify_cli.views import Request
    from rectify_cli.views import due as view

    session: Session = context.obj
    days = None if within is None else _days(within)
    ledger, today = session.ledger(), session.day(as_of)
    if owner is not None:
        view.known_owner(ledger, owner)
    found = view.build(ledger, today, days, owner)
    said = modules.load(screens, f"due_{form}").draw(found, session.terminal)
    if isinstance(said, bytes):
        sys.stdout.buffer.write(said)
    else:
        typer.echo(said)
    if letters is not None:
        asked = list(dict.fromkeys(one.owner for one in found.issues))
        for one in filter(None, asked):
            request = Request(Edition.INTERNAL, today, owner=one, within=found.within)
            _letter(session, ledger, request, letters, letter_form, force=force)
        if None in asked:
            session.talk(Phrase("没有写责任部门的没有催办单", "what has no owner has no letter"))
    raise typer.Exit(1 if found.late else 0)


def _days(written: str) -> int:
    """Return a span as days; raises UsageError for what is none."""
    found = _SPAN.fullmatch(written.strip())
    if found is None:
        raise UsageError(
            Phrase(f"--within {written} 不是天数", f"--within {written} is not a number of days"),
            Phrase("写作 --within 30d 或 --within 2w", "write --within 30d or --within 2w"),
        )
    return int(found[1]) * _DAYS[found[2]]


def _letter(
    session: Session, ledger: "Ledger", request: "Request", folder: Path, form: paper_output.PaperFormat, *, force: bool
) -> None:
    """Write the letter to one owner."""
    wanted = paper_output.PaperOrder(session, _PAPER, form, ledger, request)
    deliver(wanted.typeset(wanted.compose()), folder / wanted.name, request.edition, session, force=force)
