"""Where a command works: the workspace round the folder it is typed in."""

from pathlib import Path

import pytest

from commandline import Rectify


def test_the_workspace_is_found_from_below_and_named_as_typed(
    rectify: Rectify, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample / "data" / "issues")
    assert "../../data/issues/002.yaml:9:1: warning" in rectify("check").out
    monkeypatch.chdir(sample.parent)
    assert f"{sample.name}/data/issues/002.yaml:9:1" in rectify("-C", sample.name, "check").out
