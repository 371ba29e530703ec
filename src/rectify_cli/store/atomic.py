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

from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase

UNFINISHED = ".rectify."
"""What the names of the files and folders begin with that a killed run leaves behind; git ignores them."""


def write_atomically(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write `content` to `path` so that a reader finds the old file or the new one, never a part.

    The file gets `mode`, else it keeps the one it has. Raises RectifyError, with what to do, if it cannot be written.
    """
    _together({path: methodcaller("write", content)}, mode)


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files; all are prepared beside their targets before the first is replaced.

    Raises RectifyError, with what to do, if a file cannot be written; the journal then takes back the others.
    """
    _together({path: methodcaller("write", content) for path, content in contents.items()})


def move(source: Path, target: Path) -> None:
    """Move a file, over the one that is there; raises RectifyError, with what to do, if it cannot be moved."""
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
    """Take a file away, if there is one; raises RectifyError, with what to do, if it cannot be done."""
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

    Raises RectifyError for a disk or a socket, which we never write to.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        message = Phrase(f"无法写入 {path}：它是磁盘或套接字", f"cannot write {path}: it is a disk or a socket")
        raise RectifyError(message, _OTHERWISE)
    # /dev/stdout and its like are links, and stay links if a shell has redirected them to a file.
    parent = path.parent.resolve()
    handed_over = path.is_symlink() and (parent == Path("/dev") or parent.is_relative_to("/proc"))
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode) or (stat.S_ISREG(mode) and handed_over)


def _together(written: Mapping[Path, Callable[[BinaryIO], object]], mode: int | None = None) -> None:
    prepared: dict[Path, str] = {}
    try:
        for path, write in written.items():
            flowing = flows(path)
            try:
                if flowing:
                    _append(path, write)
                else:
                    prepared[path] = _prepared(path, write, mode)
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


def _prepared(path: Path, write: Callable[[BinaryIO], object], mode: int | None) -> str:
    """Write a file beside `path` and return its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
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


_OTHERWISE = Phrase("用 -o 另存到别处", "write to another file with -o")

# Error of the system -> its meaning to a person, and what to do.
_FULL = (
    Phrase("磁盘满了", "the disk is full"),
    Phrase("腾出空间再试，或用 -o 存到别的盘", "free some space, or write to another disk with -o"),
)
_REFUSED = (
    Phrase("没有写入权限", "no permission to write"),
    Phrase(
        "检查文件夹和文件是否只读、文件是否正被 Word 打开，或用 -o 另存到自己的文件夹",
        "check whether the folder or file is read-only or open in Word, or write to your own folder with -o",
    ),
)
_IN_USE = (
    Phrase("正被别的程序打开", "another program has it open"),
    Phrase("在 Word 或 WPS 里关掉它再试，或用 -o 另存", "close it in Word or WPS, or write to another file with -o"),
)
_TOO_LONG = (
    Phrase("文件名太长", "the name is too long"),
    Phrase("用 -o 指定较短的文件名", "choose a shorter name with -o"),
)
_THROUGH_A_FILE = (
    Phrase("路径里有一段是文件，不是文件夹", "part of the path is a file, not a folder"),
    Phrase("核对路径，或用 -o 另存", "correct the path, or write to another file with -o"),
)
_CAUSES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: (Phrase("超出了磁盘配额", "the disk quota is used up"), _FULL[1]),
    errno.EFBIG: (Phrase("超出了文件大小的限制", "the file size limit is exceeded"), _OTHERWISE),
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: (Phrase("这个盘是只读的", "the disk is read-only"), _OTHERWISE),
    errno.EBUSY: _IN_USE,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EISDIR: (Phrase("这是文件夹", "it is a folder"), Phrase("用 -o 写出文件名", "name a file in it with -o")),
    errno.ENOTDIR: _THROUGH_A_FILE,
    errno.ENXIO: (Phrase("这是管道，没有程序在读取", "it is a pipe without a reader"), _OTHERWISE),
    errno.EPIPE: (Phrase("读取它的程序已退出", "the program reading it has exited"), _OTHERWISE),
    errno.EEXIST: _THROUGH_A_FILE,
}
_WINDOWS = {32: _IN_USE, 33: _IN_USE, 206: _TOO_LONG}
"""Windows errors that Python reports as a denied permission or a missing file."""


def refused(path: Path, error: OSError) -> RectifyError:
    """Return the error for a file that could not be written."""
    windows = getattr(error, "winerror", 0) or 0
    if windows in _WINDOWS:
        cause, cure = _WINDOWS[windows]
    elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir fails on a name that is too long
        # Windows reports a folder to be replaced as it does a file without write permission.
        cause, cure = _CAUSES[errno.EISDIR]
    else:
        message = error.strerror or str(error)
        cause, cure = _CAUSES.get(error.errno or 0, (Phrase(message, message), _OTHERWISE))
    return RectifyError(Phrase(f"无法写入 {path}：{cause.zh}", f"cannot write {path}: {cause.en}"), cure)


def _mode(path: Path) -> int:
    """Return the mode the file has, or the one a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
