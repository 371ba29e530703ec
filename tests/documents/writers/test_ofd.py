"""An OFD has the pages of the PDF it is made of: every character of it, where it stands, in fonts that hold them."""

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from generated_documents import LAYOUT, LEDGER
from rectify_cli import papers
from rectify_cli.core.errors import RectifyError
from rectify_cli.core.terms import Edition
from rectify_cli.documents import Attachment, Document, Heading, Letterhead, Table, Title, paragraph
from rectify_cli.documents.writers import WRITERS, ofd, pdf
from rectify_cli.documents.writers.ofd import drawn, sfnt
from rectify_cli.documents.writers.pdf import cmap
from rectify_cli.views import Request

if TYPE_CHECKING:
    import pypdf
else:
    pytest.importorskip("typst", reason="typst (the extra `pdf`) is not installed")
    pypdf = pytest.importorskip("pypdf", reason="pypdf, which reads the PDF, is not installed")

NAMES = {"ofd": "http://www.ofdspec.org/2016"}
MM = 25.4 / 72
WIDE = tuple(f"列{number}" for number in range(14))
FORMAL = Document(
    (
        Letterhead("某局文件", "某局发〔2025〕1号"),
        Title(("某局", "关于整改的通报")),
        Heading(1, "一、甲"),
        paragraph("𬒈某从严整改。"),
        Attachment("附件1", "台账"),
        Table(WIDE, (("整改情况",) * len(WIDE),)),
    )
)


@cache
def notice() -> tuple[bytes, bytes]:
    """Return the sample notice as PDF and as OFD."""
    document = papers.compose("notice", LEDGER, Request(Edition.PUBLIC, LAYOUT.dated), Path("nowhere"))
    made = pdf.write(document, LAYOUT)
    return made, ofd.write(made, LAYOUT.dated)


@cache
def formal() -> bytes:
    return WRITERS["ofd"](FORMAL, LAYOUT)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def objects(content: bytes, kind: str) -> Iterator[list[etree._Element]]:
    """Yield the objects of a kind on each page, found as a reader finds them: by the places that the parts tell."""
    held = parts(content)
    main = etree.fromstring(held["OFD.xml"]).findtext(".//ofd:DocRoot", namespaces=NAMES) or ""
    folder = main.rpartition("/")[0]
    for page in etree.fromstring(held[main]).iterfind(".//ofd:Page", NAMES):
        yield etree.fromstring(held[f"{folder}/{page.get('BaseLoc')}"]).findall(f".//ofd:{kind}", NAMES)


def numbers(element: etree._Element, name: str) -> list[float]:
    return [float(number) for number in (element.get(name) or "").split()]


def text_code(text: etree._Element) -> etree._Element:
    [code] = text.findall("ofd:TextCode", NAMES)
    return code


def places(page: "pypdf.PageObject") -> list[tuple[str, float, float]]:
    """Return the pieces of text of a PDF: the words, and their place in millimetres from the upper left corner."""
    pieces = []

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x, y = cm[4] + tm[4] * cm[0], cm[5] + tm[5] * cm[3]
            pieces.append((text.strip(), x * MM, (float(page.mediabox.height) - y) * MM))

    page.extract_text(visitor_text=note)
    return pieces


def test_every_line_of_the_notice_is_there_and_stands_where_the_pdf_has_it() -> None:
    made, content = notice()
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    for page, texts in zip(pages, objects(content, "TextObject"), strict=True):
        printed = []
        for text in texts:
            code, box = text_code(text), numbers(text, "Boundary")
            printed.append((code.text, box[0] + float(code.get("X", "")), box[1] + float(code.get("Y", ""))))
        expected = places(page)
        assert [words for words, *_ in printed] == [words for words, *_ in expected]
        for (words, x, y), (_, left, down) in zip(printed, expected, strict=True):
            assert (x, y) == pytest.approx((left, down), abs=0.002), words


def test_every_character_but_the_first_has_a_distance_and_stays_within_its_boundary() -> None:
    for content in (notice()[1], formal()):
        for text in (text for page in objects(content, "TextObject") for text in page):
            code = text_code(text)
            steps = numbers(code, "DeltaX")
            assert code.text
            assert code.text == code.text.strip()
            assert len(steps) == len(code.text) - 1
            if not text.get("CTM"):
                assert float(code.get("X", "")) + sum(steps) < numbers(text, "Boundary")[2]


def test_each_font_has_a_glyph_for_each_of_its_characters(tmp_path: Path) -> None:
    for number, content in enumerate((notice()[1], formal())):
        held = parts(content)
        resources = etree.fromstring(held["Doc_0/PublicRes.xml"])
        shown: dict[str, set[int]] = {}
        for text in (text for page in objects(content, "TextObject") for text in page):
            shown.setdefault(str(text.get("Font")), set()).update(map(ord, text_code(text).text or ""))
        fonts = {
            str(font.get("ID")): font.findtext("ofd:FontFile", namespaces=NAMES)
            for font in resources.iterfind(".//ofd:Font", NAMES)
        }
        assert fonts.keys() == shown.keys()
        for font, name in fonts.items():
            file = tmp_path / f"{number}-{name}"
            file.write_bytes(held[f"Doc_0/Res/{name}"])
            assert summed(file.read_bytes()) == 0xB1B0AFBA
            assert shown[font] <= cmap.characters(file)


def summed(font: bytes) -> int:
    """Return the sum over a font file, which its head makes the same for every font (ISO/IEC 14496-22, 5.2.2)."""
    total: int = sum(struct.unpack(f">{len(font) // 4}I", font))
    return total & 0xFFFFFFFF


