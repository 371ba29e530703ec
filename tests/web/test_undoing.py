"""Undo on the page: what goes back is shown first, and only what was shown goes back."""

from pathlib import Path

import pytest

import workspaces
from local_page import Browser, desk_in

FILE = "data/issues/001.yaml"


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(desk_in(workspaces.write(tmp_path, workspaces.BASE)))


def log(browser: Browser, note: str) -> None:
    assert browser.fill(browser.get("/issues/1"), "log", note=note, date="2025-01-10").status == 200


def test_a_change_is_taken_back_and_done_again(tmp_path: Path, browser: Browser) -> None:
    log(browser, "甲")
    changed = (tmp_path / FILE).read_bytes()
    page = browser.get("/undo")
    assert "甲" in page.node("//pre").text_content()
    undone = browser.fill(page, "undo")
    assert (tmp_path / FILE).read_bytes().decode() == workspaces.FIRST
    assert browser.fill(undone, "redo").status == 200
    assert (tmp_path / FILE).read_bytes() == changed


def test_a_change_that_was_not_shown_is_not_taken_back(tmp_path: Path, browser: Browser) -> None:
    log(browser, "甲")
    page = browser.get("/undo")
    log(browser, "乙")
    before = (tmp_path / FILE).read_bytes()
    assert browser.fill(page, "undo").status == 422
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_changed_by_hand_is_not_taken_back(tmp_path: Path, browser: Browser) -> None:
    log(browser, "甲")
    page = browser.get("/undo")
    (tmp_path / FILE).write_bytes(workspaces.FIRST.replace("学习", "学").encode())
    assert browser.fill(page, "undo").status == 422
    assert (tmp_path / FILE).read_bytes().decode() == workspaces.FIRST.replace("学习", "学")


def test_there_is_nothing_to_undo_in_a_new_ledger(browser: Browser) -> None:
    assert "There is nothing to undo." in browser.get("/undo").words
