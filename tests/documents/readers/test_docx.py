"""Word files as Word and WPS write them: what is printed is read, in its order, and nothing else."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers_in import W, assert_placed, line, read, run, texts, word
from rectify_cli.documents import Heading, Table
from rectify_cli.documents.readers.docx.numbering import written

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml"
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    inside = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inside}</w:lvl>'


def lists(*levels: str, override: str = "") -> str:
    abstract = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    second = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    return f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{second}'


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20), min_size=1, max_size=5))
def test_paragraphs_are_read_where_they_stand(lines: list[str]) -> None:
    paper = read(word("".join(map(line, lines))), "a.docx")
    assert texts(paper) == lines
    assert_placed(paper)
    assert [block.pieces[0].number for block in paper.blocks] == [*range(1, len(lines) + 1)]


def test_numbers_of_lists_are_printed() -> None:
    numbering = lists(
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "%1.%4", more="<w:isLgl/>"),
    )
    body = "".join(
        line("甲", NUMBERED.format(at, 1)) for at in (0, 1, 2, 2, 1, 2, 0, 3)
    )  # fmt: skip
    paper = read(word(body, numbering=numbering), "a.docx")
    assert texts(paper) == ["一、甲", "（一）甲", "1.甲", "2.甲", "（二）甲", "1.甲", "二、甲", "2.1甲"]
    assert_placed(paper)


def test_a_second_list_goes_on_unless_it_starts_anew() -> None:
    goes_on = lists(level(0, "decimal", "第%1条 "))
    anew = lists(
        level(0, "decimal", "第%1条 "),
        override='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
    )
    body = line("甲", NUMBERED.format(0, 1)) + line("乙", NUMBERED.format(0, 2)) + line("丙", NUMBERED.format(0, 2))
    assert texts(read(word(body, numbering=goes_on), "a.docx")) == ["第1条 甲", "第2条 乙", "第3条 丙"]
    assert texts(read(word(body, numbering=anew), "a.docx")) == ["第1条 甲", "第1条 乙", "第2条 丙"]


def test_a_style_may_carry_the_number_and_the_level() -> None:
    styles = (
        '<w:style w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="I"><w:basedOn w:val="H"/></w:style>'
    )
    body = line("甲", '<w:pStyle w:val="H"/>') + line("乙", '<w:pStyle w:val="I"/>') + line("", '<w:pStyle w:val="H"/>')
    paper = read(word(body, numbering=lists(level(0, "japaneseCounting", "%1、", start=9)), styles=styles), "a.docx")
    assert texts(paper) == ["九、甲", "十、乙"]
    assert isinstance(paper.blocks[0].block, Heading)


@pytest.mark.parametrize(
    ("form", "count", "printed"),
    [
        ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 103, "一百零三"),
        ("chineseCounting", 110, "一百一十"), ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseCounting", 0, "零"),
        ("chineseLegalSimplified", 11, "壹拾壹"),
        ("ideographDigital", 20, "二〇"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"), ("decimalZero", 3, "03"), ("upperLetter", 28, "BB"),
        ("lowerRoman", 19, "xix"), ("decimalFullWidth", 12, "１２"), ("neverHeardOf", 5, "5"),
        ("upperRoman", 1994, "MCMXCIV"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, count: int, printed: str) -> None:
    assert written(count, form) == printed


def test_what_is_not_printed_is_left_out_and_said() -> None:
    shown = run("显", '<w:vanish w:val="0"/>')
    body = (
        f"<w:p>{run('甲')}{run('藏', '<w:vanish/>')}{shown}"
        f"<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>{run('增')}</w:ins>"
        f"<w:moveFrom>{run('移')}</w:moveFrom></w:p>"
    )
    paper = read(word(body), "a.docx")
    assert texts(paper) == ["甲显增"]
    assert [(left.text, str(left.place)) for left in paper.skipped] == [(text, "a.docx:¶1") for text in "藏删移"]


def test_text_boxes_and_notes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{line('框内')}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f'<w:p>{run("甲")}<w:r>{choice}</w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>{line("乙")}'
    notes = f'<w:footnote w:id="2">{line("注")}<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>'
    assert texts(read(word(body, footnotes=notes), "a.docx")) == ["甲", "框内", "注", "乙"]


def test_tables_are_read_in_their_place() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{line(cell)}</w:tc>' for cell in cells)}</w:tr>"

    body = line("前") + f"<w:tbl>{row('序号', '问题')}{row('1', '甲')}{row('2')}</w:tbl>" + line("后")
    paper = read(word(body), "a.docx")
    assert paper.blocks[1].block == Table(("序号", "问题"), (("1", "甲"), ("2", "")))
    assert [paper.blocks[0].text, paper.blocks[2].text] == ["前", "后"]
    assert_placed(paper)
    frame = f"<w:tbl>{row('框')}{row('内')}</w:tbl>"
    assert texts(read(word(frame), "a.docx")) == ["框", "内"]


def test_a_cell_that_spans_others_keeps_the_columns_in_their_place() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{line("合计")}</w:tc><w:tc>{line("7")}</w:tc>'
    head = "".join(f"<w:tc>{line(cell)}</w:tc>" for cell in ("单位", "类别", "个数"))
    (block,) = read(word(f"<w:tbl><w:tr>{head}</w:tr><w:tr>{wide}</w:tr></w:tbl>"), "a.docx").blocks
    assert block.block == Table(("单位", "类别", "个数"), (("合计", "", "7"),))


def test_a_break_in_a_paragraph_breaks_it() -> None:
    body = f'<w:p>{run("甲")}<w:r><w:br/></w:r>{run("乙")}<w:r><w:br w:type="page"/></w:r>{run("丙")}</w:p>'
    paper = read(word(body), "a.docx")
    assert texts(paper) == ["甲", "乙丙"]
    assert_placed(paper)


RAISED = '<w:vertAlign w:val="superscript"/>'


def mark(kind: str, code: str = "") -> str:
    """Return a mark of a field, with the code that follows it."""
    inside = f"<w:instrText>{code}</w:instrText>" if code else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/>{inside}</w:r>'


@pytest.mark.parametrize(
    ("before", "raised", "read_as"),
    [("共36", "3", "共36个"), ("追缴36万元", "[3]", "追缴36万元个"), ("5km", "2", "5km2个"), ("4", "th", "4th个")],
)
def test_the_raised_mark_of_a_note_is_no_digit_of_a_figure(before: str, raised: str, read_as: str) -> None:
    styles = f'<w:style w:styleId="N"><w:rPr>{RAISED}</w:rPr></w:style>'
    for properties in (RAISED, '<w:rStyle w:val="N"/>'):
        body = f"<w:p>{run(before)}{run(raised, properties)}{run('个')}</w:p>"
        assert texts(read(word(body, styles=styles), "a.docx")) == [read_as]


def test_a_style_hides_its_words_and_those_of_the_styles_based_on_it() -> None:
    styles = (
        '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="I"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="S"><w:basedOn w:val="I"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
        '<w:style w:styleId="L"><w:basedOn w:val="L"/></w:style>'
    )
    body = "".join(line(name, f'<w:pStyle w:val="{name}"/>') for name in "HISL")
    hidden, shown = run("藏", '<w:rStyle w:val="I"/>'), run("显", '<w:vanish w:val="0"/>')
    body += f'<w:p>{run("甲")}{hidden}</w:p><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{shown}</w:p>'
    paper = read(word(body, styles=styles), "a.docx")
    assert texts(paper) == ["S", "L", "甲", "显"]
    assert [left.text for left in paper.skipped] == ["H", "I", "藏"]


def test_the_table_of_contents_is_left_out_and_said() -> None:
    entries = line("1.学习不深入3") + f"<w:p>{run('2.调研不够4')}{mark('end')}</w:p>"
    field = f"<w:p>{mark('begin', ' TOC ')}{mark('separate')}</w:p>{entries}"
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    simple = f'<w:p><w:fldSimple w:instr="TOC a">{run("1.学习不深入3")}</w:fldSimple></w:p>'
    for contents in (field, f"<w:sdt>{gallery}<w:sdtContent>{line('目录')}</w:sdtContent></w:sdt>", simple):
        paper = read(word(contents + line("1.学习不深入")), "a.docx")
        assert texts(paper) == ["1.学习不深入"]
        assert {left.reason.en for left in paper.skipped} == {"the table of contents"}


def test_a_field_is_read_by_its_result() -> None:
    inner = mark("begin", "MERGEFIELD n") + mark("separate") + run("7") + mark("end")
    body = f"<w:p>{run('共')}{mark('begin', 'IF ')}{inner}{mark('separate')}{run('3')}{mark('end')}{run('个')}</w:p>"
    assert texts(read(word(body), "a.docx")) == ["共3个"]
    never_ends = f"<w:p>{mark('begin', 'IF ')}{run('共3个')}</w:p>"
    assert texts(read(word(never_ends), "a.docx")) == ["共3个"]


def test_a_formula_is_read_in_its_place() -> None:
    head = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    fraction = "<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>5</m:t></m:r></m:den></m:f>"
    power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    body = f'<w:p>{run("占")}<m:oMath xmlns:m="{head}">{fraction}<m:r><m:t>，</m:t></m:r>{power}</m:oMath></w:p>'
    assert texts(read(word(body), "a.docx")) == ["占3/5，10²"]


def test_another_file_inside_is_said() -> None:
    embedded = f'<w:altChunk xmlns:r="{OFFICE}" r:id="rId5"/>'
    paper = read(word(line("甲") + embedded), "a.docx")
    assert [(left.text, left.reason.zh) for left in paper.skipped] == [("altChunk rId5", "嵌入的另一个文件，未读取")]


def test_a_file_saved_as_strict_is_read_alike() -> None:
    body = line("甲", '<w:outlineLvl w:val="0"/>') + f"<w:p>{run('藏', '<w:vanish/>')}{run('乙')}</w:p>"
    usual = word(body)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as package, zipfile.ZipFile(stream, "w") as strict:
        for name in package.namelist():
            content = package.read(name).decode().replace(OFFICE, f"{STRICT}/officeDocument/relationships")
            strict.writestr(name, content.replace(W, f'xmlns:w="{STRICT}/wordprocessingml/main"'))
    assert read(stream.getvalue(), "a.docx").blocks == read(usual, "a.docx").blocks
