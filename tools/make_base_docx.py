"""Make the base file of the Word writer: A4, the styles of GB/T 9704-2012, no personal data.

Run as `python tools/make_base_docx.py templates/base.docx`. A second argument `linesAndChars` ties the
characters to the grid as well as the lines: exact in Word, while LibreOffice lays 14 字 in a line.
"""

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

FANGSONG, KAITI, HEITI, SONGTI = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
XIAOBIAOSONG = "方正小标宋简体"
# The alternative name of each font, for systems that do not know the first, and its family.
FONTS = {
    FANGSONG: ("FangSong", "modern"),
    KAITI: ("KaiTi", "modern"),
    HEITI: ("SimHei", "modern"),
    SONGTI: ("SimSun", "auto"),
    XIAOBIAOSONG: ("FZXiaoBiaoSong-B05S", "script"),
}

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Twips: text area 8845 x 12756 = 156 x 225 mm, 天头 37 mm, 订口 28 mm (5.1, 5.2).
# Footer: 1984 - 1427 - 320 / 2 puts the dash 7 mm under the text (7.5).
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="1134" w:footer="1427" w:gutter="0"/>'
    '<w:cols w:space="425"/>'
)
LINES = '<w:docGrid w:type="lines" w:linePitch="579"/>'
LINES_AND_CHARACTERS = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>'
# 28 字 of 16 pt are 158 mm: each moves a quarter of a point closer, or the grid does it.
TIGHT = '<w:spacing w:val="-5"/>'


@dataclass(frozen=True)
class Style:
    """A paragraph style: its id, name, w:pPr and w:rPr, and its place in the gallery."""

    ident: str
    name: str
    paragraph: str
    run: str = ""
    next: str = "GongwenZhengwen"
    priority: int = 1
    based: str = "Normal"


def fonts(name: str) -> str:
    """Return one font for every script: digits use the Chinese font too."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def size(half_points: int) -> str:
    """Return a size for both kinds of script."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


TWO_IN = '<w:ind w:firstLineChars="200" w:firstLine="632"/>'
# 附件：1．名称 — wrapped lines under the first 字 of the name: 2 + 4.5 字.
HANGING = '<w:ind w:leftChars="650" w:left="2053" w:hangingChars="450" w:hanging="1422"/>'
BLANK_LINE = '<w:spacing w:before="579"/>'
STYLES = (
    Style(
        "Title",
        "Title",
        '<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:line="868" w:lineRule="exact"/><w:jc w:val="center"/>',
        f'{fonts(XIAOBIAOSONG)}<w:spacing w:val="0"/>{size(44)}',
    ),
    *(
        Style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/>{TWO_IN}<w:outlineLvl w:val="{level - 1}"/>',
            f"{fonts(font)}{size(32)}",
            priority=2,
        )
        for level, font in enumerate((HEITI, KAITI, FANGSONG, FANGSONG), 1)
    ),
    Style("GongwenZhengwen", "公文正文", TWO_IN),
    Style("GongwenZhusong", "公文主送", '<w:jc w:val="left"/>'),
    Style("GongwenFujianShuoming", "公文附件说明", f"{BLANK_LINE}{HANGING}", next="GongwenFujianShuoming"),
    Style("GongwenShuming", "公文署名", f'<w:keepNext/>{BLANK_LINE}<w:jc w:val="left"/>', next="GongwenChengwenRiqi"),
    Style("GongwenChengwenRiqi", "公文成文日期", '<w:jc w:val="left"/>'),
    Style("GongwenFuzhu", "公文附注", TWO_IN),
    # 35 mm from the edge of the text to the mark (7.2.4); its size depends on its length.
    Style(
        "GongwenFawenJiguanBiaozhi",
        "公文发文机关标志",
        '<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="1984" w:line="1158" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>',
        f'{fonts(XIAOBIAOSONG)}<w:color w:val="FF0000"/><w:spacing w:val="0"/>{size(88)}',
        next="GongwenFawenZihao",
    ),
    # Two lines under the mark; a red rule as wide as the text 4 mm below, two lines above the title (7.2.5, 7.2.7).
    Style(
        "GongwenFawenZihao",
        "公文发文字号",
        '<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="FF0000"/></w:pBdr>'
        '<w:spacing w:before="1158" w:after="1158"/><w:jc w:val="center"/>',
        next="Title",
    ),
    Style("GongwenFujian", "公文附件", '<w:keepNext/><w:pageBreakBefore/><w:jc w:val="left"/>', fonts(HEITI)),
    # On the third line of the page (7.3.7).
    Style(
        "GongwenFujianBiaoti",
        "公文附件标题",
        '<w:keepNext/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="579" w:after="579" w:line="868" w:lineRule="exact"/><w:jc w:val="center"/>',
        f'{fonts(XIAOBIAOSONG)}<w:spacing w:val="0"/>{size(44)}',
    ),
    Style(
        "GongwenBiaoge",
        "公文表格",
        '<w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="exact"/><w:jc w:val="left"/>',
        f'<w:spacing w:val="0"/>{size(21)}',
        next="GongwenBiaoge",
    ),
    Style(
        "Footer",
        "footer",
        '<w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="exact"/><w:jc w:val="left"/>',
        f'{fonts(SONGTI)}<w:spacing w:val="0"/>{size(28)}',
        next="Footer",
        priority=99,
    ),
)


