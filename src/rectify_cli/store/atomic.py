"""Write files as a whole or not at all; a pipe or a device stays what it is."""

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Mapping
from operator import methodcaller
from pathlib import Path
from typing import BinaryIO

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store.obstacles import OTHERWISE, ReadOnlyError, refused

UNFINISHED = ".rectify."
"""What the names of the files and folders begin with that a killed run leaves behind; git ignores them."""


LISTED = ".rectify.out."
"""What the names begin with of what is written in the build folder under the lock of the list of outputs."""


def write_atomically(path: Path, content: bytes, mode: int | None = None, prefix: str = UNFINISHED) -> None:
    """Write `content` to `path` so that a reader finds the old file or the new one, never a part.

    The file gets `mode`, else it keeps the one it has. Raises UsageError, with what to do, if it cannot be written.
    """
    _together({path: methodcaller("write", content)}, mode, prefix)


def sweep(folder: Path, prefix: str = UNFINISHED) -> None:
    """Delete what a killed run has left in a folder; the caller holds the lock of those who write there."""
    for path in folder.glob(f"{prefix}*") if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            remove(path)


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files; all are prepared beside their targets before the first is replaced.

    Raises UsageError, with what to do, if a file cannot be written; the journal then takes back the others.
    """
    _together({path: methodcaller("write", content) for path, content in contents.items()})


def move(source: Path, target: Path) -> None:
    """Move a file, over the one that is there; raises UsageError, with what to do, if it cannot be moved."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.replace(source, target)  # noqa: PTH105 - Path.replace is the same call
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            copy_atomically(source, target)
            source.unlink()
    except OSError as error:
        raise refused(target, error) from error


def remove(path: Path) -> None:
    """Take a file away, if there is one; raises UsageError, with what to do, if it cannot be done."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise refused(path, error) from error


def copy_atomically(source: Path, path: Path) -> None:
    """Copy a file, however large, as `write_atomically` writes one."""
    with source.open("rb") as original:
        _together({path: lambda stream: shutil.copyfileobj(original, stream)})


def flows(path: Path) -> bool:
    """Return True if the path is a pipe, a terminal or the like, which is written to and not replaced.

    Raises UsageError for a disk or a socket, which we never write to.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        message = Phrase(f"无法写入 {path}：它是磁盘或套接字", f"cannot write {path}: it is a disk or a socket")
        raise UsageError(message, OTHERWISE)
    # /dev/stdout and its like are links, and stay links if a shell has redirected them to a file.
    parent = path.parent.resolve()
    handed_over = path.is_symlink() and (parent == Path("/dev") or parent.is_relative_to("/proc"))
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode) or (stat.S_ISREG(mode) and handed_over)


def _together(
    written: Mapping[Path, Callable[[BinaryIO], object]], mode: int | None = None, prefix: str = UNFINISHED
) -> None:
    prepared: dict[Path, str] = {}
    try:
        for path, write in written.items():
            flowing = flows(path)
            try:
                if flowing:
                    _append(path, write)
                else:
                    prepared[path] = _prepared(path, write, mode, prefix)
            except OSError as error:
                raise refused(path, error) from error
        for path, name in prepared.items():
            try:
                os.replace(name, path)  # noqa: PTH105 - Path.replace is the same call
            except OSError as error:
                raise refused(path, error) from error
    finally:
        for name in prepared.values():
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)  # noqa: PTH108 - the name came as text


def _append(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write to a path that `flows`, after its content, without waiting for a reader."""
    waiting: int = getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(
        path, os.O_WRONLY | os.O_APPEND | waiting | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(descriptor, "wb") as stream:
        if waiting:
            os.set_blocking(descriptor, True)
        write(stream)


def _prepared(path: Path, write: Callable[[BinaryIO], object], mode: int | None, prefix: str) -> str:
    """Write a file beside `path` and return its name; raises UsageError if it is there and read-only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    refuse_read_only(path)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=prefix)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(path) if mode is None else mode)
    except BaseException:
        os.unlink(name)  # noqa: PTH108 - the name came as text
        raise
    return name


def refuse_read_only(path: Path) -> None:
    """Raise UsageError for a file that nobody may write: its owner made it so, and it is not replaced over that."""
    if path.is_file() and not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise refused(path, ReadOnlyError(errno.EACCES, os.strerror(errno.EACCES)))


def _mode(path: Path) -> int:
    """Return the mode the file has, or the one a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
