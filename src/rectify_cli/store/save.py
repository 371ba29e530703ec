"""A change to the data on disk: under one lock, from what the files say now, checked, written whole or not at all."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter, ValidationError

from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Edit
from rectify_cli.ledger.model import Inspection, Issue, OwnRegister, Petition, Record, issue_model
from rectify_cli.store import atomic, obstacles, patch, text_file, under_way
from rectify_cli.store.edit import splice
from rectify_cli.store.loader import NO_DATA, REGISTERS, Loaded, load
from rectify_cli.store.validation import explain
from rectify_cli.store.workspace import Workspace
from rectify_cli.store.yaml import parse

PATIENCE = 60
"""Seconds to wait for the lock of another run."""

_POLL = 0.01
"""How often a run that waits for the lock tries again, in seconds."""


_PETITIONS_SCHEMA = "# yaml-language-server: $schema=../schema/petitions.schema.json"


@contextmanager
def locked(workspace: Workspace, now: Callable[[], dt.datetime]) -> Iterator[Phrase | None]:
    """Hold the one lock of the workspace, and make one step of all that is written meanwhile, which can be undone.

    The system lets go of the lock when the run ends, however it ends; what a run killed before has left half done is
    taken back first, which the phrase says. If anything is raised within, nothing stays written. Raises UsageError
    if another run holds the lock for a minute, or if it cannot be created.
    """
    import filelock  # noqa: PLC0415 - only needed for changes

    if not workspace.root.is_dir():
        message = Phrase(f"没有 {workspace.root} 目录", f"no folder {workspace.root}")
        raise UsageError(message, NO_DATA.cure)
    path = workspace.build / ".lock"
    lock = filelock.FileLock(path, timeout=PATIENCE, poll_interval=_POLL)
    try:
        path.parent.mkdir(exist_ok=True)
        lock.acquire()
    except filelock.Timeout as late:
        raise UsageError(
            Phrase("台账正被他人改动，已等待一分钟", "the ledger is locked by another run; gave up after a minute"),
            Phrase("请稍后再试；未作任何改动", "try again later; nothing was changed"),
        ) from late
    except OSError as refused:
        zh, en = obstacles.refused(path, refused).message
        raise UsageError(
            Phrase(zh, en),
            Phrase("检查目录是否可写；未作任何改动", "check that the folder is writable; nothing was changed"),
        ) from refused
    try:
        with under_way.one_step(workspace, now) as taken_back:
            yield taken_back
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class Change:
    """One file of the workspace before and after: `before` is None if it is new."""

    workspace: Workspace
    path: Path
    before: str | None
    after: str

    @property
    def label(self) -> str:
        """The file as a person in the current folder types it."""
        return self.workspace.label(self.path)

    def write(self) -> None:
        """Write the file, unless nothing changed."""
        write_together([self])

    @property
    def needed(self) -> bool:
        """True if anything changes."""
        return self.before != self.after

    def diff(self) -> str:
        """Return the change in the form that `patch` and `git apply` read."""
        return patch.unified(self.path.relative_to(self.workspace.root).as_posix(), self.before, self.after)


def write_together(changes: Sequence[Change]) -> None:
    """Write the files of all changes that change anything, or none of them; the caller holds the lock."""
    needed = {place(change.path, change.workspace): change for change in changes if change.needed}
    if needed:
        under_way.writing(changes[0].workspace, {path: change.after for path, change in needed.items()})
        atomic.write_together({path: change.after.encode() for path, change in needed.items()})


def copy(source: Path, target: Path, workspace: Workspace) -> None:
    """Copy a file from elsewhere, however large, to a place among the data; the caller holds the lock."""
    target = place(target, workspace)
    under_way.copying(workspace, source, target)
    atomic.copy_atomically(source, target)


def place(path: Path, workspace: Workspace) -> Path:
    """Return where a data file is to be written, links followed.

    Raises DataError if they lead out of data/, or if it is anything but an ordinary file.
    """
    if closed := text_file.closed(path, workspace):
        raise DataError(closed.message, closed.hint, closed.place)
    return path.resolve()


def read(path: Path, workspace: Workspace) -> str:
    """Return the text of a data file that may be faulty, BOM and line ends as they are.

    Raises DataError if it is not an ordinary file inside data/, and UnicodeDecodeError.
    """
    content = text_file.content(path, workspace)
    if isinstance(content, bytes):
        return content.decode()
    raise DataError(content.message, content.hint, content.place)


def change(workspace: Workspace, loaded: Loaded, entry: Entry[Any], edits: Sequence[Edit]) -> Change:
    """Return the file of an entry with `edits` done to it as loaded; their paths are relative to the entry.

    Raises UsageError if the model rejects a value.
    """
    return changes(workspace, loaded, [(entry, edits)])[0]


def changes(workspace: Workspace, loaded: Loaded, todo: Sequence[tuple[Entry[Any], Sequence[Edit]]]) -> list[Change]:
    """Return the files of several entries, each file once, as `change` returns that of one."""
    files: dict[str, list[tuple[Entry[Any], Sequence[Edit]]]] = {}
    for entry, edits in todo:
        files.setdefault(entry.file, []).append((entry, edits))
    return [_change(workspace, loaded, label, entries) for label, entries in files.items()]


def _change(
    workspace: Workspace, loaded: Loaded, label: str, todo: Sequence[tuple[Entry[Any], Sequence[Edit]]]
) -> Change:
    kind = type(todo[0][0].record)
    model: Any = GenericAlias(tuple, (kind, ...)) if todo[0][0].at else kind
    read = loaded.files[label]
    edits = [replace(edit, path=(*entry.at, *edit.path)) for entry, edits in todo for edit in edits]
    after = splice.edited(read, edits, model, lambda value: validated(value, model, label, loaded.ledger))
    return Change(workspace, workspace.path_of(label), read.source.raw, after)


def petitions(workspace: Workspace, loaded: Loaded, edits: Sequence[Edit]) -> Change:
    """Return the list of petitions with `edits` done, a new file where there is none yet."""
    return _listed(workspace, loaded, workspace.data / "petitions.yaml", Petition, edits, f"{_PETITIONS_SCHEMA}\n")


def records(workspace: Workspace, loaded: Loaded, register: OwnRegister, edits: Sequence[Edit]) -> Change:
    """Return the list of records of a register with `edits` done, a new file where there is none yet."""
    return _listed(workspace, loaded, file_of(workspace, register), register.model, edits)


def file_of(workspace: Workspace, register: OwnRegister) -> Path:
    """Return the file of a register of the office's own."""
    return workspace.data / REGISTERS / f"{register.name}.yaml"


