"""The ledger as it is on disk now, read again only where a file has changed."""

import hashlib
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from rectify_cli import store
from rectify_cli.store import Loaded, Workspace, evidence

_YOUNG = 2.0
"""Seconds within which a file may change again and keep its time: until then its content is compared."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells one state of a file from another: time, size and number, and the hash of one just written."""

    known: tuple[int, int, int]
    digest: bytes
    young: bool = field(compare=False)


class Reading:
    """The ledger of a workspace for several threads, which get the same one until a file changes."""

    def __init__(self, workspace: Workspace) -> None:
        """Read nothing yet."""
        self._workspace = workspace
        self._lock = Lock()
        self._stamps: dict[str, _Stamp] = {}
        self._loaded: Loaded | None = None

    def load(self) -> Loaded:
        """Return the ledger of the files as they are."""
        with self._lock:
            stamps = dict(self._stamped())
            if self._loaded is None or stamps != self._stamps:
                files, ledger = (self._loaded.files, self._loaded.ledger) if self._loaded else ({}, None)
                same = {label for label, stamp in stamps.items() if self._stamps.get(label) == stamp}
                known = {label: parsed for label, parsed in files.items() if label in same}
                self._loaded = store.load(self._workspace, known=known, before=ledger)
            self._stamps = stamps
            return self._loaded

    def _stamped(self) -> "list[tuple[str, _Stamp]]":
        """Return the state of every file of data/ but the evidence, by its label."""
        listed: list[tuple[str, _Stamp]] = []
        folders, now = [self._workspace.data], time.time()
        while folders:
            folder = folders.pop()
            try:
                entries = list(os.scandir(folder))
            except OSError:  # the loader says what is wrong with it
                continue
            above = self._workspace.label(folder)
            for entry in entries:
                if entry.is_dir():
                    folders += [Path(entry.path)] if entry.name != evidence.FOLDER else []
                    continue
                label = f"{above}/{entry.name}"
                listed.append((label, _stamp(entry, self._stamps.get(label), now)))
        return listed


def _stamp(entry: "os.DirEntry[str]", before: _Stamp | None, now: float) -> _Stamp:
    """Return the state of a file; its content is looked at only while it is young."""
    try:
        status = entry.stat()
        known = (status.st_mtime_ns, status.st_size, status.st_ino)
        young = status.st_mtime > now - _YOUNG
        if before and before.known == known and not before.young:
            return before
        digest = hashlib.sha256(Path(entry.path).read_bytes()).digest() if young or (before and before.young) else b""
    except OSError:  # it went, or may not be read: the loader says so
        return _Stamp((0, 0, 0), b"", young=True)
    return _Stamp(known, digest, young)
