"""A paper with tracked changes (花脸稿): accepted it is the new paper, rejected the old one."""

import datetime as dt
import io
import itertools
from dataclasses import replace

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

import tracked
import word_papers
from generated_documents import DOCUMENTS, LAYOUT
from printed import NOWHERE, TODAY
from rectify_cli import papers
from rectify_cli.core.terms import Edition
from rectify_cli.documents import (
    Attachment,
    Document,
    Heading,
    Imprint,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
    paragraph,
    readers,
    resources,
)
from rectify_cli.documents.layout import Layout, Redline
from rectify_cli.documents.writers import docx
from rectify_cli.views import Request

BASE = replace(LAYOUT, base=(resources.shipped_templates() / "base.docx").read_bytes())
DAY = dt.date(2025, 1, 10)


def marked(old: Document, new: Document, *, words_only: bool = False) -> bytes:
    return docx.write(new, replace(BASE, redline=Redline(old, "rectify", DAY, words_only=words_only)))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Document, Document]:
    """Make two papers of which the second keeps, drops, changes and adds some of the blocks of the first."""
    old, other = draw(DOCUMENTS), draw(DOCUMENTS)
    kept = [block for block in (*old, *other) if draw(st.booleans())]
    mixed = draw(st.permutations(kept)) if draw(st.booleans()) else kept
    changed = [replace(block, text=f"{block.text}改") if isinstance(block, Heading) else block for block in mixed]
    return old, Document(tuple(changed) or other.blocks)


@given(st.tuples(DOCUMENTS, DOCUMENTS) | versions())
def test_accepted_it_is_the_new_paper_and_rejected_the_old(pair: tuple[Document, Document]) -> None:
    for old, new in itertools.permutations(pair):
        content = marked(old, new)
        assert tracked.accepted(content) == tracked.accepted(docx.write(new, BASE))
        assert tracked.rejected(content) == tracked.accepted(docx.write(old, BASE))


@given(DOCUMENTS)
def test_nothing_is_marked_where_nothing_has_changed(document: Document) -> None:
    assert tracked.changes(marked(document, document)) == []
    assert tracked.changes(marked(document, document, words_only=True)) == []


OLD = Document(
    (
        *(Title(("通报",)), Heading(1, "一、总体情况"), paragraph("共有问题12个，已整改8个。")),
        Signature("某局", "2025年1月10日"),
    )
)


@pytest.mark.parametrize(
    ("old", "new", "gone", "inserted"),
    [
        ("共有问题12个，已整改8个。", "共有问题12个，已整改10个。", ["8"], ["10"]),
        ("共有问题12个，已整改8个。", "共有问题12个，其中已整改8个。", [], ["其中"]),
    ],
)
def test_only_the_words_that_changed_are_marked(old: str, new: str, gone: list[str], inserted: list[str]) -> None:
    content = marked(Document((paragraph(old),)), Document((paragraph(new),)))
    body = tracked.body(content)
    assert [words.text for words in body.iter(qn("w:delText"))] == gone
    assert ["".join(words.text for words in each.iter(qn("w:t"))) for each in body.iter(qn("w:ins"))] == inserted
    changes = tracked.changes(content)
    assert {each.get(qn("w:author")) for each in changes} == {"rectify"}
    assert {each.get(qn("w:date")) for each in changes} == {"2025-01-10T00:00:00Z"}
    assert len({each.get(qn("w:id")) for each in changes}) == len(changes)


def test_a_change_of_look_is_marked_unless_only_words_are_compared() -> None:
    old, new = (Document((Paragraph((Span("整改情况：", bold=bold), Span("已完成。"))),)) for bold in (False, True))
    assert len(tracked.changes(marked(old, new))) == 2
    assert tracked.changes(marked(old, new, words_only=True)) == []


def test_the_rows_of_a_table_come_and_go() -> None:
    rows = (("1", "会议纪律不严格"), ("2", "公文处理不规范"), ("3", "台账更新不及时"))
    old, new = Document((Table(("序号", "问题"), rows[:2]),)), Document((Table(("序号", "问题"), rows[1:]),))
    rows_of = list(tracked.body(marked(old, new)).iter(qn("w:tr")))
    states = [[tag for tag in ("ins", "del") if tracked.is_marked(row, "trPr", tag)] for row in rows_of]
    assert states == [[], ["del"], [], ["ins"]]


def test_pages_lie_across_in_a_redline_where_they_do_in_either_paper() -> None:
    """The table of an attachment is wide; a row of it is new, and so is a word of the text."""

    def paper(word: str, *rows: str, columns: int = 7) -> Document:
        table = Table(("列",) * columns, tuple((row,) * columns for row in rows))
        return Document((Title(("题",)), paragraph(word), Attachment("附件", "台账"), table))

    def across(content: bytes) -> list[bool]:
        sections = python_docx.Document(io.BytesIO(content)).sections
        return [(section.page_width or 0) > (section.page_height or 0) for section in sections]

    old, new = paper("旧", "甲"), paper("新", "甲", "乙")
    content = marked(old, new)
    assert across(content) == across(docx.write(new, BASE)) == [False, True]
    assert tracked.accepted(content) == tracked.accepted(docx.write(new, BASE))
    assert tracked.rejected(content) == tracked.accepted(docx.write(old, BASE))
    # The end of a section comes and goes with its paragraph, and the paper ends with the last that both have.
    for pair in itertools.permutations((paper("旧", "甲", columns=6), new)):
        content = marked(*pair)
        assert across(content) == [False, True, False]
        assert tracked.accepted(content) == tracked.accepted(docx.write(pair[1], BASE))
        assert tracked.rejected(content) == tracked.accepted(docx.write(pair[0], BASE))


def notices() -> dict[str, tuple[Document, Layout]]:
    """Return a notice with each of the elements of the standard, and its layout."""
    made = {}
    for name, elements in word_papers.ELEMENTS.items():
        ledger = word_papers.with_elements(word_papers.ledger(), "notice", **elements)
        document = papers.compose("notice", ledger, Request(Edition.INTERNAL, TODAY), NOWHERE)
        made[name] = (document, papers.layout("notice", "docx", ledger, NOWHERE))
    return made


def test_every_element_comes_and_goes() -> None:
    """Of one format and with one kind of signature: the layout is that of the new paper."""
    made = notices()
    for (old, _), (new, layout) in itertools.permutations(made.values(), 2):
        content = docx.write(new, replace(layout, redline=Redline(old, "rectify", DAY)))
        assert tracked.accepted(content) == tracked.accepted(docx.write(new, layout))
        assert tracked.rejected(content) == tracked.accepted(docx.write(old, layout))


def test_the_words_of_an_imprint_are_marked_in_its_box() -> None:
    before, after = (
        Document((paragraph("正文。"), Imprint(f"抄送：{name}。", "某办", "2025年1月10日"))) for name in "甲乙"
    )
    box = next(tracked.body(marked(before, after)).iter(qn("w:txbxContent")))
    assert [text.text for text in box.iter(qn("w:delText"))] == ["甲"]
    assert ["".join(text.text for text in each.iter(qn("w:t"))) for each in box.iter(qn("w:ins"))] == ["乙"]
    assert tracked.changes(marked(after, after)) == []


def test_the_tool_itself_reads_it_as_the_new_paper() -> None:
    new = Document((*OLD.blocks[:2], paragraph("共有问题13个，均已整改。"), *OLD.blocks[3:]))
    texts = [
        [block.text for block in readers.read(content, "a.docx").blocks]
        for content in (marked(OLD, new), docx.write(new, BASE))
    ]
    assert texts[0] == texts[1]
