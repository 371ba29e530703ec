"""Where a finished file goes: whole to its place, and a word on stderr saying where that is."""

import sys
from pathlib import Path

import typer

from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition


def put(drawn: str | bytes) -> None:
    """Print what was drawn on stdout: text as the console writes it, bytes as they are."""
    typer.echo(drawn, nl=isinstance(drawn, str))


def deliver(content: bytes, target: Path, edition: Edition | None, session: Session, *, force: bool) -> None:
    """Write what is finished to `target`, - being stdout, and say where it is and for whom, if it is for either."""
    from rectify_cli.cli.written import Written

    if target == Path("-"):
        sys.stdout.buffer.write(content)
        return
    Written(session.workspace).write(target, content, force=force)
    zh, en = edition.label if edition else Phrase("", "")
    label = session.workspace.label(target)
    session.talk(Phrase(f"{zh}写入 {label}", f"{en} written to {label}".strip()))
