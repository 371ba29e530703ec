"""The files this workspace has written so far, so that no other file is overwritten."""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store.atomic import flows, refused, write_atomically

if TYPE_CHECKING:
    from rectify_cli.store import Workspace

_WRITTEN = ".written.json"


class Written:
    """The files this workspace has written so far, with their hashes; any other file is not ours."""

    def __init__(self, workspace: "Workspace") -> None:
        """Read the list kept in the build folder."""
        self._root = workspace.root
        self._list = workspace.build / _WRITTEN
        try:
            self._hashes: dict[str, str] = json.loads(self._list.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._hashes = {}

    def write(self, path: Path, content: bytes, *, force: bool) -> None:
        """Write `content` to `path`; raises UsageError if it would overwrite a file that was not written by us."""
        if flows(path):
            write_atomically(path, content)
            return
        if not force and self._foreign(path, content):
            raise UsageError(
                Phrase(
                    f"{path} 不是由 rectify 生成的，或生成后被改过",
                    f"{path} was not written by rectify, or has been changed since",
                ),
                Phrase("用 -o 另存，或加 --force 覆盖", "write to another file with -o, or overwrite it with --force"),
            )
        write_atomically(path, content)
        self._hashes[self._key(path)] = _hash(content)
        text = json.dumps(self._hashes, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(self._list, text.encode())

    def _foreign(self, path: Path, content: bytes) -> bool:
        """Return True if the file at `path` is neither ours nor the same; raises RectifyError for a folder."""
        try:
            present = path.read_bytes()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise refused(path, error) from error
        return present != content and self._hashes.get(self._key(path)) != _hash(present)

    def _key(self, path: Path) -> str:
        """Return the key of a file in the list: its path within the workspace, or else the absolute one."""
        absolute, root = path.resolve(), self._root.resolve()
        return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
