"""The Word writer: stable bytes, text kept as it is, a base file anybody edited, and clear refusals."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import docx
import make_base_docx
import pytest

import notices
from conformity import measure, samples
from conformity.assertions import faults
from conformity.mutations import Edit, spoiled
from conformity.paper import Paper, text, w
from rectify_cli.core.errors import DataError
from rectify_cli.core.terms import PageGrid
from rectify_cli.documents import (
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
    paragraph,
)

BASE = samples.BASE.read_bytes()
LIBREOFFICE = pytest.mark.skipif(bool(measure.missing()), reason=measure.missing() or "everything is here")
AWKWARD = "{{x}} {% if %} <b> & ]]> \"q\" 'q' &amp; \\n _*#[]` 100% 𠀀镕 “引”—… \u200b末"


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Return style and text of each paragraph, as python-docx reads them."""
    return [(p.style.name if p.style else "", p.text) for p in docx.Document(io.BytesIO(content)).paragraphs]


def styled(block: Block) -> list[tuple[str, str]]:
    """Return what one block becomes."""
    return paragraphs(samples.made(Document((block,))))


def test_the_base_is_what_its_generator_makes() -> None:
    assert make_base_docx.build() == BASE


def test_each_block_stands_in_its_style() -> None:
    assert styled(Title(("甲", "乙"))) == [("Title", "甲\n乙")]
    assert [styled(Heading(level, "题"))[0][0] for level in range(1, 5)] == [f"Heading {n}" for n in range(1, 5)]
    assert styled(Paragraph((Span("甲", bold=True), Span("乙")))) == [("公文正文", "甲乙")]
    assert styled(Signature("甲", "2025年1月10日")) == [("公文署名", "甲"), ("公文成文日期", "2025年1月10日")]


def test_bold_is_bold_and_nothing_else_is() -> None:
    content = samples.made(Document((Paragraph((Span("甲", bold=True), Span("乙"))),)))
    assert [run.bold for run in docx.Document(io.BytesIO(content)).paragraphs[0].runs] == [True, None]


def test_a_block_without_words_leaves_no_empty_paragraph() -> None:
    assert paragraphs(samples.made(Document((paragraph(""), paragraph("甲"))))) == [("公文正文", "甲")]
    assert paragraphs(samples.made(Document(()))) == []


@pytest.mark.parametrize("text", [AWKWARD, " 前后有空格 ", "甲\t乙", "甲\n乙", "   ", "1. - + > #"])
def test_text_arrives_as_it_is(text: str) -> None:
    blocks = (Title((text, text)), Heading(1, text), paragraph(text), Signature(text, text))
    content = samples.made(Document(blocks, draft=text))
    title, *others = (words for _, words in paragraphs(content))
    assert others == [text] * 4
    # A line of the title too long for the page is broken; its words stay.
    assert title.replace("\n", "") == (text * 2).replace("\n", "")
    section = docx.Document(io.BytesIO(content)).sections[0]
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == text
    if "\n" not in text:
        assert docx.Document(io.BytesIO(content)).core_properties.title == text * 2


def test_a_title_of_any_length_is_the_title_of_the_file() -> None:
    long = "关于整改情况的通报" * 60
    assert docx.Document(io.BytesIO(samples.made(Document((Title((long,)),))))).core_properties.title == long


@pytest.mark.parametrize("code", [0x00, 0x0B, 0x0C, 0x1B, 0xD800, 0xFFFE, 0xFFFF])
@pytest.mark.parametrize("place", range(5))
def test_a_character_xml_forbids_is_told(code: int, place: int) -> None:
    bad = f"整改{chr(code)}情况"
    blocks: list[Block] = [Title((bad,)), Heading(1, bad), paragraph(bad), Signature("某院", bad)]
    document = Document((blocks[place],)) if place < len(blocks) else Document((), draft=bad)
    with pytest.raises(DataError) as raised:
        samples.made(document)
    assert f"U+{code:04X}" in raised.value.message.zh
    assert f"U+{code:04X}" in raised.value.message.en
    assert raised.value.hint
    assert chr(code) not in "".join((*raised.value.message, *raised.value.hint))


def test_a_style_the_base_lacks_is_named() -> None:
    for name in ("Title", "heading 3", "公文正文", "公文署名", "公文成文日期"):
        lacking = spoiled(BASE, (Edit("word/styles.xml", f'<w:name w:val="{name}"/>', '<w:name w:val="别的"/>'),))
        with pytest.raises(DataError, match=name) as raised:
            samples.made(samples.GOOD, lacking)
        assert name in raised.value.message.zh
        assert raised.value.hint


def test_a_style_the_paper_does_not_use_may_be_missing() -> None:
    lacking = spoiled(BASE, (Edit("word/styles.xml", '<w:name w:val="heading 2"/>', '<w:name w:val="别的"/>'),))
    assert samples.made(samples.GOOD, lacking)


