"""The parts that tags of a Word template stand for are those of the shipped paper, in the styles of the template."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

import word_papers
import wordtemplates
from printed import NOWHERE, TODAY
from rectify_cli import papers
from rectify_cli.core.terms import Edition
from rectify_cli.ledger import Ledger
from rectify_cli.papers import own_word
from rectify_cli.views import Request

REQUEST = Request(Edition.INTERNAL, TODAY, dt.date(2025, 11, 10))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return word_papers.ledger()


def shipped(name: str, ledger: Ledger, request: Request = REQUEST) -> bytes:
    document = papers.compose(name, ledger, request, NOWHERE)
    return papers.typeset(document, "docx", papers.layout(name, "docx", ledger, NOWHERE), set())


def ejected(name: str, ledger: Ledger, folder: Path, request: Request = REQUEST) -> bytes:
    (folder / f"{name}.docx").write_bytes(papers.starter(name, "docx", NOWHERE))
    filled = own_word.fill(name, ledger, request, folder)
    assert filled.faults == []
    return filled.content


def filled(ledger: Ledger, folder: Path, *lines: str) -> own_word.Filled:
    (folder / "notice.docx").write_bytes(wordtemplates.built(*lines))
    return own_word.fill("notice", ledger, REQUEST, folder)


@pytest.mark.parametrize(
    ("name", "elements"),
    [("report", "head, note and imprint"), *(("notice", elements) for elements in word_papers.ELEMENTS)],
)
def test_a_template_nobody_touched_gives_the_same_paper(
    name: str, elements: str, ledger: Ledger, tmp_path: Path
) -> None:
    changed = word_papers.with_elements(ledger, name, **word_papers.ELEMENTS[elements])
    assert word_papers.body(ejected(name, changed, tmp_path)) == word_papers.body(shipped(name, changed))


@pytest.mark.parametrize(
    "prose",
    [
        {"mention_unlisted": True},
        {"bold_level_3": True},
        {"title": word_papers.TITLE},
        {"list_immediate": True},
        {"organisation": ("其一。\n其二。\n\n其三。",), "next_steps": ("甲。\n乙。",)},
    ],
    ids=str,
)
def test_so_it_does_whatever_the_notice_is_to_say(prose: dict[str, object], ledger: Ledger, tmp_path: Path) -> None:
    public = Request(Edition.PUBLIC, TODAY)
    changed = word_papers.with_elements(ledger, "notice", prose=prose)
    ours = word_papers.body(ejected("notice", changed, tmp_path, public))
    assert ours == word_papers.body(shipped("notice", changed, public))


@pytest.mark.parametrize("name", ["briefing", "reminder"])
def test_of_a_paper_with_tables_the_parts_are_the_same(name: str, ledger: Ledger, tmp_path: Path) -> None:
    """The columns of its tables are as wide as the template has them."""
    changed = word_papers.with_elements(ledger, name, head=word_papers.FULL, imprint=word_papers.IMPRINT)
    ours, theirs = (word_papers.body(each) for each in (ejected(name, changed, tmp_path), shipped(name, changed)))
    assert len(ours) == len(theirs)
    differing = [one for one, other in zip(ours, theirs, strict=True) if one != other]
    assert all(one.startswith("<w:tbl>") and "GongwenBiaoge" in one for one in differing)


def test_a_part_takes_the_styles_of_the_template(ledger: Ledger, tmp_path: Path) -> None:
    file = docx.Document(io.BytesIO(wordtemplates.built("{{p official.signature }}")))
    style = next(style for style in file.styles if style.name == "公文署名")
    style.element.set(qn("w:styleId"), "Ours")
    (tmp_path / "notice.docx").write_bytes(wordtemplates.saved(file))
    content = own_word.fill("notice", ledger, REQUEST, tmp_path).content
    issuer, date = docx.Document(io.BytesIO(content)).paragraphs
    assert issuer.style
    assert (issuer.text, issuer.style.style_id, date.text) == ("中共某县某局党组", "Ours", "2025年12月20日")


def test_a_part_that_the_paper_lacks_leaves_nothing(ledger: Ledger, tmp_path: Path) -> None:
    made = filled(
        ledger, tmp_path, "甲", "{{p official.head }}", "{{p official.note }}", "{{p official.imprint }}", "乙"
    )
    assert wordtemplates.texts(made.content) == ["甲", "乙"]


def test_a_part_may_depend_on_a_condition(ledger: Ledger, tmp_path: Path) -> None:
    lines = (
        "{%p if parts.note %}",
        "附注如下",
        "{{p official.note }}",
        "{%p endif %}",
        "{% if official.head %}有{% endif %}甲",
    )
    noted = word_papers.with_elements(ledger, "notice", note="公开")
    assert wordtemplates.texts(filled(noted, tmp_path, *lines).content) == ["附注如下", "（公开）", "甲"]
    assert wordtemplates.texts(filled(ledger, tmp_path, *lines).content) == ["甲"]


def test_braces_in_the_data_are_no_tags_in_a_part_either(ledger: Ledger, tmp_path: Path) -> None:
    hard = word_papers.with_elements(ledger, "notice", note="{{{{ body }}}} {{% if %}} a&b <w:t>")
    made = filled(hard, tmp_path, "{{p official.note }}")
    assert wordtemplates.texts(made.content) == ["（{{ body }} {% if %} a&b <w:t>）"]


def test_the_figures_are_those_of_a_markdown_template_of_ones_own(ledger: Ledger, tmp_path: Path) -> None:
    own = '{% extends "shipped/notice.md.j2" %}{% block figures %}共{{ figures.issues.total }}个。{% endblock %}'
    (tmp_path / "notice.md.j2").write_text(own, encoding="utf-8")
    made = filled(ledger, tmp_path, "{{p official.figures }}", "{{ section() }}、")
    assert wordtemplates.texts(made.content) == ["共4个。", "一、"]


def test_a_template_without_a_style_that_a_part_needs_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    file = docx.Document(io.BytesIO(wordtemplates.built("{{p official.note }}", "{{p official.signature }}")))
    style = next(style for style in file.styles if style.name == "公文附注")
    style.element.getparent().remove(style.element)
    (tmp_path / "notice.docx").write_bytes(wordtemplates.saved(file))
    made = own_word.fill("notice", ledger, REQUEST, tmp_path)
    assert ({fault.code for fault in made.faults}, made.content) == ({"T316", "T317"}, b"")
    assert "公文附注" in made.faults[0].message.zh


def test_the_rows_of_a_closing_sheet_keep_room_to_sign_once_some_have_signed(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "closing-sheet.docx").write_bytes(papers.starter("closing-sheet", "docx", NOWHERE))
    content = own_word.fill("closing-sheet", ledger, Request(Edition.INTERNAL, TODAY, issue=1), tmp_path).content
    *_, signed = docx.Document(io.BytesIO(content)).tables
    heights = [row.height for row in signed.rows][1:]
    assert heights
    assert all(height and height >= Mm(11.9) for height in heights)


def test_who_was_at_a_meeting_stands_under_the_list_of_attachments(ledger: Ledger, tmp_path: Path) -> None:
    minutes = word_papers.with_elements(
        ledger, "notice", **word_papers.ELEMENTS["minutes"], attachments=word_papers.ANNEXES[:1]
    )
    texts = wordtemplates.texts(filled(minutes, tmp_path, "甲", "{{p official.attachment_list }}").content)
    assert texts == ["甲", "附件：情况说明", "出席：某局张某、李某；某院王某", "列席：赵某"]
    assert wordtemplates.texts(filled(ledger, tmp_path, "甲", "{{p official.attachment_list }}").content) == ["甲"]
