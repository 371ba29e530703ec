"""A sheet dropped on the page: shown first, conflicts from both sides, then written as the command writes it."""

from pathlib import Path

import openpyxl
import pytest

import spreadsheets
import workspaces
from commandline import Rectify
from local_page import ORIGIN, Browser, Page, desk_in

SECOND = "data/issues/002.yaml"
SHEET = "编号,反馈问题,责任部门\n1,学习不够,办公室\n2,建设推进缓慢,工程科\n,新发现的问题,财务科\n"


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(desk_in(workspaces.write(tmp_path / "page", workspaces.BASE)))


def data(root: Path) -> dict[str, str]:
    files = (path for path in (root / "data").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}


def drop(browser: Browser, name: str, content: bytes) -> Page:
    return browser.post("/import", {"csrf": browser.desk.keys.csrf}, {"Origin": ORIGIN}, [("file", (name, content))])


def test_a_sheet_is_shown_first_and_written_as_the_command_writes_it(
    browser: Browser, tmp_path: Path, rectify: Rectify
) -> None:
    page = drop(browser, "sheet.csv", SHEET.encode("utf-8-sig"))
    assert page.status == 200, page.words
    assert "工程科" in page.words
    assert data(tmp_path / "page") == workspaces.BASE
    written = browser.fill(page, "confirm")
    assert "sheet.csv imported: 1 new, 2 changed, 0 unchanged" in written.words
    workspaces.write(tmp_path / "command", workspaces.BASE)
    (tmp_path / "sheet.csv").write_bytes(SHEET.encode("utf-8-sig"))
    rectify("-C", str(tmp_path / "command"), "import", str(tmp_path / "sheet.csv"))
    assert data(tmp_path / "page") == data(tmp_path / "command")


def test_what_is_not_what_was_shown_is_shown_again(browser: Browser, tmp_path: Path) -> None:
    page = drop(browser, "sheet.csv", SHEET.encode("utf-8-sig"))
    (tmp_path / "page" / SECOND).write_bytes((workspaces.SECOND + "lead: 李某\n").encode())
    before = data(tmp_path / "page")
    again = browser.fill(page, "confirm")
    assert (again.status, data(tmp_path / "page")) == (409, before)
    assert browser.fill(again, "confirm").status == 200
    assert "李某" in data(tmp_path / "page")[SECOND]


def test_a_sheet_that_is_not_there_any_more_is_asked_for_again(browser: Browser) -> None:
    page = drop(browser, "sheet.csv", SHEET.encode("utf-8-sig"))
    assert browser.fill(page, "confirm").status == 200
    assert browser.fill(page, "confirm").status == 422


@pytest.mark.parametrize(("name", "content"), [("x.xlsx", b"PK\x03\x04"), ("x.csv", b"\x00\xff"), ("x.txt", b"a")])
def test_what_is_no_sheet_is_said(browser: Browser, tmp_path: Path, name: str, content: bytes) -> None:
    page = drop(browser, name, content)
    assert (page.status, data(tmp_path / "page")) == (422, workspaces.BASE)
    assert "Traceback" not in page.text


def test_both_sides_of_a_conflict_are_shown_and_one_is_chosen(
    browser: Browser, tmp_path: Path, rectify: Rectify
) -> None:
    root, book = tmp_path / "page", tmp_path / "register.xlsx"
    rectify("-C", str(root), "export", "register", "-o", str(book))
    sheet = openpyxl.load_workbook(book)
    cells = [cell for row in sheet.worksheets[0].iter_rows() for cell in row if cell.value == "建设推进缓慢"]
    cells[0].value = "建设推进很慢"
    spreadsheets.save(sheet, book)
    (root / SECOND).write_bytes(workspaces.SECOND.replace("推进缓慢", "推进太慢").encode())
    page = drop(browser, "register.xlsx", book.read_bytes())
    sides = page.node("//section[@aria-labelledby='h-conflicts']").text_content()
    assert ("推进很慢" in sides, "推进太慢" in sides) == (True, True)
    chosen = browser.fill(page, "side", side="theirs")
    assert browser.fill(chosen, "confirm").status == 200
    assert "推进很慢" in data(root)[SECOND]
