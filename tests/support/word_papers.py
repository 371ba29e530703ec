"""Papers with every element of the standard, and what two Word files have in their bodies, to compare them by."""

import io
import re
from dataclasses import replace
from typing import Any

import docx
from lxml import etree

from printed import CASE, TODAY
from rectify_cli import store
from rectify_cli.core.terms import ListName, PaperFormat
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Annex, Attendance, Head, Imprint

__all__ = ["ANNEXES", "ELEMENTS", "FULL", "IMPRINT", "TITLE", "TODAY", "body", "ledger", "with_elements"]

MARK = "中共某县某局党组文件"
FULL = Head(
    mark=MARK,
    joint=("某县财政局文件", "某县人力资源和社会保障局文件"),
    number="某局党〔2025〕1号",
    copy_number="000001",
    secrecy="机密★1年",
    urgency="特急",
    signatories=("张某", "李某某", "王某"),
)
LONG = Head(mark="中共某某自治州某某自治县文化广电和旅游体育局党组文件", number="某局党〔2025〕1号")
IMPRINT = Imprint(copies=("县纪委机关", "县委办公室"), office="某局办公室")
ANNEXES = (
    Annex(title="情况说明", text=("一、总体情况", "说明如下。")),
    Annex(title="整改任务清单", list=ListName.TASKS),
    Annex(title="整改台账", list=ListName.REGISTER),
    Annex(title="结语", text=("完。",)),
)
ISSUERS = ("中共某县某局党组", "某县财政局")
ELEMENTS: dict[str, dict[str, Any]] = {
    "nothing more": {},
    "head, note and imprint": {"head": FULL, "note": "此件公开发布", "imprint": IMPRINT},
    "long mark": {"head": LONG},
    "sealed": {"sealed": True, "issuers": ISSUERS},
    "several issuers": {"issuers": ISSUERS},
    "letter": {"format": PaperFormat.LETTER, "head": Head(mark="中共某县某局党组"), "imprint": IMPRINT},
    "minutes": {
        "format": PaperFormat.MINUTES,
        "head": Head(mark="中共某县某局党组会议纪要"),
        "attendance": Attendance(present=("某局张某、李某", "某院王某"), observers=("赵某",)),
    },
    "attachments": {"attachments": ANNEXES, "note": "公开", "imprint": IMPRINT},
    "lying at the end": {"attachments": ANNEXES[:3], "imprint": IMPRINT},
    "lying at once": {"attachments": ANNEXES[1:2]},
    "one attachment": {"attachments": ANNEXES[:1]},
}
"""What `papers:` sets for a paper."""

TITLE = ("中共某县某局党组关于巡察反馈问题整改落实情况和下一步整改工作安排的通报",)
"""A title too long for a line."""


def ledger() -> Ledger:
    """Return the ledger of which every paper can be made."""
    loaded = store.load(store.Workspace(CASE))
    assert loaded.ledger is not None
    return loaded.ledger


def with_elements(whole: Ledger, name: str, *, prose: dict[str, Any] | None = None, **parts: Any) -> Ledger:  # noqa: ANN401 - of any type
    """Return a ledger with other elements of a paper, and other prose of its notice."""
    record = whole.inspection.record
    own = getattr(record.papers, name).model_copy(update=parts)
    changed = {
        "papers": record.papers.model_copy(update={name: own}),
        "notice": record.notice.model_copy(update=prose or {}),
    }
    return replace(whole, inspection=replace(whole.inspection, record=record.model_copy(update=changed)))


def body(content: bytes) -> list[str]:
    """Return the elements of the body as XML; without the numbers a program gives, and with runs alike as one."""
    return [_plain(element) for element in docx.Document(io.BytesIO(content)).element.body]


def _plain(element: Any) -> str:  # noqa: ANN401 - of lxml
    for part in element.iter():
        for name in part.attrib:
            if name.endswith(("}id", "}space")) or (name == "id" and part.tag.endswith("}docPr")):
                del part.attrib[name]
    xml = re.sub(r' xmlns:\w+="[^"]*"', "", etree.canonicalize(etree.tostring(element, encoding="unicode")))

    def joined(match: re.Match[str]) -> str:
        before = xml[: match.start()].rpartition("<w:r>")[2]
        return "" if before.startswith(match[1]) else match[0]

    return re.sub(r"</w:r><w:r>(<w:rPr>.*?</w:rPr>)", joined, xml)
