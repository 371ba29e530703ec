"""Small workspaces for tests, written as the real files they are."""

import datetime as dt
from pathlib import Path

from rectify_cli import store
from rectify_cli.checks import prove
from rectify_cli.core.diagnostics import Diagnostic

TODAY = dt.date(2025, 1, 15)

INSPECTION = """\
body: 某县某局党组
kind: inspection
team: 县委第一巡察组
on_site: {from: 2024-03-01, to: 2024-04-30}
feedback: 2024-06-01
cut_off: 2024-12-31
signing: 2025-01-10
declared:
  - as_of: 2024-12-31
    issues: {total: 2, completed: 1, staged: 1, unfinished: 0}
notice:
  title: [某县某局党组, 关于巡察整改进展情况的通报]
  lead: 2024年3月1日至4月30日，县委第一巡察组对某局进行了巡察。
"""
FIRST = """\
id: 1
title: 学习不够
progress:
  - {date: 2024-12-31, status: completed}
measures:
  - 组织学习。
results:
  - 已补学。
"""
SECOND = """\
id: 2
title: 建设推进缓慢
progress:
  - {date: 2024-12-31, status: staged}
results:
  - 开工。
plan:
  - {text: 2025年底前完工。, due: 2025-12-31}
"""
BASE = {
    "data/inspection.yaml": INSPECTION,
    "data/issues/001.yaml": FIRST,
    "data/issues/002.yaml": SECOND,
}


def write(root: Path, files: dict[str, str]) -> Path:
    """Write files under `root`, in UTF-8 with LF, and return it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def checked(root: Path, today: dt.date = TODAY) -> list[Diagnostic]:
    """Return all that `rectify check --quick` finds in the workspace."""
    loaded = store.load(store.Workspace(root))
    found = list(loaded.diagnostics)
    if loaded.ledger is not None:
        found += prove.prove(loaded.ledger, today, complete=not loaded.diagnostics).active
    return found
