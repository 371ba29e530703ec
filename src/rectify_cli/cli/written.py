"""The files this workspace has written so far, so that no other file is overwritten."""

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store import atomic, obstacles

if TYPE_CHECKING:
    from rectify_cli.store import Workspace

_WRITTEN = ".written.json"
_PATIENCE, _POLL = 60, 0.01
"""Seconds to wait for another run that writes a paper, and between two attempts."""


class Written:
    """The files this workspace has written so far, with their hashes; any other file is not ours."""

    def __init__(self, workspace: "Workspace") -> None:
        """Find the list kept in the build folder; it is read when a file is written."""
        self._root = workspace.root
        self._build = workspace.build

    def write(self, path: Path, content: bytes, *, force: bool) -> None:
        """Write `content` to `path`; raises UsageError if it would overwrite a file that was not written by us."""
        if atomic.flows(path):
            atomic.write_atomically(path, content)
            return
        self.write_all({path: content}, force=force)

    def write_all(self, files: Mapping[Path, bytes], *, force: bool) -> None:
        """Write several files; raises UsageError before the first if one would overwrite what was not written by us.

        The list is written first, and names the files that are there beside those to come: a run that is killed
        between the two leaves files that are still ours. All are written under one lock.
        """
        with self._locked():
            for folder in dict.fromkeys(path.parent for path in files):
                if folder.resolve().is_relative_to(self._root.resolve()):
                    atomic.sweep(folder, atomic.LISTED)
            hashes = self._hashes()
            noted = hashes | {
                self._key(path): self._owned(path, content, hashes, force=force) for path, content in files.items()
            }
            for path, content in files.items():
                self._note(noted, path)
                atomic.write_atomically(path, content, prefix=atomic.LISTED)

    def _owned(self, path: Path, content: bytes, hashes: dict[str, list[str]], *, force: bool) -> list[str]:
        """Return the hashes of what is at `path` and of what is to come; raises UsageError if it is not ours."""
        present = _present(path)
        ours = present is None or present == content or _hash(present) in hashes.get(self._key(path), ())
        if not force and not ours:
            raise UsageError(
                Phrase(
                    f"{path} 不是由 rectify 生成的，或生成后被改过",
                    f"{path} was not written by rectify, or has been changed since",
                ),
                Phrase("用 -o 另存，或加 --force 覆盖", "write to another file with -o, or overwrite it with --force"),
            )
        there = [_hash(present)] if present is not None else []
        return list(dict.fromkeys([*there, _hash(content)]))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock of the list, and sweep up what a killed run has left; without a build folder there is none."""
        import filelock

        lock = filelock.FileLock(self._build / ".written.lock", timeout=_PATIENCE, poll_interval=_POLL)
        try:
            self._build.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except filelock.Timeout as late:
            raise UsageError(
                Phrase("另一次运行正在写文书，已等待一分钟", "another run is writing; gave up after a minute"),
                Phrase("请稍后再试", "try again later"),
            ) from late
        except OSError:
            yield  # a workspace of which one may only read: the file may go elsewhere
            return
        try:
            atomic.sweep(self._build, atomic.LISTED)
            yield
        finally:
            lock.release()

    def _hashes(self) -> dict[str, list[str]]:
        """Return the list; what is damaged of it counts as lost, and errs on the safe side."""
        path = self._build / _WRITTEN
        try:
            listed = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        except (OSError, ValueError, RecursionError):
            return {}
        entries = listed.items() if isinstance(listed, dict) else ()
        return {path: hashes for path, hashes in entries if isinstance(hashes, list)}

    def _note(self, hashes: dict[str, list[str]], path: Path) -> None:
        """Write the list; a file outside the workspace is written even where the list cannot be."""
        # Escaped, because a folder may have a name that is not UTF-8.
        text = json.dumps(hashes, indent=1, sort_keys=True)
        inside = path.resolve().is_relative_to(self._root.resolve())
        with contextlib.nullcontext() if inside else contextlib.suppress(UsageError):
            atomic.write_atomically(self._build / _WRITTEN, text.encode(), prefix=atomic.LISTED)

    def _key(self, path: Path) -> str:
        """Return the key of a file in the list: its path within the workspace, or else the absolute one."""
        absolute, root = path.resolve(), self._root.resolve()
        return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()


def _present(path: Path) -> bytes | None:
    """Return what is at `path`, None if nothing is; raises UsageError for a folder."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise obstacles.refused(path, error) from error


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
