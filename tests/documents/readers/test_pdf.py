"""PDF: lines become paragraphs again, page numbers and running heads go, and each word has its page."""

import sys

import pytest

import notices
from papers_in import LAYOUT, assert_placed, document, read, repaired, texts
from rectify_cli.core.errors import RectifyError
from rectify_cli.documents import Document, Heading, Signature, Title, paragraph, repair
from rectify_cli.documents.writers import pdf

LONG = (
    "根据市委统一部署，市委第八巡察组对某局党组进行了巡察，并反馈了巡察意见，"
    "按照有关要求，现将巡察整改进展情况予以公布。"
)


def test_the_notice_reads_back_from_its_pages() -> None:
    words = document((notices.SEED / "notice.md").read_text(encoding="utf-8"))
    paper = read(pdf.write(words, LAYOUT), "a.pdf")
    assert_placed(paper)
    again = repair.repaired(paper)
    assert_placed(again)
    assert texts(again) == repaired((notices.SEED / "notice.md").read_bytes(), "a.md")
    assert {left.text for left in paper.skipped} == {f"— {page} —" for page in range(1, 17)}
    assert {str(left.place) for left in paper.skipped} == {f"a.pdf:p{page}" for page in range(1, 17)}
    split = next(block for block in again.blocks if len({piece.number for piece in block.pieces}) > 1)
    assert {piece.number for piece in split.pieces} == {1, 2}


def test_without_the_extra_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(RectifyError) as missing:
        read(b"%PDF-1.7", "a.pdf")
    assert missing.value.hint == ("pip install 'rectify-cli[pdf]'",) * 2


def test_short_lines_stay_apart() -> None:
    words = Document(
        (
            Title(("某局党组", "关于巡察整改进展情况的通报")),
            paragraph(LONG),
            Heading(1, "一、整改情况"),
            paragraph("整改结果：完成"),
            paragraph("整改情况："),
            paragraph(LONG),
            Signature("某局党组", "2025年1月10日"),
        )
    )
    assert texts(repair.repaired(read(pdf.write(words, LAYOUT), "a.pdf"))) == [
        *("某局党组关于巡察整改进展情况的通报", LONG, "一、整改情况", "整改结果：完成", "整改情况：", LONG),
        *("某局党组", "2025年1月10日"),
    ]
