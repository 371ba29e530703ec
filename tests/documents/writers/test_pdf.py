"""The PDF is a page of GB/T 9704-2012: its lines, its 字, its numbers and its fonts, and the words unchanged."""

import dataclasses
import datetime as dt
import itertools
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from generated_documents import LAYOUT, LEDGER
from rectify_cli import papers
from rectify_cli.core.errors import DataError, RectifyError
from rectify_cli.core.terms import Edition
from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Attendance,
    Block,
    Document,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
    paragraph,
)
from rectify_cli.documents.writers import pdf as writer
from rectify_cli.documents.writers.pdf import folders
from rectify_cli.views import Request

if TYPE_CHECKING:
    import pypdf
else:
    pytest.importorskip("typst", reason="typst (the extra `pdf`) is not installed")
    pypdf = pytest.importorskip("pypdf", reason="pypdf, which reads the PDF back, is not installed")

MM = 72 / 25.4
PITCH = 225 * MM / 22
ZI = 156 * MM / 28
LEFT = 28 * MM
RIGHT = LEFT + 156 * MM
NASTY = (
    "#let x = 1 *粗* _斜_ $a^2$ \\ \\n {{ x }} {% y %} <b>字</b> [甲] // 注 /* 注 */ @甲 ab@cd.com `码` -- --- ... ~"
)
SENTENCE = "某局党组坚持把整改作为一次深刻反省与提升工作的机会，切实增强接受监督的自觉。"
SIGNATURE = Signature("中共某某局党组", "2025年1月10日")
ALL: tuple[Block, ...] = (
    Letterhead("某局文件", "某局发〔2025〕1号"),
    Title(("某局", "关于整改的通报")),
    Addressee("县委巡察办："),
    Heading(1, "一、甲"),
    Heading(3, "1.乙"),
    Paragraph((Span("一是", bold=True), Span("整改。"))),
    Heading(2, "（一）丁"),
    Table(("序号", "问题"), tuple((str(number), SENTENCE * 2) for number in range(30))),
    paragraph(SENTENCE),
    AttachmentList(("台账", "清单")),
    Attendance(("出席：某局张三", "请假：李四")),
    Signature("某局党组", "2025年1月10日"),
    Note("（此件公开发布）"),
    Attachment("附件1", "台账"),
    Heading(2, "（一）丙"),
    Attachment("附件2", ""),
    paragraph("正文。"),
)


@dataclasses.dataclass(frozen=True)
class Run:
    """A piece of text where it stands, in points from the left and the top of the page."""

    text: str
    x: float
    y: float
    size: float


@cache
def written(document: Document, *, sealed: bool = False) -> bytes:
    return writer.write(document, dataclasses.replace(LAYOUT, sealed=sealed))


def read(document: Document, *, sealed: bool = False) -> "pypdf.PdfReader":
    return pypdf.PdfReader(BytesIO(written(document, sealed=sealed)))


@cache
def notice() -> Document:
    return papers.compose("notice", LEDGER, Request(Edition.PUBLIC, LAYOUT.dated), Path("nowhere"))


def long() -> Document:
    """Return a paper of some pages of paragraphs."""
    return Document((Title(("通报",)), *(paragraph(SENTENCE * 6) for _ in range(30)), SIGNATURE))


def runs(page: "pypdf.PageObject") -> list[Run]:
    found: list[Run] = []
    height = float(page.mediabox.height)

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append(Run(text.strip("\n"), cm[4] + tm[4] * cm[0], height - cm[5] - tm[5] * cm[3], size))

    page.extract_text(visitor_text=note)
    return found


def lines(page: "pypdf.PageObject") -> list[list[Run]]:
    """Return the lines of the text, without the number of the page."""
    found: dict[int, list[Run]] = defaultdict(list)
    for run in runs(page):
        found[round(run.y)].append(run)
    return [found[y] for y in sorted(found) if y < (297 - 35) * MM]


