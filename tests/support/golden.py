"""Golden files: what is made now is what is kept."""

import difflib
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Golden:
    """Compare what was made with its golden file, or write the file: `make golden` does that with all of them."""

    rewrites: bool

    def __call__(self, path: Path, made: str) -> None:
        """Fail, with the difference, unless the file at `path` holds `made` in UTF-8."""
        if self.rewrites:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made.encode())
        # git on Windows checks text out with line ends of its own.
        kept = path.read_bytes().decode().replace("\r\n", "\n") if path.exists() else ""
        if kept != made:
            lines = difflib.unified_diff(kept.split("\n"), made.split("\n"), "kept", "made", lineterm="")
            told = f"{path} holds something else; `make golden` writes it anew"
            pytest.fail("\n".join((told, *lines)), pytrace=False)
