"""A block of several lines is read line by line, the list of the attachments without its marks."""

import pytest

import readings
from rectify_cli.documents import AttachmentList, Document, Signature, paragraph
from rectify_cli.documents.source import of_document
from rectify_cli.notices import grammar
from rectify_cli.notices.printed_lines import printed_lines


@pytest.mark.parametrize(
    "text",
    [
        "附件：1．整改台账\n2．制度清单\n某局党组\n2025年1月10日\n",
        "附件：\n1．整改台账\n2．制度清单\n某局党组\n2025年1月10日\n",
    ],
)
def test_a_paper_has_the_lines_of_the_document_it_was(text: str) -> None:
    document = Document((AttachmentList(("整改台账", "制度清单")), Signature("某局党组", "2025年1月10日")))
    ours = grammar.read(of_document(document, "notice"))
    lines = ["附件：", "整改台账", "制度清单", "某局党组", "2025年1月10日"]
    assert [line.text for line in printed_lines(ours)] == lines
    assert [line.text for line in printed_lines(readings.reading(text))] == lines


def test_the_name_of_an_attachment_stands_by_itself() -> None:
    ours = grammar.read(of_document(Document((paragraph("附件1 整改台账"),)), "notice"))
    assert [line.text for line in printed_lines(ours)] == ["附件1", "整改台账"]
