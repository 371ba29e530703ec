"""The Typer application: it registers the commands and turns errors into messages and exit codes."""

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from rectify_cli import __version__
from rectify_cli.cli import commands
from rectify_cli.cli.chinese_help import Command, Group, translate
from rectify_cli.cli.language import LANGUAGE, words
from rectify_cli.cli.options import option
from rectify_cli.cli.session import Session
from rectify_cli.cli.session import explain as explained
from rectify_cli.core import modules
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Language, Phrase

INTERRUPTED = 130


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if asked:
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
            zh="台账目录（其中有 data/），默认从当前目录往上找",
            en="the workspace, the folder that holds data/ (looked for upwards from here)",
        ),
    ] = None,
    lang: Annotated[
        Language | None,
        option("--lang", zh="语言；也可设 RECTIFY_LANG", en="the language; RECTIFY_LANG sets it too"),
    ] = None,
    version: Annotated[  # noqa: ARG001 - the callback answers it
        bool, option("--version", callback=_version, is_eager=True, zh="版本号", en="show the version")
    ] = False,
) -> None:
    """Settle the workspace, the language and the clock for the command."""
    from rectify_cli.store import Workspace

    context.obj = Session(
        Workspace.find(root, Path.cwd()), lang or LANGUAGE, lambda: dt.datetime.now().astimezone().date()
    )


COMMANDS: dict[str, tuple[str, str, str]] = {
    "status": (
        "status.status",
        "一屏看清：各登记簿的数、完成率、未完成问题的时限、核对结论",
        "one screen: totals, completion, what is due, the verdict of the checks",
    ),
    "check": (
        "check.check",
        "核对文件、数字与日期；有错误时退出码为 1（CI 用它）",
        "prove files, figures and dates; exit 1 on an error (the CI check)",
    ),
    "proofread": (
        "proofread.proofread",
        "校对一份通报：数字、序号、日期、用语、标点、隐私，不需要台账",
        "proofread a notice: figures, numbering, dates, words, punctuation, privacy; needs no ledger",
    ),
    "due": (
        "due.due",
        "到期和逾期的，按预警颜色；有逾期时退出码为 1（定时任务用）",
        "what is overdue or due soon; exit 1 if something is overdue (for cron)",
    ),
    "list": ("listing.list_", "列出问题，可筛选", "list the issues, filtered"),
    "show": ("show.show", "看一条的全部内容", "show one entry, whole"),
    "diff": (
        "diff.diff",
        "两天之间、两个版本之间有什么不同",
        "what differs between two days, or two revisions in git",
    ),
    "history": ("history.history", "看一条的来龙去脉", "the life of one entry, event by event"),
    "stats": ("stats.stats", "完成率的走势，各责任部门、各方面的数", "completion over time, by owner and by aspect"),
    "new": ("new.new", "新建一个问题", "make a new issue"),
    "set": ("set.set_", "改一个问题的字段，文件其余部分不动", "set fields of an issue; the rest of its file stays"),
    "log": ("log.log", "记一条进展", "log progress"),
    "extend": ("extend.extend", "申请延期", "extend a deadline"),
    "sign-off": ("signoff.sign_off", "销号签字：各方依次签", "sign the closing of an issue, each party in its turn"),
    "reopen": (
        "signoff.reopen",
        "退回整改（回头看），已签的作废",
        "set a closed issue back to in progress; signatures become void",
    ),
    "edit": ("edit.edit", "用编辑器改一个问题，存盘时核对", "open an issue in your editor, checked on saving"),
    "render": ("render.render", "生成文书（notice 通报）", "set a paper (notice: the official notice 通报)"),
    "export": (
        "export.export",
        "导出台账、汇总、三清单，给 Excel 等用",
        "export the register and its lists, for Excel",
    ),
    "import": (
        "import_.import_",
        "读入 Excel 或 csv 台账，与台账合并；或由通报、OSCAL POA&M 生成整个台账",
        "merge a register in Excel or csv; or make a ledger from a notice or an OSCAL POA&M",
    ),
    "init": ("init.init", "新建一个空的、有效的台账", "make a new, empty, valid workspace"),
    "schema": ("schema.schema", "输出编辑器用的 JSON Schema", "print the JSON Schema for editors"),
    "explain": ("explain.explain", "解释一条规则；不写代码则列出全部", "explain a rule; without a code, list them all"),
}
"""The commands: the function of each, and what it is for."""

