"""A workspace: the folder of one ledger, its files, and how a person in the current folder types them."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry


WORDS = "words.tsv"
"""The name of the file of the office's own words, beside data/."""


@dataclass(frozen=True)
class Workspace:
    """The folder `root`; `name` is its path as typed in the current folder, empty if it is that folder."""

    root: Path
    name: Path = Path()

    @classmethod
    def find(cls, given: Path | None, here: Path) -> "Workspace":
        """Find the workspace: the given folder, else the nearest one from `here` upwards that holds data/."""
        if given is not None:
            return cls(here / given, given)
        for folder in (here, *here.parents):
            if (folder / "data" / "inspection.yaml").exists():
                return cls(folder, Path(os.path.relpath(folder, here)))
        return cls(here)

    @cached_property
    def data(self) -> Path:
        """The folder of the data files."""
        return self.root / "data"

    @property
    def words(self) -> Path:
        """The file of the office's own words."""
        return self.root / WORDS

    @property
    def templates(self) -> Path:
        """The folder of the workspace's own templates."""
        return self.root / "templates"

    @property
    def build(self) -> Path:
        """The folder of the output, which may be deleted at any time."""
        return self.root / "build"

    def label(self, path: Path) -> str:
        """Return a file of the workspace as typed in the current folder; any other path stays as it is."""
        return str(path) if not path.is_relative_to(self.root) else (self.name / path.relative_to(self.root)).as_posix()

    def path_of(self, file: "Entry[Any] | str") -> Path:
        """Return the path of an entry, or of the file of a label."""
        label = file if isinstance(file, str) else file.file
        return self.root / Path(label).relative_to(self.name)
