"""What stands in the way of reading or writing a file, in plain words: what the system said, and what to do."""

import errno
import os
from pathlib import Path

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

OTHERWISE = Phrase("用 -o 另存到别处", "write to another file with -o")

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
_LOOK = Phrase("用 ls -l 查看这个路径", "look at the path with `ls -l`")
_GONE = (
    Phrase("文件或文件夹不在了", "the file or folder is not there"),
    Phrase(
        "可能刚被移走、改名，或网络盘断开；核对后再运行一次",
        "it may just have been moved or renamed, or a network drive is gone; look, then run it again",
    ),
)
_CAUSES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: (Phrase("超出了磁盘配额", "the disk quota is used up"), _FULL[1]),
    errno.EFBIG: (Phrase("超出了文件大小的限制", "the file size limit is exceeded"), OTHERWISE),
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: (Phrase("这个盘是只读的", "the disk is read-only"), OTHERWISE),
    errno.EBUSY: _IN_USE,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EISDIR: (Phrase("这是文件夹", "it is a folder"), Phrase("用 -o 写出文件名", "name a file in it with -o")),
    errno.ENOTDIR: _THROUGH_A_FILE,
    errno.ENXIO: (Phrase("这是管道，没有程序在读取", "it is a pipe without a reader"), OTHERWISE),
    errno.EPIPE: (Phrase("读取它的程序已退出", "the program reading it has exited"), OTHERWISE),
    errno.EEXIST: _THROUGH_A_FILE,
    errno.ENOENT: _GONE,
    errno.ELOOP: (Phrase("链接首尾相接", "its links lead in a circle"), _LOOK),
    errno.ESTALE: _GONE,
}
_READ_ONLY = (
    Phrase("文件是只读的", "the file is read-only"),
    Phrase(
        "确要改动，先取消只读（chmod u+w，Windows 在“属性”里），再运行一次",
        "if it is to change, make it writable (chmod u+w; on Windows in its properties) and run it again",
    ),
)
_CLOSED = Phrase("没有权限", "permission denied")
_WINDOWS = {32: _IN_USE, 33: _IN_USE, 206: _TOO_LONG}
"""Windows errors that Python reports as a denied permission or a missing file."""


class ReadOnlyError(PermissionError):
    """The file is there, and its owner has made it read-only."""


def refused(path: Path, error: OSError) -> UsageError:
    """Return the error for a file that could not be written."""
    cause, cure = _cause(error, path)
    return UsageError(Phrase(f"无法写入 {path}：{cause.zh}", f"cannot write {path}: {cause.en}"), cure)


def met(error: OSError) -> UsageError:
    """Return the error for an obstacle that no command has words of its own for; without a name, it is the output."""
    name = error.filename
    if not isinstance(name, str | bytes):
        cause, cure = _cause(error, None)
        return UsageError(Phrase(f"无法输出：{cause.zh}", f"cannot write the output: {cause.en}"), cure)
    path = Path(os.fsdecode(name))
    cause, cure = (_CLOSED, _LOOK) if isinstance(error, PermissionError) else _cause(error, path)
    return UsageError(Phrase(f"无法读写 {path}：{cause.zh}", f"cannot read or write {path}: {cause.en}"), cure)


def _cause(error: OSError, path: Path | None) -> tuple[Phrase, Phrase]:
    """Return what an error of the system means to a person, and what to do."""
    if isinstance(error, ReadOnlyError):
        return _READ_ONLY
    windows = getattr(error, "winerror", 0) or 0
    if windows in _WINDOWS:
        return _WINDOWS[windows]
    if path is not None and os.path.isdir(path) and not isinstance(error, FileNotFoundError):  # noqa: PTH112 - Path.is_dir fails on a name that is too long
        # Windows reports a folder to be replaced as it does a file without write permission.
        return _CAUSES[errno.EISDIR]
    message = error.strerror or str(error)
    return _CAUSES.get(error.errno or 0, (Phrase(message, message), OTHERWISE))
