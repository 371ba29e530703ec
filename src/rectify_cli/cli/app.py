"""The Typer application: it registers the commands and turns errors into messages and exit codes."""

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from rectify_cli import __version__
from rectify_cli.cli import line
from rectify_cli.cli.chinese_help import Command, Group, translate
from rectify_cli.cli.commands import COMMANDS, GROUPS
from rectify_cli.cli.language import LANGUAGE, echo, words
from rectify_cli.cli.option import option
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Language, Phrase

INTERRUPTED = 130


def _version(requested: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if requested:
        echo(f"rectify {__version__}")
        raise typer.Exit


RootOption = Annotated[
    Path | None,
    option(
        "--root",
        "-C",
        envvar="RECTIFY_ROOT",
        show_envvar=False,
        metavar="DIR",
        zh="台账目录（含 data/）；也可用环境变量 RECTIFY_ROOT 指定，默认从当前目录逐级向上查找",
        en="the workspace, the folder that holds data/ (or set RECTIFY_ROOT; default: the nearest one from here "
        "upwards)",
    ),
]
LangOption = Annotated[
    Language | None,
    option("--lang", zh="语言；也可用环境变量 RECTIFY_LANG 指定", en="the language (or set RECTIFY_LANG)"),
]
QuietOption = Annotated[
    bool, option("--quiet", "-q", zh="只显示错误和文书本身", en="only errors and the document itself")
]
VerboseOption = Annotated[
    bool,
    option(
        "--verbose",
        "-v",
        zh="说明用了哪个台账，读了哪些文件、模板和规则",
        en="say which workspace, files, templates and rules are used",
    ),
]
VersionOption = Annotated[
    bool, option("--version", callback=_version, is_eager=True, zh="版本号", en="show the version")
]


def _start(
    context: typer.Context,
    root: RootOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    version: VersionOption = False,  # noqa: ARG001 - the callback answers it
) -> None:
    """Determine the workspace, the language and the clock for the command."""
    from rectify_cli.cli.session import Session
    from rectify_cli.store import Workspace

    def now() -> dt.datetime:
        return dt.datetime.now().astimezone()

    workspace = Workspace.find(root, _here())
    session = Session(workspace, lang or LANGUAGE, lambda: now().date(), now, quiet=quiet, verbose=verbose)
    folder = workspace.root.resolve()
    session.detail(Phrase(f"台账：{folder}", f"workspace: {folder}"))
    context.obj = session


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


def _here() -> Path:
    """Return the current folder; raises UsageError if it was deleted."""
    try:
        return Path.cwd()
    except FileNotFoundError as gone:
        message = Phrase("当前文件夹已被删除或移走", "the current folder was deleted or moved")
        raise UsageError(message, Phrase("先用 cd 换到别的文件夹", "change to another folder with `cd`")) from gone


def _readable(argv: list[str]) -> list[str]:
    """Return the words of the line; raises UsageError for one that is not UTF-8, as names out of a Windows zip."""
    for word in argv:
        if not word.isascii():
            from rectify_cli.store import garbled

            if garbled.garbles(word):
                raise UsageError(garbled.message(word), garbled.CURE)
    return argv


def _nothing() -> None:
    """Stand in for a command that is not run."""


def run(argv: list[str]) -> int:
    """Run one command line and return the exit code: 1 for the data, 2 for the command line, 3 for the tool."""
    words: list[str] = []
    try:
        options, words = line.sort(_readable(argv))
        words = _helped(words)
        code = _app(_command(words))(
            args=[*options, *(words or ["--help"])], prog_name="rectify", standalone_mode=False
        )
    except typer.Abort:
        return INTERRUPTED
    except ClickException as error:
        text = translate(error.format_message())
        context = getattr(error, "ctx", None)
        command = context.command_path if context else f"rectify {_command(words) or ''}".rstrip()
        hint = Phrase(f"用法见 {command} -h", f"see `{command} -h`")
        return _reported(UsageError(Phrase(text, text), hint))
    except RectifyError as error:
        return _reported(error)
    except OSError as error:
        from rectify_cli.store.obstacles import met

        return _reported(met(error))
    except Exception as error:
        if os.environ.get("RECTIFY_DEBUG"):
            raise
        message = Phrase(f"程序内部错误：{error!r}", f"internal error: {error!r}")
        hint = Phrase(
            "设 RECTIFY_DEBUG=1 再运行一次，把输出附在问题报告中",
            "run it again with RECTIFY_DEBUG=1 and attach the output to a bug report",
        )
        return _reported(RectifyError(message, hint))
    return int(code or 0)


def _reported(error: RectifyError) -> int:
    """Print an error, and return its exit code."""
    from rectify_cli.cli.session import explain

    echo(explain(error, LANGUAGE), err=True)
    return error.exit_code


def _helped(words: list[str]) -> list[str]:
    """Return a line as it is, one that asks `help COMMAND` as `COMMAND --help`."""
    asks = words[:1] == ["help"] and words[1:2] not in (["-h"], ["--help"])
    return [*words[1:], "--help"] if asks else words


def _command(words: list[str]) -> str | None:
    """Return the command that a line without options of the program names, None if it names no known one."""
    name = next((word for word in words if not word.startswith("-")), None)
    return name if name in COMMANDS | GROUPS else None
