"""`rectify serve`: the ledger as a page of this computer, to look at and to fill in."""

import webbrowser
from functools import partial
from threading import Thread
from typing import Annotated

import typer

from rectify_cli.cli.language import echo
from rectify_cli.cli.options import option
from rectify_cli.cli.session import Session
from rectify_cli.core import extras
from rectify_cli.core.language import Phrase

_IDLE = 60
_EXTRA = Phrase("本机网页", "the local page")


def serve(
    context: typer.Context,
    port: Annotated[
        int | None, option("--port", metavar="N", zh="端口，默认取空闲的", en="the port (default: a free one)")
    ] = None,
    no_browser: Annotated[
        bool, option("--no-browser", zh="只显示地址，不打开浏览器", en="print the address and open no browser")
    ] = False,
    idle: Annotated[
        int | None,
        option(
            "--idle",
            metavar="MINUTES",
            zh="几分钟没有人看就自行停止，默认 60；0 为不停",
            en="stop once nobody has looked for so many minutes (default: 60); 0 never stops",
        ),
    ] = None,
) -> None:
    """Serve the page on this computer alone, to whoever opens the address that is printed."""
    extras.require("web", "starlette", _EXTRA)
    extras.require("web", "uvicorn", _EXTRA)
    extras.require("web", "multipart", _EXTRA)
    from rectify_cli.cli import import_page
    from rectify_cli.transactions.refusals import readable
    from rectify_cli.web.desk import Desk
    from rectify_cli.web.server import at

    session: Session = context.obj
    minutes = _IDLE if idle is None else max(idle, 0)
    asked = context.find_root().params.get("lang")
    desk = Desk(session.workspace, session.now, session.language if asked else None, session.language)
    readable(desk.load())
    page = at(desk, port or 0, partial(import_page.planned, session))

    def started() -> None:
        echo(page.address(desk.keys.token))
        session.talk(Phrase("按 Ctrl-C 停止", "press Ctrl-C to stop"))
        if not no_browser:
            # A browser in the terminal returns when it is closed.
            opening = partial(webbrowser.open, page.address(desk.keys.once()))
            Thread(target=opening, daemon=True).start()

    if page.serve(minutes * 60, started):
        session.talk(Phrase(f"{minutes} 分钟没有人看，已停止", f"nobody looked for {minutes} minutes: stopped"))
    else:
        session.talk(Phrase("已停止", "stopped"))