GROUPS: dict[str, tuple[str, str, str]] = {
    "templates": ("templates", "列出、写出、检查文书的模板", "list, write out and check the templates"),
    "evidence": ("evidence", "佐证材料：存入 data/evidence", "the evidence of an issue: add"),
    "measure": ("measure", "整改措施：添加、办结", "the measures of an issue: add, done"),
}
"""The commands that have commands of their own."""


def _app(wanted: str | None) -> typer.Typer:
    """Return the tool with all its commands; but the one that is wanted they are names, and need not be imported."""
    app = typer.Typer(
        name="rectify",
        cls=Group,
        rich_markup_mode=None,  # rich cuts Chinese help with "…"
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=words(
            "整改台账：一个反馈问题一个 YAML 文件，核对数字，生成通报。",
            "The ledger of rectification: one YAML file per issue; figures proved, the notice set.",
        ),
    )
    app.callback()(_start)
    # Tab completes any of them; a page of help, or a mistyped word, needs their names alone.
    every = "_RECTIFY_COMPLETE" in os.environ
    for name, (function, zh, en) in COMMANDS.items():
        module, _, called = function.partition(".")
        run = getattr(modules.load(commands, module), called) if every or name == wanted else _nothing
        app.command(name, cls=Command, help=words(zh, en))(run)
    for name, (module, zh, en) in GROUPS.items():
        inner = modules.load(commands, module).app if every or name == wanted else typer.Typer(cls=Group)
        app.add_typer(inner, name=name, help=words(zh, en))
    return app


def _nothing() -> None:
    """Stand for a command that is not wanted."""


def run(argv: list[str]) -> int:
    """Run one command line and return the exit code: 1 the data, 2 the command, 3 the tool."""
    try:
        code = _app(_command(argv))(
            args=_language_first(argv) or ["--help"], prog_name="rectify", standalone_mode=False
        )
    except typer.Abort:
        return INTERRUPTED
    except ClickException as error:
        wrong = translate(error.format_message())
        context = getattr(error, "ctx", None)
        command = context.command_path if context else f"rectify {_command(argv) or ''}".rstrip()
        hint = Phrase(f"用法见 {command} -h", f"`{command} -h` shows how it is used")
        typer.echo(explained(UsageError(Phrase(wrong, wrong), hint), LANGUAGE), err=True)
        return UsageError.exit_code
    except RectifyError as error:
        typer.echo(explained(error, LANGUAGE), err=True)
        return error.exit_code
    except Exception as error:
        if os.environ.get("RECTIFY_DEBUG"):
            raise
        message = Phrase(f"没有做成：{error!r}", f"it could not be done: {error!r}")
        hint = Phrase(
            "设 RECTIFY_DEBUG=1 再运行一次，把输出附在问题报告里",
            "run it again with RECTIFY_DEBUG=1 and attach what it prints to a bug report",
        )
        typer.echo(explained(RectifyError(message, hint), LANGUAGE), err=True)
        return RectifyError.exit_code
    return int(code or 0)


def _command(argv: list[str]) -> str | None:
    """Return the command a command line names, None where it names none that there is."""
    words_left = iter(argv)
    for word in words_left:
        if word in {"-C", "--root", "--lang"}:
            next(words_left, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS | GROUPS else None
    return None


def _language_first(argv: list[str]) -> list[str]:
    """Put --lang before the command, where it may have been typed after it."""
    head, rest = [], list(argv)
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" or word.startswith("--lang="):
            width = 2 if word == "--lang" else 1
            head, rest = argv[index : index + width], argv[:index] + argv[index + width :]
            break
    return head + rest
