"""A ledger without a fault, with all that a paper can hold: attachments, a head, every register, facts, own fields."""

import shutil
from pathlib import Path

from printed import CASE

INSPECTION = """\
body: 中共某县某局党组
kind: inspection
team: 县委第一巡察组
on_site: {from: 2025-03-03, to: 2025-04-30}
feedback: 2025-06-10
cut_off: 2025-12-10
signing: 2025-12-20
labels: {已整改到位: completed, 基本完成: staged}
fields:
  涉及金额: {heading: 涉及金额, type: money, unit: 万元, public: true}
registers:
  - 会议
  - 问责
  - 追缴
  - 制度
facts:
  会议: {count: 会议}
  党组会: {count: 会议, where: 类别=党组会}
  追缴: {sum: 追缴.amount, unit: 万元}
declared:
  - as_of: 2025-12-10
    issues: {total: 4, completed: 1, staged: 1, unfinished: 2}
    immediate: {total: 2, completed: 2, unfinished: 0}
    petitions: {total: 3, completed: 2, unfinished: 1}
contact: {phone: 0734-0000000, mail: 某县某局办公室收（邮编421200）}
papers:
  report: {addressee: 县委巡察工作领导小组办公室：}
  notice:
    head: {mark: 中共某县某局党组文件, number: 某局党发〔2025〕12号}
    addressee: 县委巡察工作领导小组办公室：
    note: 此件公开发布
    sealed: true
    imprint: {copies: [县纪委机关, 县委办公室], office: 某局办公室}
    attachments:
      - title: 整改台账
        text:
          - 一、已完成的问题
          - 1.修订合同会签办法，对12份合同开展自查。
          - 二、正在推进的问题
          - 1.信息化建设，2026年6月底前上线。
      - title: 建章立制清单
        text: [《某局合同会签办法》，2025年9月12日印发。]
notice:
  title: [中共某县某局党组, 关于巡察整改进展情况的通报]
  lead: 2025年3月3日至4月30日，县委第一巡察组对某局进行了巡察。2025年6月10日，巡察组反馈了巡察意见。现予通报。
  organisation:
    - 某局党组把整改作为政治任务，召开会议{会议}次，其中党组会{党组会}次；追缴资金{追缴}万元。
  next_steps:
    - 持续推进尚未完成的任务。
    - 建立长效机制，防止问题反弹。
  closing: 欢迎广大干部群众对整改落实情况进行监督。
  mention_unlisted: true
  list_immediate: true
"""
FILES = {
    "inspection.yaml": INSPECTION,
    "petitions.yaml": "".join(
        f"- {{id: {number}, progress: [{{date: 2025-12-01, status: {status}}}]}}\n"
        for number, status in enumerate(("completed", "completed", "in_progress"), 1)
    ),
    "immediate/01.yaml": "id: 1\ntitle: 公示栏更新不及时\nprogress: [{date: 2025-07-01, status: completed}]\n"
    "results: [公示栏已经更新。]\n",
    "immediate/02.yaml": "id: 2\ntitle: 食堂台账不全\nprogress: [{date: 2025-07-05, status: completed}]\n"
    "results: [台账已经补全。]\n",
    "registers/会议.yaml": "- {id: 1, date: 2025-07-10, kind: 党组会}\n- {id: 2, date: 2025-08-10, kind: 专题会}\n",
    "registers/追缴.yaml": "- {id: 1, date: 2025-08-10, amount: 12000, issue: 1}\n"
    "- {id: 2, date: 2025-09-10, amount: 8000, issue: 2}\n",
    "registers/问责.yaml": "- {id: 1, date: 2025-09-10, kind: 诫勉, persons: 2, issue: 1}\n",
    "registers/制度.yaml": "- {id: 1, date: 2025-09-12, title: 合同会签办法, kind: 修订, issues: [1]}\n",
}
"""Beside the issues of the case of the papers: what its own ledger leaves out."""


def written(folder: Path) -> Path:
    """Write the ledger into a folder and return it."""
    shutil.copytree(CASE / "data", folder / "data")
    for name, text in FILES.items():
        path = folder / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    return folder
