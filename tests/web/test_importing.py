"""A sheet dropped on the page: shown first, conflicts from both sides, then written as the command writes it."""

from pathlib import Path

import openpyxl
import pytest

import spreadsheets
import workspaces
from commandline import Rectify
from local_page import NOW, ORIGIN, Browser, Page, desk_in

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
    [row] = page.node("//div[@aria-labelledby='conflicts']//tbody").xpath("tr")
    assert [cell.text_content() for cell in row.xpath("td")] == ["建设推进很慢", "建设推进太慢"]
    chosen = browser.fill(page, "answers", side="theirs")
    assert browser.fill(chosen, "confirm").status == 200
    assert "推进很慢" in data(root)[SECOND]


ASKED = """编号,反馈问题,科室,整改状态,整改时限,问题来源
1,学习不够,办公室,搞定,2025年8月底前,信访
2,建设推进缓慢,工程科,整改中,看领导,审计
"""
TWO = "编号,反馈问题,责任部门,,编号,反馈问题,责任部门\n1,学习不够,甲科,,2,建设推进缓慢,乙科\n"
LEVELS = "编号,反馈问题,办理情况,\n,,科室,经办\n1,学习不够,甲科,张某\n2,建设推进缓慢,乙科,李某\n"
OLD = "要点,谁办\n新发现的问题,财务科\n又一个问题,财务科\n"
ANSWERS: list[tuple[str, str, dict[str, str], list[str]]] = [
    ("a heading is a field", ASKED, {"field:科室": "lead"}, ["--map", "科室=lead"]),
    ("a known heading is another field", ASKED, {"field:科室": "note"}, ["--map", "科室=note"]),
    ("a heading is skipped", ASKED, {"field:问题来源": "-"}, ["--map", "问题来源="]),
    ("a heading is declared", ASKED, {"field:问题来源": "+"}, ["--declare", "问题来源"]),
    ("a heading is declared so", ASKED, {"field:问题来源": "+", "own:问题来源": "source:choice"},
     ["--declare", "问题来源=source:choice"]),
    ("a word is a state", ASKED, {"state:搞定": "completed"}, ["--map", "搞定=completed"]),
    ("a deadline is a day", ASKED, {"time:看领导": "2025-12-31"}, ["--map", "看领导=2025-12-31"]),
    ("a deadline keeps its words", ASKED, {"time:看领导": "when"}, ["--map", "看领导=when"]),
    ("deadlines keep their words alone", ASKED, {"dates": "words"}, ["--dates", "words"]),
    ("what is said is remembered", ASKED, {"state:搞定": "completed", "save": "1"},
     ["--map", "搞定=completed", "--save-map"]),
    ("each block is read", TWO, {"block": "all"}, ["--block", "all"]),
    ("the other block is read", TWO, {"block": "E:G"}, ["--block", "E:G"]),
    ("a heading of two rows is a field", LEVELS, {"field:办理情况·经办": "lead"}, ["--map", "办理情况·经办=lead"]),
    ("a strange sheet is explained", OLD, {"field:要点": "title", "field:谁办": "owner"},
     ["--map", "要点=title", "--map", "谁办=owner"]),
    ("in one's own words", OLD, {"map": "要点=title\r\n谁办=owner"}, ["--map", "要点=title", "--map", "谁办=owner"]),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "texts", "words"), [case[1:] for case in ANSWERS], ids=[case[0] for case in ANSWERS])
def test_an_answer_writes_what_its_option_writes(  # noqa: PLR0913, PLR0917 - one case
    browser: Browser, sheet: str, texts: dict[str, str], words: list[str], tmp_path: Path, rectify: Rectify
) -> None:
    content = sheet.encode("utf-8-sig")
    asked = drop(browser, "sheet.csv", content)
    names = {name for name, _ in asked.node("//form[@name='answers']").form_values()} | {"save", "map"}
    assert set(texts) <= names
    shown = browser.fill(asked, "answers", **texts)
    assert shown.status == 200, shown.words
    assert data(tmp_path / "page") == workspaces.BASE
    assert browser.fill(shown, "confirm").status == 200
    workspaces.write(tmp_path / "command", workspaces.BASE)
    (tmp_path / "sheet.csv").write_bytes(content)
    ran = rectify("-C", str(tmp_path / "command"), "import", str(tmp_path / "sheet.csv"),
                  "--date", str(NOW.date()), "--yes", *words)  # fmt: skip
    assert (ran.code, data(tmp_path / "page")) == (0, data(tmp_path / "command")), ran.err


def test_the_questions_of_a_sheet_stand_where_it_is_shown_and_keep_their_answers(browser: Browser) -> None:
    page = drop(browser, "sheet.csv", ASKED.encode("utf-8-sig"))
    shown = browser.fill(page, "answers", **{"state:搞定": "completed", "field:问题来源": "-"})
    assert dict(shown.node("//form[@name='answers']").form_values())["state:搞定"] == "completed"
    assert dict(shown.node("//form[@name='answers']").form_values())["field:问题来源"] == "-"


BAD = [
    {"map": "什么"},
    {"field:问题来源": "+", "own:问题来源": "a:nothing"},
    {"field:问题来源": "+", "own:问题来源": ":date"},
]


@pytest.mark.parametrize("texts", BAD)
def test_an_answer_that_says_nothing_is_refused_with_what_was_filled_in(
    browser: Browser, tmp_path: Path, texts: dict[str, str]
) -> None:
    page = drop(browser, "sheet.csv", ASKED.encode("utf-8-sig"))
    refused = browser.fill(page, "answers", **texts)
    assert (refused.status, data(tmp_path / "page")) == (422, workspaces.BASE)
    assert refused.node("//*[@role='alert']").text_content().strip()
    assert not refused.node("//main").xpath(".//*[@id='confirm']")


def test_a_sheet_that_cannot_be_read_asks_what_its_headings_are(browser: Browser) -> None:
    page = drop(browser, "sheet.csv", OLD.encode("utf-8-sig"))
    assert page.status == 422
    assert {name for name, _ in page.node("//form[@name='answers']").form_values()} >= {"field:要点", "field:谁办"}
