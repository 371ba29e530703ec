"""A workspace: the folder of one ledger, where its files lie, and what a person here types for them."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry


@dataclass(frozen=True)
class Workspace:
    """The folder `root`; a person where the tool was run types `name` for it, nothing where it is that folder."""

    root: Path
    name: Path = Path()

    @classmethod
    def find(cls, asked: Path | None, here: Path) -> "Workspace":
        """Find the workspace: the folder asked for, else the nearest one from `here` upwards that holds data/."""
        if asked is not None:
            return cls(here / asked, asked)
        for folder in (here, *here.parents):
            if (folder / "data" / "inspection.yaml").exists():
                return cls(folder, Path(os.path.relpath(folder, here)))
        return cls(here)

    @cached_property
    def data(self) -> Path:
        """The folder of the data files."""
        return self.root / "data"

    @property
    def templates(self) -> Path:
        """The folder of the workspace's own templates."""
        return self.root / "templates"

    @property
    def build(self) -> Path:
        """The folder of what the tool makes, which may be deleted at any time."""
        return self.root / "build"

    def label(self, path: Path) -> str:
        """Return what a person here types for a file of the workspace; any other path is written as it is."""
        return str(path) if not path.is_relative_to(self.root) else (self.name / path.relative_to(self.root)).as_posix()

    def path_of(self, file: "Entry[Any] | str") -> Path:
        """Return where an entry, or the file of a label, lies on the disk."""
        label = file if isinstance(file, str) else file.file
        return self.root / Path(label).relative_to(self.name)
