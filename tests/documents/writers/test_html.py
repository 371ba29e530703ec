"""The HTML holds the words of the paper in order, skips no heading level, and asks for nothing from outside."""

import dataclasses
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.etree import _Element as Element

from generated_documents import DOCUMENTS, LAYOUT, LEDGER
from laws import share
from rectify_cli import papers
from rectify_cli.core.errors import DataError
from rectify_cli.core.terms import Edition
from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Attendance,
    Block,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
    paragraph,
)
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers import html as writer
from rectify_cli.views import Request

FRAGMENT = dataclasses.replace(LAYOUT, fragment=True)
SEALED = dataclasses.replace(LAYOUT, sealed=True)
OUTSIDE = re.compile(r"https?:|//|url\(|@import|src\s*=|href\s*=", re.IGNORECASE)
NASTY = "<b>&amp;{{x}}</b> \"'</style><script>"
ALL: tuple[Block, ...] = (
    Letterhead("某局文件", "某局发〔2025〕1号"),
    Title(("某局", "关于整改的通报")),
    Addressee("县委巡察办："),
    Heading(1, "一、甲"),
    Heading(3, "1.乙"),
    Paragraph((Span("一是", bold=True), Span("整改。"))),
    Table(("", "问题"), (("1", "甲"), ("2", ""))),
    AttachmentList(("台账", "清单")),
    Attendance(("出席：某局张三", "请假：李四")),
    Signature("某局党组", "2025年1月10日"),
    Note("（此件公开发布）"),
    Attachment("附件1", "台账"),
    Heading(2, "（一）丙"),
    Attachment("附件2", ""),
    paragraph("正文。"),
)


def tree(document: Document, *, fragment: bool = False) -> Element:
    """Return what stands inside the article, of the page or the fragment."""
    written = writer.write(document, FRAGMENT if fragment else LAYOUT).decode()
    if fragment:
        return html.fromstring(f"<article>{written}</article>")
    [article] = html.fromstring(written).iter("article")
    return article


def words(text: str) -> str:
    """Return the text without the line ends and tabs between the parts of a block."""
    return re.sub(r"[\t\n]", "", text)


def said(document: Document) -> str:
    return words("".join(block.text for block in document))


def drawn(inside: Element, path: str) -> list[str]:
    """Return the texts or attributes an XPath leads to."""
    found = inside.xpath(path)
    assert isinstance(found, list)
    return [str(one) for one in found]


def depths(inside: Element) -> list[int]:
    return [int(str(found.tag)[1]) for found in inside.iter("h1", "h2", "h3", "h4", "h5", "h6")]


@settings(max_examples=share(150))
@given(DOCUMENTS, st.booleans())
def test_the_words_of_the_paper_stand_in_order(document: Document, fragment: bool) -> None:  # noqa: FBT001 - drawn
    inside = tree(document, fragment=fragment)
    assert words("".join(map(str, inside.itertext()))) == said(document)
    [title] = inside.iter("h1")
    assert words("".join(map(str, title.itertext()))) == words(document.title)


@settings(max_examples=share(150))
@given(DOCUMENTS, st.booleans())
def test_no_heading_level_is_skipped(document: Document, fragment: bool) -> None:  # noqa: FBT001 - drawn
    found = depths(tree(document, fragment=fragment))
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(found))


@settings(max_examples=share(100))
@given(DOCUMENTS, st.booleans())
def test_nothing_is_asked_for_from_outside(document: Document, fragment: bool) -> None:  # noqa: FBT001 - drawn
    root = tree(document, fragment=fragment).getroottree().getroot()
    assert not [value for found in root.iter() for value in found.values() if OUTSIDE.search(str(value))]
    assert not [found for found in root.iter() if {"src", "href"} & {str(key) for key in found.keys()}]  # noqa: SIM118 - an element iterates over its children
    assert not [found for found in root.iter("style") if OUTSIDE.search(found.text or "")]
    assert not list(root.iter("script", "link", "img", "iframe", "object", "base"))


@pytest.mark.parametrize("layout", [LAYOUT, FRAGMENT, SEALED])
def test_the_same_document_gives_the_same_bytes(layout: Layout) -> None:
    document = papers.compose("notice", LEDGER, Request(Edition.PUBLIC, LAYOUT.dated), Path("nowhere"))
    first = writer.write(document, layout)
    assert first == writer.write(document, layout)
    assert b"\r" not in first
    assert first.endswith(b">\n")


@pytest.mark.parametrize("fragment", [False, True])
@pytest.mark.parametrize(
    "block",
    [
        Title((NASTY, NASTY)),
        Heading(1, NASTY),
        Paragraph((Span(NASTY), Span(NASTY, bold=True))),
        Table((NASTY,), ((NASTY,),)),
        Letterhead(NASTY, NASTY),
        Addressee(NASTY),
        AttachmentList((NASTY,)),
        AttachmentList((NASTY, NASTY)),
        Attachment(NASTY, NASTY),
        Note(NASTY),
        Signature(NASTY, NASTY),
    ],
)
def test_marks_of_html_arrive_as_typed(block: Block, *, fragment: bool) -> None:
    document = Document((block,), draft=NASTY)
    inside = tree(document, fragment=fragment)
    assert words("".join(map(str, inside.itertext()))) == NASTY + said(document)
    assert not list(inside.iter("b", "script", "style"))


