"""Build templates/base.docx, the styles and the page of GB/T 9704-2012, from nothing but this file.

Run as `python tools/make_base_docx.py templates/base.docx`; a test holds that the committed file is its output.
"""

import io
import sys
import zipfile
from pathlib import Path

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# Fonts as offices name them, and the name their files carry where that is another.
FONTS = {
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
    "仿宋_GB2312": "FangSong",
    "楷体_GB2312": "KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
LINE = 579  # twips: 225 mm in 22 lines
CHARACTER = 316  # twips: 156 mm in 28 字
INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/>'
ONE_LINE_BEFORE = f'<w:spacing w:beforeLines="100" w:before="{LINE}"/>'
KEEP = "<w:keepNext/>"


def fonts(name: str) -> str:
    """Return one family for 汉字, letters and digits alike."""
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def size(half_points: int) -> str:
    """Return a font size in half points, for all scripts."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def style(name: str, following: str, ppr: str, rpr: str = "") -> str:
    """Return a paragraph style based on Normal; `following` is the style of the next paragraph typed."""
    custom = "" if name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identity(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{identity(following)}"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def identity(name: str) -> str:
    """Return the id of a style: its name without blanks."""
    return name.replace(" ", "").replace("heading", "Heading")


BODY = "公文正文"


def styles() -> str:
    """Return styles.xml."""
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr>{fonts("仿宋_GB2312")}<w:spacing w:val="-5"/>{size(32)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:style>'
    )
    others = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    title = style(
        "Title",
        BODY,
        f'{KEEP}<w:snapToGrid w:val="0"/><w:spacing w:line="868" w:lineRule="exact"/><w:jc w:val="center"/>',
        f'{fonts("方正小标宋简体")}<w:b w:val="0"/><w:bCs w:val="0"/><w:spacing w:val="0"/>{size(44)}',
    )
    faces = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")
    headings = "".join(
        style(
            f"heading {level}",
            BODY,
            f'{KEEP}{INDENT}<w:outlineLvl w:val="{level - 1}"/>',
            f'{fonts(face)}<w:b w:val="0"/><w:bCs w:val="0"/>{size(32)}',
        )
        for level, face in enumerate(faces, start=1)
    )
    official = (
        style(BODY, BODY, INDENT)
        + style("公文主送", BODY, "")
        + style("公文附件说明", "公文署名", ONE_LINE_BEFORE)
        + style("公文署名", "公文成文日期", f'{KEEP}{ONE_LINE_BEFORE}<w:jc w:val="left"/>')
        + style("公文成文日期", "公文附注", '<w:jc w:val="left"/>')
        + style("公文附注", BODY, INDENT)
    )
    foot = (
        '<w:style w:type="paragraph" w:styleId="footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
        '<w:uiPriority w:val="99"/><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="exact"/></w:pPr>'
        f'<w:rPr>{fonts("宋体")}<w:spacing w:val="0"/>{size(28)}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
        '<w:uiPriority w:val="99"/><w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="center"/></w:pPr></w:style>'
    )
    return f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{normal}{others}{title}{headings}{official}{foot}</w:styles>'


def footer(side: str) -> str:
    """Return a footer with the page number between dashes (7.5)."""

    def run(inner: str) -> str:
        return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{inner}</w:r>'

    number = (
        run('<w:t xml:space="preserve">— </w:t>')
        + run('<w:fldChar w:fldCharType="begin"/>')
        + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("<w:t>1</w:t>")
        + run('<w:fldChar w:fldCharType="end"/>')
        + run('<w:t xml:space="preserve"> —</w:t>')
    )
    ind = f'<w:ind w:{side}Chars="100" w:{side}="{CHARACTER}"/>'
    ppr = f'<w:pPr><w:pStyle w:val="footer"/>{ind}<w:jc w:val="{side}"/></w:pPr>'
    return f'{_HEAD}<w:ftr xmlns:w="{_MAIN}"><w:p>{ppr}{number}</w:p></w:ftr>'


def settings() -> str:
    """Return settings.xml, its children in the order of the schema."""
    return (
        f'{_HEAD}<w:settings xmlns:w="{_MAIN}"><w:defaultTabStop w:val="{2 * CHARACTER}"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table() -> str:
    """Return fontTable.xml: where a font is missing, Word looks for the other name of it."""
    listed = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FONTS.items()
    )
    return f'{_HEAD}<w:fonts xmlns:w="{_MAIN}">{listed}</w:fonts>'


def properties() -> str:
    """Return core.xml: an empty title for the writer to fill, and nobody's name."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title></dc:title></cp:coreProperties>'
    )


def body() -> str:
    """Return document.xml: an empty paragraph and the page."""
    return (
        f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"><w:body><w:p/><w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" '
        f'w:header="851" w:footer="1427" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
        "</w:sectPr></w:body></w:document>"
    )


def parts() -> dict[str, str]:
    """Return every part of the package by its name, in the order they are written."""
    made = {
        "word/document.xml": (f"{_TYPES}.document.main+xml", body()),
        "word/styles.xml": (f"{_TYPES}.styles+xml", styles()),
        "word/settings.xml": (f"{_TYPES}.settings+xml", settings()),
        "word/fontTable.xml": (f"{_TYPES}.fontTable+xml", font_table()),
        "word/footer1.xml": (f"{_TYPES}.footer+xml", footer("right")),
        "word/footer2.xml": (f"{_TYPES}.footer+xml", footer("left")),
        "docProps/core.xml": (
            "application/vnd.openxmlformats-package.core-properties+xml",
            properties(),
        ),
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in made.items())
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(
            f"{_RELATIONS}/officeDocument word/document.xml",
            f"{_PACKAGE}/relationships/metadata/core-properties docProps/core.xml",
        ),
        "word/_rels/document.xml.rels": relations(
            *(f"{_RELATIONS}/{kind} {kind}.xml" for kind in ("styles", "settings", "fontTable")),
            f"{_RELATIONS}/footer footer1.xml",
            f"{_RELATIONS}/footer footer2.xml",
        ),
    } | {name: text for name, (_, text) in made.items()}


def relations(*pairs: str) -> str:
    """Return a part of relations; each pair is a type and a target."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{pair.split()[0]}" Target="{pair.split()[1]}"/>'
        for number, pair in enumerate(pairs, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def build() -> bytes:
    """Return the package; its members carry no time of their own."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in parts().items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 3  # the same bytes on every system
            member.compress_type = zipfile.ZIP_STORED
            package.writestr(member, text)
    return made.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build())
