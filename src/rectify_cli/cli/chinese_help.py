"""The command line's own words in Chinese: those of the help pages and of mistyped commands.

Typer marks some of its texts for gettext, and writes the others where it needs them. The former are looked up in our
table in place of a file of gettext's, which would go by the locale of the process and not by --lang; the latter are
known again by the pattern they were made from.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from types import ModuleType
from typing import Any

from typer import _click, core
from typer.core import TyperCommand, TyperGroup

from rectify_cli.cli.language import LANGUAGE
from rectify_cli.cli.typer_words import ERRORS, HELP, PRINTED
from rectify_cli.core.chinese.width import columns, folded
from rectify_cli.core.language import Language

_QUOTED = re.compile(r"'\[?([^']*?)\]?'|\"([^\"]*)\"")
"""A value as Python writes it; typer puts an argument that may be left out in brackets too."""

_BETWEEN = re.compile(r",\s*")
_JOINED = {"near": " 或 ", "list": "、"}


class _Words(str):
    """What fills a hole of a message, without the marks Python quotes it with."""

    __slots__ = ()

    def __format__(self, kind: str) -> str:
        """Write a text of typer's in Chinese, a list of names as one, any other as it was typed."""
        if kind == "words":
            return chinese(str(self))
        bare = _QUOTED.sub(lambda quoted: quoted[1] or quoted[2] or "", self)
        return _JOINED[kind].join(_BETWEEN.split(bare)) if kind else bare


def chinese(message: str) -> str:
    """Return a message of typer's in Chinese, as it is where it is none."""
    return _translated(message, HELP | ERRORS | PRINTED)


def translate(message: str) -> str:
    """Return a message about a mistyped command in the language of the process."""
    return chinese(message) if LANGUAGE is Language.ZH else message


def _translated(message: str, table: dict[str, str]) -> str:
    """Return a message by the first text it fits; typer takes the stop off some before it adds to them."""
    for text in (message, f"{message}."):
        if text in table:
            return table[text]
        for pattern, wording in _patterns(tuple(table)):
            if matched := pattern.fullmatch(text):
                return table[wording].format(*map(_Words, matched.groups()))
    return message


@cache
def _patterns(texts: tuple[str, ...]) -> list[tuple[re.Pattern[str], str]]:
    """Return the texts that have holes, each with its pattern."""
    return [
        (re.compile("(.*?)".join(map(re.escape, text.split("{}"))), re.DOTALL), text) for text in texts if "{}" in text
    ]


class _Chinese:
    """What a command and a group have in common: their pages of help in the language of the process."""

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - typer does not export the classes
        """Return the parameters, those that typer adds with their help in Chinese."""
        params = super().get_params(ctx)  # type: ignore[misc] # a command or a group comes next
        for param in params if LANGUAGE is Language.ZH else ():
            param.help = HELP.get(param.help, param.help)
        return params

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the same
        """Return the words after the name of the command."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc] # a command or a group comes next
        return [HELP.get(piece, piece) for piece in pieces] if LANGUAGE is Language.ZH else pieces

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the same
        """Return the page of help."""
        if LANGUAGE is Language.ZH:
            ctx.formatter_class = _formatter(ctx.formatter_class)
        page: str = super().get_help(ctx)  # type: ignore[misc] # a command or a group comes next
        return page


class Command(_Chinese, TyperCommand):
    """A command whose help page is wholly in the language of the process."""


class Group(_Chinese, TyperGroup):
    """The group of the commands, likewise."""


@cache
def _formatter(plain: Any) -> type:  # noqa: ANN401 - typer does not export the class
    """Return the formatter of a page with Chinese marks."""

    class Formatter(plain):  # type: ignore[misc] # its class is typer's own
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or HELP["Usage: "])

        def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
            pad = " " * self.current_indent
            beside = min(max(columns(name) for name, _ in rows), col_max) + col_spacing
            for name, text in rows:
                first, *more = folded(text, max(self.width - beside - len(pad), 10)) if text else [""]
                gap = beside - columns(name)
                head = f"{name}{' ' * gap}{first}" if gap >= col_spacing else f"{name}\n{pad}{' ' * beside}{first}"
                self.write(
                    "".join(f"{line.rstrip()}\n" for line in (pad + head, *(pad + " " * beside + it for it in more)))
                )

        def write_heading(self, heading: str) -> None:
            self.write(f"{'':>{self.current_indent}}{heading}：\n")

    return Formatter


def _install() -> None:
    """Have typer look its texts up here, and say here what it prints by itself."""
    texts = HELP | ERRORS | PRINTED
    core.__dict__["_"] = lambda text: texts.get(text, text)
    for module in (_click, _click.utils, _click.termui):
        module.__dict__["echo"] = _speaking(module)


def _speaking(module: ModuleType) -> Callable[..., None]:
    echo: Callable[..., None] = module.__dict__["echo"]

    def speak(message: object = None, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - whatever echo takes
        # Of several lines is a script, or what is offered to the shell.
        words = isinstance(message, str) and "\n" not in message
        echo(_translated(str(message), PRINTED) if words else message, *arguments, **named)

    return speak


if LANGUAGE is Language.ZH:
    _install()
