"""What is in force for a paragraph: its own formatting, its styles', its list's, the theme's, the defaults."""

import io

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

import word_runs
from rectify_cli.documents.readers.docx import typeset
from rectify_cli.documents.typeset import Indents, Letters, TypesetParagraph

WORDS = "各项任务已落实到科室。"


def read(file: Document) -> TypesetParagraph:
    """Return how the last paragraph of a file is set."""
    return typeset.read(word_runs.saved(file), "a.docx").paragraphs[-1]


def letters(file: Document) -> Letters:
    return read(file).letters[0]


@pytest.fixture
def file() -> Document:
    """Return an empty file in which nobody names a font, a size or a place."""
    made = docx.Document()
    styles = made.styles.element
    styles.remove(styles.find(qn("w:docDefaults")))
    for properties in styles.iter(qn("w:style")):
        if properties.get(qn("w:default")) == "1":
            for kind in ("w:rPr", "w:pPr"):
                for named in properties.findall(qn(kind)):
                    properties.remove(named)
    return made


def defaults(file: Document, inside: str) -> None:
    file.styles.element.insert(0, parse_xml(f"<w:docDefaults {nsdecls('w')}>{inside}</w:docDefaults>"))


def test_what_nobody_names_is_what_word_takes(file: Document) -> None:
    file.add_paragraph(WORDS)
    assert letters(file) == Letters(WORDS, "", "", 10)
    assert (read(file).align, read(file).indents) == ("left", Indents())


def test_defaults_hold_where_nothing_else_does(file: Document) -> None:
    fonts = '<w:rPr><w:rFonts w:eastAsia="仿宋" w:ascii="Arial"/><w:sz w:val="32"/></w:rPr>'
    defaults(
        file, f'<w:rPrDefault>{fonts}</w:rPrDefault><w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault>'
    )
    file.add_paragraph(WORDS)
    assert letters(file) == Letters(WORDS, "仿宋", "Arial", 16)
    assert read(file).align == "both"


def test_a_style_outdoes_the_one_it_is_based_on_and_a_run_outdoes_both(file: Document) -> None:
    base = file.styles.add_style("基础", WD_STYLE_TYPE.PARAGRAPH)
    base.font.size = Pt(16)
    base.element.get_or_add_rPr().append(parse_xml(f'<w:rFonts {nsdecls("w")} w:eastAsia="仿宋"/>'))
    style = file.styles.add_style("标题一", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = base
    style.element.get_or_add_rPr().append(parse_xml(f'<w:rFonts {nsdecls("w")} w:eastAsia="黑体"/>'))
    run = file.add_paragraph(style=style).add_run(WORDS)
    assert letters(file)[1:4:2] == ("黑体", 16)
    run.font.size = Pt(22)
    assert letters(file).points == 22


def test_a_style_of_letters_outdoes_that_of_the_paragraph(file: Document) -> None:
    red = file.styles.add_style("红字", WD_STYLE_TYPE.CHARACTER)
    red.font.color.rgb = RGBColor(255, 0, 0)
    file.add_paragraph().add_run(WORDS, style=red)
    assert letters(file).colour == "FF0000"


def test_the_colour_of_the_text_is_black_whoever_names_it(file: Document) -> None:
    for colour in ('w:val="auto"', 'w:val="1F497D" w:themeColor="text1"'):
        run = file.add_paragraph().add_run(WORDS)
        run._r.get_or_add_rPr().append(parse_xml(f"<w:color {nsdecls('w')} {colour}/>"))  # noqa: SLF001 - no theme colours
        assert letters(file).colour == ""


def test_a_font_of_the_theme_is_that_for_simplified_chinese(file: Document) -> None:
    fonts = '<w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia" w:eastAsia="黑体"/></w:rPr>'
    defaults(file, f"<w:rPrDefault>{fonts}</w:rPrDefault>")
    file.add_paragraph(WORDS)
    assert letters(file).font == "宋体"


def test_an_indent_in_characters_outdoes_one_in_points(file: Document) -> None:
    paragraph = file.add_paragraph(WORDS)
    indent = parse_xml(f'<w:ind {nsdecls("w")} w:firstLineChars="200" w:firstLine="100"/>')
    paragraph._p.get_or_add_pPr().append(indent)  # noqa: SLF001 - python-docx has no indents in 字
    assert read(file).indents.first == 2


def test_a_hanging_indent_takes_the_place_of_the_first_line_of_a_style(file: Document) -> None:
    style = file.styles.add_style("正文缩进", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:ind {nsdecls("w")} w:firstLineChars="200"/>'))
    paragraph = file.add_paragraph(WORDS, style=style)
    indent = parse_xml(f'<w:ind {nsdecls("w")} w:left="400" w:hanging="400"/>')
    paragraph._p.get_or_add_pPr().append(indent)  # noqa: SLF001 - python-docx has no indents in 字
    assert read(file).indents == Indents(first=0, turned=2)


def test_blanks_that_were_typed_are_an_indent_and_a_tab_is_unknown(file: Document) -> None:
    file.add_paragraph(f"　　{WORDS}")
    assert read(file).indents.first == 2
    file.add_paragraph(f"    {WORDS}")
    assert read(file).indents.first == 2
    file.add_paragraph(f"\t{WORDS}")
    assert read(file).indents.first is None


def test_a_page_begins_behind_a_break_in_either_paragraph_or_a_section(file: Document) -> None:
    file.add_paragraph("一").add_run().add_break(WD_BREAK.PAGE)
    file.add_paragraph("二")
    file.add_section()
    file.add_paragraph("三")
    file.add_section(WD_SECTION.CONTINUOUS)
    file.add_paragraph("四")
    stream = io.BytesIO(word_runs.saved(file))
    paper = typeset.read(stream.getvalue(), "a.docx")
    assert [paragraph.new_page for paragraph in paper.paragraphs] == [False, True, True, False]
    assert [paragraph.section for paragraph in paper.paragraphs] == [0, 0, 1, 2]


def test_what_is_in_a_table_is_framed_and_blank_paragraphs_are_counted(file: Document) -> None:
    file.add_paragraph("一")
    file.add_table(1, 1).cell(0, 0).text = "二"
    file.add_paragraph()
    file.add_paragraph("三")
    paper = typeset.read(word_runs.saved(file), "a.docx")
    assert [(paragraph.framed, paragraph.gap) for paragraph in paper.paragraphs] == [(False, 0), (True, 0), (False, 1)]