def test_the_mark_of_a_draft_leaves_the_style_sheet_whole() -> None:
    root = html.fromstring(writer.write(Document((Title(("题",)),), draft=f'草稿"}}{NASTY}'), LAYOUT).decode())
    [style] = root.iter("style")
    assert "\\008349\\00007a"[:7] in (style.text or "")
    assert "<" not in (style.text or "")
    assert drawn(root, "//main//*[@role='note']/strong/text()") == [f'草稿"}}{NASTY}']
    assert "top-center" not in writer.write(Document((Title(("题",)),)), LAYOUT).decode()


def test_a_fragment_stands_inside_any_page() -> None:
    inside = tree(Document(ALL, draft="草稿"), fragment=True)
    assert not list(inside.iter("style", "script", "html", "head", "body", "main", "link", "meta"))
    assert not drawn(inside, ".//@class | .//@id")
    assert set(drawn(inside, ".//p/@style")) >= {"text-indent:2em", "text-align:right"}
    assert depths(inside) == [1, 2, 3, 2, 3, 2]


def test_every_part_of_a_paper_is_what_it_is() -> None:
    inside = tree(Document(ALL))
    assert depths(inside) == [1, 2, 3, 2, 3, 2]
    assert drawn(inside, ".//h1/span/text()") == ["某局", "关于整改的通报"]
    assert drawn(inside, ".//h3/@class") == ["level-3", "level-2"]
    assert drawn(inside, ".//strong/text()") == ["一是"]
    assert drawn(inside, ".//section[@tabindex='0']/@aria-label") == ["表格1"]
    assert drawn(inside, ".//thead//th[@scope='col']/text()") == ["问题"]
    assert [len(one) for one in inside.iter("section") if one.get("class") == "attachment"] == [3, 2]
    assert drawn(inside, ".//*[@class='attendance']//span/text()") == ["出席：", "请假："]
    assert drawn(inside, ".//header/p/@class") == ["mark", "number"]


@pytest.mark.parametrize(
    ("issuer", "date", "sealed", "kind"),
    [
        ("中共某某县委员会", "2025年1月10日", False, "signature"),
        ("某局", "2025年1月10日", False, "signature long-date"),
        ("某局", "2025年1月10日", True, "signature sealed"),
    ],
)
def test_the_signature_is_set_as_it_is_issued(issuer: str, date: str, kind: str, *, sealed: bool) -> None:
    written = writer.write(Document((Signature(issuer, date),)), SEALED if sealed else LAYOUT).decode()
    assert f'<div class="{kind}">\n<p class="issuer">{issuer}</p>\n<p class="date">{date}</p>\n</div>' in written


def test_a_page_is_named_by_its_title_or_its_first_words() -> None:
    named = [Document(ALL), Document((paragraph("首句。\n次句。"),))]
    titles = [html.fromstring(writer.write(one, LAYOUT).decode()).findtext(".//title") for one in named]
    assert titles == ["某局关于整改的通报", "首句。"]


@pytest.mark.parametrize(
    "character", ["\x00", "\x08", "\x0c", "\x7f", "\x85", "\ud800", "\ufdd0", "\uffff", "\U0001fffe"]
)
def test_what_html_cannot_hold_is_refused(character: str) -> None:
    with pytest.raises(DataError, match=rf"U\+{ord(character):04X}"):
        writer.write(Document((paragraph(f"甲{character}乙"),)), LAYOUT)
    with pytest.raises(DataError):
        writer.write(Document((paragraph("甲"),), draft=character), LAYOUT)


def test_blanks_of_the_data_are_let_through() -> None:
    assert "甲\t乙\u3000丙\u00a0丁" in writer.write(Document((paragraph("甲\t乙\u3000丙\u00a0丁"),)), FRAGMENT).decode()


def test_an_empty_block_is_left_out_and_a_second_title_stands_under_the_first() -> None:
    inside = tree(Document((Title(("题",)), paragraph(""), Title(("又一题",)), Heading(4, "（1）甲"))))
    assert depths(inside) == [1, 2, 2]
    assert not list(inside.iter("p"))


WIDE = Table(("列",) * 7, (("甲",) * 7,))
IMPRINT = Imprint("抄送：县纪委机关。", "某局办公室", "2025年1月12日")


@pytest.mark.parametrize(
    ("before", "within"),
    [
        ((Signature("某局", "2025年1月10日"),), ["article"]),
        ((Attachment("附件", "台账"), paragraph("文。")), ["article", "section attachment"]),
        ((Attachment("附件", "台账"), WIDE), ["article", "section attachment"]),
    ],
)
def test_the_imprint_ends_the_last_section_that_is_upright(before: tuple[Block, ...], within: list[str]) -> None:
    inside = tree(Document((Title(("题",)), *before, IMPRINT)))
    [found] = (one for one in inside.iter("div") if one.get("class") == "imprint")
    around = [f"{one.tag} {one.get('class') or ''}".strip() for one in found.iterancestors("article", "section")]
    assert sorted(around) == within
    assert found.getnext() is None
    assert (found.getprevious() is None) is (WIDE in before)


def test_a_note_goes_over_the_page_with_the_signature_and_without_one_the_signature_is_alone() -> None:
    signature = Signature("中共某县某局党组", "2025年1月10日")
    both, alone = (tree(Document((*blocks, IMPRINT))) for blocks in ((signature, Note("（公开）")), (signature,)))
    assert drawn(both, ".//*[@class='signed']/*/@class") == ["signature", "note"]
    assert drawn(alone, ".//*[@class='signed']/@class") == []
