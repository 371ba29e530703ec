"""The step under way: whatever a command writes under the lock is noted in the journal before it is written."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path

from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase
from rectify_cli.store import evidence
from rectify_cli.store.journal import Journal
from rectify_cli.store.obstacles import refused
from rectify_cli.store.step import Moved, Step, Written, decoded, name_of
from rectify_cli.store.workspace import Workspace


@dataclass(slots=True)
class _Doing:
    """The step under way."""

    journal: Journal
    now: Callable[[], dt.datetime]
    sentence: Phrase | None = None
    step: Step | None = None
    kept: Iterator[int] = field(default_factory=lambda: iter(range(10**6)))

    def add(self, *files: Written | Moved) -> None:
        """Write down what is done next."""
        if not self.step:
            self.step = Step(self.journal.next_number(), self.now(), Phrase("", ""), ())
        files = (*self.step.files, *files)
        named = replace(self.step, files=files)
        self.step = replace(named, sentence=self.sentence or Phrase("、".join(named.names), ", ".join(named.names)))
        self.journal.write(self.step)


_DOING: ContextVar[_Doing] = ContextVar("_DOING")


@contextmanager
def one_step(workspace: Workspace, now: Callable[[], dt.datetime]) -> Iterator[Phrase | None]:
    """Make all that is written within one step: done as a whole, or taken back if anything is raised.

    Yields what became of a step that a killed run has left. The caller holds the lock. Raises RectifyError if the
    journal cannot be written.
    """
    journal = Journal(workspace)
    doing = _Doing(journal, now)
    left = journal.recover()
    token = _DOING.set(doing)
    try:
        yield left
        if doing.step:
            journal.finish(doing.step)
    except BaseException:
        with contextlib.suppress(OSError, RectifyError):  # the next run tries again, and says what is in the way
            journal.recover()
        raise
    finally:
        _DOING.reset(token)


def describe(sentence: Phrase) -> None:
    """Say what the step under way is, before it writes; who says it first says it best."""
    doing = _DOING.get()
    doing.sentence = doing.sentence or sentence


def writing(workspace: Workspace, after: Mapping[Path, str | None]) -> None:
    """Write down which text files are about to be written, or with None, taken away."""
    root = workspace.root
    _DOING.get().add(*(Written(name_of(path, root), _before(path), text) for path, text in after.items()))


def moving(workspace: Workspace, source: Path, target: Path) -> None:
    """Write down that a file is about to be moved."""
    root = workspace.root
    _DOING.get().add(Moved(name_of(source, root), name_of(target, root), _digest(source)))


def copying(workspace: Workspace, source: Path, target: Path) -> None:
    """Write down that a file from elsewhere is about to be copied; taken back, it goes into the journal."""
    doing = _DOING.get()
    number = doing.step.number if doing.step else doing.journal.next_number()
    kept = doing.journal.folder / f"{number:06}.{next(doing.kept)}"
    doing.add(Moved(name_of(kept, workspace.root), name_of(target, workspace.root), _digest(source)))


def _before(path: Path) -> str | None:
    try:
        return decoded(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(path, error) from error


def _digest(path: Path) -> str:
    try:
        return evidence.stored(path).sha256
    except OSError as error:
        raise refused(path, error) from error