def number(page: "pypdf.PageObject") -> tuple[str, float, float]:
    """Return the number of the page as printed, where it begins, and where its baseline is."""
    below = [run for run in runs(page) if run.y > (297 - 35) * MM]
    return "".join(run.text for run in below), min(run.x for run in below), below[0].y


def words(document: Document) -> str:
    """Return the text of the PDF without blanks and page numbers."""
    pages = read(document).pages
    return bare("".join(re.sub(r"\n?— \d+ —\n?$", "", page.extract_text().strip()) for page in pages))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_page_is_a4() -> None:
    for page in read(notice()).pages:
        assert float(page.mediabox.width) == pytest.approx(210 * MM, abs=0.1)
        assert float(page.mediabox.height) == pytest.approx(297 * MM, abs=0.1)


def test_a_landscape_page_is_turned() -> None:
    content = writer.write(long(), dataclasses.replace(LAYOUT, landscape=True))
    assert float(pypdf.PdfReader(BytesIO(content)).pages[0].mediabox.width) == pytest.approx(297 * MM, abs=0.1)


def test_a_full_page_has_22_lines_on_the_grid() -> None:
    for page in read(long()).pages[1:-1]:
        ys = [line[0].y for line in lines(page)]
        assert len(ys) == 22
        for above, below in itertools.pairwise(ys):
            assert below - above == pytest.approx(PITCH, abs=0.05)
        assert ys[0] > 37 * MM
        assert ys[-1] < 262 * MM


def test_pages_of_the_notice_are_full() -> None:
    """A heading at the foot of a page goes to the next one with the result under it: three lines at most."""
    counts = [len(lines(page)) for page in read(notice()).pages[1:-1]]
    assert all(19 <= count <= 22 for count in counts)
    assert median(counts) == 22


def test_a_full_line_has_28_characters() -> None:
    plain = Document((Title(("通报",)), *(paragraph("整改" * 70) for _ in range(5))))
    found = [bare("".join(run.text for run in line)) for line in lines(read(plain).pages[0])[1:]]
    assert found[:6] == ["整改" * 13, *["整改" * 14] * 4, "整改"]
    starts = {round(line[0].x - LEFT, 1) for line in lines(read(plain).pages[0])[1:]}
    assert starts == {0, round(2 * ZI, 1)}


def test_page_numbers_stand_on_the_outer_side_7_mm_below() -> None:
    for count, page in enumerate(read(long()).pages, start=1):
        text, x, y = number(page)
        assert text == f"— {count} —"
        if count % 2:
            assert RIGHT - 14 - 4 * 14 < x < RIGHT - 14 - 2 * 14  # a number is two dashes wide and a bit
        else:
            assert x == pytest.approx(LEFT + 14, abs=0.5)
        assert y - 262 * MM == pytest.approx(7 * MM + 0.4 * 14, abs=1)


@pytest.mark.parametrize("document", [Document((Title(("通报",)), paragraph(NASTY), paragraph("末段。"), SIGNATURE))])
def test_what_means_something_to_a_typesetter_is_set_as_it_is(document: Document) -> None:
    assert words(document) == bare("".join(block.text for block in document))


def test_the_words_of_the_notice_come_in_order() -> None:
    assert words(notice()) == bare("".join(block.text for block in notice()))


def test_every_kind_of_block_is_set() -> None:
    text = words(Document(ALL))
    place = 0
    for block in ALL:
        for line in block.text.split("\n")[:1]:
            place = text.index(bare(line), place)
    for row in range(30):
        assert f"{row}某局" in text


def test_the_head_of_a_table_is_on_each_of_its_pages() -> None:
    pages = [page.extract_text() for page in read(Document(ALL)).pages]
    rows = [page for page in pages if re.search(r"\d\s*某局党组坚持", page)]
    assert len(rows) >= 2
    assert all("序号" in page for page in rows)


