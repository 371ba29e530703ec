"""Files written whole or not at all, and never over what somebody else wrote."""

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path

from rectify_cli.errors import RectifyError, UsageError
from rectify_cli.language import Phrase

_WRITTEN = ".written.json"


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader finds the old file or the new one, never a part.

    Raises RectifyError, saying what to do, where the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(_mode(path))
            os.replace(name, path)  # noqa: PTH105 - Path.replace is the same call
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)  # noqa: PTH108 - the name came as text
            raise
    except OSError as error:
        raise RectifyError(
            Phrase(f"{path} 写不进去：{error.strerror}", f"{path} cannot be written: {error.strerror}"),
            Phrase(
                "看目录能否写、磁盘是否满、文件是否正被 Word 打开，或用 -o 另存",
                "check the folder, the disk, and whether Word has the file open; or name another file with -o",
            ),
        ) from error


def _mode(path: Path) -> int:
    """Return the mode the file has, or the one a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


class Written:
    """What this workspace has written so far, by the hash of each file: anything else is somebody's own."""

    def __init__(self, root: Path) -> None:
        """Read the list kept in the build folder of `root`."""
        self.root = root
        self._list = root / "build" / _WRITTEN
        try:
            self._hashes: dict[str, str] = json.loads(self._list.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._hashes = {}

    def write(self, path: Path, content: bytes, *, force: bool) -> None:
        """Write `content` to `path`; raises UsageError where a file stands that was not written by us."""
        if not force and path.exists() and not self._ours(path, content):
            raise UsageError(
                Phrase(
                    f"{path} 不是 rectify 写的，或写后有人改过",
                    f"{path} was not written by rectify, or was changed since",
                ),
                Phrase("用 -o 另存，或加 --force 覆盖", "name another file with -o, or overwrite it with --force"),
            )
        write_atomically(path, content)
        self._hashes[self._key(path)] = _hash(content)
        listed = json.dumps(self._hashes, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(self._list, listed.encode())

    def _ours(self, path: Path, content: bytes) -> bool:
        if not path.is_file():
            return False
        found = path.read_bytes()
        return found == content or self._hashes.get(self._key(path)) == _hash(found)

    def _key(self, path: Path) -> str:
        """Return the name a file is kept under: from the workspace on where it is inside."""
        absolute, root = path.resolve(), self.root.resolve()
        return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