def _listed(  # noqa: PLR0913, PLR0917 - a file, what it holds and what is done to it
    workspace: Workspace, loaded: Loaded, path: Path, record: type[Record], edits: Sequence[Edit], head: str = ""
) -> Change:
    """Return a file that holds a list of records with `edits` done; a new one begins with `head`."""
    model: Any = GenericAlias(tuple, (record, ...))
    label = workspace.label(path)
    there = loaded.files.get(label)
    read = there or parse.parse("[]", label, list)
    after = splice.edited(read, edits, model, lambda value: validated(value, model, label, loaded.ledger))
    if there:
        return Change(workspace, path, there.source.raw, after)
    return Change(workspace, path, None, f"{head}{after}\n")


def inspection(workspace: Workspace, loaded: Loaded, edits: Sequence[Edit]) -> Change:
    """Return data/inspection.yaml with `edits` done; raises UsageError if the model rejects what it would hold.

    What the model rejected before it may go on rejecting, so that a faulty file can be mended key by key.
    """
    path = workspace.data / "inspection.yaml"
    label = workspace.label(path)
    read = loaded.files[label]
    known = _rejected(read.value)

    def valid(value: Any) -> None:  # noqa: ANN401 - data as YAML holds it
        left = _rejected(value)
        if not left <= known or any(fault[: len(edit.path)] == edit.path for fault in left for edit in edits):
            validated(value, Inspection, label, loaded.ledger)

    after = splice.edited(read, edits, Inspection, valid)
    return Change(workspace, path, read.source.raw, after)


def _rejected(value: Any) -> set[tuple[object, ...]]:  # noqa: ANN401 - data as YAML holds it
    """Return what the model rejects of data/inspection.yaml: the place and the kind of each fault."""
    try:
        Inspection.model_validate(value)
    except ValidationError as refused:
        return {(*fault["loc"], fault["type"]) for fault in refused.errors()}
    return set()


def again(loaded: Loaded, workspace: Workspace, written: Sequence[Change]) -> Loaded:
    """Return the ledger after the changes are written, without reading any file a second time."""
    known = dict(loaded.files)
    for each in written:
        before = known.get(each.label)
        known[each.label] = parse.parse(each.after, each.label, type(before.value) if before else dict)
    return load(workspace, known=known, before=loaded.ledger)


def validated(value: Any, model: Any, label: str, ledger: Ledger | None) -> Any:  # noqa: ANN401 - a model or a tuple
    """Return the record of data to be written; raises UsageError with what the model rejects."""
    try:
        return TypeAdapter(model).validate_python(value, context=_words(ledger))
    except ValidationError as refused:
        first = explain.explain(refused, _Unwritten(label), model=model)[0]
        raise UsageError(first.message, first.hint) from refused


def _words(ledger: Ledger | None) -> Mapping[str, Status] | None:
    return ledger.inspection.record.labels if ledger else None


@dataclass(frozen=True, slots=True)
class _Unwritten:
    """The source of data that is in no file yet."""

    file: str

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the file alone."""
        del path, key
        return Place(self.file)


def broken(raw: str, label: str, ledger: Ledger | None, model: type[Record] = Issue) -> list[Diagnostic]:
    """Return what is wrong with the text of a file: its syntax, or what the model rejects."""
    read = parse.parse(raw, label)
    if read.diagnostics:
        return read.diagnostics
    own = issue_model(ledger.inspection.record) if ledger and model is Issue else model
    try:
        own.model_validate(read.value, context=_words(ledger))
    except ValidationError as refused:
        return explain.explain(refused, read.source, model=own)
    return []
