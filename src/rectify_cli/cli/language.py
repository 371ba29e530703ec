"""The language of this process, in which its help is written."""

import locale
import os
import sys

from rectify_cli.core.language import Language, Phrase, choose, shown


def requested(argv: list[str]) -> str | None:
    """Return the value of --lang, wherever on the line it stands."""
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
    return None


LANGUAGE: Language = choose(requested(sys.argv[1:]), os.environ, locale.getlocale()[0])
"""The language of this process; help texts are built once, at import, so it cannot change later."""


def words(zh: str, en: str) -> str:
    """Return a help text in the language of the process."""
    return Phrase(zh, en).in_language(LANGUAGE)


class Drawn(str):
    """A screen whose texts are shown already; the codes left in it are its own colours."""

    __slots__ = ()


def echo(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Print a text for a person; what in it would act on the terminal is shown as □."""
    import typer

    typer.echo(text if isinstance(text, Drawn) else shown(str(text)), err=err, nl=nl)
