"""Small files that ask for much: PDFs and workbooks written by hand, none above a mebibyte."""

import io
import zipfile
import zlib
from collections.abc import Mapping

MIB = 1024 * 1024
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def pdf(contents: bytes, *forms: bytes, filters: int = 0, packed: bool = False) -> bytes:
    """Return a PDF of one page; form /X of the page is the first, that of each form the next, of the last the first.

    Every stream is deflated `filters` times; `packed` says that `contents` are already, once.
    """
    streams = [_stream(b"", contents, filters, filters - packed)]
    for number, form in enumerate(forms, start=7):
        following = number if number < 6 + len(forms) else 6
        inside = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
        streams.append(_stream(inside % following, form, filters, filters))
    page = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<<%b/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>" % page,
        streams[0],
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *streams[1:],
    ]
    made = b"%PDF-1.7\n"
    table = b"0000000000 65535 f \n"
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    size = len(objects) + 1
    trailer = b"xref\n0 %d\n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return made + trailer % (size, table, size, len(made))


def _stream(entries: bytes, content: bytes, filters: int, rounds: int) -> bytes:
    for _ in range(rounds):
        content = zlib.compress(content, 9)
    packing = b"/Filter[%b]" % (b"/FlateDecode" * filters) if filters else b""
    return b"<<%b/Length %d%b>>stream\n%b\nendstream" % (entries, len(content), packing, content)


def deflated(content: bytes, times: int) -> bytes:
    """Return what unpacks to `content` so many times, without ever having all of it."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    once = packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)  # it refers to nothing before it
    checksum = 1
    for _ in range(times):
        checksum = zlib.adler32(content, checksum)
    return b"\x78\xda" + once * times + b"\x03\0" + checksum.to_bytes(4, "big")


def shown(text: bytes) -> bytes:
    """Return what draws a text in the one font."""
    return b"BT /F1 12 Tf 50 700 Td (%b) Tj ET " % text


def workbook(rows: str, after: str = "", shared: str = "", sheets: int = 1, before: str = "") -> bytes:
    """Return a workbook whose sheets all are one: headers, `rows`, and `after` and `before` around the rows."""
    names = "".join(f'<sheet name="S{each}" sheetId="{each + 1}" r:id="r{each}"/>' for each in range(sheets))
    targets = {f"r{each}": ("worksheet", "worksheets/sheet1.xml") for each in range(sheets)}
    head = f'<row r="1">{cell("A1", "编号")}{cell("B1", "反馈问题")}</row>'
    parts = {
        "_rels/.rels": _relations({"r": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(targets | {"s": ("sharedStrings", "sharedStrings.xml")}),
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_SHEET}">{before}'
        f"<sheetData>{head}{rows}</sheetData>{after}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET}"><si><t>{shared}</t></si></sst>',
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def cell(reference: str, text: str) -> str:
    """Return a cell that holds its text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def sharing(count: int, spelled: str = '<c r="B{0}" t="s"><v>0</v></c>') -> str:
    """Return rows that all use the one shared text."""
    return "".join(f'<row r="{row}">{spelled.format(row)}</row>' for row in range(2, count + 2))


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{each}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for each, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()
