"""A change to the data on disk: under one lock, from what the files say now, checked, written whole or not at all."""

import difflib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.errors import DataError, RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.edits import Edit
from rectify_cli.ledger.model import Issue, Petition
from rectify_cli.store import atomic, text_file
from rectify_cli.store.edit import splice
from rectify_cli.store.edit.raw_text import RawText
from rectify_cli.store.validation import explain
from rectify_cli.store.yaml import parse

PATIENCE = 60
"""For how many seconds another run may hold the lock before this one gives up."""

_POLL = 0.01
"""How often a run that waits for the lock asks again, in seconds."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the one lock of the workspace; the system lets go of it when the run ends, however it ends.

    Raises RectifyError where somebody else holds it for a minute, or where it cannot be had.
    """
    import filelock  # noqa: PLC0415 - wanted only where something is changed

    path = root / "build" / ".lock"
    lock = filelock.FileLock(path, timeout=PATIENCE, poll_interval=_POLL)
    try:
        path.parent.mkdir(exist_ok=True)
        lock.acquire()
    except filelock.Timeout as late:
        raise RectifyError(
            Phrase("别人正在改这个台账，等了一分钟", "somebody else has been changing this ledger for a minute"),
            Phrase("过一会儿再运行；没有做任何改动", "run it again in a while; nothing was changed"),
        ) from late
    except OSError as refused:
        raise RectifyError(
            Phrase(f"{path} 写不进去：{refused.strerror}", f"{path} cannot be written: {refused.strerror}"),
            Phrase("看目录能否写；没有做任何改动", "check whether the folder can be written to; nothing was changed"),
        ) from refused
    try:
        yield
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after: `before` is None where it is new."""

    path: Path
    shown: str
    before: str | None
    after: str

    def write(self) -> None:
        """Write the file, unless nothing changed."""
        if self.needed:
            atomic.write_atomically(place(self.path, self.shown, _data(self.path, self.shown)), self.after.encode())

    @property
    def needed(self) -> bool:
        """Whether anything changes."""
        return self.before != self.after

    def diff(self) -> str:
        """Return the change in the form that `patch` and `git apply` read."""
        old, new = ([] if text is None else _lines(text) for text in (self.before, self.after))
        name = _in_workspace(self.shown)
        lines = difflib.unified_diff(old, new, "/dev/null" if self.before is None else f"a/{name}", f"b/{name}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def write_together(changes: Sequence[Change]) -> None:
    """Write the files of all changes, or none of them."""
    needed = [change for change in changes if change.needed]
    places = [place(change.path, change.shown, _data(change.path, change.shown)) for change in needed]
    atomic.write_together({path: change.after.encode() for path, change in zip(places, needed, strict=True)})


def place(path: Path, shown: str, data: Path) -> Path:
    """Return where a file of the folder `data` is to be written, links followed.

    Raises DataError where they lead out of it, or where there is anything but an ordinary file.
    """
    if found := text_file.closed(path, shown, data):
        raise DataError(found.message, found.hint, found.place)
    return path.resolve()


def _in_workspace(shown: str) -> str:
    """Return the name of a file from the workspace on."""
    return shown[shown.rindex("data/") :]


def _data(path: Path, shown: str) -> Path:
    """Return the data folder that a file lies in."""
    return path.parents[_in_workspace(shown).count("/") - 1]


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; only LF ends one, as in `diff`."""
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]


def read(path: Path, shown: str) -> str:
    """Return the text of a data file, BOM and line ends as they are.

    Raises DataError where it is no ordinary file inside data/, and UnicodeDecodeError.
    """
    content = text_file.content(path, shown, _data(path, shown))
    if isinstance(content, bytes):
        return content.decode()
    raise DataError(content.message, content.hint, content.place)


def change(path: Path, shown: str, ledger: Ledger, todo: Sequence[Edit]) -> Change:
    """Return the file with `todo` done and validated; raises UsageError where the model refuses a value."""
    model = tuple[Petition, ...] if path.name == "petitions.yaml" else Issue
    before = read(path, shown)
    after = splice.edited(before, todo, model, shown, lambda value: validated(value, model, shown, ledger))
    return Change(path, shown, before, after)


def validated(value: Any, model: Any, shown: str, ledger: Ledger) -> Any:  # noqa: ANN401 - a model or a tuple of them
    """Return the record of data that is meant to be written; raises UsageError saying what the model refuses."""
    try:
        return TypeAdapter(model).validate_python(value, context=ledger.inspection.record.labels)
    except ValidationError as refused:
        found = explain.explain(refused, _Unwritten(shown), model=model)[0]
        raise UsageError(found.message, found.hint) from refused


@dataclass(frozen=True, slots=True)
class _Unwritten:
    """A source for what stands in no file yet."""

    file: str

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the file alone."""
        del path, key
        return Place(self.file)


def broken(text: str, shown: str, ledger: Ledger | None) -> list[Diagnostic]:
    """Return what is wrong with the text of an issue: its syntax, or what the model refuses."""
    read = parse.parse(RawText(text).text, shown)
    if read.diagnostics:
        return read.diagnostics
    try:
        Issue.model_validate(read.value, context=ledger.inspection.record.labels if ledger else None)
    except ValidationError as refused:
        return explain.explain(refused, read.source)
    return []
