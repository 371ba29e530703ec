"""The local page as it is served, on a socket of this computer, and a tab of Chromium in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from rectify_cli.cli import import_page
from rectify_cli.cli.session import Session
from rectify_cli.web.desk import Desk
from rectify_cli.web.server import at

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOUR = 3600
PATIENCE = 600_000
"""Milliseconds until what never comes is given up: a busy machine fails no test."""


@dataclass(frozen=True)
class Served:
    """A desk, and the address its pages lie under."""

    desk: Desk
    base: str
    entrance: str

    def file(self, number: int) -> Path:
        """Return the file of an issue."""
        return self.desk.workspace.data / f"issues/{number:03}.yaml"

    @contextmanager
    def opened(self, browser: "Browser", **wanted: Any) -> Iterator["Page"]:  # noqa: ANN401 - as Playwright takes them
        """Open a tab at the list of issues, which the printed address leads to."""
        context = browser.new_context(**wanted)
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        tab.goto(self.entrance)
        tab.wait_for_url("**/issues")
        yield tab
        context.close()


@contextmanager
def served(desk: Desk) -> Iterator[Served]:
    """Serve a desk as long as the block lasts."""
    session = Session(desk.workspace, desk.usual, desk.today, desk.now)
    page, up = at(desk, 0, partial(import_page.planned, session)), Event()
    server = Thread(target=page.serve, args=(HOUR, up.set))
    server.start()
    try:
        assert up.wait(60)
        yield Served(desk, page.address("").partition("/open")[0], page.address(desk.keys.token))
    finally:
        desk.touched -= 2 * HOUR
        server.join()