def test_colours_rules_turned_numbers_and_thick_strokes_are_kept() -> None:
    first, wide = (list(page) for page in objects(formal(), "TextObject"))
    [rule] = next(iter(objects(formal(), "PathObject")))
    assert text_code(first[0]).text == "某局文件"
    assert first[0].find("ofd:FillColor", NAMES).get("Value") == "255 0 0"  # type: ignore[union-attr] # it has one
    assert rule.find("ofd:StrokeColor", NAMES).get("Value") == "255 0 0"  # type: ignore[union-attr] # as above
    assert numbers(rule, "LineWidth") == pytest.approx([1.5 * MM], abs=0.001)
    assert numbers(rule, "Boundary")[2] == pytest.approx(156 + 1.5 * MM, abs=0.01)
    [turned] = [text for text in wide if text.get("CTM")]
    assert text_code(turned).text == "— 2 —"
    assert numbers(turned, "CTM")[:4] == [0, 1, -1, 0]
    head = [text for text in wide if text_code(text).text in WIDE]
    assert len(head) == len(WIDE)
    assert all(text.get("Stroke") == "true" and numbers(text, "LineWidth")[0] > 0 for text in head)
    pages = [etree.fromstring(part) for name, part in parts(formal()).items() if name.endswith("Content.xml")]
    boxes = [page.findtext(".//ofd:PhysicalBox", namespaces=NAMES) for page in pages]
    assert boxes == ["0 0 210 297", "0 0 297 210"]


def test_a_character_that_some_readers_count_as_two_moves_no_other() -> None:
    texts = next(iter(objects(formal(), "TextObject")))
    [place] = [place for place, text in enumerate(texts) if text_code(text).text == "𬒈"]
    told = texts[place].find("ofd:CGTransform", NAMES)
    assert told is not None
    assert (told.get("CodePosition"), told.get("CodeCount"), told.get("GlyphCount")) == ("0", "2", "1")
    assert text_code(texts[place + 1]).text == "某从严整改。"
    left = [numbers(text, "Boundary")[0] + float(text_code(text).get("X", "")) for text in texts[place : place + 2]]
    assert left[1] - left[0] == pytest.approx(156 / 28, abs=0.3)


def test_the_bytes_depend_on_the_pages_and_the_day_alone() -> None:
    made, content = notice()
    assert ofd.write(made, LAYOUT.dated) == content
    names = list(parts(content))
    assert names == ["OFD.xml", *sorted(names[1:])]
    other = parts(ofd.write(made, dt.date(2025, 2, 1)))
    assert {name for name, part in parts(content).items() if part != other[name]} == {"OFD.xml"}
    assert b"<ofd:CreationDate>2025-02-01</ofd:CreationDate>" in other["OFD.xml"]
    numbered = [
        element.get("ID")
        for part in parts(content)
        if part.endswith(".xml")
        for element in etree.fromstring(parts(content)[part]).iter()
        if element.get("ID")
    ]
    assert len(numbered) == len(set(numbered))


def page_of(stream: bytes) -> "pypdf.PageObject":
    """Return a page on which something is drawn."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(100, 100)
    contents = pypdf.generic.StreamObject()
    contents.set_data(stream)
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(contents)  # noqa: SLF001 - pypdf has no other way
    return page


def test_what_was_never_drawn_is_refused_and_not_left_out() -> None:
    assert list(drawn.drawn(page_of(b"q 1 0 0 1 0 0 cm Q"), {})) == []
    with pytest.raises(RectifyError) as refused:
        list(drawn.drawn(page_of(b"/picture Do"), {}))
    assert "Do" in refused.value.message.en
    assert "-f pdf" in refused.value.hint.en if refused.value.hint else ""


def test_areas_and_dashes_are_drawn() -> None:
    area, dashed = drawn.drawn(page_of(b"1 0 0 rg 10 20 30 40 re f [3 1] 0 d 2 w 0 0 m 72 72 l S"), {})
    assert isinstance(area, drawn.Line)
    assert isinstance(dashed, drawn.Line)
    assert (area.width, area.colour, [letter for letter, _ in area.pieces]) == (0, (255, 0, 0), list("MLLLC"))
    assert dashed.dashes == pytest.approx((3 * MM, MM))
    assert dashed.pieces[1][1][0] == pytest.approx((25.4, 28 * MM))


def test_a_truetype_font_keeps_its_tables_and_gets_those_a_pdf_leaves_out(tmp_path: Path) -> None:
    head = bytes(18) + struct.pack(">H", 2048) + bytes(34)
    body = {b"glyf": b"outline!", b"head": head + bytes(-len(head) % 4)}
    offset, directory = 12 + 16 * len(body), b""
    for tag, table in body.items():
        directory += struct.pack(">4sIII", tag, 0, offset, len(table))
        offset += len(table)
    program = struct.pack(">IHHHH", 0x10000, len(body), 32, 1, 0) + directory + b"".join(body.values())
    measures = sfnt.Measures("某体", (0, -100, 1000, 900), 900, -100, {1: 1000, 2: 500})
    file = tmp_path / "font.ttf"
    file.write_bytes(sfnt.of_truetype(program, measures, {ord("甲"): 1, ord("𠮷"): 2}))
    assert cmap.characters(file) == {ord("甲"), ord("𠮷")}
    assert summed(file.read_bytes()) == 0xB1B0AFBA
    assert b"outline!" in file.read_bytes()
