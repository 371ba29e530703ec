"""Generate ledgers of any size, and the same items for the peer they are measured against."""

import subprocess
from pathlib import Path

import docx

BASE = Path(__file__).parents[1] / "templates" / "base.docx"
INSPECTION = """\
body: 某县某局党组
kind: inspection
team: 县委第一巡察组
on_site: {{from: 2024-03-01, to: 2024-04-30}}
feedback: 2024-06-01
cut_off: 2024-12-31
signing: 2025-01-10
declared:
  - as_of: 2024-12-31
    issues: {{total: {number}, completed: {number}, staged: 0, unfinished: 0}}
notice:
  title: [某县某局党组, 关于巡察整改进展情况的通报]
  lead: 2024年3月1日至4月30日，县委第一巡察组对某局进行了巡察。
"""

# 1.2 KB of UTF-8 each, as the files of the sample ledger are on average.
TEXT = "逐项研究整改措施，明确责任部门和时限，定期调度，按月通报，确保整改到位，并建立长效机制防止问题反弹。" * 2
ISSUE = """\
# yaml-language-server: $schema=../../schema/issue.schema.json
id: {id}
title: 第{id}项制度落实不够到位
owner: 第{id}项责任科室
note: 第{id}项的内部备注，哪一稿都不印
progress:
  - {{date: 2024-07-01, status: in_progress}}
  - {{date: 2024-12-31, status: completed}}
results:
  - 2024年7月，就第{id}项{text}
  - 2024年9月，就第{id}项{text}
  - 2024年11月，就第{id}项{text}
"""
ITEM = """\
active: true
derived: false
header: ''
level: 1.{id}
links: []
normative: true
ref: ''
reviewed: null
text: |
  第{id}项制度落实不够到位
  第{id}项责任科室
  第{id}项的内部备注，哪一稿都不印
  2024年7月，就第{id}项{text}
  2024年9月，就第{id}项{text}
  2024年11月，就第{id}项{text}
"""
DOCUMENT = """\
settings:
  digits: 5
  itemformat: yaml
  prefix: REQ
  sep: ''
"""


def ledger(root: Path, number: int) -> Path:
    """Write a valid ledger of `number` completed issues under `root`."""
    issues = root / "data" / "issues"
    issues.mkdir(parents=True)
    (root / "data" / "inspection.yaml").write_text(INSPECTION.format(number=number), encoding="utf-8")
    for each in range(1, number + 1):
        text = ISSUE.format(id=each, text=TEXT)
        (issues / f"{each:05}.yaml").write_text(text, encoding="utf-8")
    return root


def template(path: Path) -> Path:
    """Write a docxtpl template that prints a list of texts in the shipped styles, a paragraph each."""
    file = docx.Document(str(BASE))
    for words in ("{%p for text in words %}", "{{ text }}", "{%p endfor %}"):
        file.add_paragraph(words, style="公文正文")
    file.save(str(path))
    return path


def items(root: Path, number: int) -> Path:
    """Write the same texts as items of doorstop, in a repository as it requires."""
    folder = root / "reqs"
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    (folder / ".doorstop.yml").write_text(DOCUMENT, encoding="utf-8")
    for each in range(1, number + 1):
        text = ITEM.format(id=each, text=TEXT)
        (folder / f"REQ{each:05}.yml").write_text(text, encoding="utf-8")
    return root