def test_the_draft_mark_is_on_each_page() -> None:
    pages = read(dataclasses.replace(long(), draft="草稿，不得印发")).pages
    assert all(page.extract_text().count("草稿，不得印发") == 1 for page in pages)


@pytest.mark.parametrize("count", range(15, 24))
@pytest.mark.parametrize("sealed", [False, True])
def test_the_signature_never_stands_alone(count: int, *, sealed: bool) -> None:
    """7.3.5.5, wherever the text ends."""
    document = Document((*(paragraph("整改。") for _ in range(count)), paragraph("末段" * 20), SIGNATURE))
    last = lines(read(document, sealed=sealed).pages[-1])
    texts = [bare("".join(run.text for run in line)) for line in last]
    assert texts[-2:] == [SIGNATURE.issuer, SIGNATURE.date]
    assert len(texts) > 2


def signature(issuer: str, date: str, *, sealed: bool = False) -> tuple[float, float]:
    """Return where issuer and date begin, in 字 from the left."""
    document = Document((paragraph("正文。"), Signature(issuer, date)))
    first, second = lines(read(document, sealed=sealed).pages[-1])[-2:]
    return (first[0].x - LEFT) / ZI, (second[0].x - LEFT) / ZI


def test_an_unsealed_signature() -> None:
    """7.3.5.2: the issuer ends 2 字 from the right, the date begins 2 字 right of it."""
    issuer, date = signature("中共某某县人民法院党组", "二〇二五年")
    assert issuer == pytest.approx(28 - 2 - 11, abs=0.05)
    assert date - issuer == pytest.approx(2, abs=0.05)


def test_a_date_longer_than_the_issuer() -> None:
    """7.3.5.2: the date ends 2 字 from the right, and the issuer moves left with it."""
    issuer, date = signature("某局", "二〇二五年十二月三十日")
    assert date == pytest.approx(28 - 2 - 11, abs=0.05)
    assert date - issuer == pytest.approx(2, abs=0.05)


def test_a_sealed_signature() -> None:
    """7.3.5.1: the date ends 4 字 from the right, the issuer is centred over it."""
    issuer, date = signature("某某局", "二〇二五年一月十日", sealed=True)
    assert date == pytest.approx(28 - 4 - 9, abs=0.05)
    assert issuer + 1.5 == pytest.approx(date + 4.5, abs=0.05)


@pytest.mark.parametrize("sealed", [False, True])
def test_a_long_issuer_stays_on_the_page(*, sealed: bool) -> None:
    issuer, _ = signature("中共" + "某" * 22, "二〇二五年", sealed=sealed)
    assert 0 <= issuer <= 28 - 24 + 0.05


def test_the_same_bytes_in_another_time_zone_and_language() -> None:
    content = written(Document(ALL))
    assert writer.write(Document(ALL), LAYOUT) == content
    code = "import sys, test_pdf as t; sys.stdout.buffer.write(t.written(t.Document(t.ALL)))"
    paths = os.pathsep.join(path for path in (str(Path(__file__).parent), *sys.path) if path)
    environ = os.environ | {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1", "PYTHONPATH": paths}
    assert subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, check=True).stdout == content


@pytest.mark.parametrize(
    "block",
    [paragraph("甲\U0010fffd乙"), Heading(1, "一、甲\U0010fffd乙"), Title(("甲\U0010fffd乙",)), Note("甲\U0010fffd乙")],
    ids=lambda block: type(block).__name__,
)
def test_a_character_no_font_has_is_an_error(block: Block) -> None:
    with pytest.raises(DataError) as caught:
        writer.write(Document((Title(("通报",)), block)), LAYOUT)
    assert "U+10FFFD" in caught.value.message.en
    assert "甲" in caught.value.message.zh


def test_every_font_is_embedded() -> None:
    pages: Iterable[Any] = read(Document(ALL)).pages
    found = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert found
    assert all({"/FontFile2", "/FontFile3"} & font.keys() for font in found)


