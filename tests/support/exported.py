"""A small ledger with every field in use, and what was exported of it, read with other eyes than the writer's."""

import csv
import io
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import workspaces

INSPECTION = workspaces.INSPECTION.replace(
    "{total: 2, completed: 1, staged: 1, unfinished: 0}", "{total: 5, completed: 2}"
)
LABELS = "labels: {已整改到位: completed, 长期坚持: staged}\n"
FIRST = """\
id: 1
title: =HYPERLINK("http://x","点我")
aspect: -方面之一
examples: |
  三会一课记录补造：
  涉及5个支部
cause: 重业务、轻党建
goal: "@季度学习"
owner: 办公室
lead: 张三
person: 李四
support: 人事科
due: 2025-01-01
evidence: [会议纪要, +照片]
extensions: [{from: 2024-10-31, to: 2025-01-01, date: 2024-10-20, reason: 上级审批未完}]
reason: 上级批复未下达
lessons: 同类问题已排查
note: 只进台账表的备注
progress:
  - {date: 2024-12-31, status: in_progress, note: 已报上级审批}
results:
  - {text: 修订制度：, items: [每月学习, 缺席补学]}
  - {text: 只进内部稿的措施, disclosure: internal}
plan:
  - {text: 批复后落实。, due: 2025-03-31}
"""
SECOND = """\
id: 2
title: 经费使用不规范
owner: 办公室
due: 2025-06-30
disclosure: internal
progress:
  - {date: 2024-11-30, status: staged}
results: [追缴。]
plan: [完善。]
"""
THIRD = """\
id: 4
title: 底数不清
owner: 财务科
due: 2024-12-01
progress:
  - {date: 2024-12-31, status: completed}
results: [清理。]
"""
FOURTH = """\
id: 5
title: 任务分解不细
progress:
  - {date: 2024-12-31, status: completed, word: 基本完成}
results: [分解。]
"""
FIFTH = """\
id: 9
title: 不得列出的标题
owner: 隐去的部门
disclosure: withheld
"""
RICH = {
    "data/inspection.yaml": INSPECTION + LABELS,
    "data/issues/001.yaml": FIRST,
    "data/issues/002.yaml": SECOND,
    "data/issues/004.yaml": THIRD,
    "data/issues/005.yaml": FOURTH,
    "data/issues/009.yaml": FIFTH,
    "data/immediate/01.yaml": THIRD.replace("id: 4", "id: 1"),
}
DAY = ("--as-of", workspaces.TODAY.isoformat())


def book(file: Path) -> Workbook:
    """Open a workbook."""
    return load_workbook(io.BytesIO(file.read_bytes()))


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """Return the rows of a sheet by the headings, which stand in its third row."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def rows(text: str) -> list[dict[str, str]]:
    """Read a csv."""
    return list(csv.DictReader(io.StringIO(text, newline="")))