def test_styles_go_by_name_whatever_their_case_and_id() -> None:
    with zipfile.ZipFile(io.BytesIO(BASE)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    renamed = re.sub(r'(w:styleId|w:(?:basedOn|next) w:val)="', r'\1="x', parts["word/styles.xml"].decode())
    renamed = renamed.replace('w:val="heading 1"', 'w:val="Heading 1"').replace('w:val="Title"', 'w:val="title"')
    edits = [("word/styles.xml", renamed)]
    edits += [
        (name, parts[name].decode().replace('pStyle w:val="', 'pStyle w:val="x'))
        for name in parts
        if name.startswith("word/") and b"pStyle" in parts[name]
    ]
    base = spoiled(BASE, tuple(Edit(name, "^.*$", text.replace("\\", r"\\")) for name, text in edits))
    assert faults(samples.made(samples.GOOD, base)) == {}


@pytest.mark.parametrize(
    "base",
    [b"", b"PK", b"{\\rtf1}", BASE[:5000], BASE[:-30], b"\xd0\xcf\x11\xe0" + bytes(600), make_base_docx.packed({})],
)
def test_a_base_that_is_no_docx_is_told(base: bytes) -> None:
    with pytest.raises(DataError) as raised:
        samples.made(samples.GOOD, base)
    assert "base.docx" in raised.value.message.zh
    assert raised.value.hint


@pytest.mark.parametrize(
    "edit",
    [
        Edit("word/document.xml", "<w:body>", ""),
        Edit("word/document.xml", "<w:sectPr>.*</w:sectPr>", ""),
        Edit("word/document.xml", "^.*$", "<html/>"),
        Edit("[Content_Types].xml", "document.main", "template.main"),
        Edit("_rels/.rels", "word/document.xml", "word/nothing.xml"),
    ],
)
def test_a_docx_broken_inside_is_told(edit: Edit) -> None:
    with pytest.raises(DataError):
        samples.made(samples.GOOD, spoiled(BASE, (edit,)))


def test_what_the_base_says_of_its_user_is_left_behind() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
    relation = f'<Relationship Id="rId9" Type="{kind}" Target="docProps/app.xml"/></Relationships>'
    edits = (
        Edit("word/settings.xml", "<w:themeFontLang", '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:themeFontLang'),
        Edit("docProps/app.xml", "^", "<Properties><Company>某公司</Company></Properties>"),
        Edit("_rels/.rels", "</Relationships>", relation),
    )
    parts = Paper(samples.made(samples.GOOD, spoiled(BASE, edits))).parts
    assert "docProps/app.xml" not in parts
    assert not [name for name, part in parts.items() if b"00AB12CD" in part or "某公司".encode() in part]


def test_a_letterhead_in_the_base_stays_and_the_empty_end_goes() -> None:
    letterhead = '<w:p><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>某某法院文件</w:t></w:r></w:p>'
    empty = "<w:p/><w:p><w:r><w:rPr/></w:r></w:p>"
    content = samples.made(
        samples.GOOD, spoiled(BASE, (Edit("word/document.xml", "<w:p>", f"{letterhead}{empty}<w:p>"),))
    )
    assert paragraphs(content)[:2] == [("Normal", "某某法院文件"), ("Title", "\n".join(samples.TITLE.lines))]


def test_a_draft_carries_its_mark_on_every_page_and_a_finished_paper_no_header() -> None:
    mark = "草稿（2026-11-23，尚有 2 处错误），不得印发"
    paper = Paper(samples.made(replace(samples.GOOD, draft=mark)))
    references = paper.section.findall(w("headerReference"))
    assert {reference.get(w("type")) for reference in references} == {"default", "even"}
    headers = [paper.xml(name) for name in paper.parts if re.fullmatch(r"word/header\d+\.xml", name)]
    assert len(headers) == 2
    for header in headers:
        (line,) = header.iter(w("p"))
        (run,) = line.iter(w("r"))
        assert text(line) == mark
        assert paper.layout(line, "jc") == "center"
        assert paper.lettering(run, "color") == "FF0000"
        assert paper.lettering(run, "rFonts", "eastAsia") == "仿宋_GB2312"
    assert faults(samples.made(replace(samples.GOOD, draft="草稿，不得印发"))) == {}
    assert not [name for name in Paper(samples.made(samples.GOOD)).parts if "header" in name]


def test_a_paper_for_a_seal_has_its_signature_centred_over_the_date() -> None:
    content = samples.made(samples.GOOD, sealed=True)
    assert faults(content) == {}
    paper = Paper(content)
    assert [paper.layout(p, "jc") for p in paper.styled("公文署名", "公文成文日期")] == ["center", "center"]
    assert {paper.layout(p, "ind", "leftChars") for p in paper.styled("公文署名", "公文成文日期")} == {"1350"}


def test_every_part_of_a_paper_is_set_in_its_own_style() -> None:
    assert paragraphs(samples.made(samples.WHOLE)) == [
        ("公文发文机关标志", "中共衡阳县人民法院党组文件"),
        ("公文发文字号", "衡法党〔2025〕1号"),
        ("Title", "中共衡阳县人民法院党组\n关于巡察整改进展情况的通报"),
        ("公文主送", "市委巡察工作领导小组办公室："),
        ("Heading 1", "一、整改进展情况"),
        ("公文正文", "各项任务见下表。"),
        ("公文正文", "现予报告。"),
        ("公文附件说明", "附件：1．整改台账"),
        ("公文附件说明", "2．问题清单"),
        ("公文署名", "中共衡阳县人民法院党组"),
        ("公文成文日期", "2025年1月10日"),
        ("公文附注", "（此件公开发布）"),
        ("公文附件", "附件1"),
        ("公文附件标题", "整改台账"),
        ("公文附件", "附件2"),
        ("公文附件标题", "问题清单"),
        ("公文正文", "问题清单另附。"),
    ]


def test_a_table_repeats_its_head_and_breaks_no_row() -> None:
    [first, second] = docx.Document(io.BytesIO(samples.made(samples.WHOLE))).tables
    assert [cell.text for cell in first.rows[0].cells] == ["序号", "反馈问题", "状态"]
    assert [cell.text for row in second.rows for cell in row.cells] == ["序号", "责任部门", "1", "综合办", "2", ""]
    for table in (first, second):
        assert [row._tr.find(f".//{w('tblHeader')}") is not None for row in table.rows] == [True, False, False]  # noqa: SLF001 - python-docx offers the element under this name
        assert all(row._tr.find(f".//{w('cantSplit')}") is not None for row in table.rows)  # noqa: SLF001 - the same
        assert abs(sum(column.width.twips for column in table.columns) - 8845) <= len(table.columns)


def test_a_tall_row_may_be_parted_and_a_form_has_room_to_write() -> None:
    blocks = (Table(("序号", "措施"), (("1", "字" * 2000), ("2", "短"))), Table(("审核", "签名"), (("业务部门", ""),)))
    content = samples.made(Document(blocks))
    tall, form = docx.Document(io.BytesIO(content)).tables
    whole = [row._tr.find(f".//{w('cantSplit')}") is not None for row in tall.rows]  # noqa: SLF001 - python-docx offers the element under this name
    assert whole == [True, False, True]
    assert [row.height is not None for row in form.rows] == [False, True]
    assert [row.height for row in tall.rows] == [None] * 3
    # Word joins two tables that touch.
    assert [child.tag for child in Paper(content).document[0]] == [w(tag) for tag in ("tbl", "p", "tbl", "p", "sectPr")]


def test_a_table_of_many_columns_is_set_smaller() -> None:
    paper = Paper(samples.made(Document((Table(tuple("一二三四五六七八九"), (("1", *"二三四五六七八九"),)),))))
    cell = paper.styled("公文表格")[0]
    assert paper.layout(cell, "spacing", "line") == "230"
    assert paper.lettering(next(cell.iter(w("r"))), "sz") == "18"


def test_on_its_side_the_page_number_stays_as_far_under_the_text() -> None:
    papers = (Paper(samples.made(samples.GOOD, landscape=side)) for side in (False, True))
    assert [paper.number("pgMar", "bottom") - paper.number("pgMar", "footer") for paper in papers] == [1984 - 1427] * 2


def test_a_long_mark_is_set_smaller_so_that_it_stays_in_one_line() -> None:
    sizes = []
    for mark in ("某局文件", "中共某某自治县人民法院党组关于巡察整改工作专用文件"):
        paper = Paper(samples.made(Document((Letterhead(mark), *samples.GOOD.blocks))))
        [line] = paper.styled("公文发文机关标志")
        size = line.find(f".//{w('sz')}")
        assert size is not None
        sizes.append(int(size.get(w("val"), "0")))
    assert sizes[0] == 88
    assert sizes[1] // 2 * 25 <= 442


def test_an_issuer_wider_than_the_line_begins_at_its_left() -> None:
    paper = Paper(samples.made(Document((Signature("某" * 40, "2025年1月10日"),))))
    assert [paper.layout(p, "ind", "left") for p in paper.paragraphs] == ["0", "632"]


def test_a_title_takes_whole_lines_of_the_grid() -> None:
    paper = Paper(samples.made(Document((Title(("关" * 21,)),))))
    assert text(paper.paragraphs[0]).count("\n") == 1
    assert paper.layout(paper.paragraphs[0], "spacing", "after") == "580"


BASES = {"lines": BASE, "linesAndChars": make_base_docx.build("linesAndChars")}


@pytest.mark.parametrize("grid", [None, *PageGrid])
@pytest.mark.parametrize("base", BASES)
def test_either_grid_on_either_base_keeps_to_the_standard(base: str, grid: PageGrid | None) -> None:
    content = samples.made(samples.GOOD, BASES[base], grid=grid)
    assert faults(content) == {}
    found = Paper(content).section.find(w("docGrid"))
    assert found is not None
    kind = {None: base, PageGrid.LINES: "lines", PageGrid.WORD: "linesAndChars"}[grid]
    assert found.get(w("type")) == kind
    assert found.get(w("charSpace")) == ("-842" if kind == "linesAndChars" else None)


def test_the_grid_of_a_base_that_says_nothing_of_one_is_put_where_word_wants_it() -> None:
    bare = spoiled(BASE, (Edit("word/document.xml", "<w:docGrid[^>]*/>", '<w:sectPrChange w:id="1" w:author="甲"/>'),))
    section = Paper(samples.made(samples.GOOD, bare, grid=PageGrid.WORD)).section
    assert [child.tag for child in section][-2:] == [w("docGrid"), w("sectPrChange")]
    assert section[-2].get(w("linePitch")) == "579"


def test_a_base_with_a_height_of_line_of_its_own_keeps_it() -> None:
    base = spoiled(BASE, (Edit("word/document.xml", 'w:linePitch="579"', 'w:linePitch="560"'),))
    assert Paper(samples.made(samples.GOOD, base, grid=PageGrid.WORD)).number("docGrid", "linePitch") == 560


def test_headings_of_level_3_are_bold_where_asked_for_and_no_others() -> None:
    for bold in (False, True):
        paper = Paper(samples.made(samples.FOUR_LEVELS, bold_level_3=bold))
        found = {level: {paper.bold(run) for run in heading.iter(w("r"))} for level, heading in paper.headings()}
        assert found == {1: {False}, 2: {False}, 3: {bold}, 4: {False}}
        assert faults(samples.made(samples.FOUR_LEVELS, bold_level_3=bold)) == {}


def test_a_title_in_one_line_is_broken_by_its_sense_and_keeps_its_words() -> None:
    title = "".join(samples.TITLE.lines)
    document = Document((Title((title,)), *samples.GOOD.blocks[1:]))
    content = samples.made(document)
    assert content == samples.made(samples.GOOD)
    wide = samples.made(document, landscape=True)
    assert paragraphs(wide)[0] == ("Title", title)


# What LibreOffice 7.4 itself does not keep of a file it saves, whoever wrote it.
LOST = {
    "default_style_is_written_out",  # autoSpaceDE, autoSpaceDN
    "page_number_stands_outside",  # rightChars, leftChars; the twips stay
    "fonts_are_those_of_the_standard",  # it adds styles of its own that no paragraph uses
    "fonts_have_a_second_name",
    "settings_are_for_chinese",  # compressPunctuation
    "headings_are_indented_2_characters",  # firstLineChars; the twips stay
    "body_is_indented_2_characters",
    "every_run_is_hinted",  # in the footers; our own runs are
}


@LIBREOFFICE
def test_a_base_saved_by_libreoffice_still_serves() -> None:
    base = measure.converted(BASE, "docx:MS Word 2007 XML")
    content = samples.made(replace(samples.GOOD, draft="草稿，不得印发"), base)
    assert paragraphs(content) == paragraphs(samples.made(samples.GOOD))
    assert set(faults(content)) <= LOST
    page = measure.pages(measure.to_pdf(content))[0]
    assert [line.text for line in page.lines if line.middle < measure.TEXT_TOP - 5] == ["草稿，不得印发"]
    assert page.lines[0].top > 10 * measure.MM


SAME = """
import hashlib, sys
sys.path[:0] = ["tests/support"]
from conformity import samples
from dataclasses import replace
for draft in (None, "草稿"):
    sys.stdout.write(hashlib.sha256(samples.made(replace(samples.GOOD, draft=draft))).hexdigest())
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ],
)
def test_the_bytes_are_the_same_in_any_zone_locale_and_order_of_hashing(environment: dict[str, str]) -> None:
    wanted = "".join(
        hashlib.sha256(samples.made(replace(samples.GOOD, draft=draft))).hexdigest() for draft in (None, "草稿")
    )
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SAME],
        cwd=notices.ROOT,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    assert ran.stdout.decode() == wanted


def test_the_zip_tells_no_time_and_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(samples.made(samples.GOOD))) as package:
        members = package.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.create_system, member.compress_type) for member in members} == {(3, zipfile.ZIP_STORED)}
    assert members[0].filename == "[Content_Types].xml"
