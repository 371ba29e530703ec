"""Evidence (佐证材料) on disk: the files of data/evidence, each with its size and hash."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from rectify_cli.core.errors import NotOrdinaryError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import StoredFile
from rectify_cli.store import garbled
from rectify_cli.store.litter import is_litter

FOLDER = "evidence"
_REFUSED = frozenset('<>:"/\\|?*')
"""Characters that Windows refuses in names."""
_DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"),
}
"""Names that mean a device on Windows, whatever suffix follows."""


class Files(Mapping[str, StoredFile]):
    """The files of data/evidence by their names within it; a file is read when it is looked up."""

    def __init__(self, folder: Path) -> None:
        """Look into `folder`, which need not be there."""
        self._folder = folder

    def __getitem__(self, name: str) -> StoredFile:
        """Return the current state of a file; raises KeyError if it is missing, outside or unreadable."""
        try:
            return stored(_path(self._folder, name))
        except OSError as refused:
            raise KeyError(name) from refused

    def __iter__(self) -> Iterator[str]:
        """List the files, at any depth, in order, without litter."""
        for path, folders, names in os.walk(self._folder, onerror=_refuse_closed):
            folders[:] = sorted(folder for folder in folders if not is_litter(folder))
            for name in sorted(names):
                if not is_litter(name):
                    within = (Path(path) / name).relative_to(self._folder).as_posix()
                    yield garbled.shown(unicodedata.normalize("NFC", within))

    def __len__(self) -> int:
        """Count the files."""
        return sum(1 for _ in self)


def _refuse_closed(error: OSError) -> None:
    """Raise the error of a folder that may not be read, of which nothing is known; it may as well not be there."""
    if isinstance(error, PermissionError):
        raise error


def content(folder: Path, name: str) -> bytes | None:
    """Return the bytes of a file of data/evidence, None if it is missing, outside, unreadable or not ordinary."""
    try:
        path = _path(folder, name)
        mode = path.stat().st_mode
        return path.read_bytes() if stat.S_ISREG(mode) else None
    except (KeyError, OSError):
        return None


def path_of(folder: Path, name: str) -> Path | None:
    """Return the path of an ordinary file of data/evidence, None if it is missing, outside or not ordinary."""
    try:
        path = _path(folder, name)
        return path if stat.S_ISREG(path.stat().st_mode) else None
    except (KeyError, OSError):
        return None


def stored(path: Path) -> StoredFile:
    """Return the size and the hash of an ordinary file; raises OSError if it is not one or cannot be read."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise NotOrdinaryError(mode)
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return StoredFile(stream.tell(), digest)


def name_of(path: Path) -> str:
    """Return the name a file is kept under; raises UsageError for one that some system refuses."""
    name = unicodedata.normalize("NFC", path.name)
    if is_litter(name):
        raise UsageError(
            Phrase(f"“{name}”是隐藏文件或临时文件", f"“{name}” is a hidden or temporary file"),
            Phrase("写材料本身；若确是材料，先改名", "give the document itself; rename it first if this is one"),
        )
    device = name.partition(".")[0].rstrip().upper() in _DEVICES
    if device or name[-1] in ". " or _REFUSED & set(name) or not name.isprintable():
        message = Phrase(f"文件名“{name}”在其他系统上不可用", f"the file name “{name}” is not valid on other systems")
        hint = Phrase(
            '先改名：不是 CON、NUL、COM1 等设备名，末尾没有点和空格，不含 < > : " / \\ | ? *',
            "rename it first: no device such as CON, NUL or COM1, no dot or space at its end, none of "
            '< > : " / \\ | ? *',
        )
        raise UsageError(message, hint)
    return name


def _path(folder: Path, name: str) -> Path:
    """Return the path of a file of `folder`; raises KeyError for one outside of it."""
    path = folder / name
    if not _inside(name) or not path.resolve().is_relative_to(folder.resolve()):
        raise KeyError(name)
    return path


def _inside(name: str) -> bool:
    """Return True if a name is one of a file within the folder, as it is written on every system."""
    parts = PurePosixPath(name).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts and not set(name) & set(":\\")
