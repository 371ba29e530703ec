"""The app: which page lies where, who is let in, and what is shown when something is wrong."""

import hmac
from collections.abc import Awaitable, Callable, Iterable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Scope

from rectify_cli.core import bounds
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.store.obstacles import met
from rectify_cli.web import desk_pages, entries, importing, listing, overview, paper_pages, proofreading, undoing
from rectify_cli.web.desk import Desk
from rectify_cli.web.drawing import FOLDER, desk_of, page
from rectify_cli.web.guard import TOO_LARGE, Guard, TooLargeError
from rectify_cli.web.keys import COOKIE

_ASSETS = ("style.css", "icon.svg", "drop.js", "composing.js", "htmx.min.js", "htmx.LICENSE")
_FIELDS, _FILES = 500, 50
_ABSENT = Phrase("没有这个页面", "no such page")
_STALE = Phrase("这张表单不是本次打开的，请重新打开页面再填", "this form is of another run; open the page again")
_INTERNAL = Phrase("程序内部错误，未作改动", "internal error; nothing was changed")


class _RegisterConvertor(Convertor[str]):
    """The name of a register in a path; any other name leads elsewhere."""

    regex = "|".join(Register)

    def convert(self, value: str) -> str:
        """Return the name as it is."""
        return value

    def to_string(self, value: str) -> str:
        """Return the name as it is."""
        return value


register_url_convertor("register", _RegisterConvertor())

Posted = Callable[[Request, FormData], Response]


def build(desk: Desk, hosts: Iterable[str], importer: importing.Importer, dropped: importing.Dropped) -> ASGIApp:
    """Return the app of a desk, for a browser that calls this computer by one of `hosts`.

    `importer` plans the import of a sheet, which is `dropped` and kept until it is confirmed.
    """
    inner = Starlette(
        routes=[Mount(desk.keys.base, routes=_routes())],
        exception_handlers={
            RectifyError: _refused,
            OSError: _obstacle,
            HTTPException: _http,
            TooLargeError: _too_large,
            Exception: _failed,
        },
    )
    inner.state.desk = desk
    inner.state.importer, inner.state.dropped = importer, dropped
    return Guard(inner, desk, hosts, lambda scope, status, reason: _turned_away(inner, scope, status, reason))


def _routes() -> list[BaseRoute]:
    one = "/{register:register}/{number:int}"
    return [
        Route("/open", _open),
        Route("/static/{name}", _asset),
        Route("/", _home),
        Route("/new", desk_pages.new),
        Route("/registers", desk_pages.registers),
        Route("/registers/{name}", desk_pages.register),
        Route("/fields", desk_pages.fields),
        Route("/words", desk_pages.words),
        Route("/facts", desk_pages.facts_page),
        Route("/inspection", desk_pages.inspection),
        Route("/status", overview.status_page),
        Route("/due", overview.due_page),
        Route("/check", overview.check_page),
        Route("/papers", paper_pages.draw),
        Route("/papers/{kind}", paper_pages.paper),
        Route("/sheets/{what}", paper_pages.sheet),
        Route("/proofread", proofreading.draw),
        Route("/proofread", posted(proofreading.read), methods=["POST"]),
        Route("/import", importing.draw),
        Route("/import", posted(importing.read), methods=["POST"]),
        Route("/undo", undoing.draw),
        Route("/undo", posted(undoing.save), methods=["POST"]),
        Route("/do/{form}", posted(desk_pages.save), methods=["POST"]),
        Route(one, entries.draw),
        Route(f"{one}/evidence/{{n:int}}", entries.evidence),
        Route(f"{one}/{{form}}", posted(entries.save), methods=["POST"]),
        Route("/{register:register}", listing.draw),
    ]


def posted(handler: Posted) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of a form, which must bring back the secret it was drawn with."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=bounds.FORM) as form:
            wanted = desk_of(request).keys.csrf
            if not hmac.compare_digest(str(form.get("csrf", "")).encode(), wanted.encode()):
                return _said(request, 403, UsageError(_STALE))
            return await run_in_threadpool(handler, request, form)

    return endpoint


def _asset(request: Request) -> Response:
    """Return one of the files that pages are drawn with; no folder is served."""
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404)
    return FileResponse(FOLDER / "static" / name)


def _home(request: Request) -> Response:
    return RedirectResponse(f"{desk_of(request).keys.base}/{Register.ISSUES.value}", 303)


def _open(request: Request) -> Response:
    """Exchange the token for the cookie.

    The page that follows is asked for by this one: a cookie that is SameSite=Strict is not sent along a way that began
    elsewhere, as with an address in a mail.
    """
    keys = desk_of(request).keys
    if not keys.opens(request.query_params.get("token", "")):
        reason = Phrase("口令不对，或已经用过", "the token is wrong, or was used before")
        return _said(request, 403, UsageError(reason))
    response = page(request, "open.html.j2")
    response.set_cookie(COOKIE, keys.cookie, path=keys.base, httponly=True, samesite="strict")
    return response


def _said(request: Request, status: int, error: RectifyError) -> Response:
    return page(request, "refused.html.j2", status, error=error)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RectifyError)  # noqa: S101 - registered for it
    return _said(request, 422 if error.exit_code in {1, 2} else 500, error)


def _obstacle(request: Request, error: Exception) -> Response:
    assert isinstance(error, OSError)  # noqa: S101 - registered for it
    return _said(request, 500, met(error))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    absent = error.status_code == 404  # noqa: PLR2004 - HTTP
    reason = _ABSENT if absent else Phrase(f"请求不对：{error.detail}", f"bad request: {error.detail}")
    return _said(request, error.status_code, UsageError(reason))


def _too_large(request: Request, _error: Exception) -> Response:
    return _said(request, 413, UsageError(TOO_LARGE))


def _failed(request: Request, error: Exception) -> Response:
    return _said(request, 500, RectifyError(_INTERNAL, Phrase(repr(error), repr(error))))


def _turned_away(app: Starlette, scope: Scope, status: int, reason: Phrase) -> Response:
    """Return the page for somebody who is not let in: it says nothing of the ledger, nor of where its pages are."""
    return page(Request({**scope, "app": app}), "locked.html.j2", status, reason=reason)
