"""Fixtures: the small ledger with every field in use, and the workbook that is exported of it."""

from pathlib import Path

import pytest
from openpyxl import Workbook

import exported
import workspaces
from commandline import Rectify


@pytest.fixture
def rich(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small ledger and go there."""
    monkeypatch.chdir(workspaces.write(tmp_path, exported.RICH))
    return tmp_path


@pytest.fixture
def workbook(rectify: Rectify, rich: Path) -> Workbook:
    """Export everything there is."""
    assert rectify("export", "all", "-o", "全部.xlsx", *exported.DAY).code == 0
    return exported.book(rich / "全部.xlsx")
