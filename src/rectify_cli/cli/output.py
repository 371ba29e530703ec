"""The output of a finished file: written as a whole, with a line on stderr about where it is."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition

if TYPE_CHECKING:
    from rectify_cli.ledger import Ledger

_INTERNAL = Phrase(
    "这是内部稿，不得公开；公开稿加 --edition public", "this is the internal edition; --edition public for the other"
)
_OF_THE_CONSOLE = {"text", "table"}


def put(output: str | bytes, form: str = "text") -> None:
    """Print to stdout: text and tables in the encoding of the console, other formats in UTF-8, bytes as they are.

    A program that reads JSON, or a browser that reads HTML, wants UTF-8 whatever the console of the person is.
    """
    if isinstance(output, str) and form not in _OF_THE_CONSOLE and _is_pipe():
        output = f"{output}\n".encode(errors="replace")
    if isinstance(output, bytes):
        typer.echo(output, nl=False)
    else:
        echo(output)


def _is_pipe() -> bool:
    """Return True if the output goes to bytes that a program reads, and not to a terminal or into a text."""
    return not sys.stdout.isatty() and hasattr(sys.stdout, "buffer")


def edition_of(session: Session, typed: str | None, form: str, *, leaves: bool = False) -> Edition:
    """Return the edition of a screen, internal unless another is asked for; says so if it leaves the terminal."""
    from rectify_cli.cli.options import term_of

    if typed is None and (leaves or (form not in _OF_THE_CONSOLE and not sys.stdout.isatty())):
        session.talk(_INTERNAL)
    return term_of(Edition, typed or Edition.INTERNAL.value, "--edition")


def only(edition: Edition) -> Edition | None:
    """Return the edition to which a screen is limited: the internal one shows the office all there is, marked."""
    return edition if edition is Edition.PUBLIC else None


def printable(ledger: "Ledger", edition: Edition) -> "Ledger":
    """Return what a screen of an edition shows of a ledger."""
    return ledger.edition(edition) if only(edition) else ledger


def deliver(content: bytes, target: Path, edition: Edition | None, session: Session, *, force: bool) -> None:
    """Write `content` to `target` (- is stdout), and report its path and its edition, if it has one."""
    from rectify_cli.cli.written import Written

    if target == Path("-"):
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    Written(session.workspace).write(target, content, force=force)
    zh, en = edition.label if edition else Phrase("", "")
    label = session.workspace.label(target)
    session.talk(Phrase(f"{zh}已写入 {label}", f"{en} written to {label}".strip()))
