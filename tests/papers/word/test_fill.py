"""A filled Word template says what it was given, whole, and nothing withheld; the same data gives the same bytes."""

import datetime as dt
import html
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

import wordtemplates
from broken_templates import BROKEN, row, run, runs, table
from laws import share
from printed import CASE, NOWHERE, TODAY, merged, read_back, words
from rectify_cli import papers, store
from rectify_cli.core.errors import DataError
from rectify_cli.core.terms import Edition
from rectify_cli.documents import Document, Table
from rectify_cli.documents.layout import Layout, tables
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Contact, Head
from rectify_cli.papers import own_word, templating
from rectify_cli.papers.word import check, fill, official
from rectify_cli.views import Request, notice

STAMP = fill.Stamp("通报", Layout(dt.date(2025, 1, 10)))
HARD = "a&b <w:t>“甲”</w:t> {{ body }} {% if %} {_{ }_} {# #} 'x' \"y\" \\ %}"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    loaded = store.load(store.Workspace(CASE))
    assert loaded.ledger is not None
    return loaded.ledger


@pytest.fixture(scope="module")
def view(ledger: Ledger) -> notice.Notice:
    return notice.build(ledger, Request(Edition.PUBLIC, TODAY))


def context(view: notice.Notice) -> dict[str, Any]:
    return templating.context(view) | {official.NAME: official.Official()}


def filled(view: notice.Notice, *lines: str) -> list[str]:
    """Return the paragraphs of a template filled with a view."""
    content = wordtemplates.built(*lines)
    assert check.check(content, "x", type(view), lambda: context(view)) == []
    return wordtemplates.texts(fill.fill(content, context(view), STAMP, "x"))


@pytest.mark.parametrize("name", papers.PAPERS)
@pytest.mark.parametrize("edition", Edition)
def test_the_template_to_start_from_says_the_words_of_the_paper(
    name: str, edition: Edition, ledger: Ledger, tmp_path: Path
) -> None:
    request = Request(edition, TODAY, dt.date(2025, 11, 10), 1 if name == "closing-sheet" else None)
    template = tmp_path / f"{name}.docx"
    template.write_bytes(papers.starter(name, "docx", NOWHERE))
    filled = own_word.fill(name, ledger, request, tmp_path)
    assert filled.faults == []
    paper = papers.compose(name, ledger, request, NOWHERE)
    assert read_back(filled.content, "docx") == words(merged(without_empty_columns(paper)))


def without_empty_columns(paper: Document) -> Document:
    """Return a paper without the columns of its tables that hold nothing but their headings; a form keeps them."""
    return replace(paper, blocks=tuple(_kept(block) if isinstance(block, Table) else block for block in paper))


def _kept(table: Table) -> Table:
    if tables.plan(table.header, table.rows, 700, 500).form:
        return table
    own = [at for at in range(len(table.header)) if not table.rows or any(row[at].strip() for row in table.rows)]
    return Table(tuple(table.header[at] for at in own), tuple(tuple(row[at] for at in own) for row in table.rows))


@pytest.mark.parametrize("lines", [sound for _, _, sound in BROKEN.values()], ids=BROKEN)
def test_whatever_passes_the_check_can_be_filled(lines: list[str], view: notice.Notice) -> None:
    headed = replace(view.parts, head=Head(mark="某县某局文件"))
    full = replace(view, parts=headed, contact=Contact(phone="1", mail="2"))
    left = "".join(filled(full, *lines)).replace("body }", "")
    assert not any(mark in left for mark in ("{{", "{%", "}}", "%}"))


@pytest.mark.parametrize(
    "value", [HARD, "甲\n乙", "甲\r\n乙\r丙", "  两端  ", "\t制表\t", "{{", "}}", "&amp;", "&#123;"]
)
def test_a_value_arrives_as_it_is(value: str, view: notice.Notice) -> None:
    meant = value.replace("\r\n", "\n").replace("\r", "\n")
    assert filled(replace(view, body=value), "前{{ body }}后") == [f"前{meant}后"]
    assert filled(replace(view, body=value), table(row("{{ body }}", "乙")), "丙") == [meant, "乙", "丙"]
    header = docx.Document(io.BytesIO(wordtemplates.built("甲")))
    header.sections[0].header.paragraphs[0].text = "{{ body }}"
    content = fill.fill(wordtemplates.saved(header), templating.context(replace(view, body=value)), STAMP, "x")
    assert docx.Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text == meant


@settings(max_examples=share(60))
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_any_value_arrives_as_it_is(value: str) -> None:
    given = {"body": value, "title": (value, "乙")}
    content = wordtemplates.built("前{{ body }}后", "{% for line in title %}{{ line }}、{% endfor %}")
    made = wordtemplates.texts(fill.fill(content, given, STAMP, "x"))
    assert made == [f"前{value}后", f"{value}、乙、"]


def test_a_constant_of_the_template_is_printed_in_its_place(view: notice.Notice) -> None:
    assert filled(view, '{{ "甲" }}{{ body }}{{ "乙" }}') == [f"甲{view.body}乙"]


