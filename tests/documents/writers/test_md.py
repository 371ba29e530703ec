"""Markdown reads back as it was written."""

from hypothesis import given, settings

from generated_documents import DOCUMENTS, LAYOUT
from laws import share
from rectify_cli.documents import (
    Document,
    Paragraph,
)
from rectify_cli.documents.writers import md as writer
from rectify_cli.papers import markdown as reader


@settings(max_examples=share(300))
@given(DOCUMENTS)
def test_markdown_reads_back_as_it_was_written(document: Document) -> None:
    assert reader.read(writer.write(document, LAYOUT).decode()) == document


def test_bold_needs_no_blanks_round_chinese_marks() -> None:
    [paragraph] = reader.read("**责任部门：**综合办，**“两庭”**建设").blocks
    assert isinstance(paragraph, Paragraph)
    assert [span.text for span in paragraph.spans if span.bold] == ["责任部门：", "“两庭”"]
