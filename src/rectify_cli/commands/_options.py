"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from rectify_cli.commands import _offers
from rectify_cli.commands._language import words
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Term


def option(*names: str, zh: str, en: str, **more: Any) -> Any:  # noqa: ANN401 - typer's own types
    """Declare an option whose help is in both languages."""
    return typer.Option(*names, help=words(zh, en), **more)


def argument(*, zh: str, en: str, **more: Any) -> Any:  # noqa: ANN401 - typer's own types
    """Declare an argument whose help is in both languages."""
    return typer.Argument(help=words(zh, en), **more)


Number = Annotated[int, argument(metavar="ID", autocompletion=_offers.ids, zh="编号", en="the id")]

AsOf = Annotated[
    str | None,
    option(
        "--as-of",
        metavar="DATE",
        zh="按哪一天看，默认今天（如 2024-12-31）",
        en="the day to look from (today), such as 2024-12-31",
    ),
]

Rev = Annotated[
    str | None,
    option(
        "--rev",
        metavar="GITREV",
        zh="按 git 里的哪个版本看，如 HEAD~3、标签、提交号",
        en="the ledger as it stood in git: HEAD~3, a tag, a commit",
    ),
]

RegisterOption = Annotated[
    str,
    option(
        "--register",
        autocompletion=_offers.terms(*Register),
        metavar="issues|immediate|petitions",
        zh="登记簿：issues 反馈问题，immediate 立行立改，petitions 信访件",
        en="the register: issues, immediate fixes or petitions",
    ),
]

T = TypeVar("T", bound=Term)
F = TypeVar("F", bound=StrEnum)


def meant(terms: type[T], word: str, name: str) -> T:
    """Return the term a word on the command line means; raises UsageError naming the words there are."""
    try:
        return terms(word)
    except ValueError:
        known = ", ".join(f"{term.value} ({term.label.zh})" for term in terms)
        message = Phrase(f"{name} 不认得 {word}", f"{name} does not know {word}")
        raise UsageError(message, Phrase(f"可用：{known}", f"one of: {known}")) from None


def form_of(output: Path | None, usual: F) -> F:
    """Return the format the name of the file says, the usual one where it says none; raises UsageError."""
    if output is None or not output.suffix:
        return usual
    try:
        return type(usual)(output.suffix[1:].lower())
    except ValueError:
        known = ", ".join(type(usual))
        message = Phrase(f"不会写 {output.suffix} 文件", f"{output.suffix} files cannot be written")
        raise UsageError(message, Phrase(f"可用 -f：{known}", f"with -f, one of: {known}")) from None