def test_a_footnote_is_filled_once_whatever_the_sections(view: notice.Notice) -> None:
    file = docx.Document(io.BytesIO(wordtemplates.built("甲")))
    file.add_section()
    xml = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p>{run("{{ body }}")}</w:p></w:footnote></w:footnotes>'
    kinds = (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)
    content = wordtemplates.with_part(wordtemplates.saved(file), "word/footnotes.xml", xml.encode(), *kinds)
    made = fill.fill(content, templating.context(replace(view, body="{{ team }}")), STAMP, "x")
    assert "{{ team }}" in html.unescape(wordtemplates.part(made, "word/footnotes.xml"))


def test_what_a_template_swallows_is_told(view: notice.Notice) -> None:
    """A value printed into a `set` that nothing prints, and one where Word shows no text."""
    for line in ("{% set x %}{{ body }}{% endset %}甲", '<w:p><w:pPr><w:pStyle w:val="甲"/></w:pPr>{{ body }}</w:p>'):
        with pytest.raises(DataError, match="was not written to the file"):
            fill.fill(wordtemplates.built(line), templating.context(view), STAMP, "x")


def test_xml_that_does_not_nest_is_told_and_not_mended_by_leaving_out(view: notice.Notice) -> None:
    """The check tells it first; what fills the template does not lean on that."""
    content = wordtemplates.built("{%p if not body %}", "甲{% endif %}乙")
    with pytest.raises(DataError, match="not a valid Word file"):
        fill.fill(content, templating.context(view), STAMP, "x")


def test_what_docxtpl_cannot_do_is_an_error_of_the_template(view: notice.Notice) -> None:
    with pytest.raises(DataError, match="cannot be filled"):
        fill.fill(wordtemplates.built("{% vm %}"), templating.context(view), STAMP, "x")


def test_a_value_with_a_character_no_file_can_hold_is_told_with_its_tag(view: notice.Notice) -> None:
    told = check.check(
        wordtemplates.built("甲", "{{ body }}"),
        "x",
        type(view),
        lambda: templating.context(replace(view, body="某\x0b局")),
    )
    assert [one.code for one in told] == ["T313"]
    assert "U+000B" in told[0].message.zh


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("{{ parts.note }}", '{{ parts.note or "" }}'),
        ("{{ (title|first).x.y }}", "{{ (title|first)|upper }}"),
        ("{{ 100000|hanzi }}", "{{ 99999|hanzi }}"),
        ("{{ body.__class__ }}", "{{ body }}"),
    ],
)
def test_a_tag_that_cannot_be_filled_from_this_ledger_is_told(broken: str, sound: str, view: notice.Notice) -> None:
    def codes(line: str) -> list[str]:
        content = wordtemplates.built("甲", "“弯”", line)
        made = check.check(content, "x", type(view), lambda: templating.context(view))
        assert all(one.message.zh.startswith("第3段") for one in made)
        return [one.code for one in made]

    assert codes(broken) in (["T313"], ["T307"])
    assert codes(sound) == []


def test_the_cells_of_docxtpl_work(view: notice.Notice) -> None:
    rows = (row('{% cellbg "FF0000" %}{{ body }}', "乙"), row("{% colspan 2 %}{{ team }}"))
    assert filled(view, table(*rows), "丙") == [view.body, "乙", view.team, "丙"]
    merged = (row("{%tr for one in title %}", ""), row("{% vm %}{{ body }}", "{{ one }}"), row("{%tr endfor %}", ""))
    assert filled(replace(view, title=("甲", "乙")), table(*merged), "丙") == [*(view.body, "甲", "", "乙", "丙")]


def test_dashes_join_paragraphs(view: notice.Notice) -> None:
    assert filled(view, "甲{% if body -%}", "{{ body }}", "{%- endif %}乙") == [f"甲{view.body}乙"]


def test_runs_that_word_split_come_together(view: notice.Notice) -> None:
    split = runs(run("{"), '<w:proofErr w:type="spellStart"/>', run("{ bo"), run("dy }"), run("}"))
    assert filled(view, split) == [view.body]


def test_the_file_carries_its_day_and_its_mark_and_nothing_of_its_author(view: notice.Notice) -> None:
    template = docx.Document(io.BytesIO(wordtemplates.built("{{ body }}")))
    template.core_properties.author = "张某"
    template.sections[0].header.paragraphs[0].text = "密"
    content = fill.fill(
        wordtemplates.saved(template), templating.context(view), replace(STAMP, draft="草稿，不得印发"), "x"
    )
    made = docx.Document(io.BytesIO(content))
    assert (made.core_properties.title, made.core_properties.author) == ("通报", "")
    assert made.core_properties.created == dt.datetime(2025, 1, 10, tzinfo=dt.UTC)
    assert [line.text for line in made.sections[0].header.paragraphs] == ["草稿，不得印发", "密"]
    assert made.sections[0].even_page_header.paragraphs[0].text == "草稿，不得印发"
