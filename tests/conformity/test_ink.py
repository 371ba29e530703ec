"""Head, imprint and signature stand where the standard puts them, measured in ink on the pages of Word and PDF."""

from collections.abc import Callable
from functools import cache

import pytest

from conformity import ink, measure, samples
from rectify_cli.core.terms import PaperFormat
from rectify_cli.documents import (
    Block,
    Document,
    Imprint,
    Letterhead,
    Note,
    Signature,
    Table,
    Title,
    paragraph,
)
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers import pdf

pytestmark = pytest.mark.slow
TEXT_TOP, TEXT_BOTTOM, PAGE = 37, 262, 297
TITLE, SIGNED = Title(("某局关于整改情况的报告",)), Signature("中共某县某局党组", "2025年1月10日")
IMPRINT = Imprint("抄送：县纪委机关，县委办公室。", "某局办公室", "2025年1月12日")
HEADS = {
    "plain": Letterhead("中共某县某局党组文件", "某局党〔2025〕1号"),
    "secret": Letterhead("中共某县某局党组文件", "某局党〔2025〕1号", (), ("000001", "机密★1年", "特急")),
    "long": Letterhead("中共某某自治州某某自治县文化广电和旅游体育局党组文件", "某局党〔2025〕1号"),
}


def _docx(document: Document, form: PaperFormat = PaperFormat.GENERAL) -> bytes:
    return measure.to_pdf(samples.made(document, format=form))


def _pdf(document: Document, form: PaperFormat = PaperFormat.GENERAL) -> bytes:
    return pdf.write(document, Layout(samples.DAY, format=form))


WAYS = [
    pytest.param(
        _docx,
        id="docx",
        marks=pytest.mark.skipif(bool(measure.missing()), reason=measure.missing() or "everything is here"),
    ),
    pytest.param(_pdf, id="pdf"),
]
Way = Callable[..., bytes]


@cache
def rendered(way: Way, head: str) -> bytes:
    return way(Document((HEADS[head], TITLE, paragraph("正文。"), SIGNED, Note("（公开）"), IMPRINT)))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("head", HEADS)
def test_the_mark_is_35_mm_under_the_top_and_the_rule_4_mm_under_the_number(way: Way, head: str) -> None:
    page = rendered(way, head)
    mark, rule = ink.runs(page, 0, red=True)
    number = [run for run in ink.runs(page, 0, red=False) if mark.bottom < run.top < rule.top]
    assert mark.top == pytest.approx(TEXT_TOP + 35, abs=1)
    assert rule.top - number[-1].bottom == pytest.approx(4, abs=0.6)


@pytest.mark.parametrize("way", WAYS)
def test_the_last_rule_of_the_imprint_is_on_the_edge_of_the_text(way: Way) -> None:
    rules = [run for run in ink.runs(rendered(way, "plain"), -1, red=False) if run.is_rule]
    assert [run.bottom for run in rules if run.bottom < TEXT_BOTTOM + 3][-1] == pytest.approx(TEXT_BOTTOM, abs=0.6)


@pytest.mark.parametrize("way", WAYS)
def test_without_an_imprint_no_rule_is_there(way: Way) -> None:
    page = way(Document((TITLE, paragraph("正文。"), SIGNED)))
    assert not [run for run in ink.runs(page, -1, red=False) if TEXT_BOTTOM - 30 < run.bottom < TEXT_BOTTOM + 3]


@pytest.mark.parametrize("way", WAYS)
def test_a_letter_has_double_rules_4_mm_under_its_mark_and_20_mm_over_the_edge(way: Way) -> None:
    page = way(
        Document((Letterhead("中共某县某局党组", "某局函〔2025〕1号"), TITLE, paragraph("正文。"), SIGNED)),
        PaperFormat.LETTER,
    )
    mark, thick, thin, *_, last = ink.runs(page, 0, red=True)
    assert mark.top == pytest.approx(30, abs=1)
    assert thick.top - mark.bottom == pytest.approx(4, abs=0.6)
    assert thick.bottom - thick.top > thin.bottom - thin.top
    assert PAGE - last.bottom == pytest.approx(20, abs=1)
    assert "1 —" not in ink.texts(page)[0]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("foot", "breaks"), [((), range(14, 34, 4)), ((IMPRINT,), range(19, 24))], ids=["", "imprint"])
def test_the_signature_of_a_reminder_stands_with_text_wherever_the_page_ends(
    way: Way, foot: tuple[Block, ...], breaks: range
) -> None:
    for rows in range(14, 34) if way is _pdf else breaks:
        table = Table(("编号", "事项"), tuple((str(row), "学习不够") for row in range(rows)))
        blocks: tuple[Block, ...] = (TITLE, paragraph("事项如下。"), table, paragraph("特此催办。"), SIGNED, *foot)
        last = ink.texts(way(Document(blocks)))[-1]
        assert "特此催办" in last, rows
