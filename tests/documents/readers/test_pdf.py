"""PDF: lines become paragraphs again, page numbers and running heads go, and each word has its page."""

import sys

import pytest

import notices
from drawn import Drawn
from drawn import pdf as drawn_pdf
from papers_in import LAYOUT, assert_placed, document, read, repaired, texts
from rectify_cli.core.errors import RectifyError
from rectify_cli.documents import Document, Heading, Signature, Title, paragraph, repair
from rectify_cli.documents.readers import pdf as pdf_reader
from rectify_cli.documents.readers.pdf.characters import SECOND, characters
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


def page(*drawn: Drawn, number: int = 0) -> list[Drawn]:
    """Return words on a page above lines that are on no other page."""
    return [
        *drawn,
        *(Drawn(f"{'甲乙丙丁'[number]}组第{line}次学习。", 72, 500 - 30 * line) for line in range(6)),
    ]


def test_a_character_beyond_the_first_plane_is_one() -> None:
    paper = read(drawn_pdf([page(Drawn("𠮷某追缴36万元𠮷", 72, 660))]), "a.pdf")
    assert texts(paper)[0] == "𠮷某追缴36万元𠮷"
    assert_placed(paper)


def test_half_a_character_is_none_and_said() -> None:
    assert "".join(characters([0x7532, 0xD842, 0x4E59, 0xDFB7, 0xD842, 0xDFB7])) == f"甲\ufffd乙\ufffd𠮷{SECOND}"
    paper = read(drawn_pdf([page(Drawn("甲\ufffd乙", 72, 660))]), "a.pdf")
    assert [(left.text, left.reason) for left in paper.skipped] == [("\ufffd", pdf_reader.UNREADABLE)]


@pytest.mark.parametrize(
    ("drawn", "read_as"),
    [
        ([Drawn("追缴36", 72, 660), Drawn("7", 120, 668, 9), Drawn("万元", 126, 660)], "追缴36万元"),
        ([Drawn("36", 72, 660), Drawn("[7]", 88, 668, 8), Drawn("个问题", 102, 660)], "36个问题"),
        ([Drawn("个问题", 102, 660), Drawn("共36", 66, 660), Drawn("7", 98, 668, 8)], "共36个问题"),
        ([Drawn("追缴36", 72, 660), Drawn("7", 120, 660, 9), Drawn("万元", 126, 660)], "追缴367万元"),
        ([Drawn("占地5km", 72, 660), Drawn("2", 128, 668, 9), Drawn("。", 134, 660)], "占地5km2。"),
    ],
)
def test_a_raised_digit_is_the_mark_of_a_note(drawn: list[Drawn], read_as: str) -> None:
    assert texts(read(drawn_pdf([page(*drawn)]), "a.pdf"))[0] == read_as


WATERMARKS = [
    Drawn("内部资料", 150, 300, 40, 0.85, 45),
    Drawn("内部资料", 150, 560, 16, 0.85),
    Drawn("内部资料", 150, 560, 40),
]


@pytest.mark.parametrize("watermark", WATERMARKS)
def test_a_watermark_is_left_out_and_said(watermark: Drawn) -> None:
    paper = read(drawn_pdf([page(watermark, number=number) for number in range(3)]), "a.pdf")
    assert not any("内部" in text for text in texts(paper))
    assert [(left.text, left.reason.zh) for left in paper.skipped] == [("内部资料", "水印")] * 3


@pytest.mark.parametrize("words", WATERMARKS[1:])
def test_large_or_light_words_of_one_page_are_read(words: Drawn) -> None:
    pages = [page(words), page(number=1), page(number=2)]
    assert "内部资料" in texts(read(drawn_pdf(pages), "a.pdf"))
