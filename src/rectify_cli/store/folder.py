"""The source of the files of a ledger: the data folder on disk, or anything else with names and contents."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.ledger import StoredFile
from rectify_cli.store import evidence, text_file
from rectify_cli.store.litter import is_litter
from rectify_cli.store.workspace import Workspace


class Shelf(Protocol):
    """A data folder; names within it are written with slashes."""

    @property
    def label(self) -> str:
        """The name of the folder in messages."""

    def holds(self, name: str) -> bool:
        """Return True if anything of that name exists."""

    def is_folder(self, name: str) -> bool:
        """Return True if `name` is a folder; the empty name is the data folder itself."""

    def names(self, folder: str) -> list[str]:
        """List what one folder holds, in order, without litter."""

    def content(self, name: str) -> bytes | Diagnostic:
        """Return the bytes of a file, or why it cannot be read."""

    def evidence(self) -> Mapping[str, StoredFile]:
        """Return the files of data/evidence."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The data folder on disk."""

    workspace: Workspace

    @property
    def label(self) -> str:
        """The folder as typed in the current folder."""
        return self.workspace.label(self.workspace.data)

    def holds(self, name: str) -> bool:
        """Return True if anything of that name exists, even a dangling link."""
        return os.path.lexists(self.workspace.data / name)

    def is_folder(self, name: str) -> bool:
        """Return True if `name` is a folder."""
        return (self.workspace.data / name).is_dir()

    def names(self, folder: str) -> list[str]:
        """List what one folder holds, in order, without litter."""
        path = self.workspace.data / folder
        if not path.is_dir():
            return []
        with os.scandir(path) as items:
            return sorted(item.name for item in items if not is_litter(item.name))

    def content(self, name: str) -> bytes | Diagnostic:
        """Return the bytes of a file inside the folder, or why it cannot be read."""
        return text_file.content(self.workspace.data / name, self.workspace)

    def evidence(self) -> Mapping[str, StoredFile]:
        """Return the files of data/evidence, each read when it is looked up."""
        return evidence.Files(self.workspace.data / evidence.FOLDER)
