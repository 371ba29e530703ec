"""The board in Chromium: axe finds nothing at the width of a telephone and of a wall, and it prints on two pages."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

import boards
import chromium
from commandline import Rectify

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(chromium.LACKING), reason=chromium.LACKING or "it is here")]
WIDTHS = (390, 1920)
BOARD = "build/board-internal.html"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(boards.write(tmp_path))
    return tmp_path


@pytest.fixture
def tab(browser: "Browser") -> Iterator["Page"]:
    with browser.new_context(bypass_csp=True) as context:
        yield context.new_page()


def drawn(rectify: Rectify, *words: str) -> str:
    return rectify("--lang", "zh", *words, "--as-of", "2025-01-15").out


def faults(tab: "Page", width: int) -> list[str]:
    """Return what axe finds in a page in a window of `width` pixels, and whether it is wider than that."""
    tab.set_viewport_size({"width": width, "height": 2000})
    return [*chromium.violations(tab), *(["too wide"] if chromium.too_wide(tab, width) else [])]


def test_axe_finds_nothing_in_a_board(rectify: Rectify, folder: Path, tab: "Page") -> None:
    for language in ("zh", "en"):
        assert rectify("--lang", language, "render", "board", "--draft", *boards.DAY).code == 0
        tab.goto((folder / BOARD).as_uri())
        for width in WIDTHS:
            assert faults(tab, width) == []


def test_axe_finds_nothing_in_the_screens_that_are_pages(rectify: Rectify, tab: "Page") -> None:
    for words in (["status"], ["stats", "--by", "source"], ["due"], ["list", "--by", "tags"]):
        tab.set_content(drawn(rectify, *words, "--format", "html"))
        assert faults(tab, WIDTHS[0]) == []


def test_axe_finds_what_is_wrong(rectify: Rectify, tab: "Page") -> None:
    page = drawn(rectify, "status", "--format", "html")
    tab.set_content(page.replace("<h1>", '<p style="color:#bbb">faint</p><div style="width:999px">wide</div><h1>'))
    assert [fault.partition(":")[0] for fault in faults(tab, WIDTHS[0])] == ["color-contrast", "too wide"]


def test_a_board_prints_on_two_pages(rectify: Rectify, folder: Path, tab: "Page") -> None:
    for number in range(10, 110):
        title = f"第{number}项{'很长的标题' * 9}"
        text = f"id: {number}\ntitle: {title}\nowner: 第{number % 40}科室\ntags: [标签{number % 30}]\n"
        (folder / f"data/issues/{number:03}.yaml").write_bytes(text.encode())
    assert rectify("render", "board", "--draft", *boards.DAY).code == 0
    tab.goto((folder / BOARD).as_uri())
    printed = tab.pdf(prefer_css_page_size=True)
    assert len(pypdf.PdfReader(io.BytesIO(printed)).pages) <= 2
