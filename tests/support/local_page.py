"""The local page in a test: the app without a socket, and a browser that keeps its cookie and fills in its forms."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from lxml import html
from starlette.testclient import TestClient

from rectify_cli.cli import import_page
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Language
from rectify_cli.store import Workspace
from rectify_cli.web.app import build
from rectify_cli.web.desk import Desk
from rectify_cli.web.importing import Dropped

HOST = "127.0.0.1:8000"
ORIGIN = f"http://{HOST}"
NOW = dt.datetime(2025, 1, 15, 9, 0, tzinfo=dt.UTC)


def desk_in(root: Path, language: Language | None = Language.EN, now: Callable[[], dt.datetime] = lambda: NOW) -> Desk:
    """Return the desk of a workspace."""
    return Desk(Workspace(root), now, language)


@dataclass
class Page:
    """An answer: its status, its headers and its text."""

    status: int
    text: str
    address: str
    headers: dict[str, str]
    content: bytes = field(repr=False)

    def node(self, path: str) -> Any:  # noqa: ANN401 - an element of lxml, whose stubs know too little of it
        """Return the one element of an XPath."""
        tree: Any = html.fromstring(self.text)
        [element] = tree.xpath(path)
        return element

    @property
    def words(self) -> str:
        """What a person reads."""
        return " ".join(self.node("//main").text_content().split())


class Browser:
    """A browser that was opened with the token, unless it is `locked`."""

    def __init__(self, desk: Desk, *, locked: bool = False, headers: dict[str, str] | None = None) -> None:
        self.desk = desk
        session = Session(desk.workspace, desk.usual, desk.today, desk.now)
        app = build(desk, [HOST, "localhost:8000"], partial(import_page.planned, session), Dropped())
        self.client = TestClient(app, base_url=ORIGIN, headers=headers or {})
        if not locked:
            self.get("/open", query={"token": desk.keys.token})

    def get(self, path: str, headers: dict[str, str] | None = None, query: dict[str, str] | None = None) -> Page:
        """Ask for a page of the room."""
        answer = self.client.get(self.desk.keys.base + path, params=query, headers=headers or {})
        return Page(answer.status_code, answer.text, str(answer.url), dict(answer.headers), answer.content)

    def post(
        self, path: str, texts: dict[str, str], headers: dict[str, str] | None = None, files: object = None
    ) -> Page:
        """Send a form as a browser does, with its origin."""
        answer = self.client.post(
            self.desk.keys.base + path,
            data=texts,
            headers={"Origin": ORIGIN} | (headers or {}),
            files=files,  # type: ignore[arg-type] # as httpx takes them
        )
        return Page(answer.status_code, answer.text, str(answer.url), dict(answer.headers), answer.content)

    def fill(self, page: Page, form: str, /, **texts: str) -> Page:
        """Send the form of an id, or of a name, on a page with its fields as they are but for `texts`."""
        element = page.node(f"//*[@id='{form}']//form | //form[@name='{form}']")
        held = {name: value or "" for name, value in element.form_values()}
        return self.post(element.action.removeprefix(self.desk.keys.base), held | texts)
