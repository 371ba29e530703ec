"""Runs of the command line, in this process or in one of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from rectify_cli.cli import app


@dataclass(frozen=True)
class Ran:
    """What one run said and how it ended."""

    code: int
    out: str
    err: str


class Rectify:
    """`rectify`, run in the folder the test is in."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *words: str) -> Ran:
        """Run one command line; whatever it prints is captured."""
        try:
            code = app.run(list(words))
        except SystemExit as exited:
            code = int(exited.code or 0)
        captured = self._capture.readouterr()
        return Ran(code, captured.out, captured.err)


def process(*words: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m rectify_cli` as a process of its own, with `environ` added to a bare environment."""
    base = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_CONFIG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "rectify_cli", *words], cwd=folder, env=base | environ, capture_output=True, check=False
    )
