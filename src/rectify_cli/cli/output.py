"""The output of a finished file: written as a whole, with a line on stderr about where it is."""

import sys
from pathlib import Path

import typer

from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition

_OF_THE_CONSOLE = {"text", "table"}


def put(output: str | bytes, form: str = "text") -> None:
    """Print to stdout: text and tables in the encoding of the console, other formats in UTF-8, bytes as they are.

    A program that reads JSON, or a browser that reads HTML, wants UTF-8 whatever the console of the person is.
    """
    if isinstance(output, str) and form not in _OF_THE_CONSOLE and not sys.stdout.isatty():
        output = f"{output}\n".encode(errors="replace")
    if isinstance(output, bytes):
        typer.echo(output, nl=False)
    else:
        echo(output)


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
