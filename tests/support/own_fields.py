"""A small ledger whose office declares fields of its own, one of each type."""

import workspaces

DECLARED = """\
fields:
  amount: {heading: 涉及金额, type: money, unit: 万元, synonyms: [涉案资金]}
  source: {heading: 问题来源, type: choice, choices: [巡察, 审计, 自查], public: true}
  copies: {heading: 抄送单位, type: list}
  opened: {heading: 立项日期, type: date}
  people: {heading: 涉及人数, type: number}
  file: {heading: 文号}
"""
INSPECTION = workspaces.INSPECTION + DECLARED
FIRST = workspaces.FIRST + "fields: {amount: '3,200元', source: 审计}  # 经核\ntags: [基建]\n"
FILES = {
    "data/inspection.yaml": INSPECTION,
    "data/issues/001.yaml": FIRST,
    "data/issues/002.yaml": workspaces.SECOND,
}
