"""A notice dropped on the page: its faults are marked in its own words, and nothing of it is kept."""

from pathlib import Path

import pytest

import notices
import workspaces
from local_page import ORIGIN, Browser, Page, desk_in

NOTICE = (notices.ROOT / "tests" / "seed" / "notice.md").read_bytes()


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(desk_in(workspaces.write(tmp_path, workspaces.BASE)))


def send(browser: Browser, name: str, content: bytes, **more: str) -> Page:
    texts = {"csrf": browser.desk.keys.csrf, **more}
    return browser.post("/proofread", texts, {"Origin": ORIGIN}, [("file", (name, content))])


def test_the_faults_of_a_notice_are_marked(browser: Browser, tmp_path: Path) -> None:
    page = send(browser, "notice.md", NOTICE)
    assert page.status == 200
    marks = [mark.text_content() for mark in page.node("//article").xpath(".//mark[@class='error']")]
    assert marks[:2] == ["22", "19"]
    assert page.node("//*[@id='f1']").text_content().split()[:2] == ["1", "error"]
    assert {path.name for path in tmp_path.iterdir()} == {"data"}


def test_it_is_compared_with_the_ledger(browser: Browser) -> None:
    assert "政治理论学习不够深入" in send(browser, "notice.md", NOTICE, against="1").words


@pytest.mark.parametrize(("name", "content"), [("notice.docx", b"PK\x03\x04"), ("x.bin", bytes(range(256)))])
def test_what_cannot_be_read_is_said(browser: Browser, name: str, content: bytes) -> None:
    page = send(browser, name, content)
    assert (page.status, "Traceback" in page.text) == (422, False)


def test_no_file_is_said(browser: Browser) -> None:
    assert send(browser, "", b"").status == 422
