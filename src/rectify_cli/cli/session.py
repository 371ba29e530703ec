"""The context of every command: the workspace, the language, the clock and the two streams."""

import datetime as dt
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rectify_cli.cli.language import echo
from rectify_cli.cli.progress import Follow, progress
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError, RectifyError
from rectify_cli.core.language import COLON, Language, Phrase, shortened
from rectify_cli.core.terms import Edition

if TYPE_CHECKING:
    from rectify_cli.cli.terminal import Terminal
    from rectify_cli.ledger import Ledger
    from rectify_cli.store import Loaded, Workspace
    from rectify_cli.store.git import Revision

CHECKING = Phrase("核对", "checking")
COUNTING = Phrase("统计", "counting")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the tool; with a `revision`, the ledger is read from it and today is the day of its commit.

    A `quiet` run says only what went wrong, a `verbose` one also what it used.
    """

    workspace: "Workspace"
    language: Language
    today: Callable[[], dt.date]
    now: Callable[[], dt.datetime]
    revision: "Revision | None" = None
    quiet: bool = False
    verbose: bool = False

    def at(self, name: str | None) -> "Session":
        """Return the session of a git revision, or this one if none is named."""
        if name is None:
            return self
        from rectify_cli.store import git

        revision = git.find(self.workspace, name)
        return replace(self, revision=revision, today=lambda: revision.day)

    @property
    def terminal(self) -> "Terminal":
        """The display on stdout: as wide as the window, 80 columns in a pipe, coloured only on a terminal."""
        from rectify_cli.cli.terminal import Terminal

        if not sys.stdout.isatty():
            return Terminal(self.language)
        size = shutil.get_terminal_size((80, 24))
        return Terminal(self.language, size.columns, not os.environ.get("NO_COLOR"), size.lines)

    def drawing(self, edition: Edition) -> "Terminal":
        """Return the display for a screen of an edition."""
        return replace(self.terminal, edition=edition)

    def say(self, phrase: Phrase) -> str:
        """Return the wording of `phrase` in the language of the run."""
        return phrase.in_language(self.language)

    def talk(self, phrase: Phrase) -> None:
        """Print a message on stderr unless the run is quiet; stdout is for documents and tables."""
        if not self.quiet:
            echo(self.say(phrase), err=True)

    def warn(self, phrase: Phrase) -> None:
        """Print on stderr what even a quiet run has to say."""
        echo(self.say(phrase), err=True)

    def detail(self, phrase: Phrase) -> None:
        """Print on stderr what only a verbose run says."""
        if self.verbose:
            echo(self.say(phrase), err=True)

    def busy(self, phrase: Phrase) -> AbstractContextManager[Follow]:
        """Show on stderr that a task is running, once it takes long."""
        return nullcontext(iter) if self.quiet else progress(self.say(phrase))

    @contextmanager
    def changing(self, *, dry_run: bool = False) -> Iterator[Phrase | None]:
        """Hold the lock and make one step of all that is written, which `undo` takes back; a dry run takes no lock.

        If anything is raised within, nothing stays written. Says, and yields, what became of a run killed before.
        """
        if dry_run:
            yield None
            return
        from rectify_cli.store import save

        with save.locked(self.workspace, self.now) as taken_back:
            if taken_back:
                self.talk(taken_back)
            self._mind_the_clock()
            yield taken_back

    def _mind_the_clock(self) -> None:
        """Say so if the last change was made later than now: what is dated today would be dated wrongly."""
        from rectify_cli.store.journal import Journal

        now = self.now()
        if later := Journal(self.workspace).after(now):
            self.warn(
                Phrase(
                    f"注意：系统时间是 {now:%Y-%m-%d %H:%M}，上一次改动却记在 {later:%Y-%m-%d %H:%M}，请核对系统时间",
                    f"note: it is {now:%Y-%m-%d %H:%M} by the clock, but the last change was made at "
                    f"{later:%Y-%m-%d %H:%M}; check the clock of this computer",
                )
            )

    def load(self) -> "Loaded":
        """Read the workspace."""
        from rectify_cli import store

        with self.busy(Phrase("读取台账", "reading the ledger")) as follow:
            if self.revision is None:
                loaded = store.load(self.workspace, follow)
            else:
                from rectify_cli.store import git

                loaded = git.load(self.revision, follow)
        if self.verbose:
            self.detail(_read(loaded.files))
        return loaded

    def ledger(self) -> "Ledger":
        """Return the ledger; prints everything wrong with its files, if anything, and raises DataError."""
        loaded = self.load()
        if loaded.ledger is None or loaded.diagnostics:
            from rectify_cli.cli.reports import as_text
            from rectify_cli.transactions.refusals import refuse_missing

            refuse_missing(loaded)
            echo(as_text.listing(loaded.diagnostics, self.language), err=True)
            raise DataError(
                Phrase(
                    "台账有文件无法读取，数字不完整，不予显示",
                    "some files could not be read; figures of an incomplete ledger are not printed",
                ),
            )
        return loaded.ledger

    def seen(self, ledger: "Ledger", day: dt.date) -> "Ledger":
        """Return the ledger as it was on a past day; what is dated tomorrow is an error of the whole one to be seen."""
        return ledger.as_of(day) if day < self.today() else ledger

    def day(self, text: str | None, option: str = "--as-of") -> dt.date:
        """Return the day given with `option`, or today."""
        if text is None:
            return self.today()
        from rectify_cli.ledger import typed_day

        return typed_day.read(text, option)


def _read(files: Iterable[str]) -> Phrase:
    """Return which files were read, those of one folder together."""
    folders: dict[str, list[str]] = {}
    for file in files:
        folder, _, name = file.rpartition("/")
        folders.setdefault(folder, []).append(name)
    parts = [part for folder, names in folders.items() for part in _named(folder, names)]
    return Phrase(f"读入：{'，'.join(parts)}", f"read: {', '.join(parts)}")


def _named(folder: str, names: list[str]) -> list[str]:
    """Return the files of one folder, many as the first and the last with their number."""
    if len(names) <= _FEW:
        return [f"{folder}/{name}" for name in names]
    return [f"{folder}/{names[0]} … {names[-1]} ({len(names)})"]


_UNREAD = re.compile(r"[^\s，。；：、“”'\"`]{300,}")
"""What nobody reads to its end, wherever a message quotes it: longer than any path that is typed."""


def explain(error: RectifyError, language: Language) -> str:
    """Return an error of the tool in the form of a diagnostic."""
    place = f"{error.place}: " if isinstance(error.place, Place) else ""
    word, colon = Phrase("错误", "error").in_language(language), COLON.in_language(language)
    lines = [f"{place}{word}{colon}{error.message.in_language(language)}"]
    if error.hint:
        lines += ["", f"{Phrase('提示', 'hint').in_language(language)}{colon}{error.hint.in_language(language)}"]
    return _UNREAD.sub(lambda word: shortened(word[0]), "\n".join(lines))
