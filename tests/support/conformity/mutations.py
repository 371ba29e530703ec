"""For every assertion the ways of spoiling a good docx that this assertion, and no other, must notice."""

import io
import re
import zipfile
from typing import NamedTuple


class Edit(NamedTuple):
    """The first place in a part that a pattern matches, and what is put there; a part not there is made."""

    part: str
    pattern: str
    new: str


TEXT, STYLES, SETTINGS, CORE = "word/document.xml", "word/styles.xml", "word/settings.xml", "docProps/core.xml"
TYPES = "[Content_Types].xml"


def _in_style(name: str, pattern: str, new: str) -> Edit:
    """Return an edit inside the style called `name`."""
    return Edit(STYLES, rf'(<w:name w:val="{name}"/>(?:(?!</w:style>).)*?){pattern}', rf"\g<1>{new}")


_NO_CREATOR = ("</cp:coreProperties>", "<dc:creator>张三</dc:creator></cp:coreProperties>")

MUTATIONS: dict[str, list[tuple[Edit, ...]]] = {
    "page_is_a4": [(Edit(TEXT, 'w:w="11906"', 'w:w="12240"'), Edit(TEXT, 'w:right="1474"', 'w:right="1808"'))],
    "text_area_is_156_by_225_mm": [(Edit(TEXT, 'w:right="1474"', 'w:right="1434"'),)],
    "margins_are_37_and_28_mm": [
        (Edit(TEXT, 'w:left="1587"', 'w:left="1687"'), Edit(TEXT, 'w:right="1474"', 'w:right="1374"')),
        (Edit(TEXT, 'w:gutter="0"', 'w:gutter="284"'),),
    ],
    "grid_is_22_lines_of_28_characters": [(_in_style("Normal", '<w:spacing w:val="-5"/>', ""),)],
    "default_style_is_written_out": [
        (_in_style("Normal", '<w:widowControl w:val="0"/>', ""),),
        (_in_style("Normal", '<w:autoSpaceDN w:val="0"/>', '<w:autoSpaceDN w:val="1"/>'),),
    ],
    "odd_and_even_pages_differ": [(Edit(SETTINGS, "<w:evenAndOddHeaders/>", ""),)],
    "page_number_is_a_field_between_dashes": [
        (Edit("word/footer1.xml", " PAGE ", " NUMPAGES "),),
        (Edit("word/footer2.xml", "— ", "- "),),
    ],
    "page_number_stands_outside": [
        (Edit("word/footer2.xml", '<w:jc w:val="left"/>', '<w:jc w:val="right"/>'),),
        (Edit("word/footer1.xml", 'w:rightChars="100"', 'w:rightChars="0"'),),
    ],
    "page_number_is_in_4_songti": [
        (_in_style("footer", '<w:sz w:val="28"/>', '<w:sz w:val="24"/>'),),
        (_in_style("footer", 'w:eastAsia="宋体"', 'w:eastAsia="黑体"'),),
    ],
    "page_number_is_7_mm_under_the_text": [
        (Edit(TEXT, 'w:footer="1427"', 'w:footer="1247"'),),
        (_in_style("footer", 'w:lineRule="exact"', 'w:lineRule="auto"'),),
    ],
    "fonts_are_those_of_the_standard": [
        (_in_style("heading 2", 'w:ascii="楷体_GB2312"', 'w:ascii="Times New Roman"'),),
    ],
    "fonts_have_a_second_name": [(Edit("word/fontTable.xml", '<w:altName w:val="KaiTi"/>', ""),)],
    "settings_are_for_chinese": [
        (Edit(SETTINGS, "compressPunctuation", "doNotCompress"),),
        (Edit(SETTINGS, 'w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"'),),
        (Edit(SETTINGS, '(compatibilityMode".*?)w:val="15"', r'\g<1>w:val="12"'),),
    ],
    "title_is_one": [(Edit(TEXT, "(<w:p>.*?</w:p>)", r"\1\1"),)],
    "title_is_in_2_xiaobiaosong": [
        (Edit(TEXT, '<w:rFonts w:hint="eastAsia"/>', '<w:rFonts w:hint="eastAsia"/><w:b/>'),),
        (_in_style("Title", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>'),),
        (_in_style("Title", 'w:eastAsia="方正小标宋简体"', 'w:eastAsia="黑体"'),),
        (_in_style("Title", '<w:jc w:val="center"/>', ""),),
    ],
    "title_ends_in_a_kind_of_paper": [(Edit(TEXT, "情况的通报", "的有关情况"), Edit(CORE, "情况的通报", "的有关情况"))],
    "title_fills_whole_lines": [
        (Edit(TEXT, 'w:after="580"', 'w:after="0"'),),
        (_in_style("Title", 'w:line="868"', 'w:line="800"'),),
    ],
    "headings_are_in_their_fonts": [
        (_in_style("heading 1", 'w:eastAsia="黑体"', 'w:eastAsia="宋体"'),),
        (_in_style("heading 3", '<w:sz w:val="32"/>', '<w:sz w:val="30"/>'),),
    ],
    "headings_carry_their_number": [(Edit(TEXT, "二、", "二．"),)],
    "headings_are_indented_2_characters": [(_in_style("heading 1", 'w:firstLineChars="200"', 'w:firstLineChars="0"'),)],
    "heading_numbers_run_on": [(Edit(TEXT, "二、", "三、"),), (Edit(TEXT, "2.反馈问题", "1.反馈问题"),)],
    "outline_is_unbroken": [(Edit(TEXT, '<w:outlineLvl w:val="1"/>', '<w:outlineLvl w:val="2"/>'),)],
    "headings_keep_with_next": [(_in_style("heading 1", "<w:keepNext/>", ""),)],
    "body_is_in_3_fangsong": [
        (Edit(TEXT, "<w:bCs/>", '<w:bCs/><w:sz w:val="28"/>'),),
        (Edit(TEXT, '<w:rFonts w:hint="eastAsia"/><w:b/>', '<w:rFonts w:hint="eastAsia" w:eastAsia="宋体"/><w:b/>'),),
    ],
    "body_is_indented_2_characters": [(_in_style("公文正文", 'w:firstLineChars="200"', 'w:firstLineChars="0"'),)],
    "lines_are_those_of_the_grid": [
        (_in_style("公文正文", "<w:ind", '<w:spacing w:line="560"/><w:ind'),),
        (_in_style("heading 3", "<w:ind", '<w:spacing w:lineRule="auto"/><w:ind'),),
    ],
    "body_is_justified": [(_in_style("Normal", '<w:jc w:val="both"/>', '<w:jc w:val="left"/>'),)],
    "no_paragraph_is_empty_or_led_by_space": [
        (Edit(TEXT, "</w:p>", "</w:p><w:p/>"),),
        (Edit(TEXT, "根据市委", "　　根据市委"),),
    ],
    "tables_are_parted": [(Edit(TEXT, "(<w:sectPr>)", r"<w:tbl/>\1"),)],
    "no_western_mark_stands_beside_hanzi": [
        (Edit(TEXT, "部署，", "部署,"),),
        (Edit(TEXT, "结果：", "结果:"),),
        (Edit(TEXT, "百分点；", "百分点;"),),
        (Edit(TEXT, "（刑事", "(刑事"),),
    ],
    "date_is_in_arabic_digits": [
        (Edit(TEXT, "2025年1月10日", "2025年01月1日"),),
        (Edit(TEXT, "2025年1月10日", "2025年2月30日"),),
    ],
    "signature_is_indented": [
        (Edit(TEXT, r'w:leftChars="\d+"', 'w:leftChars="1600"'),),
        (Edit(TEXT, r'w:left="\d+" w:firstLineChars', 'w:left="0" w:firstLineChars'),),
        (Edit(TEXT, r'(公文署名|<w:ind [^>]*/>)<w:jc w:val="left"/>', r'\1<w:jc w:val="right"/>'),),
    ],
    "signature_follows_a_blank_line": [(_in_style("公文署名", 'w:before="579"', 'w:before="0"'),)],
    "signature_never_stands_alone": [
        (Edit(TEXT, "<w:keepNext/>", ""),),
        (Edit(TEXT, "(.*)<w:keepNext/>", r'\1<w:keepNext w:val="0"/>'),),
    ],
    "paragraph_properties_are_in_order": [(Edit(TEXT, "(<w:pStyle [^>]*>)(<w:keepNext/>)", r"\2\1"),)],
    "run_properties_are_in_order": [(Edit(TEXT, "<w:b/><w:bCs/>", "<w:bCs/><w:b/>"),)],
    "every_run_is_hinted": [
        (Edit(TEXT, '<w:rFonts w:hint="eastAsia"/>', "<w:rFonts/>"),),
        (Edit("word/footer1.xml", '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>', ""),),
    ],
    "no_template_is_left_over": [
        (Edit(TEXT, "96.03", "{{ percent }}"),),
        (Edit(TEXT, "96.03", "{% endif %}"),),
        (Edit(TEXT, "96.03", "None"),),
    ],
    "file_has_its_title": [(Edit(CORE, "通报", "通知"),), (Edit(CORE, "<dc:title>.*</dc:title>", ""),)],
    "file_names_nobody": [
        (Edit(CORE, *_NO_CREATOR),),
        (Edit("docProps/app.xml", "^", "<Properties><Company>某院</Company></Properties>"),),
    ],
    "file_is_dated_by_the_ledger": [(Edit(CORE, "T00:00:00Z", "T08:30:00Z"),)],
    "file_has_no_macros": [
        (Edit("word/vbaProject.bin", "^", "macro"),),
        (Edit(TYPES, "officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main"),),
    ],
    "file_has_no_comments": [
        (Edit("word/comments.xml", "^", "<comments/>"),),
        (Edit(TEXT, "</w:r>", '<w:commentReference w:id="0"/></w:r>'),),
    ],
    "file_has_no_tracked_changes": [
        (Edit(SETTINGS, "<w:defaultTabStop", "<w:trackRevisions/><w:defaultTabStop"),),
        (Edit(TEXT, "(<w:r>.*?</w:r>)", r'<w:ins w:id="1" w:author="张三">\1</w:ins>'),),
    ],
    "urgency_is_in_3_heiti": [
        (Edit(TEXT, ">000001<", ">0001<"),),
        (Edit(TEXT, 'w:eastAsia="黑体"', 'w:eastAsia="仿宋_GB2312"'),),
        (Edit(TEXT, '(w:eastAsia="黑体"[^>]*/>)(</w:rPr><w:t[^>]*>特急)', r'\1<w:sz w:val="28"/>\2'),),
    ],
    "joint_names_stand_close": [
        (Edit(TEXT, '(<w:tc>.*?)<w:spacing w:before="0" w:line="\\d+" w:lineRule="exact"/>', r"\1"),),
        (Edit(TEXT, '(<w:tc>.*?)<w:sz w:val="\\d+"/>', r'\1<w:sz w:val="44"/>'),),
    ],
    "signatories_are_in_kaiti": [
        (Edit(TEXT, 'w:eastAsia="楷体_GB2312"', 'w:eastAsia="仿宋_GB2312"'),),
        (Edit(TEXT, 'w:firstLine="316" w:left="0"|w:left="0" w:firstLine="316"', 'w:left="0" w:firstLine="0"'),),
    ],
    "pages_across_are_turned": [
        (Edit(TEXT, 'w:w="16838" w:h="11906"', 'w:w="16838" w:h="11000"'),),
        (Edit(TEXT, 'w:top="1587"', 'w:top="2098"'),),
        (Edit("word/footer-across-even.xml", 'w:eastAsia="[^"]*"', 'w:eastAsia="黑体"'),),
    ],
    "imprint_is_ruled_at_the_foot": [
        (Edit(TEXT, 'positionV relativeFrom="margin"', 'positionV relativeFrom="page"'),),
        (Edit(TEXT, '<w:insideH w:val="single" w:sz="6"', '<w:insideH w:val="single" w:sz="4"'),),
        (Edit(TEXT, '(<w:spacing w:val="0"/><w:sz w:val=)"28"', r'\1"32"'),),
    ],
    "attachments_are_listed_in_2_characters": [
        (_in_style("公文附件说明", 'w:hangingChars="450"', 'w:hangingChars="300"'),),
        (_in_style("公文附件说明", 'w:before="579"', 'w:before="0"'),),
        (Edit(TEXT, "附件：1．整改台账", "附件：1．整改台账。"),),
    ],
    "attachments_start_pages": [
        (_in_style("公文附件", "<w:pageBreakBefore/>", ""),),
        (_in_style("公文附件", 'w:eastAsia="黑体"', 'w:eastAsia="仿宋_GB2312"'),),
        (_in_style("公文附件标题", '<w:jc w:val="center"/>', ""),),
    ],
    "notes_are_in_brackets": [
        (Edit(TEXT, "（此件公开发布）", "此件公开发布"),),
        (_in_style("公文附注", 'w:firstLineChars="200"', 'w:firstLineChars="0"'),),
    ],
    "attendance_is_led_by_heiti": [
        (Edit(TEXT, 'w:eastAsia="黑体"', 'w:eastAsia="仿宋_GB2312"'),),
        (Edit(TEXT, 'w:leftChars="500"', 'w:leftChars="300"'),),
    ],
    "letter_has_double_rules": [
        (Edit(TEXT, "thickThinSmallGap", "single"),),
        (Edit(TEXT, "thinThickSmallGap", "thickThinSmallGap"),),
        (Edit(TEXT, "<w:titlePg/>", ""),),
    ],
}
"""The last of them need a paper with every element (`elements`) or of a kind (`SHOWING`), the others a plain one."""


def spoiled(content: bytes, edits: tuple[Edit, ...]) -> bytes:
    """Return a docx with `edits` made; each must find its place."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for part, pattern, new in edits:
        text, made = re.subn(pattern, new, parts.get(part, b"").decode(), count=1, flags=re.DOTALL)
        assert made, f"{pattern} is not in {part}"
        parts[part] = text.encode()
    spoilt = io.BytesIO()
    with zipfile.ZipFile(spoilt, "w") as package:
        for name, blob in parts.items():
            package.writestr(name, blob)
    return spoilt.getvalue()