def test_title_date_language_and_standards_are_set() -> None:
    reader = read(notice())
    root: Any = reader.trailer["/Root"]
    assert reader.metadata
    assert reader.metadata.title == notice().title
    assert reader.metadata.author is None
    assert reader.metadata.creation_date == dt.datetime.combine(LAYOUT.dated, dt.time(), dt.UTC)
    assert root["/Lang"].startswith("zh")
    assert root["/MarkInfo"]["/Marked"]
    described = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part>1<" in described
    assert "pdfaid:part>2<" in described


def test_the_outline_holds_the_headings_by_rank() -> None:
    def flat(items: Iterable[Any], depth: int = 1) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for item in items:
            found += flat(item, depth + 1) if isinstance(item, list) else [(depth, item["/Title"])]
        return found

    assert flat(read(Document(ALL)).outline) == [
        (1, "一、甲"),
        (2, "1.乙"),
        (2, "（一）丁"),
        (1, "附件1台账"),
        (2, "（一）丙"),
        (1, "附件2"),
    ]


def test_the_fonts_that_stand_in_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pylopdf_fonts_zh_cn", reason="the Noto fonts are not installed")
    monkeypatch.setattr("rectify_cli.documents.writers.pdf.folders.installed", dict)
    assert writer.stand_ins() == {"Noto Serif SC": ["小标宋", "仿宋", "楷体", "宋体"], "Noto Sans SC": ["黑体"]}


def test_without_a_font_it_says_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rectify_cli.documents.writers.pdf.folders.installed", dict)
    monkeypatch.setattr("rectify_cli.documents.writers.pdf.fonts.FALLBACK", "no_such_package")
    with pytest.raises(RectifyError, match="仿宋"):
        writer.stand_ins()


def test_a_font_of_the_user_stands_first(monkeypatch: pytest.MonkeyPatch) -> None:
    sans = pytest.importorskip("pylopdf_fonts_zh_cn", reason="the Noto fonts are not installed").sans_path()
    monkeypatch.setattr("rectify_cli.documents.writers.pdf.folders.installed", lambda: {"simfang.ttf": sans})
    assert writer.stand_ins() == {"Noto Serif SC": ["小标宋", "楷体", "宋体"], "Noto Sans SC": ["仿宋", "黑体"]}


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="XDG folders are those of Linux")
def test_the_fonts_of_tex_live_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tex = tmp_path / "texlive" / "texmf-dist" / "fonts"
    fandol = tex / "opentype" / "public" / "fandol" / "FandolFang-Regular.otf"
    for path in (fandol, tex / "type1" / "public" / "SIMFANG.TTF"):
        path.parent.mkdir(parents=True)
        path.touch()
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folders.installed.__wrapped__() == {"fandolfang-regular.otf": fandol}


def test_a_title_takes_the_heavier_face_of_its_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regular = Path(pytest.importorskip("pylopdf_fonts_zh_cn", reason="the Noto fonts are not installed").serif_path())
    font = bytearray(regular.read_bytes())
    place = font.index(b"OS/2")
    table = int.from_bytes(font[place + 8 : place + 12], "big")
    font[table + 4 : table + 6] = (700).to_bytes(2, "big")
    bold = tmp_path / "bold.otf"
    bold.write_bytes(font)
    monkeypatch.setattr("rectify_cli.documents.writers.pdf.folders.installed", lambda: {"fandolsong-bold.otf": bold})
    pages: list[Any] = list(read(Document((Title(("甲",)), paragraph("乙")))).pages)
    # Both faces are of one family: asked for as regular, the title would share the font of the text.
    assert len(pages[0]["/Resources"]["/Font"]) == 2


def test_without_typst_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(RectifyError) as caught:
        writer.write(long(), LAYOUT)
    assert caught.value.hint
    assert "rectify-cli[pdf]" in caught.value.hint.en
