"""The Typer application: it registers the commands and turns errors into messages and exit codes."""

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from rectify_cli import __version__
from rectify_cli.cli.chinese_help import Command, Group, translate
from rectify_cli.cli.commands import COMMANDS, GROUPS
from rectify_cli.cli.language import LANGUAGE, words
from rectify_cli.cli.options import option
from rectify_cli.cli.session import Session
from rectify_cli.cli.session import explain as explained
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Language, Phrase

INTERRUPTED = 130


def _version(requested: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if requested:
        typer.echo(f"rectify {__version__}")
        raise typer.Exit


def _start(
    context: typer.Context,
    root: Annotated[
        Path | None,
        option(
            "--root",
            "-C",
            metavar="DIR",
            zh="台账目录（含 data/），默认从当前目录逐级向上查找",
            en="the workspace, the folder that holds data/ (default: the nearest one from here upwards)",
        ),
    ] = None,
    lang: Annotated[
        Language | None,
        option("--lang", zh="语言；也可用环境变量 RECTIFY_LANG 指定", en="the language (or set RECTIFY_LANG)"),
    ] = None,
    version: Annotated[  # noqa: ARG001 - the callback answers it
        bool, option("--version", callback=_version, is_eager=True, zh="版本号", en="show the version")
    ] = False,
) -> None:
    """Determine the workspace, the language and the clock for the command."""
    from rectify_cli.store import Workspace

    def now() -> dt.datetime:
        return dt.datetime.now().astimezone()

    context.obj = Session(Workspace.find(root, Path.cwd()), lang or LANGUAGE, lambda: now().date(), now)


def _app(chosen: str | None) -> typer.Typer:
    """Return the app with all its commands; only the chosen one is imported, the others are just names."""
    app = typer.Typer(
        name="rectify",
        cls=Group,
        rich_markup_mode=None,  # rich cuts Chinese help with "…"
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=words(
            "整改台账：一个反馈问题一个 YAML 文件，核对数字，生成通报。",
            "A rectification ledger: one YAML file per issue, figures checked, the notice rendered.",
        ),
    )
    app.callback()(_start)
    # Completion needs every command; a help page or a mistyped word needs only their names.
    every = "_RECTIFY_COMPLETE" in os.environ
    for name, (command, purpose) in COMMANDS.items():
        run = command() if every or name == chosen else _nothing
        app.command(name, cls=Command, help=words(*purpose))(run)
    for name, (group, purpose) in GROUPS.items():
        inner = group() if every or name == chosen else typer.Typer(cls=Group)
        app.add_typer(inner, name=name, help=words(*purpose))
    return app


def _nothing() -> None:
    """Stand in for a command that is not run."""


def run(argv: list[str]) -> int:
    """Run one command line and return the exit code: 1 for the data, 2 for the command line, 3 for the tool."""
    try:
        code = _app(_command(argv))(
            args=_language_first(argv) or ["--help"], prog_name="rectify", standalone_mode=False
        )
    except typer.Abort:
        return INTERRUPTED
    except ClickException as error:
        text = translate(error.format_message())
        context = getattr(error, "ctx", None)
        command = context.command_path if context else f"rectify {_command(argv) or ''}".rstrip()
        hint = Phrase(f"用法见 {command} -h", f"see `{command} -h`")
        typer.echo(explained(UsageError(Phrase(text, text), hint), LANGUAGE), err=True)
        return UsageError.exit_code
    except RectifyError as error:
        typer.echo(explained(error, LANGUAGE), err=True)
        return error.exit_code
    except Exception as error:
        if os.environ.get("RECTIFY_DEBUG"):
            raise
        message = Phrase(f"程序内部错误：{error!r}", f"internal error: {error!r}")
        hint = Phrase(
            "设 RECTIFY_DEBUG=1 再运行一次，把输出附在问题报告中",
            "run it again with RECTIFY_DEBUG=1 and attach the output to a bug report",
        )
        typer.echo(explained(RectifyError(message, hint), LANGUAGE), err=True)
        return RectifyError.exit_code
    return int(code or 0)


def _command(argv: list[str]) -> str | None:
    """Return the command that a command line names, None if it names no known one."""
    arguments = iter(argv)
    for word in arguments:
        if word in {"-C", "--root", "--lang"}:
            next(arguments, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS | GROUPS else None
    return None


def _language_first(argv: list[str]) -> list[str]:
    """Move --lang before the command if it was typed after it."""
    head, rest = [], list(argv)
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" or word.startswith("--lang="):
            width = 2 if word == "--lang" else 1
            head, rest = argv[index : index + width], argv[:index] + argv[index + width :]
            break
    return head + rest
