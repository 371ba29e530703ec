"""Withheld text is found wherever in a file it stands."""

import io
import zipfile

import pytest
from hypothesis import given, settings

import notices
from ledgers import ledgers
from rectify_cli import leaks, papers
from rectify_cli.ledger import Ledger
from rectify_cli.terms import Edition

HIDDEN = "不得公开的内容"


def docx(part: str) -> bytes:
    """Return a package with one part of XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/part.xml", f"<w:x xmlns:w='w'>{part}</w:x>")
    return made.getvalue()


@pytest.mark.parametrize(
    "part",
    [
        "<w:t>不得公开的内容</w:t>",
        "<w:t>不得公</w:t><w:t>开的内容</w:t>",
        "<w:t>不得公\n 开的内容</w:t>",
        "<w:p w:descr='不得公开的内容'/>",
        "<!-- 不得公开的内容 -->",
        "<w:t>&#19981;得公开的内容</w:t>",
    ],
)
def test_withheld_text_is_found_in_any_part_of_a_docx(part: str) -> None:
    assert leaks.found(docx(part), "docx", {HIDDEN}) == [HIDDEN]
    assert leaks.found(docx(part.replace("得", "必")), "docx", {HIDDEN}) == []


def test_marks_of_markdown_do_not_hide_it() -> None:
    assert leaks.found("不得\\*公开".encode(), "md", {"不得*公开"}) == ["不得*公开"]


@settings(max_examples=100, deadline=None)
@given(ledgers())
def test_no_withheld_text_gets_into_either_edition(ledger: Ledger) -> None:
    for edition in Edition:
        document = papers.compose("notice", ledger, edition, notices.ROOT / "nowhere")
        content = papers.typeset(document, "md", ledger, edition, notices.ROOT / "nowhere")
        text = content.decode()
        for entry in (*ledger.issues, *ledger.immediate):
            assert (entry.record.note or "备注") not in text
            if edition is Edition.PUBLIC:
                assert (entry.record.owner or "责任部门") not in text.replace("责任部门：", "")
