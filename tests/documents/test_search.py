"""Withheld text is found wherever in a file it stands."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.annotations import Text
from pypdf.generic import NameObject, TextStringObject

import notices
from laws import share
from ledgers import INSPECTION, Nowhere, ledgers
from rectify_cli import papers
from rectify_cli.core.substrings import Word
from rectify_cli.core.terms import Edition
from rectify_cli.documents import Document, Heading, Title, paragraph, search
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers import WRITERS, pdf
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.withheld import withheld
from rectify_cli.views import Request

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
    assert search.leaks_in(docx(part), "docx", {HIDDEN}) == [HIDDEN]
    assert search.leaks_in(docx(part.replace("得", "必")), "docx", {HIDDEN}) == []


def test_withheld_text_is_found_in_the_attributes_and_comments_of_html() -> None:
    for part in (
        "<p title='不得公开的内容'>",
        "<!-- 不得公开的内容 -->",
        "不得<b>公开</b>的内容",
        "&#19981;得公开的内容",
    ):
        assert search.leaks_in(part.encode(), "html", {HIDDEN}) == [HIDDEN]


def test_withheld_text_is_found_in_a_pdf_even_across_two_pages() -> None:
    said = tuple(paragraph(f"第{number}段，{HIDDEN}。" * 9) for number in range(60))
    layout = Layout(DAY)
    for document in (Document((Title((HIDDEN,)),)), Document(said)):
        content = pdf.write(document, layout)
        assert search.leaks_in(content, "pdf", {HIDDEN}) == [HIDDEN]
        assert search.leaks_in(content, "pdf", {HIDDEN * 2}) == []
    whole = "".join(block.text for block in said)
    assert search.leaks_in(pdf.write(Document(said), layout), "pdf", {whole}) == [whole]


def test_withheld_text_is_found_in_an_ofd_even_across_two_pages() -> None:
    said = tuple(paragraph(f"第{number}段，{HIDDEN}。" * 9) for number in range(60))
    for document in (Document((Title((HIDDEN,)),)), Document(said)):
        content = WRITERS["ofd"](document, Layout(DAY))
        assert search.leaks_in(content, "ofd", {HIDDEN}) == [HIDDEN]
        assert search.leaks_in(content, "ofd", {HIDDEN * 2}) == []
    whole = "".join(block.text for block in said)
    assert search.leaks_in(content, "ofd", {whole}) == [whole]


def test_a_short_word_at_the_start_of_a_line_of_an_ofd_is_a_word() -> None:
    for line in ("张三，", "甲张三，"):
        content = WRITERS["ofd"](Document((paragraph("局"), paragraph(line))), Layout(DAY))
        assert search.leaks_in(content, "ofd", {Word("张三")}) == (["张三"] if line.startswith("张") else [])


def test_a_name_with_a_rare_character_in_an_ofd_is_a_word() -> None:
    """Such a character has an object of its own; after a full line, the name begins the next one."""
    names = {Word("𬒈三"), Word("张𬒈"), Word("李𬒈三")}
    for before in ("责任人：", "局" * 26):
        content = WRITERS["ofd"](Document(tuple(paragraph(f"{before}{name}，整改。") for name in names)), Layout(DAY))
        assert search.leaks_in(content, "ofd", {*names, Word("甲三"), Word("张甲")}) == sorted(names)


def test_marks_of_markdown_do_not_hide_it() -> None:
    assert search.leaks_in("不得\\*公开".encode(), "md", {"不得*公开"}) == ["不得*公开"]


FINISHED = Document((Title(("某局", "通报")), Heading(1, "一、工作"), paragraph("正文。")))


def finished(form: str) -> bytes:
    """Return a finished file in which nothing is withheld."""
    content = WRITERS[form](FINISHED, papers.layout("notice", form, EMPTY, notices.ROOT))
    assert search.leaks_in(content, form, {HIDDEN}) == []
    return content


EMPTY = Ledger(Entry(INSPECTION, Nowhere("data/inspection.yaml")))


@pytest.mark.parametrize(
    ("name", "before", "planted"),
    [
        ("word/document.xml", "</w:body>", "<w:p><w:r><w:t>不得公</w:t></w:r><w:r><w:t>开的内容</w:t></w:r></w:p>"),
        ("word/document.xml", "</w:body>", "<w:drawing><wp:docPr descr='不得公开的内容'/></w:drawing>"),
        ("word/document.xml", "</w:body>", "<!-- 甲>乙 不得公开的内容 -->"),
        ("word/document.xml", "</w:body>", "<w:t w:a='甲>乙'>不得公开<![CDATA[的内容]]></w:t>"),
        ("word/footer1.xml", "</w:ftr>", "<w:p><w:r><w:t>不得公开的内容</w:t></w:r></w:p>"),
        ("word/styles.xml", "</w:styles>", "<w:style><w:name w:val='不得公开的内容'/></w:style>"),
        ("docProps/core.xml", "</cp:coreProperties>", "<dc:subject>不得公开的内容</dc:subject>"),
        ("word/header9.xml", "", "<w:hdr><w:t>不得公开的内容</w:t></w:hdr>"),
        ("word/comments.xml", "", "<w:comment w:author='某人'><w:t>不得公开的内容</w:t></w:comment>"),
        ("docProps/custom.xml", "", "<property name='密级'><vt:lpwstr>不得公开的内容</vt:lpwstr></property>"),
        ("customXml/item1.xml", "", "<root><text>不得公开的内容</text></root>"),
    ],
)
def test_withheld_text_is_found_in_every_place_of_a_finished_docx(name: str, before: str, planted: str) -> None:
    with zipfile.ZipFile(io.BytesIO(finished("docx"))) as package:
        parts = {one: package.read(one).decode() for one in package.namelist()}
    assert not before or before in parts[name]
    parts[name] = parts[name].replace(before, planted + before) if before else planted
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for one, text in parts.items():
            package.writestr(one, text)
    assert search.leaks_in(made.getvalue(), "docx", {HIDDEN}) == [HIDDEN]


@pytest.mark.parametrize(
    ("before", "planted"),
    [
        ("</head>", "<meta name='keywords' content='不得公开的内容'>"),
        ("</head>", "<style>/* 不得公开的内容 */</style>"),
        ("</body>", "<!-- 不得公开的内容 -->"),
        ("</body>", '<img src="a.png" alt="甲>乙，不得公开的内容">'),
        ("</body>", "不得<b>公开</b>的内&#23481;"),
    ],
)
def test_withheld_text_is_found_in_every_place_of_a_finished_page(before: str, planted: str) -> None:
    page = finished("html").decode()
    assert before in page
    assert search.leaks_in(page.replace(before, planted + before).encode(), "html", {HIDDEN}) == [HIDDEN]


@pytest.mark.parametrize(
    "planted", ["不得公开的内容", "<!-- 不得公开的内容 -->", "[甲](# '不得公开的内容')", "不得\\\n公开的内容"]
)
def test_withheld_text_is_found_in_every_place_of_finished_markdown(planted: str) -> None:
    assert search.leaks_in(finished("md") + planted.encode(), "md", {HIDDEN}) == [HIDDEN]


def describe(file: pypdf.PdfWriter) -> None:
    """Give an element of the structure a text for those who cannot see it."""
    structure: Any = file.root_object["/StructTreeRoot"]
    structure[NameObject("/Alt")] = TextStringObject(HIDDEN)


@pytest.mark.parametrize(
    "plant",
    [
        lambda file: file.add_metadata({"/Keywords": HIDDEN}),
        lambda file: file.add_outline_item(title=HIDDEN, page_number=0),
        lambda file: file.add_annotation(page_number=0, annotation=Text(rect=(0, 0, 9, 9), text=HIDDEN)),
        lambda file: file.add_named_destination(title=HIDDEN, page_number=0),
        describe,
    ],
    ids=["properties", "outline", "annotation", "destination", "description"],
)
def test_withheld_text_is_found_in_every_place_of_a_finished_pdf(plant: Callable[[pypdf.PdfWriter], object]) -> None:
    file = pypdf.PdfWriter(clone_from=io.BytesIO(finished("pdf")))
    plant(file)
    made = io.BytesIO()
    file.write(made)
    assert search.leaks_in(made.getvalue(), "pdf", {HIDDEN}) == [HIDDEN]


TEXTS = st.text(alphabet="甲乙丙\U00020000a", min_size=1, max_size=9)


@settings(max_examples=share(200))
@given(st.sets(TEXTS, max_size=6), st.lists(TEXTS, max_size=9).map("".join))
def test_a_text_is_found_where_it_stands_and_nowhere_else(texts: set[str], whole: str) -> None:
    assert search.leaks_in(whole.encode(), "md", texts) == sorted(text for text in texts if text in whole)


@settings(max_examples=share(100))
@given(ledgers())
def test_no_withheld_text_gets_into_either_edition(ledger: Ledger) -> None:
    for edition in Edition:
        document = papers.compose("notice", ledger, Request(edition, DAY), notices.ROOT / "nowhere")
        for form in ("md", "docx", "html"):
            layout = papers.layout("notice", form, ledger, notices.ROOT / "nowhere")
            content = papers.typeset(document, form, layout, withheld(ledger, edition))
            assert search.leaks_in(content, form, hidden(ledger, edition)) == []


def hidden(ledger: Ledger, edition: Edition) -> set[str]:
    """Return what an edition may not say, worked out apart from the code that is tested."""
    texts: set[str] = set()
    for entry in ledger.issues:
        issue = entry.record
        listed = {Edition.PUBLIC: {"public"}, Edition.INTERNAL: {"public", "internal"}}[edition]
        points = (*issue.measures, *issue.results)
        texts |= {issue.note or "", *(point.text for point in points if point.disclosure.value not in listed)}
        if edition is Edition.PUBLIC:
            texts |= {issue.owner or "", issue.lead or ""}
        if issue.disclosure.value not in listed:
            texts |= {issue.title, *(point.text for point in (*points, *issue.plan))}
    return texts - {""}


def test_a_short_text_is_found_where_it_is_a_whole_word() -> None:
    """财务科 as a cell, between marks and in split runs; not in 县财务科长."""
    secret: set[str] = {Word("财务科")}
    other: set[str] = {Word("务科")}
    inside = "<w:p><w:t>责任部门</w:t></w:p><w:p><w:t>财务</w:t><w:t>科</w:t></w:p><w:p><w:t>完成</w:t></w:p>"
    for content, form in (
        (docx(inside), "docx"),
        ("| 责任部门 | **财务科** |".encode(), "md"),
        ("<td>责任部门</td><td>财务\u00ad科</td>".encode(), "html"),
        ("编号,部门\n1,财务科\n".encode(), "csv"),
        ("财务科、政治部".encode(), "md"),
    ):
        assert search.leaks_in(content, form, secret) == ["财务科"]
        assert search.leaks_in(content, form, other) == []
    assert search.leaks_in("县财务科、财务科长".encode(), "md", secret) == []


@pytest.mark.parametrize("between", ["\u200b", "\u2060", "\u00ad", "**", " ", "\n", " | ", "_", "`"])
def test_what_a_reader_does_not_see_hides_no_withheld_text(between: str) -> None:
    for secret in (HIDDEN, between.join(HIDDEN)):
        assert search.leaks_in(f"甲{HIDDEN[:3]}{between}{HIDDEN[3:]}乙".encode(), "md", {secret}) == [secret]
        assert search.leaks_in(f"甲{HIDDEN[:3]}{between}必{HIDDEN[4:]}乙".encode(), "md", {secret}) == []


def test_the_border_of_a_cell_hides_no_withheld_text() -> None:
    for content, form in (
        (f"<td>{HIDDEN[:3]}</td><td>{HIDDEN[3:]}</td>", "html"),
        (f"1,{HIDDEN[:3]},{HIDDEN[3:]}\n", "csv"),
        (f"| {HIDDEN[:3]} | {HIDDEN[3:]} |", "md"),
    ):
        assert search.leaks_in(content.encode(), form, {HIDDEN}) == [HIDDEN]
        assert search.leaks_in(content.replace(HIDDEN[:3], "").encode(), form, {HIDDEN}) == []
