"""What every command works in: the workspace, the language, the clock and the two streams."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.progress import Follow, progress
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError, RectifyError, UsageError
from rectify_cli.core.language import Language, Phrase

if TYPE_CHECKING:
    from rectify_cli.cli.screens import Terminal
    from rectify_cli.ledger import Ledger
    from rectify_cli.store import Loaded, Workspace
    from rectify_cli.store.git import Revision

CHECKING = Phrase("核对", "checking")
COUNTING = Phrase("统计", "counting")


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the tool; the ledger is that of `revision`, where one is looked at, and the day that of its commit."""

    workspace: "Workspace"
    language: Language
    today: Callable[[], dt.date]
    revision: "Revision | None" = None

    def at(self, name: str | None) -> "Session":
        """Return the session that looks at a revision of git, this one where none is named."""
        if name is None:
            return self
        from rectify_cli.store import git

        revision = git.find(self.workspace, name)
        return replace(self, revision=revision, today=lambda: revision.day)

    @property
    def terminal(self) -> "Terminal":
        """What stdout shows: as wide as the window, 80 columns in a pipe, coloured only on a terminal."""
        from rectify_cli.cli.screens import Terminal

        width = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        return Terminal(self.language, width, colour)

    def say(self, phrase: Phrase) -> str:
        """Return the wording of `phrase` in the language of the run."""
        return phrase.said(self.language)

    def talk(self, phrase: Phrase) -> None:
        """Say something on stderr: stdout carries the document or the table alone."""
        typer.echo(self.say(phrase), err=True)

    def busy(self, phrase: Phrase) -> AbstractContextManager[Follow]:
        """Show on stderr that something is being done, once it takes long."""
        return progress(self.say(phrase))

    def load(self) -> "Loaded":
        """Read the workspace."""
        from rectify_cli import store

        with self.busy(Phrase("读台账", "reading the ledger")) as follow:
            if self.revision is None:
                return store.load(self.workspace, follow)

            from rectify_cli.store import git

            return git.load(self.revision, follow)

    def ledger(self) -> "Ledger":
        """Return the ledger, or say everything that is wrong with its files and stop."""
        loaded = self.load()
        if loaded.ledger is None or loaded.diagnostics:
            from rectify_cli.cli.reports import as_text

            typer.echo(as_text.listing(loaded.diagnostics, self.language), err=True)
            raise DataError(
                Phrase(
                    "台账有文件没有读成，数字不完整，故不打印",
                    "some files could not be read; no figures are printed from part of a ledger",
                ),
            )
        return loaded.ledger

    def day(self, written: str | None, option: str = "--as-of") -> dt.date:
        """Return the day asked for with `option`, or today."""
        if written is None:
            return self.today()
        try:
            return dt.datetime.strptime(written, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            said = f"{option} {written}".strip()
            wanted = f"{option} 2024-12-31".strip()
            message = Phrase(f"{said} 不是日期", f"{said} is not a date")
            raise UsageError(message, Phrase(f"写作 {wanted}", f"write {wanted}")) from None


def explain(error: RectifyError, language: Language) -> str:
    """Write an error of the tool in the form of a diagnostic."""
    place = f"{error.place}: " if isinstance(error.place, Place) else ""
    word = Phrase("错误", "error").said(language)
    lines = [f"{place}{word}: {error.message.said(language)}"]
    if error.hint:
        lines += ["", f"{Phrase('提示', 'hint').said(language)}: {error.hint.said(language)}"]
    return "\n".join(lines)
