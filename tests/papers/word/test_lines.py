"""A line of a value is a paragraph in body text, set as the paragraph of its tag is, and a line break elsewhere."""

import datetime as dt
import io

import docx
import pytest

import wordtemplates
from broken_templates import row, run, table
from rectify_cli.documents.layout import Layout
from rectify_cli.papers.word import fill, lines

STAMP = fill.Stamp("通报", Layout(dt.date(2025, 1, 10)))
BODY = next(style.style_id for style in docx.Document(str(wordtemplates.BASE)).styles if style.name == lines.BODY)


def body(*runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{BODY}"/><w:jc w:val="right"/></w:pPr>{"".join(runs)}</w:p>'


def filled(value: str, *templates: str) -> list[str]:
    content = fill.fill(wordtemplates.built(*templates), {"body": value}, STAMP, "x")
    return wordtemplates.texts(content)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("甲\n乙", ["前甲", "乙后"]),
        ("甲\n\n乙\n", ["前甲", "乙", "后"]),
        ("甲", ["前甲后"]),
        ("\n", ["前\n后"]),
    ],
)
def test_a_line_is_a_paragraph_in_body_text(value: str, expected: list[str]) -> None:
    assert filled(value, body(run("前{{ body }}后"))) == expected
    assert filled(value, body(run("前"), run("{{ body }}"), run("后"))) == expected


def test_its_paragraphs_are_set_as_the_first() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{{ body }}</w:t></w:r>"
    content = fill.fill(wordtemplates.built(body(bold)), {"body": "甲\n乙"}, STAMP, "x")
    paragraphs = docx.Document(io.BytesIO(content)).paragraphs
    assert [(each.alignment, each.runs[0].bold) for each in paragraphs] == [(2, True)] * 2


def test_elsewhere_it_is_a_line_break() -> None:
    assert filled("甲\n乙", "{{ body }}", table(row("{{ body }}", "丙")), "丁") == ["甲\n乙", "甲\n乙", "丙", "丁"]
