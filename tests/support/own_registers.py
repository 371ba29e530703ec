"""A small ledger with registers of the office's own and facts, in files."""

import workspaces

DECLARED = """\
registers:
  - 会议
  - {name: 追缴, fields: {经办: {heading: 经办}}}
  - 制度
facts:
  会议: {count: 会议}   # 数出来的
"""
INSPECTION = workspaces.INSPECTION.replace("declared:\n", f"{DECLARED}declared:\n").replace(
    "某局进行了巡察。", "某局进行了巡察。整改期间召开会议{会议}次。"
).replace("lead: ", "lead: '").rstrip("\n") + "'\n"  # fmt: skip
MEETINGS = "- {id: 1, date: 2024-07-10, kind: 党组会}   # 第一次\n- id: 2\n  date: 2024-08-10\n  kind: 院务会\n"
FILES = workspaces.BASE | {"data/inspection.yaml": INSPECTION, "data/registers/会议.yaml": MEETINGS}
