"""The board of a ledger, written to a file: refused while the ledger has errors."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rectify_cli.cli.options import form_of, term_of
from rectify_cli.cli.output import deliver
from rectify_cli.cli.paper_output import refuse_errors
from rectify_cli.cli.session import CHECKING, Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition

_DRAWING = Phrase("绘制看板", "drawing the board")


@dataclass(frozen=True, slots=True)
class BoardOrder:
    """What was typed for a board; what was not is None."""

    form: str | None
    output: Path | None
    edition: str | None
    since: str | None
    as_of: str | None
    draft: bool
    force: bool


def render(session: Session, order: BoardOrder, unfit: Mapping[str, object]) -> None:
    """Write the board, in the language of the run, whole or not at all.

    Raises UsageError if any of the options is given that are `unfit` for it.
    """
    from rectify_cli.checks import prove
    from rectify_cli.papers import board
    from rectify_cli.views import Request

    _refuse(unfit)
    form = _form(order, board.FORMS)
    edition = term_of(Edition, order.edition, "--edition") if order.edition else Edition.INTERNAL
    today = session.day(order.as_of)
    request = Request(edition, today, session.day(order.since, "--since") if order.since else None)
    ledger = session.seen(session.ledger(), today)
    with session.busy(CHECKING):
        found = prove.errors(ledger, today)
    errors = refuse_errors(found, session, draft=order.draft)
    mark = session.say(_draft(errors, today)) if order.draft else None
    with session.busy(_DRAWING):
        content = board.render(ledger, request, form, session.language, mark)
    suffix = "-internal" if edition is Edition.INTERNAL else ""
    target = order.output or session.workspace.build / f"{board.NAME}{suffix}.{form}"
    deliver(content, target, edition, session, force=order.force)


def _refuse(unfit: Mapping[str, object]) -> None:
    given = [name for name, value in unfit.items() if value not in {None, False}]
    if given:
        raise UsageError(
            Phrase(f"看板不用 {'、'.join(given)}", f"a board takes no {', '.join(given)}"),
            Phrase(f"去掉 {'、'.join(given)}", f"omit {', '.join(given)}"),
        )


def _draft(errors: int, today: dt.date) -> Phrase:
    """Return the mark of a draft."""
    from rectify_cli.cli.reports import as_text
    from rectify_cli.papers import draft_mark

    remaining = f", {as_text.plural(errors, 'error')} left" if errors else ""
    return Phrase(draft_mark(errors, today), f"draft ({today}{remaining}), not to be issued")


def _form(order: BoardOrder, forms: tuple[str, ...]) -> str:
    """Return the format; raises UsageError for one of other papers."""
    form = order.form or form_of(order.output, forms, forms[0])
    if form not in forms:
        raise UsageError(
            Phrase(f"看板没有 {form} 格式", f"there is no board in {form}"),
            Phrase(f"用 -f {' 或 -f '.join(forms)}", f"use -f {' or -f '.join(forms)}"),
        )
    return form
