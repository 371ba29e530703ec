"""Fixtures: the command line, and a copy of the sample ledger that a test may change."""

import shutil
from pathlib import Path

import hypothesis
import pytest

import notices
from commandline import Rectify

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture
def rectify(capsys: pytest.CaptureFixture[str]) -> Rectify:
    """Return the command line."""
    return Rectify(capsys)


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the sample ledger and go there."""
    shutil.copytree(notices.ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path
