"""A label stays with its words, the text with the signature; an attachment with a wide table lies across."""

import pytest

from rectify_cli.documents import Attachment, Block, Heading, Imprint, Signature, Table, paragraph
from rectify_cli.documents.layout import keeping

SIGNED = Signature("某局", "2025年1月10日")
WIDE = Table(tuple("一二三四五六七"), ())
NARROW = Table(tuple("一二三四五六"), ())


@pytest.mark.parametrize("text", ["整改结果：完成", "整改情况：", "阶段性整改情况："])
def test_a_label_is_not_the_last_of_a_page(text: str) -> None:
    assert keeping.kept(paragraph(text), paragraph("已补学。"))
    assert not keeping.kept(paragraph(text), Heading(3, "2.反馈问题：乙"))


def test_other_paragraphs_may_be_the_last_unless_the_signature_follows() -> None:
    assert not keeping.kept(paragraph("整改情况：一是补学。"), paragraph("二是考试。"))
    assert keeping.kept(paragraph("特此报告。"), SIGNED)
    assert keeping.kept(NARROW, SIGNED)
    assert not keeping.kept(SIGNED, None)


def test_an_attachment_with_a_wide_table_lies_across() -> None:
    text = paragraph("正文。")
    first, second = Attachment("附件1", "甲"), Attachment("附件2", "乙")
    imprint = Imprint("抄送：某局。", "", "")
    blocks: list[Block] = [WIDE, text, first, WIDE, second, NARROW, imprint]
    assert list(keeping.sections(blocks)) == [
        (False, [WIDE, text]),
        (True, [first, WIDE]),
        (False, [second, NARROW, imprint]),
    ]
    assert list(keeping.sections([])) == []
