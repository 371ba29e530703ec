"""A label stays with its words, the text with the signature; an attachment with a wide table lies across."""

import pytest

from rectify_cli.documents import (
    Attachment,
    Block,
    Heading,
    Imprint,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    paragraph,
)
from rectify_cli.documents.layout import keeping

SIGNED = Signature("某局", "2025年1月10日")
WIDE = Table(tuple("一二三四五六七"), ())
NARROW = Table(tuple("一二三四五六"), ())


@pytest.mark.parametrize("text", ["整改结果：完成", "整改情况：", "阶段性整改情况："])
def test_a_label_is_not_the_last_of_a_page(text: str) -> None:
    assert keeping.kept(paragraph(text), paragraph("已补学。"), SIGNED)
    assert not keeping.kept(paragraph(text), Heading(3, "2.反馈问题：乙"), None)


def test_a_line_before_a_long_address_is_not_spread() -> None:
    assert keeping.ragged(Paragraph((Span("电子邮箱：357521889@qq.com。"),)))
    assert not keeping.ragged(Paragraph((Span("联系电话：0734-655；传真：0734-656；完成 GB/T 9704。"),)))


def test_other_paragraphs_may_be_the_last_unless_the_signature_follows() -> None:
    assert not keeping.kept(paragraph("整改情况：一是补学。"), paragraph("二是考试。"), SIGNED)
    assert keeping.kept(paragraph("特此报告。"), SIGNED, None)
    assert keeping.kept(NARROW, SIGNED, None)
    assert not keeping.kept(SIGNED, None, None)


def test_a_note_has_its_signature_and_the_words_below_a_table_have_the_table() -> None:
    assert keeping.kept(SIGNED, Note("（公开）"), None)
    assert keeping.kept(NARROW, paragraph("特此催办。"), SIGNED)
    assert not keeping.kept(NARROW, paragraph("特此催办。"), None)


def test_the_last_line_of_a_paper_is_not_alone_on_its_page() -> None:
    assert keeping.ends_in_lines([NARROW, paragraph("甲。"), paragraph("乙。")])
    assert not keeping.ends_in_lines([paragraph("甲。"), NARROW])
    assert not keeping.ends_in_lines([paragraph("甲。")])


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
