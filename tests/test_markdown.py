"""Text of the data arrives as typed, whatever marks it holds, and Markdown reads back as it was written."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

import notices
from laws import share
from rectify_cli import papers, store
from rectify_cli.core.terms import Edition
from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Document,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
)
from rectify_cli.documents.writers import Layout
from rectify_cli.documents.writers import md as writer
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.papers import markdown as reader
from rectify_cli.papers.markdown import marked
from rectify_cli.papers.markdown.official_parts import recognised
from rectify_cli.views import Request

MARKS = "甲乙，。：“”*_#<>[](){}`\\|~+-=!&;.1 2'\"\t\u3000\u00a0@:/%{{}}{%%}"
DAY = dt.date(2025, 1, 10)
LAYOUT = Layout(DAY)


def bare(text: str) -> bool:
    """Return True if the data could hold this text: it is stripped and not empty."""
    return bool(text.strip()) and text == text.strip()


TEXT = st.text(alphabet=MARKS, min_size=1, max_size=30).map(str.strip).filter(bare)
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20).filter(bare)
LINE = TEXT | WORDS


def sample() -> Ledger:
    loaded = store.load(notices.ROOT)
    assert loaded.ledger is not None
    return loaded.ledger


LEDGER = sample()


def spans() -> st.SearchStrategy[tuple[Span, ...]]:
    """Make spans as a reader yields them: neighbours differ, and bold starts and ends on a visible mark."""
    texts = st.lists(LINE, min_size=1, max_size=4)
    first = st.booleans()
    return st.builds(
        lambda words, bold: tuple(Span(word, (index % 2 == 0) == bold) for index, word in enumerate(words)),
        texts,
        first,
    )


def headings() -> st.SearchStrategy[Heading]:
    numbered = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
    return st.builds(
        lambda level, text: Heading(level, f"{numbered[level]}题{text}"), st.sampled_from(list(numbered)), LINE
    )


def plain(paragraph: Paragraph) -> bool:
    """Return True if a paragraph is one wherever it stands, and no part of the paper by its words."""
    return not (paragraph.text.endswith("：") or paragraph.text.startswith("附件："))


def tables() -> st.SearchStrategy[Table]:
    """Make tables whose rows are as long as their header; a cell may be empty."""
    cells = st.lists(LINE | st.just(""), min_size=2, max_size=2).map(tuple)
    return st.builds(Table, cells, st.lists(cells, max_size=3).map(tuple))


HEADS = st.sampled_from([(), (Letterhead("某某县人民法院文件"),), (Letterhead("某局文件", "某局发〔2025〕1号"),)])
ADDRESSEES = st.sampled_from([(), (Addressee("县委巡察办："),)])
ENDS = st.sampled_from(
    [
        (),
        (Signature("某局党组", "2025年1月10日"),),
        (AttachmentList(("整改台账",)), Signature("某局党组", "2025年1月10日"), Note("（此件公开发布）")),
        (
            AttachmentList(("整改台账", "问题清单")),
            Signature("某局党组", "2025年1月10日"),
            Attachment("附件1", "整改台账"),
            Table(("序号", "问题"), (("1", "甲"),)),
            Attachment("附件2", "问题清单"),
        ),
    ]
)
DOCUMENTS = st.builds(
    lambda head, title, to, blocks, end: Document((*head, Title(title), *to, *blocks, *end)),
    HEADS,
    st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    ADDRESSEES,
    st.lists(headings() | st.builds(Paragraph, spans()).filter(plain) | tables(), min_size=1, max_size=6),
    ENDS,
)


@settings(max_examples=share(300))
@given(DOCUMENTS)
def test_markdown_reads_back_as_it_was_written(document: Document) -> None:
    assert reader.read(writer.write(document, LAYOUT).decode()) == document


@settings(max_examples=share(150))
@given(title=LINE, measure=LINE, lead=LINE, parts=st.lists(LINE, max_size=2))
def test_text_of_the_data_arrives_as_typed(title: str, measure: str, lead: str, parts: list[str]) -> None:
    entry = LEDGER.issues[0]
    one = entry.record.results[0].model_copy(update={"text": measure, "items": tuple(parts)})
    issue = entry.record.model_copy(update={"title": title, "results": (one, one)})
    inspection = LEDGER.inspection.record
    prose = inspection.notice.model_copy(update={"lead": lead})
    ledger = Ledger(
        Entry(inspection.model_copy(update={"notice": prose}), LEDGER.inspection.source), (Entry(issue, entry.source),)
    )
    document = papers.compose("notice", ledger, Request(Edition.PUBLIC, DAY), notices.ROOT / "nowhere")
    texts = [block.text for block in document]
    inner = "".join(f"（{number}）{part}" for number, part in enumerate(parts, 1))
    assert texts[1] == lead
    assert f"1.反馈问题：{title}" in texts
    assert f"一是{measure}{inner}" in texts
    assert f"二是{measure}{inner}" in texts
    assert reader.read(writer.write(document, LAYOUT).decode()) == document


def test_a_line_break_in_the_data_parts_two_paragraphs() -> None:
    inspection = LEDGER.inspection.record
    prose = inspection.notice.model_copy(update={"lead": "第一段。\n# 第二段。"})
    ledger = Ledger(Entry(inspection.model_copy(update={"notice": prose}), LEDGER.inspection.source))
    texts = [
        block.text for block in papers.compose("notice", ledger, Request(Edition.PUBLIC, DAY), notices.ROOT / "nowhere")
    ]
    assert texts[1:3] == ["第一段。", "# 第二段。"]


def test_bold_needs_no_blanks_round_chinese_marks() -> None:
    [paragraph] = reader.read("**责任部门：**综合办，**“两庭”**建设").blocks
    assert isinstance(paragraph, Paragraph)
    assert [span.text for span in paragraph.spans if span.bold] == ["责任部门：", "“两庭”"]


def test_a_list_keeps_its_numbers_and_a_date_its_line() -> None:
    document = reader.read("1. 甲\n2. 乙\n\n正文\n\n某局\n2025年1月10日\n")
    assert [block.text for block in document] == ["1.甲", "2.乙", "正文", "某局\n2025年1月10日"]
    assert isinstance(document.blocks[-1], Signature)


WRITTEN = "甲 乙。 1. 1 - * ** _ ` ``` ~~~ > --- === | |---| [ ] [甲]:乙 <b> <!-- --> &amp; & ! # ## \\ \\* \\. 草稿"
SPACES = [" ", "    ", "\t", "\n", "\n\n", "\n\n", "\n \n", "\\\n", "\r\n", "\x00", "\x0b", "\u2028", "\u3000"]
PIECES = st.sampled_from([*WRITTEN.split(), "# ", "1. ", "- ", *SPACES])
MARKED = st.lists(PIECES | st.text(alphabet=MARKS, max_size=5), max_size=12).map("".join)


@settings(max_examples=share(500))
@given(MARKED | DOCUMENTS.map(lambda document: writer.write(document, LAYOUT).decode()))
def test_lines_without_marks_are_read_as_the_whole_parser_reads_them(text: str) -> None:
    whole = reader.read(text)
    blocks = list(marked.blocks(text))
    draft = whole.draft is not None
    assert whole.blocks == recognised(blocks[draft:])


def test_an_empty_item_of_a_list_numbers_what_follows_it() -> None:
    assert [block.text for block in reader.read("1.\n\n甲\n\n乙")] == ["1.甲", "乙"]


def test_a_heading_without_words_is_no_fault() -> None:
    assert [block.text for block in reader.read("甲\n\n# \n\n乙")] == ["甲", "", "乙"]
