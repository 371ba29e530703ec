"""Run as a Chinese process: what a command line of ours says, and one that has every kind of parameter."""

import contextlib
import io
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from typer._click.exceptions import ClickException

from rectify_cli.cli import app
from rectify_cli.cli.chinese_help import Command, Group, translate

every = typer.Typer(
    cls=Group, rich_markup_mode=None, add_completion=False, context_settings={"help_option_names": ["-h"]}
)


class Kind(StrEnum):
    ONE = "one"
    TWO = "two"


@every.command(cls=Command)
def take(  # noqa: PLR0913, PLR0917 - a parameter of each kind
    count: Annotated[int, typer.Argument(metavar="COUNT")],
    kind: Annotated[Kind, typer.Argument(metavar="KIND")],
    size: Annotated[float, typer.Option(min=1, max=2)] = 1,
    pair: tuple[int, int] = (1, 2),
    own: UUID | None = None,
    day: Annotated[str, typer.Option(parser=str)] = "",
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False)] = None,
    folder: Annotated[Path | None, typer.Option(exists=True, file_okay=False)] = None,
    flag: bool = False,  # noqa: FBT001, FBT002 - named on the command line
) -> None:
    """参数各种各样"""


@every.command(cls=Command)
def ask() -> None:
    """提问"""
    typer.confirm("行吗")
    typer.prompt("几个", type=int)


@every.command(cls=Command)
def need(kind: Annotated[Kind, typer.Option()]) -> None:
    """必填"""


def ours(line: list[str]) -> str:
    """Return what `rectify` says of a command line."""
    streams = io.StringIO()
    with contextlib.redirect_stdout(streams), contextlib.redirect_stderr(streams):
        app.run(line)
    return streams.getvalue()


def others(line: list[str]) -> str:
    """Return what the other command line says."""
    streams = io.StringIO()
    try:
        with contextlib.redirect_stdout(streams), contextlib.redirect_stderr(streams):
            every(args=line, prog_name="every", standalone_mode=False)
    except ClickException as error:
        return translate(error.format_message())
    return streams.getvalue()


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    sys.stdin = io.StringIO("也许\ny\n许多\n3\n")
    told = [[(ours if whose == "rectify" else others)(line) for line in lines] for whose, lines in asked]
    sys.stdout.buffer.write(json.dumps(told).encode())
