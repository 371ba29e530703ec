"""The command line's own words in Chinese: those of the help pages and of mistyped commands."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from rectify_cli.commands._language import LANGUAGE
from rectify_cli.core.language import Language

_HELP = {
    "Usage:": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]…",
    "Options:": "选项：",
    "Arguments:": "参数：",
    "Commands:": "命令：",
    "[required]": "[必填]",
    "[default: ": "[默认：",
    "[default:": "[默认：",
    "Show this message and exit.": "显示这一页",
    "Install completion for the current shell.": "为当前 shell 安装补全",
    "Show completion for the current shell, to copy it or\n                        customize the installation.": (
        "显示当前 shell 的补全脚本"
    ),
}
_ERRORS = (
    (r"No such option: (\S+)", r"没有选项 \1"),
    (r"\(Possible options: (.+)\)", r"（相近的：\1）"),
    (r"Did you mean (.+)\?", r"是不是 \1？"),
    (r"No such command '(.+?)'\.", r"没有命令 \1"),
    (r"Missing argument '(.+?)'\.", r"缺参数 \1"),
    (r"Missing option '(.+?)'\.", r"缺选项 \1"),
    (r"Missing command\.", "缺命令"),
    (r"Option '(.+?)' requires an argument\.", r"选项 \1 后面要有值"),
    (r"Got unexpected extra argument\(?s?\)? \((.+)\)", r"多了 \1"),
    (r"Invalid value for '?(.+?)'?: ", r"\1 的值不对："),
    (r"'(.*?)' is not a valid (?:int|integer)\.", r"\1 不是整数"),
    (r"'(.*?)' is not one of (.+?)\.", r"\1 不在 \2 之中"),
)


def said(message: str) -> str:
    """Return a message about a mistyped command in the language of the process."""
    if LANGUAGE is Language.ZH:
        for english, chinese in _ERRORS:
            message = re.sub(english, chinese, message)
    return message


def _page(text: str) -> str:
    if LANGUAGE is Language.ZH:
        for english, chinese in _HELP.items():
            text = text.replace(english, chinese)
    return text


class Command(TyperCommand):
    """A command whose help page is wholly in the language of the process."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - typer does not export the class
        """Return the help page."""
        return _page(super().get_help(ctx))


class Group(TyperGroup):
    """The group of the commands, likewise."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - typer does not export the class
        """Return the help page."""
        return _page(super().get_help(ctx))