def style_xml(style: Style) -> str:
    """Return a `w:style`."""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.ident}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based}"/><w:next w:val="{style.next}"/><w:uiPriority w:val="{style.priority}"/>'
        f"<w:qFormat/><w:pPr>{style.paragraph}</w:pPr>{run}</w:style>"
    )


def styles_xml(spacing: str) -> str:
    """Return the styles: the defaults Word needs, 正文 (Normal), and ours."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}{size(32)}{language}"
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:spacing w:line="579" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{fonts(FANGSONG)}{spacing}{size(32)}{language}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        f"{''.join(map(style_xml, STYLES))}</w:styles>"
    )


def settings_xml() -> str:
    """Return the settings: odd and even pages differ, punctuation is compressed, layout as in Word 2013."""
    names = (
        *("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures"),
        *("doNotFlipMirrorIndents", "differentiateMultirowTableHeaders"),
    )
    setting = '<w:compatSetting w:name="{}" w:uri="http://schemas.microsoft.com/office/word" w:val="{}"/>'
    compat = setting.format("compatibilityMode", 15) + "".join(setting.format(name, 1) for name in names)
    return (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="632"/><w:evenAndOddHeaders/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{compat}</w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def font_table_xml() -> str:
    """Return the fonts, each with its name on other systems."""
    entries = (
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="default"/></w:font>'
        for name, (other, family) in FONTS.items()
    )
    return f"{HEAD}<w:fonts {NAMESPACES}>{''.join(entries)}</w:fonts>"


def footer_xml(side: str, number: int) -> str:
    """Return the page number (页码) `— 1 —`, 1 字 from the outer `side` (7.5)."""
    properties = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    parts = (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{number}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    runs = "".join(f"<w:r>{properties}{part}</w:r>" for part in parts)
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}Chars="100" w:{side}="316"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{runs}</w:p></w:ftr>'
    )


def document_xml(grid: str) -> str:
    """Return the empty body: one paragraph to type in, and the page setup."""
    return (
        f'{HEAD}<w:document {NAMESPACES}><w:body><w:p><w:pPr><w:pStyle w:val="GongwenZhengwen"/></w:pPr></w:p>'
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f"{PAGE}{grid}</w:sectPr></w:body></w:document>"
    )


def relations(targets: dict[str, str]) -> str:
    """Return a relationships part; `targets` maps each target to its kind."""
    entries = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def content_types(parts: dict[str, str]) -> str:
    """Return `[Content_Types].xml`; `parts` maps each part to its kind."""
    overrides = (
        f'<Override PartName="/word/{name}" ContentType="{WORD_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )


def build(grid: str = "lines") -> bytes:
    """Return the base file; `grid` is `lines` or `linesAndChars`, as in `w:docGrid`."""
    related = {
        "styles.xml": "styles",
        "settings.xml": "settings",
        "fontTable.xml": "fontTable",
        "footer1.xml": "footer",
        "footer2.xml": "footer",
    }
    on_grid = grid == "linesAndChars"
    return packed(
        {
            "[Content_Types].xml": content_types({"document.xml": "document.main", **related}),
            "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
            "word/_rels/document.xml.rels": relations(related),
            "word/document.xml": document_xml(LINES_AND_CHARACTERS if on_grid else LINES),
            "word/fontTable.xml": font_table_xml(),
            "word/footer1.xml": footer_xml("right", 1),
            "word/footer2.xml": footer_xml("left", 2),
            "word/settings.xml": settings_xml(),
            "word/styles.xml": styles_xml("" if on_grid else TIGHT),
        }
    )


def packed(parts: dict[str, str]) -> bytes:
    """Return the parts as a zip without times, uncompressed: zlib and zlib-ng give different bytes."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, text in parts.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, text.encode())
    return package.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build(*sys.argv[2:3]))
