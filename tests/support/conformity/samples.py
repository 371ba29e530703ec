"""Papers that keep to the standard, built by hand, and the bytes our writer makes of them."""

import datetime as dt
import re
from typing import Any

import notices
from rectify_cli.core.terms import PaperFormat
from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Attendance,
    Block,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
    paragraph,
)
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers import docx

DAY = dt.date(2025, 1, 10)
BASE = notices.ROOT / "templates" / "base.docx"
TITLE = Title(("中共衡阳县人民法院党组", "关于巡察整改进展情况的通报"))

GOOD = Document(
    (
        TITLE,
        paragraph("根据市委统一部署，市委第八巡察组对衡阳县人民法院进行了巡察。"),
        Heading(1, "一、整改进展情况"),
        Heading(3, "1.反馈问题：“两个责任”落实不够到位"),
        Paragraph((Span("整改结果：", bold=True), Span("完成"))),
        Heading(3, "2.反馈问题：日常司法监督管理不够完善"),
        paragraph("满意度达96.03%，比上年高1.5个百分点；抽查案件10起（刑事3起），均已标记。"),
        Heading(1, "二、下一步整改工作安排"),
        paragraph("联系电话：0734-6559978；电子邮箱：357521889@qq.com；网址：https://example.org/a?b=1。"),
        Signature("中共衡阳县人民法院党组", "2025年1月10日"),
    )
)

FOUR_LEVELS = Document(
    (
        TITLE,
        Heading(1, "一、组织整改落实情况"),
        Heading(2, "（一）加强领导"),
        Heading(3, "1.成立小组"),
        Heading(4, "（1）分工到人"),
        paragraph("第一时间成立领导小组。"),
        Heading(4, "（2）限期办结"),
        Heading(3, "2.专题研究"),
        Heading(2, "（二）建章立制"),
        Heading(3, "1.制定方案"),
        paragraph("制定详细可行的整改方案。"),
        Signature("中共衡阳县人民法院党组", "2025年12月31日"),
    )
)

LONG_DATE = Document((Title(("某院关于整改情况的通报",)), paragraph("现予公布。"), Signature("某院", "2025年1月10日")))

WHOLE = Document(
    (
        Letterhead("中共衡阳县人民法院党组文件", "衡法党〔2025〕1号"),
        TITLE,
        Addressee("市委巡察工作领导小组办公室："),
        Heading(1, "一、整改进展情况"),
        paragraph("各项任务见下表。"),
        Table(
            ("序号", "反馈问题", "状态"),
            (("1", "学习不够", "完成"), ("2", "“两庭”建设推进缓慢", "阶段性完成")),
        ),
        paragraph("现予报告。"),
        AttachmentList(("整改台账", "问题清单")),
        Signature("中共衡阳县人民法院党组", "2025年1月10日"),
        Note("（此件公开发布）"),
        Attachment("附件1", "整改台账"),
        Table(("序号", "责任部门"), (("1", "综合办"), ("2", ""))),
        Attachment("附件2", "问题清单"),
        paragraph("问题清单另附。"),
    )
)

ELEMENTS = Document(
    (
        Letterhead(
            "中共某县某局党组文件",
            "某局党〔2025〕1号",
            ("某县财政局文件",),
            ("000001", "机密★1年", "特急"),
            ("张某", "李某某", "王某"),
        ),
        TITLE,
        paragraph("现予报告。"),
        AttachmentList(("整改台账",)),
        Signature("中共衡阳县人民法院党组", "2025年1月10日"),
        Attachment("附件", "整改台账"),
        Table(("列",) * 7, (("甲",) * 7,)),
        Imprint("抄送：县纪委机关，县委办公室。", "某局办公室", "2025年1月12日"),
    )
)
"""A paper with every element round its text, each of which has claims of its own."""

MINUTES = Document(
    (
        Letterhead("中共衡阳县人民法院党组会议纪要", "第1期"),
        TITLE,
        paragraph("会议议定事项如下。"),
        Attendance(("出席：某局张某、李某", "列席：赵某")),
        Signature("中共衡阳县人民法院党组", "2025年1月10日"),
    )
)

LETTER = Document(
    (
        Letterhead("中共衡阳县人民法院党组", "衡法函〔2025〕1号"),
        TITLE,
        paragraph("现予函复。"),
        Signature("中共衡阳县人民法院党组", "2025年1月10日"),
    )
)
"""A paper of the format of a letter."""

KEEPING = {
    "good": GOOD,
    "four levels": FOUR_LEVELS,
    "long date": LONG_DATE,
    "whole": WHOLE,
    "elements": ELEMENTS,
    "minutes": MINUTES,
    "letter": LETTER,
}

SHOWING = {
    "attachments_are_listed_in_2_characters": WHOLE,
    "attachments_start_pages": WHOLE,
    "notes_are_in_brackets": WHOLE,
    "attendance_is_led_by_heiti": MINUTES,
    "letter_has_double_rules": LETTER,
}
"""The papers that the claims of `parts` are shown on, by claim."""


def made(document: Document, base: bytes | None = None, **layout: Any) -> bytes:  # noqa: ANN401 - the fields of Layout
    """Return what our writer makes of `document`, in our base unless another is given; a letter is set as one."""
    if document is LETTER:
        layout["format"] = PaperFormat.LETTER
    return docx.write(document, Layout(DAY, BASE.read_bytes() if base is None else base, **layout))


def seed() -> Document:
    """Return the published notice as blocks; where its way through a PDF cut a paragraph, it stays cut."""
    first, *body, issuer, date = notices.fragments()
    blocks: list[Block] = [Title(tuple(first.split(" ")))]
    for text in body:
        level = 1 if re.match("[一二三]、", text) else 3 if re.match(r"\d+\.", text) else 0
        blocks.append(Heading(level, text) if level else paragraph(text))
    return Document((*blocks, Signature(issuer, date)))
