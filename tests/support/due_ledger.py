"""A ledger with one overdue, one due today, one due in thirty days, one undated and one completed."""

from pathlib import Path

import pytest

import workspaces

INSPECTION = workspaces.INSPECTION.replace("declared:\n  - as_of: 2024-12-31\n", "").replace(
    "    issues: {total: 2, completed: 1, staged: 1, unfinished: 0}\n", ""
)


THIRD = "id: 3\ntitle: 采购不规范\nowner: 财务科\nlead: 王某\ndue: 2025-01-10\n"


FOURTH = "id: 4\ntitle: 没有时限的一个\nowner: 财务科\n"


FILES = {
    "data/inspection.yaml": INSPECTION,
    "data/issues/001.yaml": f"owner: 办公室\n{workspaces.FIRST}",
    "data/issues/002.yaml": f"owner: 办公室/人事\n{workspaces.SECOND.replace('2025-12-31', '2025-02-14')}",
    "data/issues/003.yaml": THIRD,
    "data/issues/004.yaml": FOURTH,
    "data/immediate/03.yaml": "id: 3\ntitle: 车辆未登记\nowner: 财务科\ndue: 2025-01-15\n",
}


AS_OF = ("--as-of", "2025-01-15")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a ledger with one overdue, one due today, one due in thirty days, one undated and one completed."""
    monkeypatch.chdir(workspaces.write(tmp_path, FILES))
    return tmp_path


def policy(root: Path, text: str) -> None:
    (root / "data/inspection.yaml").write_bytes(f"{INSPECTION}policy: {text}\n".encode())
