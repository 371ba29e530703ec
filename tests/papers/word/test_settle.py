"""What depends on the whole of a filled paper is settled in a template that was typed by hand, too."""

import datetime as dt
import io

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn

import wordtemplates
from broken_templates import row, table
from rectify_cli.core.terms import PaperFormat
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers.docx import base
from rectify_cli.papers.word import settle

LAYOUT = Layout(dt.date(2025, 1, 10))


def styled(style: str, text: str = "甲") -> str:
    """Return a paragraph in a style of the base file."""
    known = {str(each.name).lower(): each.style_id for each in docx.Document(str(wordtemplates.BASE)).styles}
    inside = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{known[style.lower()]}"/></w:pPr>{inside}</w:p>'


def settled(*lines: str, layout: Layout = LAYOUT) -> WordFile:
    file = docx.Document(io.BytesIO(wordtemplates.built(*lines)))
    settle.settle(base.of_template(file, "templates/notice.docx"), layout)
    return file


def kept(*lines: str) -> list[bool]:
    return [bool(line.paragraph_format.keep_with_next) for line in settled(*lines).paragraphs]


def test_a_signature_typed_by_hand_stays_with_the_text_and_its_date() -> None:
    assert kept("正文。", "特此通报。", "某局", "2025年1月10日") == [False, True, True, False]
    assert kept("正文。", "特此通报。", "某局", "二月") == [False] * 4


def test_blank_lines_before_a_signature_do_not_part_it_from_the_text() -> None:
    assert kept("特此通报。", "<w:p/>", "<w:p/>", "某局", "<w:p/>", "2025年1月10日") == [True] * 5 + [False]


def test_a_label_stays_with_what_it_names() -> None:
    assert kept("整改情况：", "完成。") == [True, False]
    assert kept(styled("公文主送", "各部门："), "完成。") == [False, False]


def test_a_table_stays_with_the_signature_under_it() -> None:
    file = settled(table(row("甲", "乙"), row("丙", "丁")), "某局", "2025年1月10日")
    lines = [line for cells in file.tables[0].rows for cell in cells.cells for line in cell.paragraphs]
    assert [bool(line.paragraph_format.keep_with_next) for line in lines] == [False, False, True, True]


def test_a_list_of_attachments_stays_with_the_signature() -> None:
    listed = styled("公文附件说明", "附件：1．甲"), styled("公文附件说明", "2．乙")
    assert kept("特此通报。", *listed, "某局", "2025年1月10日") == [True, True, True, True, False]


def test_a_table_does_not_end_the_text() -> None:
    assert [line.text for line in settled(table(row("甲", "乙"))).paragraphs] == [""]
    assert [line.text for line in settled(table(row("甲", "乙")), "丙").paragraphs] == ["丙"]


def test_a_title_is_broken_where_the_sense_breaks() -> None:
    long = "中共某县某局党组关于巡察反馈问题整改落实情况的通报"
    [title] = settled(styled("Title", long)).paragraphs
    assert title.text.split("\n") == ["中共某县某局党组", "关于巡察反馈问题整改落实情况的通报"]
    assert title.paragraph_format.space_after is not None
    [short] = settled(styled("Title", "关于整改的通报")).paragraphs
    assert short.text == "关于整改的通报"


def test_headings_rank_without_a_gap() -> None:
    file = settled(styled("heading 1", "一、甲"), styled("heading 3", "1.乙"))
    assert [level.get(qn("w:val")) for level in file.element.body.iter(qn("w:outlineLvl"))] == ["0", "1"]


def test_headings_of_level_3_are_bold_where_that_is_asked_for() -> None:
    bold = Layout(LAYOUT.dated, bold_level_3=True)
    for layout, expected in ((bold, [None, True]), (LAYOUT, [None, None])):
        lines = settled(styled("heading 2", "（一）甲"), styled("heading 3", "1.乙"), layout=layout).paragraphs
        assert [line.runs[0].bold for line in lines] == expected


def test_an_attachment_with_a_wide_table_lies_across() -> None:
    def wide(columns: int) -> str:
        return table(row(*["甲"] * columns))

    for columns, landscape in ((7, [False, True, False]), (6, [False])):
        file = settled("正文。", styled("公文附件", "附件"), wide(columns), styled("公文附件", "附件2"), "乙。")
        sizes = [(section.page_width or 0, section.page_height or 0) for section in file.sections]
        assert [across > down for across, down in sizes] == landscape


def test_the_first_page_of_a_letter_has_no_number() -> None:
    letter = Layout(LAYOUT.dated, format=PaperFormat.LETTER)
    assert settled("甲", layout=letter).sections[0].different_first_page_header_footer
    assert not settled("甲").sections[0].different_first_page_header_footer
