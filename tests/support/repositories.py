"""Real git repositories for tests, apart from whatever git is set to on this computer."""

import os
import subprocess
from pathlib import Path

import pytest

SETTINGS = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "某人",
    "GIT_AUTHOR_EMAIL": "clerk@example.invalid",
    "GIT_COMMITTER_NAME": "某人",
    "GIT_COMMITTER_EMAIL": "clerk@example.invalid",
}


def apart(monkeypatch: pytest.MonkeyPatch, above: Path) -> None:
    """Keep this computer's own settings and repositories out; none is looked for above the folder `above`."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    for name, value in (SETTINGS | {"GIT_CEILING_DIRECTORIES": str(above)}).items():
        monkeypatch.setenv(name, value)


def git(root: Path, *words: str, **environ: str) -> str:
    """Run git in `root` and return what it says."""
    ran = subprocess.run(
        ["git", *words], cwd=root, env=os.environ | environ, capture_output=True, check=True, encoding="utf-8"
    )
    return ran.stdout


def commit(root: Path, day: str) -> None:
    """Commit all there is, on `day`."""
    git(root, "add", "--all")
    at = f"{day}T12:00:00+08:00"
    git(root, "commit", "--quiet", "--message", day, GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at)
