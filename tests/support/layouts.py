"""Word files from lines that say how each paragraph is set: 〔宋体 小二 居中〕某局关于整改情况的通报.

What a line does not say is as GB/T 9704 wants the body. `页面：` and `页码：` say it of the page and of its number.
"""

import io
import re
from collections.abc import Callable, Iterator
from copy import deepcopy

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SIZES = {"一号": 26, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14, "小四": 12, "五号": 10.5}
ALIGN = {"居左": "left", "居中": "center", "居右": "right", "两端对齐": "both"}
PAGE = {"宽": "page_width", "高": "page_height", "上": "top_margin", "下": "bottom_margin", "左": "left_margin"}
PAGE |= {"右": "right_margin", "页脚": "footer_distance"}
_LINE = re.compile(r"(?:〔([^〕]*)〕)?(.*)")
_MEASURE = re.compile(r"(首行|左|右|行距|紧缩|空|宽|高|上|下|页脚)(-?[0-9.]+)(?:字|磅|行|毫米)")
_BODY = "仿宋_GB2312 三号 两端对齐 首行2字 行距28.95磅 紧缩0.25磅"
_PAGE = "宽210毫米 高297毫米 上37毫米 下35毫米 左28毫米 右26毫米 页脚25毫米"
_NUMBER = {"单页": "宋体 四号 居右 右1字 首行0字 行距16磅", "双页": "宋体 四号 居左 左1字 首行0字 行距16磅"}


def word(text: str) -> bytes:
    """Return the Word file that lines describe."""
    file = docx.Document()
    for blank in file.element.body.findall(qn("w:p")):
        file.element.body.remove(blank)
    _page(file, _PAGE)
    numbers = {side: f"〔{marks}〕— 1 —" for side, marks in _NUMBER.items()}
    for line in text.splitlines():
        kind, colon, said = line.partition("：")
        if colon and kind == "页面":
            _page(file, said)
        elif colon and kind == "页码":
            side, _, shown = said.partition(" ")
            numbers = {side: shown} if side == "同侧" else {} if side == "无" else numbers | {side: shown}
        else:
            _paragraph(file.add_paragraph, line)
    _number(file, numbers)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def _page(file: Document, said: str) -> None:
    for name, millimetres in _MEASURE.findall(said):
        setattr(file.sections[0], PAGE[name], Mm(float(millimetres)))


def _number(file: Document, numbers: dict[str, str]) -> None:
    section = file.sections[0]
    file.settings.odd_and_even_pages_header_footer = "双页" in numbers
    for side, line in numbers.items():
        footer = section.even_page_footer if side == "双页" else section.footer
        footer.is_linked_to_previous = False
        _numbered(footer, line)


def _numbered(footer: _Footer, line: str) -> None:
    paragraph = footer.paragraphs[0]
    _paragraph(lambda: paragraph, line)
    run = paragraph.runs[0]
    before, digits, behind = run.text.partition("1")
    for words in (before, digits, behind):
        copy = Run(deepcopy(run._r), paragraph)  # noqa: SLF001 - python-docx copies no runs
        copy.text = words
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        field.append(copy._r)  # noqa: SLF001 - the same
        paragraph._p.append(field if words == digits else copy._r)  # noqa: SLF001 - the same
    paragraph._p.remove(run._r)  # noqa: SLF001 - the same


def _paragraph(add: Callable[[], Paragraph], line: str) -> None:
    found = _LINE.fullmatch(line)
    marks, words = (found[1] or "", found[2]) if found else ("", line)
    for _ in range(int(next((number for name, number in _MEASURE.findall(marks) if name == "空"), "0"))):
        add()
    paragraph = add()
    paragraph.paragraph_format.page_break_before = "另页" in marks.split()
    run = paragraph.add_run(words)
    properties = dict(_properties(f"{_BODY} {marks}".split()))
    _lettered(run, properties)
    spacing, indent = OxmlElement("w:spacing"), OxmlElement("w:ind")
    for name, value in (
        ("before", 0),
        ("after", 0),
        ("line", round(20 * float(properties["行距"]))),
        ("lineRule", "exact"),
    ):
        spacing.set(qn(f"w:{name}"), str(value))
    for name, key in (("firstLineChars", "首行"), ("leftChars", "左"), ("rightChars", "右")):
        indent.set(qn(f"w:{name}"), str(round(100 * float(properties.get(key, "0")))))
    align = OxmlElement("w:jc")
    align.set(qn("w:val"), ALIGN[properties["align"]])
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>'
    layout = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no indents in 字
    layout.extend([*([parse_xml(border)] if "红线" in properties else []), spacing, indent, align])


def _properties(marks: list[str]) -> Iterator[tuple[str, str]]:
    for mark in marks:
        measured = _MEASURE.fullmatch(mark)
        if measured:
            yield measured[1], measured[2]
        elif mark in SIZES:
            yield "size", mark
        elif mark in ALIGN:
            yield "align", mark
            if mark in {"居中", "居右", "居左"}:
                yield "首行", "0"
        elif mark in {"红色", "红线", "另页"}:
            yield mark, ""
        else:
            yield "font", mark


def _lettered(run: Run, properties: dict[str, str]) -> None:
    run.font.size = Pt(SIZES[properties["size"]])
    run.font.name = properties["font"]
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), properties["font"])  # noqa: SLF001 - python-docx sets Western fonts alone
    if "红色" in properties:
        run.font.color.rgb = RGBColor(255, 0, 0)
    narrow = OxmlElement("w:spacing")
    narrow.set(qn("w:val"), str(round(-20 * float(properties["紧缩"]))))
    run._r.get_or_add_rPr().append(narrow)  # noqa: SLF001 - python-docx has no letter spacing
