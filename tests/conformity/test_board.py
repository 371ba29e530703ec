"""The board in Chromium: axe finds nothing at the width of a telephone and of a wall, and it prints on two pages."""

import io
from pathlib import Path

import pypdf
import pytest

import boards
import chromium
from commandline import Rectify

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(chromium.missing()), reason=chromium.missing() or "everything is here"),
]
WIDTHS = (390, 1920)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(boards.write(tmp_path))
    return tmp_path


def drawn(rectify: Rectify, *words: str) -> str:
    return rectify("--lang", "zh", *words, "--as-of", "2025-01-15").out


def test_axe_finds_nothing_in_a_board(rectify: Rectify, folder: Path) -> None:
    for language in ("zh", "en"):
        assert rectify("--lang", language, "render", "board", "--draft", *boards.DAY).code == 0
        page = (folder / "build/board-internal.html").read_text(encoding="utf-8")
        for width in WIDTHS:
            assert chromium.violations(page, folder, width) == []


def test_axe_finds_nothing_in_the_screens_that_are_pages(rectify: Rectify, folder: Path) -> None:
    for words in (["status"], ["stats", "--by", "source"], ["due"], ["list", "--by", "tags"]):
        page = drawn(rectify, *words, "--format", "html")
        assert chromium.violations(page, folder, WIDTHS[0]) == []


def test_axe_finds_what_is_wrong(rectify: Rectify, folder: Path) -> None:
    page = drawn(rectify, "status", "--format", "html")
    wrong = page.replace("<h1>", '<p style="color:#bbb">faint</p><div style="width:999px">wide</div><h1>')
    assert [fault.partition(":")[0] for fault in chromium.violations(wrong, folder, WIDTHS[0])] == [
        *("color-contrast", "wider than the window"),
    ]


def test_a_board_prints_on_two_pages(rectify: Rectify, folder: Path) -> None:
    for number in range(10, 110):
        title = f"第{number}项{'很长的标题' * 9}"
        text = f"id: {number}\ntitle: {title}\nowner: 第{number % 40}科室\ntags: [标签{number % 30}]\n"
        (folder / f"data/issues/{number:03}.yaml").write_bytes(text.encode())
    assert rectify("render", "board", "--draft", *boards.DAY).code == 0
    printed = chromium.printed(folder / "build/board-internal.html", folder / "printed.pdf")
    assert len(pypdf.PdfReader(io.BytesIO(printed)).pages) <= 2
