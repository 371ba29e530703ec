"""Evidence (佐证材料) on disk: the files of data/evidence, each with its size and hash, and copied there whole."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import StoredFile
from rectify_cli.store import text_file

FOLDER = "evidence"
_REFUSED = frozenset('<>:"/\\|?*')
"""What Windows takes in no name."""


class Files(Mapping[str, StoredFile]):
    """The files of data/evidence by their names within it; one is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        """Look into `folder`, which need not be there."""
        self._folder = folder

    def __getitem__(self, name: str) -> StoredFile:
        """Return what a file is now; raises KeyError where it is not there, outside or cannot be read."""
        path = self._folder / name
        if not _inside(name) or not path.resolve().is_relative_to(self._folder.resolve()):
            raise KeyError(name)
        try:
            return kept(path)
        except OSError as refused:
            raise KeyError(name) from refused

    def __iter__(self) -> Iterator[str]:
        """List the files, at any depth, in order; names with a leading dot are the system's or the editor's."""
        for path, folders, names in os.walk(self._folder):
            folders[:] = sorted(one for one in folders if one[0] != ".")
            for name in sorted(names):
                if name[0] != ".":
                    yield unicodedata.normalize("NFC", (Path(path) / name).relative_to(self._folder).as_posix())

    def __len__(self) -> int:
        """Count the files."""
        return sum(1 for _ in self)


def kept(path: Path) -> StoredFile:
    """Return the size and the hash of an ordinary file; raises OSError where it is none or cannot be read."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise text_file.NotOrdinaryError(mode)
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return StoredFile(stream.tell(), digest)


def name_of(path: Path) -> str:
    """Return the name a file is kept under; raises UsageError for one that some system does not take."""
    name = unicodedata.normalize("NFC", path.name)
    if name[0] == "." or name[-1] in ". " or _REFUSED & set(name) or not name.isprintable():
        message = Phrase(f"文件名“{name}”换个系统就打不开", f"the file name “{name}” is refused on other systems")
        hint = Phrase(
            '先改名：不以点开头，不用 < > : " / \\ | ? *',
            'rename it first: no leading dot, none of < > : " / \\ | ? *',
        )
        raise UsageError(message, hint)
    return name


def _inside(name: str) -> bool:
    """Return True if a name is one of a file within the folder, as it is written on every system."""
    parts = PurePosixPath(name).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts and not set(name) & set(":\\")
