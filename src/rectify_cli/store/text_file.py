"""One data file on disk -> its text, or a diagnostic of why it cannot be read."""

import os
import stat
from functools import cache
from pathlib import Path

from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.encodings import BOM
from rectify_cli.core.errors import NotOrdinaryError
from rectify_cli.core.language import Phrase
from rectify_cli.store import encodings
from rectify_cli.store.workspace import WORDS, Workspace

LIMIT = 1024 * 1024
"""The largest data file read, in bytes; an issue has about one thousand."""

UNREADABLE = error(
    "F001",
    Phrase("数据文件是可读的普通文件", "a data file is an ordinary file that can be read"),
    Phrase(
        "用 ls -l 核对它的权限和类型；不属于台账的移出 data/",
        "check its permissions and type with `ls -l`; move it out of data/ if it is not part of the ledger",
    ),
)
OUTSIDE = error(
    "F002",
    Phrase("数据文件都在 data/ 里面", "every data file lies inside data/"),
    Phrase(
        "把文件本身放进 data/，不要用指向外面的链接",
        "put the file itself into data/ instead of a link that leads out of it",
    ),
)
TOO_LARGE = error(
    "F003",
    Phrase("数据文件不超过 1 MiB", "a data file is at most 1 MiB"),
    Phrase(
        "检查是否放错了文件；一个问题一个文件，附件不放在 data/ 里",
        "check whether it is the wrong file; one issue per file, and attachments do not belong in data/",
    ),
)
EMPTY = error(
    "F006",
    Phrase("数据文件里有内容", "a data file is not empty"),
    Phrase("填上内容，或删去这个文件", "fill it in, or delete the file"),
)


def read(path: Path, workspace: Workspace) -> str | Diagnostic:
    """Return the text of a data file, BOM and line ends as they are, or why it cannot be read."""
    raw = content(path, workspace)
    return raw if isinstance(raw, Diagnostic) else decoded(raw, workspace.label(path))


def content(path: Path, workspace: Workspace) -> bytes | Diagnostic:
    """Return the bytes of a data file, or why it cannot be read; no link may lead out of data/."""
    try:
        return _content(path, workspace)
    except OSError as refused:
        return UNREADABLE.broken(Place(workspace.label(path)), reason(refused))


def closed(path: Path, workspace: Workspace) -> Diagnostic | None:
    """Return why a path may not be written: it is not an ordinary file, or a link leads out of data/.

    A new file may be written, even in a new folder; the office's own words lie beside data/.
    """
    try:
        mode = _mode(path)
        there = path.resolve()
        if not there.is_relative_to(workspace.data.resolve()) and there != workspace.root.resolve() / WORDS:
            return _outside(path, workspace)
        if mode is not None and not stat.S_ISREG(mode):
            raise NotOrdinaryError(mode)
    except OSError as refused:
        return UNREADABLE.broken(Place(workspace.label(path)), reason(refused))
    return None


def _mode(path: Path) -> int | None:
    """Return the mode of a path, None if it does not exist; raises OSError for a dangling link."""
    try:
        path.lstat()
    except FileNotFoundError:
        return None
    return path.stat().st_mode


def decoded(content: bytes, label: str) -> str | Diagnostic:
    """Return the text that `content` is, BOM and line ends as they are, or why it is not text."""
    if len(content) > LIMIT:
        return _too_large(label, len(content))
    text = encodings.decode(content, label)
    if isinstance(text, Diagnostic):
        return text
    return text if _has_content(text.removeprefix(BOM)) else blank(label)


def blank(label: str) -> Diagnostic:
    """Return the diagnostic of an empty file."""
    message = Phrase(
        "文件是空的（或只有注释）",
        "the file is empty (or holds only comments)",
    )
    return EMPTY.broken(Place(label), message)


def _content(path: Path, workspace: Workspace) -> bytes | Diagnostic:
    """Return the bytes of an ordinary file of at most LIMIT bytes inside data/, asking for its size first."""
    status = _status(path, workspace)
    if isinstance(status, Diagnostic):
        return status
    if status.st_size > LIMIT:
        return _too_large(workspace.label(path), status.st_size)
    return _whole(os.fspath(path), status.st_size)


def _status(path: Path, workspace: Workspace) -> os.stat_result | Diagnostic:
    """Return the status of an ordinary file inside data/; raises OSError if it is not one."""
    name = os.fspath(path)
    status = os.lstat(name)
    if stat.S_ISLNK(status.st_mode) or _folder_is_link(os.path.split(name)[0], os.fspath(workspace.data)):
        # Called first: it raises OSError for circular links, for which `resolve` raises something else.
        status = path.stat()
        if not path.resolve().is_relative_to(workspace.data.resolve()):
            return _outside(path, workspace)
    if not stat.S_ISREG(status.st_mode):
        raise NotOrdinaryError(status.st_mode)
    return status


def _whole(name: str, size: int) -> bytes:
    """Return all of a file by its descriptor: a stream would ask for its size and its place once more."""
    descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        content = os.read(descriptor, size + 1)
        while piece := os.read(descriptor, LIMIT) if len(content) != size else b"":
            content += piece
        return content
    finally:
        os.close(descriptor)


@cache
def _folder_is_link(folder: str, top: str) -> bool:
    """Return True if a folder between `top` and a file is a link; asked once a run for each folder."""
    while len(folder) > len(top):
        if os.path.islink(folder):  # noqa: PTH114 - pathlib takes 10 µs for every file
            return True
        folder = os.path.split(folder)[0]
    return False


def _outside(path: Path, workspace: Workspace) -> Diagnostic:
    # The target itself is not named: it may be a path of somebody's machine.
    link = "文件" if path.is_symlink() else "所在文件夹"
    link_en = "the file" if path.is_symlink() else "its folder"
    message = Phrase(f"{link}是链接，指向 data/ 之外", f"{link_en} is a link that leads out of data/")
    return OUTSIDE.broken(Place(workspace.label(path)), message)


def _too_large(label: str, size: int) -> Diagnostic:
    mebibytes = f"{size / LIMIT:.1f} MiB"
    message = Phrase(f"文件太大：{mebibytes}，最多 1 MiB", f"the file is too large: {mebibytes}, at most 1 MiB")
    return TOO_LARGE.broken(Place(label), message)


def reason(refused: OSError) -> Phrase:
    """Return in plain words why the system refused a file."""
    if isinstance(refused, NotOrdinaryError):
        return refused.reason
    if isinstance(refused, PermissionError):
        return Phrase("没有读取这个文件的权限", "no permission to read the file")
    if isinstance(refused, FileNotFoundError | NotADirectoryError):
        return Phrase("文件不存在（或链接指向的文件不存在）", "the file (or the target of its link) does not exist")
    reason = refused.strerror or os.strerror(refused.errno or 0)
    return Phrase(f"无法读取文件：{reason}", f"the file cannot be read: {reason}")


def _has_content(text: str) -> bool:
    """Return True if a line holds more than blanks or a comment."""
    return any(line and line[0] != "#" for line in map(str.strip, text.splitlines()))
