"""Files written whole or not at all, and never over what somebody else wrote."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from operator import methodcaller
from pathlib import Path
from typing import BinaryIO

from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase

_PART = 20
"""Characters of its name a file half written carries: with all of a long one its own name would be too long."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader finds the old file or the new one, never a part.

    Raises RectifyError, saying what to do, where the file cannot be written.
    """
    write_together({path: content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write every file or none: all are laid beside their places first, and put back where one cannot take its own.

    Raises RectifyError, saying what to do, where a file cannot be written.
    """
    _together({path: methodcaller("write", content) for path, content in contents.items()})


def copy_atomically(source: Path, path: Path) -> None:
    """Copy a file, however large, as `write_atomically` writes one."""
    with source.open("rb") as original:
        _together({path: lambda stream: shutil.copyfileobj(original, stream)})


def _together(written: Mapping[Path, Callable[[BinaryIO], object]]) -> None:
    laid: dict[Path, str] = {}
    try:
        for path, write in written.items():
            try:
                laid[path] = _laid(path, write)
            except OSError as error:
                raise refused(path, error) from error
        _take_places(laid)
    finally:
        for name in laid.values():
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)  # noqa: PTH108 - the name came as text


def _laid(path: Path, write: Callable[[BinaryIO], object]) -> str:
    """Write a file beside `path` and return its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_PART]}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(path))
    except BaseException:
        os.unlink(name)  # noqa: PTH108 - the name came as text
        raise
    return name


def _take_places(laid: Mapping[Path, str]) -> None:
    """Put each file into its place; where one cannot be, what stood in the places before comes back."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, name in laid.items():
            if len(laid) > 1:
                before[path] = path.read_bytes() if path.exists() else None
            try:
                os.replace(name, path)  # noqa: PTH105 - Path.replace is the same call
            except OSError as error:
                raise refused(path, error) from error
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != content:
                os.replace(_laid(path, methodcaller("write", content)), path)  # noqa: PTH105 - as above
        raise


_OTHERWISE = Phrase("用 -o 另存到别处", "name another file with -o")

# What the system says -> what it means to the person, and what to do.
_FULL = (
    Phrase("磁盘满了", "the disk is full"),
    Phrase("腾出空间再试，或用 -o 存到别的盘", "free some space, or name a file on another disk with -o"),
)
_REFUSED = (
    Phrase("没有写的权限", "you may not write there"),
    Phrase(
        "看文件夹和文件是否只读、文件是否正被 Word 打开，或用 -o 另存到自己的文件夹",
        "see whether the folder or file is read-only or open in Word, or name one in a folder of yours with -o",
    ),
)
_IN_USE = (
    Phrase("正被别的程序打开", "another program has it open"),
    Phrase("在 Word 或 WPS 里关掉它再试，或用 -o 另存", "close it in Word or WPS, or name another file with -o"),
)
_TOO_LONG = (
    Phrase("文件名太长", "the name is too long"),
    Phrase("用 -o 起个短些的名字", "name a shorter one with -o"),
)
_THROUGH_A_FILE = (
    Phrase("路径里有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
    Phrase("核对路径，或用 -o 另存", "correct the path, or name another file with -o"),
)
_CAUSES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: (Phrase("超出了磁盘配额", "the disk quota is used up"), _FULL[1]),
    errno.EFBIG: (Phrase("超出了文件大小的限制", "files may not be this large here"), _OTHERWISE),
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: (Phrase("这个盘是只读的", "the disk is read-only"), _OTHERWISE),
    errno.EBUSY: _IN_USE,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EISDIR: (Phrase("这是一个文件夹", "it is a folder"), Phrase("用 -o 写出文件名", "name a file in it with -o")),
    errno.ENOTDIR: _THROUGH_A_FILE,
    errno.EEXIST: _THROUGH_A_FILE,
}
_WINDOWS = {32: _IN_USE, 33: _IN_USE, 206: _TOO_LONG}
"""Errors of Windows that Python tells as a refused permission or a missing file."""


def refused(path: Path, error: OSError) -> RectifyError:
    """Return what to tell a person whose file could not be written."""
    windows = getattr(error, "winerror", 0) or 0
    if windows in _WINDOWS:
        cause, cure = _WINDOWS[windows]
    elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir fails on a name that is too long
        # Windows refuses to replace a folder with the same word as for a file it may not write.
        cause, cure = _CAUSES[errno.EISDIR]
    else:
        said = error.strerror or str(error)
        cause, cure = _CAUSES.get(error.errno or 0, (Phrase(said, said), _OTHERWISE))
    return RectifyError(Phrase(f"{path} 写不进去：{cause.zh}", f"{path} cannot be written: {cause.en}"), cure)


def _mode(path: Path) -> int:
    """Return the mode the file has, or the one a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
