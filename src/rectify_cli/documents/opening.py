"""Files from strangers, opened within the bounds of their kind: ordinary files of a limited size, and zip packages."""

import errno
import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path

from rectify_cli.core import bounds
from rectify_cli.core.bounds import Bounds
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError, NotOrdinaryError
from rectify_cli.core.language import Phrase

AS_WORD = Phrase(
    "用 Word 或 WPS 打开，另存为 .docx，再校对该文件",
    "open it in Word or WPS, save it as .docx, and proofread that file",
)
"""What to do with a paper in a format that is not read."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What Office writes; for other methods zipfile unpacks a whole block at once, however large."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


class Fault(Enum):
    """Why a package cannot be opened, or a part of it cannot be read."""

    BROKEN = auto()
    LOCKED = auto()
    TOO_LARGE = auto()


class Unfit(Exception):  # noqa: N818 - the reader of the format turns it into an error
    """A package that is refused; `part` is the part to blame, if one is, `size` how many bytes it has."""

    def __init__(self, fault: Fault, part: str = "", size: int = 0) -> None:
        """Keep the reason."""
        super().__init__(fault, part, size)
        self.fault, self.part, self.size = fault, part, size


class Package:
    """A zip package, each part of which is unpacked within bounds when it is read, whatever sizes it declares."""

    def __init__(self, content: bytes, limits: Bounds) -> None:
        """Open it; raise Unfit if it is broken, encrypted or too large."""
        self._bounds = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as broken:
            raise Unfit(Fault.BROKEN) from broken
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        size = sum(entry.file_size for entry in entries)
        if len(entries) > bounds.ENTRIES or size > limits.whole:
            raise Unfit(Fault.TOO_LARGE, max(entries, key=lambda entry: entry.file_size).filename, size)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unfit(Fault.LOCKED)
        if len(self._entries) != len(entries) or any(entry.compress_type not in _METHODS for entry in entries):
            raise Unfit(Fault.BROKEN)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, folders left out."""
        return tuple(name for name, entry in self._entries.items() if not entry.is_dir())

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raise Unfit if they are broken or too many, KeyError if there is no such part.

        zipfile stops at the declared size and compares the checksum: no part has more bytes than it declares.
        """
        entry, limits = self._entries[name], self._bounds
        size = entry.file_size
        if size > limits.part or (size > bounds.MIB and size > limits.ratio * max(1, entry.compress_size)):
            raise Unfit(Fault.TOO_LARGE, name, size)
        try:
            content = self._zip.read(entry)
        except _BROKEN as broken:
            raise Unfit(Fault.BROKEN, name) from broken
        if size > limits.marks and content.count(b"<") + content.count(b"=") > limits.marks:
            raise Unfit(Fault.TOO_LARGE, name, size)
        return content


def is_zip(content: bytes) -> bool:
    """Return True for a zip package, which .docx and .xlsx are."""
    return content.startswith(b"PK\x03\x04")


def is_ole(content: bytes) -> bool:
    """Return True for the container of .doc, .xls, .wps and encrypted Office files."""
    return content.startswith(_OLE)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts only.

    Another reader may interpret a zip directory differently; from this package it can only read what was checked.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    return stream.getvalue()


def read_bytes(path: Path, file: str, wanted: Phrase, large: Phrase) -> bytes:
    """Return the bytes of an ordinary file of at most FILE; raises DataError with a hint.

    It is `wanted` where there is no file, `large` for one that is larger.
    """
    try:
        return ordinary(path)
    except TooLargeError as too:
        raise too_large(file, too.size, large) from too
    except NotOrdinaryError as other:
        raise refused(file, other.reason, wanted) from other
    except (FileNotFoundError, NotADirectoryError) as missing:
        raise refused(file, Phrase("文件不存在", "there is no such file"), wanted) from missing
    except OSError as unread:
        reason = Phrase(f"文件无法读取：{unread.strerror}", f"the file cannot be read: {unread.strerror}")
        raise refused(file, reason, Phrase("用 ls -l 查看权限", "check its permissions with `ls -l`")) from unread


def of_folder(path: Path, folder: Path, file: str = "") -> bytes:
    """Return the bytes of an ordinary file in a folder of the workspace; raises DataError for a link that leads out."""
    file = file or f"{folder.name}/{path.relative_to(folder).as_posix()}"
    if not path.resolve().is_relative_to(folder.resolve()):
        message = Phrase(
            f"文件是链接，指向 {folder.name}/ 之外", f"the file is a link that leads out of {folder.name}/"
        )
        inside = Phrase(
            f"把文件本身放进 {folder.name}/，不要用指向外面的链接",
            f"put the file itself into {folder.name}/ instead of a link that leads out of it",
        )
        raise refused(file, message, inside)
    again = Phrase(f"用 ls -l 查看 {folder.name}/", f"look at {folder.name}/ with `ls -l`")
    return read_bytes(path, file, again, again)


class TooLargeError(OSError):
    """A file is larger than any that is read: `size` bytes."""

    def __init__(self, size: int) -> None:
        """Keep the size."""
        super().__init__(errno.EFBIG, "the file is too large")
        self.size = size


def ordinary(path: Path) -> bytes:
    """Return the bytes of a file; raises OSError, before it is opened, where it is no ordinary file or too large."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise NotOrdinaryError(status.st_mode)
    if status.st_size > bounds.FILE:
        raise TooLargeError(status.st_size)
    return path.read_bytes()


def refused(file: str, message: Phrase, hint: Phrase) -> DataError:
    """Return the error of a file that cannot be read."""
    return DataError(message, hint, Place(file))


def empty(file: str) -> DataError:
    """Return the error of a file without words."""
    return refused(
        file,
        Phrase("文件中没有文字", "the file has no text"),
        Phrase("确认没有选错文件，且已保存完整", "check that it is the right file, and was saved completely"),
    )


def too_large(file: str, size: int, hint: Phrase) -> DataError:
    """Return the error of a file of more than FILE bytes."""
    actual = f"{size / 1024 / 1024:.0f} MiB"
    most = f"{bounds.FILE // bounds.MIB} MiB"
    message = Phrase(f"文件太大：{actual}，最大 {most}", f"the file is too large: {actual}, at most {most}")
    return refused(file, message, hint)
