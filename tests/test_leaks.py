"""Withheld text is found wherever in a file it stands."""

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings

import notices
from ledgers import ledgers
from rectify_cli import leaks, papers
from rectify_cli.document import Document, Title, paragraph
from rectify_cli.ledger import Ledger
from rectify_cli.terms import Edition
from rectify_cli.views import Request
from rectify_cli.writers import Layout, pdf

DAY = dt.date(2026, 11, 23)
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


def test_withheld_text_is_found_in_the_attributes_and_comments_of_html() -> None:
    for part in (
        "<p title='不得公开的内容'>",
        "<!-- 不得公开的内容 -->",
        "不得<b>公开</b>的内容",
        "&#19981;得公开的内容",
    ):
        assert leaks.found(part.encode(), "html", {HIDDEN}) == [HIDDEN]


def test_withheld_text_is_found_in_a_pdf_even_across_two_pages() -> None:
    said = tuple(paragraph(f"第{number}段，{HIDDEN}。" * 9) for number in range(60))
    layout = Layout(DAY)
    for document in (Document((Title((HIDDEN,)),)), Document(said)):
        content = pdf.write(document, layout)
        assert leaks.found(content, "pdf", {HIDDEN}) == [HIDDEN]
        assert leaks.found(content, "pdf", {HIDDEN * 2}) == []
    whole = "".join(block.text for block in said)
    assert leaks.found(pdf.write(Document(said), layout), "pdf", {whole}) == [whole]


def test_marks_of_markdown_do_not_hide_it() -> None:
    assert leaks.found("不得\\*公开".encode(), "md", {"不得*公开"}) == ["不得*公开"]


@settings(max_examples=100, deadline=None)
@given(ledgers())
def test_no_withheld_text_gets_into_either_edition(ledger: Ledger) -> None:
    for edition in Edition:
        document = papers.compose("notice", ledger, Request(edition, DAY), notices.ROOT / "nowhere")
        for form in ("md", "docx", "html"):
            layout = papers.layout("notice", form, ledger, notices.ROOT / "nowhere")
            content = papers.typeset(document, form, layout, leaks.withheld(ledger, edition))
            assert leaks.found(content, form, hidden(ledger, edition)) == []


def hidden(ledger: Ledger, edition: Edition) -> set[str]:
    """Return what an edition may not say, worked out apart from the code that is tested."""
    texts: set[str] = set()
    for entry in ledger.issues:
        issue = entry.record
        listed = {Edition.PUBLIC: {"public"}, Edition.INTERNAL: {"public", "internal"}}[edition]
        measures = {one.text for one in issue.measures if one.disclosure.value not in listed}
        texts |= {issue.note or "", *measures}
        if edition is Edition.PUBLIC:
            texts |= {issue.owner or "", issue.lead or ""}
        if issue.disclosure.value not in listed:
            texts |= {issue.title, *(one.text for one in issue.measures), *(one.text for one in issue.plan)}
    return texts - {""}
