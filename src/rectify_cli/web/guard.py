"""Who is let in: the browser that was opened with the token, from the page itself, and nobody else."""

from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rectify_cli.core import bounds
from rectify_cli.core.language import Phrase
from rectify_cli.web.desk import Desk
from rectify_cli.web.keys import COOKIE, same

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    # Without any the browser would send no Origin with a form; with more the room would be told to other ports.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer says; a page that shows a paper has a policy of its own."""

REQUEST = bounds.FILE + bounds.FORM
"""The most bytes of one request."""

_OURS = ("", "same-origin", "none")
"""Where a request comes from by the browser's word: from this page, or from a person who typed the address."""

_STRANGE_HOST = Phrase("地址里的主机名不是本机", "the address names another host")
_STRANGE_ORIGIN = Phrase("请求来自别的网页，已拒绝", "the request comes from another page and was refused")
_LOCKED = Phrase(
    "请用 rectify serve 打印的地址打开：地址里带有本次的口令",
    "open the address that `rectify serve` printed: it holds the token of this run",
)
TOO_LARGE = Phrase("内容太大", "the request is too large")
_METHOD = Phrase("不支持这种请求", "no such method")


class TooLargeError(Exception):
    """The body of a request grew beyond what is taken."""


Refuse = Callable[[Scope, int, Phrase], ASGIApp]
"""What draws a refusal: the request, the status and what is wrong."""


class Guard:
    """The ASGI app that stands before all others."""

    def __init__(self, app: ASGIApp, desk: Desk, hosts: Iterable[str], refuse: Refuse) -> None:
        """Let requests for `hosts` through to `app`; `refuse` draws what the others get."""
        self._app, self._desk, self._hosts, self._refuse = app, desk, frozenset(hosts), refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on with its body bounded and its answer guarded."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # the page has no sockets
        if refusal := self._refusal(scope, Headers(scope=scope)):
            await self._refuse(scope, *refusal)(scope, receive, guarded(send))
            return
        self._desk.touch()
        await self._app(scope, bounded(receive), guarded(send))

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, Phrase] | None:
        """Return the status and the reason for which a request is refused, None if it is not."""
        host, origin, method = headers.get("host", ""), headers.get("origin"), scope["method"]
        length = headers.get("content-length", "0")
        # It looks at the token itself, and whoever has that may come from anywhere.
        opening = method == "GET" and scope["path"] == f"{self._desk.keys.base}/open"
        refusals = (
            (host not in self._hosts, 421, _STRANGE_HOST),  # another name for this computer: DNS rebinding
            (method not in {"GET", "HEAD", "POST"}, 405, _METHOD),
            (origin != f"http://{host}" and (origin is not None or method == "POST"), 403, _STRANGE_ORIGIN),
            (not opening and headers.get("sec-fetch-site", "") not in _OURS, 403, _STRANGE_ORIGIN),
            (not opening and not same(_cookie(headers), self._desk.keys.cookie), 403, _LOCKED),
            (not length.isdecimal() or int(length) > REQUEST, 413, TOO_LARGE),
        )
        return next(((status, reason) for refused, status, reason in refusals if refused), None)


def _cookie(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def bounded(receive: Receive) -> Receive:
    """Return `receive` that raises TooLargeError once more bytes have come than one request may have."""
    read = 0

    async def receiving() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > REQUEST:
            raise TooLargeError
        return message

    return receiving


def guarded(send: Send) -> Send:
    """Return `send` that adds the headers of every answer, unless the answer has its own."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
