"""The server: one socket of this computer, until it is interrupted or nobody has looked for a while."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

import uvicorn

from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.web import drawing
from rectify_cli.web.app import build
from rectify_cli.web.desk import Desk
from rectify_cli.web.importing import Dropped, Importer

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Page:
    """A page that has its place on this computer and is not served yet."""

    desk: Desk
    listening: socket.socket
    importer: Importer

    @property
    def port(self) -> int:
        """The port it is served at."""
        port: int = self.listening.getsockname()[1]
        return port

    def address(self, token: str) -> str:
        """Return the address that opens it."""
        return f"http://{HOST}:{self.port}{self.desk.keys.base}/open?token={token}"

    def serve(self, idle: float, started: Callable[[], None]) -> bool:
        """Serve it, and return True if it stopped because nobody had looked for `idle` seconds; 0 waits for ever."""
        dropped = Dropped()
        hosts = (f"{HOST}:{self.port}", f"localhost:{self.port}")
        config = uvicorn.Config(
            build(self.desk, hosts, self.importer, dropped),
            log_level="error" if os.environ.get("RECTIFY_DEBUG") else "critical",
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=3,
        )
        server = _Server(config, self.desk, idle, started)
        self.desk.touch()
        try:
            with suppress(KeyboardInterrupt):  # it has stopped, as asked
                server.run(sockets=[self.listening])
        finally:
            dropped.forget()
        return server.left


class _Server(uvicorn.Server):
    """A server that says when it has started, and stops once nobody looks any more."""

    def __init__(self, config: uvicorn.Config, desk: Desk, idle: float, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._desk, self._idle, self._say = desk, idle, started
        self.left = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, say so, and make ready while the browser opens what is looked at first."""
        await super().startup(sockets=sockets)
        self._say()
        Thread(target=_make_ready, args=(self._desk,), daemon=True).start()

    async def on_tick(self, counter: int) -> bool:
        """Return True if it is time to stop; asked ten times a second."""
        stops = await super().on_tick(counter)
        self.left = not stops and bool(self._idle) and self._desk.quiet() >= self._idle
        return stops or self.left


def _make_ready(desk: Desk) -> None:
    drawing.prepare("base.html.j2", "parts.inc", "list.html.j2", "entry.html.j2")
    with suppress(RectifyError):  # the page says what is wrong with the ledger
        desk.rows(Register.ISSUES)


def at(desk: Desk, port: int, importer: Importer) -> Page:
    """Return the page of a desk at a port, or at any that is free for 0; raises UsageError if it is taken."""
    try:
        return Page(desk, socket.create_server((HOST, port)), importer)
    except (OSError, OverflowError) as taken:
        raise UsageError(
            Phrase(f"端口 {port} 不能用：{taken}", f"port {port} cannot be used: {taken}"),
            Phrase("换一个端口，或不写 --port", "choose another, or omit --port"),
        ) from taken
