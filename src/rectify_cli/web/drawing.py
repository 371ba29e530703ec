"""The pages as HTML: Jinja templates of the package, in the language of the request."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rectify_cli.core.language import Language, Phrase
from rectify_cli.web.desk import Desk

FOLDER = Path(__file__).parent
_LANG = {Language.ZH: "zh-CN", Language.EN: "en"}
_ACCEPTED = re.compile(r"\b(zh|en)\b", re.IGNORECASE)


def desk_of(request: Request) -> Desk:
    """Return the desk of the app that a request is for."""
    desk: Desk = request.app.state.desk
    return desk


def language_of(request: Request) -> Language:
    """Return the language of a request: the one of the run, else the first the browser accepts of the two."""
    desk = desk_of(request)
    if desk.language:
        return desk.language
    accepted = _ACCEPTED.search(request.headers.get("accept-language", ""))
    return Language(accepted[1].lower()) if accepted else desk.usual


def page(request: Request, template: str, status: int = 200, **words: Any) -> HTMLResponse:  # noqa: ANN401 - what templates are given
    """Return a page; its template writes phrases with `say`, and a text of its own with `t`."""
    desk, language = desk_of(request), language_of(request)

    def translated(zh: str, en: str) -> str:
        return Phrase(zh, en).in_language(language)

    html = (
        _environment()
        .get_template(template)
        .render(
            words,
            lang=_LANG[language],
            base=desk.keys.base,
            csrf=desk.keys.csrf,
            path=request.url.path.removeprefix(desk.keys.base),
            messages=desk.said.get(request.query_params.get("done", "")) or (),
            say=lambda phrase: phrase.in_language(language),
            t=translated,
        )
    )
    return HTMLResponse(html, status)


def prepare(*templates: str) -> None:
    """Compile templates before a page needs them."""
    for template in templates:
        _environment().get_template(template)


def see_other(request: Request, path: str, *said: Phrase) -> Response:
    """Return the way to the page that shows what was done, and says so."""
    desk = desk_of(request)
    before, mark, anchor = path.partition("#")
    query = f"?done={desk.say(*said)}" if said else ""
    return RedirectResponse(f"{desk.keys.base}{before}{query}{mark}{anchor}", 303)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
