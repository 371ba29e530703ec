"""One issue in the hand of the house, and its parts."""

HOUSE = """\
# yaml-language-server: $schema=../../schema/issue.schema.json
id: 7
title: “三方比价”流于形式
owner: 办公室
due: 2025-06-30
progress:
  - {date: 2024-07-01, status: not_started}
  - {date: 2024-12-31, status: staged, note: 已报批}
measures:
  - 修订办法。
  - text: 全面自查：
    items:
      - 查台账
      - 查合同
plan:
  - {text: 2025年6月底前完成。, due: 2025-06-30}
note: |-
  第一行
  第二行
"""
ITEMS = HOUSE[HOUSE.index("progress:") :]
HEAD = "id: 7\ntitle: “三方比价”流于形式\nowner: 办公室\ndue: 2025-06-30\n"
NOTE = 'note: "第一行\\n第二行"\n'
