"""`rectify due`: what is overdue or due soon, for a person, for cron, for a calendar, and as letters."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import screens
from rectify_cli.cli.options import AsOf, ForceOption, OwnerOption, ScreenEdition, WhereOption, format_option, option
from rectify_cli.cli.output import deliver, edition_of, only, printable, put
from rectify_cli.cli.paper_output import composed
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.writers import WRITERS

if TYPE_CHECKING:
    from rectify_cli.ledger import Ledger
    from rectify_cli.views import Request

_SPAN = re.compile(r"(\d{1,4}) *(d|w|天|周)?", re.ASCII)
_DAYS = {None: 1, "d": 1, "天": 1, "w": 7, "周": 7}


WithinOption = Annotated[
    str | None,
    option(
        "--within",
        metavar="SPAN",
        zh="多少天内到期，如 30d、2w；默认按预警颜色的期限，一般 30 天",
        en="due within this time, such as 30d or 2w (default: as far as the alert colours reach, usually 30d)",
    ),
]
LettersOption = Annotated[
    Path | None,
    option(
        "--letters",
        metavar="DIR",
        zh="另为每个责任部门生成一份催办单，存入此目录",
        en="also write a letter per owner into this folder",
    ),
]
LetterFormOption = Annotated[
    str, option("--letter-format", choices=WRITERS, zh="催办单的格式", en="the format of the letters")
]


def due(
    context: typer.Context,
    within: WithinOption = None,
    owner: OwnerOption = None,
    where: WhereOption = None,
    as_of: AsOf = None,
    form: Annotated[str, format_option(choices=screens.DUE)] = "table",
    letters: LettersOption = None,
    edition: ScreenEdition = None,
    letter_form: LetterFormOption = "docx",
    force: ForceOption = False,
) -> None:
    """Print what is due, write the letters, and exit 1 if anything is overdue."""
    from rectify_cli.core.terms import Edition
    from rectify_cli.ledger.entry_fields import filtered
    from rectify_cli.views import Request
    from rectify_cli.views import due as view

    session: Session = context.obj
    days = None if within is None else _days(within)
    ledger, today, which = session.ledger(), session.day(as_of), edition_of(session, edition, form)
    if owner is not None:
        view.known_owner(ledger, owner)
    counted = printable(ledger.as_of(today).counted(), which)
    dues = view.build(filtered(counted, where or (), today), today, days, owner, only(which))
    put(screens.DUE[form](dues, session.drawing(which)), form)
    if letters is not None:
        owners = list(dict.fromkeys(issue.owner for issue in dues.issues))
        for addressee in filter(None, owners):
            request = Request(Edition.INTERNAL, today, owner=addressee, within=dues.within)
            _letter(session, ledger, request, letters, letter_form, force=force)
        if None in owners:
            session.talk(Phrase("未写责任部门的问题不生成催办单", "issues without an owner get no letter"))
    raise typer.Exit(1 if dues.late else 0)


def _days(text: str) -> int:
    """Return a span in days; raises UsageError if it is not one."""
    span = _SPAN.fullmatch(text.strip())
    if span is None:
        raise UsageError(
            Phrase(f"--within {text} 不是天数", f"--within {text} is not a number of days"),
            Phrase("写作 --within 30d 或 --within 2w", "write `--within 30d` or `--within 2w`"),
        )
    return int(span[1]) * _DAYS[span[2]]


def _letter(session: Session, ledger: "Ledger", request: "Request", folder: Path, form: str, *, force: bool) -> None:
    """Write the letter to one owner."""
    from rectify_cli.papers.order import REMINDER, PaperOrder

    order = PaperOrder(REMINDER, form, ledger, request, session.workspace.templates)
    deliver(order.typeset(composed(session, order)), folder / order.named(), request.edition, session, force=force)
