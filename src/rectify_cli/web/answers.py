"""What a form is answered with: the page it was on, the lines to be confirmed, or both sides of a conflict."""

from collections.abc import Mapping

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from rectify_cli.core.language import Phrase
from rectify_cli.web import saving
from rectify_cli.web.drawing import page, see_other

_OURS = {"csrf", "digest", "confirmed"}
"""The fields of every form that are none of the verb's."""


def texts_of(sent: FormData) -> dict[str, str]:
    """Return what was filled in, by the names of the fields; of fields of one name, the last."""
    return {key: value for key, value in sent.items() if isinstance(value, str) and key not in _OURS}


def after(  # noqa: PLR0913 - a form, what came of it and where it was
    request: Request, title: Phrase, texts: Mapping[str, str], outcome: saving.Outcome, back: str, *, again: bool = True
) -> Response:
    """Return the way to the page `back`, what would be written, or a conflict, which may be decided if `again`."""
    if isinstance(outcome, saving.Written):
        return see_other(request, back, *outcome.said)
    shown = isinstance(outcome, saving.Shown)
    return page(
        request,
        "confirm.html.j2" if shown else "conflict.html.j2",
        200 if shown else 409,
        title=title,
        texts=texts,
        outcome=outcome,
        back=back,
        again=again,
        lines=saving.lines,
    )
