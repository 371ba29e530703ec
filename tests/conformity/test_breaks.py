"""Wherever a page ends, no label, heading or signature is cut off, and the imprint is at the foot of the last page."""

import os
import re
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import chromium
import sweeps
from conformity import breaks, measure
from rectify_cli.documents import Document
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers import docx, html, pdf

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(measure.missing()), reason=measure.missing() or "everything is here"),
    pytest.mark.skipif(
        not os.environ.get("RECTIFY_CONFORMITY"), reason="every length is swept by `make conformity` alone"
    ),
]
Set = tuple[Document, Layout]


def _word(papers: Sequence[Set]) -> list[bytes]:
    return measure.all_converted([docx.write(*paper) for paper in papers])


def _typst(papers: Sequence[Set]) -> list[bytes]:
    return [pdf.write(*paper) for paper in papers]


def _page(papers: Sequence[Set]) -> list[bytes]:
    return browsed([html.write(*paper) for paper in papers])


def browsed(pages: Sequence[bytes]) -> list[bytes]:
    """Return pages as Chromium prints them."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        files = [Path(folder) / f"{number}.html" for number in range(len(pages))]
        for file, page in zip(files, pages, strict=True):
            file.write_bytes(page)
        return list(pool.map(lambda file: chromium.printed(file, file.with_suffix(".pdf")), files))


WAYS = [
    pytest.param(_word, id="docx"),
    pytest.param(_typst, id="pdf"),
    pytest.param(_page, id="html", marks=pytest.mark.skipif(not chromium.chromium(), reason="Chromium is not here")),
]
Way = Callable[[Sequence[Set]], list[bytes]]


def faults(called: str, printed: Sequence[bytes]) -> list[str]:
    """Return what is wrong with a paper at each length, with that length."""
    ruled = called != "letter"
    found = ([*breaks.stranded(content), *(breaks.foot(content) if ruled else ())] for content in printed)
    return [f"{called} +{longer}: {fault}" for longer, said in enumerate(found) for fault in said]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("called", sweeps.SWEPT)
def test_every_page_ends_where_an_office_would_end_it(called: str, way: Way) -> None:
    printed = way([sweeps.paper(called, longer) for longer in sweeps.lengths(called)])
    assert faults(called, printed) == []
    assert len({len(measure.pages(content)) for content in printed}) > 1


def spoiled(content: bytes, pattern: str, new: str = "") -> bytes:
    """Return a docx with whatever matches a pattern in its text replaced."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, re.sub(pattern, new, part.decode()) if name == "word/document.xml" else part)
    return made.getvalue()


def test_what_is_cut_off_is_found() -> None:
    """Without what keeps lines together a label is last on a page, and a signature alone on one."""
    papers = [docx.write(*sweeps.paper("notice", longer)) for longer in sweeps.lengths("notice")]
    apart = [spoiled(content, "<w:keepNext/>") for content in papers]
    found = faults("notice", measure.all_converted(apart))
    for fault in ("整改结果：", "stands alone"):
        assert any(fault in each for each in found), fault


@pytest.mark.parametrize(
    ("pattern", "new", "fault"),
    [
        (r"<wp:align>bottom</wp:align>", "<wp:align>top</wp:align>", "the last rule is at"),
        (r"<w:r><w:drawing>.*</w:drawing></w:r>", "", "the last page has no imprint"),
    ],
)
def test_an_imprint_that_is_elsewhere_is_found(pattern: str, new: str, fault: str) -> None:
    printed = measure.to_pdf(spoiled(docx.write(*sweeps.paper("report", 0)), pattern, new))
    assert any(fault in each for each in breaks.foot(printed))
