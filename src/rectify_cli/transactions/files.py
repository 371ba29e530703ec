"""What verbs write that move files: evidence stored and removed, an entry taken out of the ledger."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rectify_cli import actions
from rectify_cli.actions import Subject
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import StoredFile, lookup
from rectify_cli.store import Loaded, Workspace, evidence, removed, save, text_file
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.transactions.verbs import amended


def evidence_added(  # noqa: PLR0913, PLR0917 - where, to what, and what
    workspace: Workspace,
    loaded: Loaded,
    register: Register,
    subject: Subject[Any],
    files: Sequence[tuple[str, Path]],
    title: str | None,
) -> Prepared:
    """Return the change that stores files, each under its name, or records a title alone.

    Raises UsageError for one title of several files, for neither, and for a file that cannot be read.
    """
    _refuse_names(subject.record.id, files, title)
    sources = [_stored(name, path) for name, path in files]
    added = actions.add_evidence(subject, register, [(name, stored) for name, stored, _ in sources], title)
    paths = {stored: path for _, stored, path in sources}
    folder = workspace.data / evidence.FOLDER

    def copy() -> None:
        for name, stored in added.copies.items():
            if not (folder / name).exists():
                save.copy(paths[stored], folder / name, workspace)

    back = sorted(name for name in added.restored if not (folder / name).exists())
    restored = [Phrase(f"已放回 data/evidence/{name}", f"data/evidence/{name} restored") for name in back]
    prepared = amended(workspace, loaded, subject, added.amendment)
    return replace(prepared, remarks=tuple(restored), first=copy)


def evidence_removed(workspace: Workspace, loaded: Loaded, subject: Subject[Any], ordinal: int) -> Prepared:
    """Return the change that removes a piece of evidence, counted from 1, with its file if nobody else records it."""
    removal = actions.remove_evidence(subject, ordinal)
    prepared = amended(workspace, loaded, subject, removal.amendment)

    def move() -> None:
        if removal.unused:
            removed.move(workspace.data / evidence.FOLDER / removal.unused, workspace)

    return replace(prepared, last=move)


def deleted(workspace: Workspace, subject: Subject[Any], register: Register, reason: str, day: dt.date) -> Prepared:
    """Return the change that moves the file of an entry to data/removed, with the evidence nobody else records."""
    deletion = actions.delete(subject, register, reason, day)
    path = workspace.path_of(subject.entry)
    text = save.read(path, workspace)

    def move() -> None:
        removed.move(path, workspace, _ended(text, deletion.comment))
        for name in deletion.files:
            removed.move(workspace.data / evidence.FOLDER / name, workspace)

    gone = save.Change(workspace, path, text, "")
    return Prepared((), deletion.sentence, first=move, gone=gone, entry=lookup.numbered(subject.entry))


def _refuse_names(number: int, files: Sequence[object], title: str | None) -> None:
    """Raise UsageError for one title with several files, or for neither a title nor a file."""
    if title and len(files) > 1:
        message = Phrase(
            f"--title 只用于一个文件，这里有 {len(files)} 个", f"--title is for one file, not for {len(files)}"
        )
        raise UsageError(message, Phrase("一次存一个，或去掉 --title", "add them one by one, or omit --title"))
    if not title and not files:
        message = Phrase("未指定文件", "no file given")
        hint = Phrase(
            f"写作 rectify evidence add {number} 验收报告.pdf，没有文件的，写 --title 名称",
            f"write `rectify evidence add {number} FILE`, or --title TEXT if there is no file",
        )
        raise UsageError(message, hint)


def _stored(name: str, path: Path) -> tuple[str, StoredFile, Path]:
    """Return the name, the content and the path of a file; raises UsageError if it cannot be read."""
    try:
        return evidence.name_of(Path(name)), evidence.stored(path), path
    except OSError as refused:
        cause = text_file.reason(refused)
        message = Phrase(f"无法读取 {path}：{cause.zh}", f"cannot read {path}: {cause.en}")
        raise UsageError(message, Phrase("核对文件名和所在文件夹", "check its name and its folder")) from refused


def _ended(text: str, comment: str) -> str:
    """Return a text with a comment as its last line, ended as the others are."""
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{text if text.endswith(end) else text + end}{comment}{end}"
