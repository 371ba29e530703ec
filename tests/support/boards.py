"""A ledger with everything a board shows: departments, leaders, aspects, tags, choices, what is late and what moved."""

from pathlib import Path

import workspaces

INSPECTION = workspaces.INSPECTION.replace("declared:\n  - as_of: 2024-12-31\n", "").replace(
    "    issues: {total: 2, completed: 1, staged: 1, unfinished: 0}\n",
    "declared:\n  - {as_of: 2024-12-31, issues: {total: 4, completed: 1, staged: 1, unfinished: 2}}\n"
    "fields:\n"
    "  source: {heading: 问题来源, type: choice, choices: [巡察, 审计], public: true}\n"
    "  grade: {heading: 难易程度, type: choice, choices: [甲类, 乙类]}\n",
)
_OWN = (
    "owner: 综合办公室\nlead: 赵某某\naspect: 工作作风方面\ntags: [基建, 信访]\nfields: {source: 审计, grade: 甲类}\n"
)
HIDDEN = "机密标题不得外传"
FILES = {
    "data/inspection.yaml": INSPECTION,
    "data/issues/001.yaml": f"{_OWN}{workspaces.FIRST}",
    "data/issues/002.yaml": f"owner: 财务科\n{workspaces.SECOND}",
    "data/issues/003.yaml": "id: 3\ntitle: 采购<b>不规范\nowner: 财务科\nlead: 钱某某\ndue: 2025-01-10\n",
    "data/issues/004.yaml": f"id: 4\ntitle: {HIDDEN}\nowner: 只此一处的科室\ndisclosure: withheld\n",
    "data/immediate/03.yaml": "id: 3\ntitle: 车辆未登记\nowner: 财务科\ndue: 2025-01-20\n",
    "data/petitions.yaml": "- id: 7\n  progress:\n    - {date: 2024-12-20, status: completed}\n",
}
DAY = ("--as-of", "2025-01-15", "--since", "2024-12-01")


def write(root: Path) -> Path:
    """Write the ledger into a folder."""
    return workspaces.write(root, FILES)
