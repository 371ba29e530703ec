"""Text of the data arrives as typed, whatever marks it holds, and Markdown reads back as it was written."""

from hypothesis import given, settings
from hypothesis import strategies as st

import notices
from generated_documents import DAY, DOCUMENTS, LAYOUT, LEDGER, LINE, MARKS
from laws import share
from rectify_cli import papers
from rectify_cli.core.terms import Edition
from rectify_cli.documents import (
    Signature,
)
from rectify_cli.documents.writers import md as writer
from rectify_cli.ledger import Entry, Ledger, facts
from rectify_cli.papers import markdown as reader
from rectify_cli.papers.markdown import marked
from rectify_cli.papers.markdown.official_parts import recognise
from rectify_cli.views import Request


@settings(max_examples=share(150))
@given(title=LINE, measure=LINE, lead=LINE, parts=st.lists(LINE, max_size=2))
def test_text_of_the_data_arrives_as_typed(title: str, measure: str, lead: str, parts: list[str]) -> None:
    entry = LEDGER.issues[0]
    written = facts.escaped
    one = entry.record.results[0].model_copy(
        update={"text": written(measure), "items": tuple(written(part) for part in parts)}
    )
    issue = entry.record.model_copy(update={"title": title, "results": (one, one)})
    inspection = LEDGER.inspection.record
    prose = inspection.notice.model_copy(update={"lead": written(lead)})
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
    assert whole.blocks == recognise(blocks[draft:])


def test_an_empty_item_of_a_list_numbers_what_follows_it() -> None:
    assert [block.text for block in reader.read("1.\n\n甲\n\n乙")] == ["1.甲", "乙"]


def test_a_heading_without_words_is_no_fault() -> None:
    assert [block.text for block in reader.read("甲\n\n# \n\n乙")] == ["甲", "", "乙"]
