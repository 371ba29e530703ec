"""Papers on the page: previewed in a frame that may do nothing, fetched as files, and only a draft with errors."""

import datetime as dt
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

import notices
import wordtemplates
import workspaces
from commandline import Rectify
from local_page import Browser, Page, desk_in
from rectify_cli import papers
from rectify_cli.core.terms import Edition
from rectify_cli.documents.writers import WRITERS
from rectify_cli.papers import PAPERS

NOW = dt.datetime.now().astimezone()
OWNER = "工程科/二室?"
OVERDUE = workspaces.SECOND + f"owner: {OWNER}\ndue: 2025-01-10\n"
LEDGER = {**workspaces.BASE, "data/issues/002.yaml": OVERDUE}
MORE = {"closing-sheet": ({"issue": "2"}, ["2"]), "reminder": ({"owner": OWNER}, ["--owner", OWNER])}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(notices.ROOT / "data", root / "data")
    return Browser(desk_in(root))


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_is_previewed(browser: Browser, kind: str) -> None:
    page = browser.get(f"/papers/{kind}", query={"form": "html", "issue": "1"})
    assert page.status == 200, page.words
    frame = page.node("//iframe").get("src").removeprefix(browser.desk.keys.base)
    shown = browser.get(frame)
    assert "<article" in shown.text or "<main" in shown.text
    assert shown.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "sandbox" in shown.headers["content-security-policy"]


@pytest.mark.parametrize("form", ["docx", "md"])
def test_a_paper_is_fetched(browser: Browser, form: str) -> None:
    page = browser.get("/papers/notice", query={"form": form})
    assert page.status == 200
    assert page.headers["content-disposition"] == f"attachment; filename*=UTF-8''notice.{form}"


@pytest.mark.parametrize("what", ["register", "lists"])
def test_a_sheet_is_fetched(browser: Browser, what: str) -> None:
    page = browser.get(f"/sheets/{what}")
    assert (page.status, page.content[:2]) == (200, b"PK")


@pytest.mark.parametrize(
    "path",
    ["/papers/nothing", "/papers/notice?form=exe", "/papers/notice?edition=x", "/papers/closing-sheet", "/sheets/x"],
)
def test_what_is_no_paper_is_refused(browser: Browser, path: str) -> None:
    page = browser.get(path)
    assert (page.status, page.node("//*[@role='alert']").text_content().strip() != "") == (422, True)


def test_nothing_withheld_is_in_the_public_preview(browser: Browser) -> None:
    assert "不公开" not in browser.get("/papers/notice", query={"shown": "1"}).text


def test_a_paper_with_errors_is_a_draft(tmp_path: Path) -> None:
    wrong = workspaces.INSPECTION.replace("total: 2", "total: 3")
    browser = Browser(desk_in(workspaces.write(tmp_path, {**workspaces.BASE, "data/inspection.yaml": wrong})))
    page = browser.get("/papers/notice", query={"form": "md"})
    assert page.status == 422
    draft = browser.get(page.node("//*[@id='draft']").get("href").removeprefix(browser.desk.keys.base))
    assert (draft.status, "草稿" in draft.text) == (200, True)


def test_an_incomplete_ledger_prints_no_paper(tmp_path: Path) -> None:
    browser = Browser(desk_in(workspaces.write(tmp_path, {**workspaces.BASE, "data/issues/003.yaml": "id: ["})))
    assert browser.get("/papers/notice", query={"form": "md"}).status == 422
    assert browser.get("/sheets/register").status == 422


def named(page: Page) -> str:
    return unquote(page.headers["content-disposition"].partition("''")[2])


PRINTED = [(kind, edition) for kind in PAPERS for edition in Edition if (kind, edition) != ("reminder", Edition.PUBLIC)]


@pytest.mark.parametrize(("kind", "edition"), PRINTED)
def test_a_paper_has_the_name_and_the_bytes_that_the_command_gives_it(
    kind: str, edition: Edition, tmp_path: Path, rectify: Rectify
) -> None:
    browser = Browser(desk_in(workspaces.write(tmp_path, LEDGER), now=lambda: NOW))
    query, words = MORE.get(kind, ({}, []))
    asked = {**query, "edition": edition.value}
    name = Path(named(browser.get(f"/papers/{kind}", query={**asked, "form": "md"})))
    for form in WRITERS:
        shown = {"shown": "1"} if form == "html" else {}
        page = browser.get(f"/papers/{kind}", query={**asked, **shown, "form": form})
        command = ["render", kind, *words, "-f", form, "--edition", edition.value, "--as-of", str(NOW.date())]
        assert rectify("-C", str(tmp_path), *command).code == 0
        assert form == "html" or named(page) == name.with_suffix(f".{form}").name
        assert page.content == (tmp_path / "build" / name.with_suffix(f".{form}")).read_bytes(), form


@pytest.mark.parametrize("what", ["register", "lists", "会议"])
def test_a_sheet_has_the_name_that_the_command_gives_it(what: str, tmp_path: Path, rectify: Rectify) -> None:
    inspection = workspaces.INSPECTION + "registers: [会议]\n"
    browser = Browser(desk_in(workspaces.write(tmp_path, {**LEDGER, "data/inspection.yaml": inspection})))
    assert rectify("-C", str(tmp_path), "export", what).code == 0
    assert (tmp_path / "build" / named(browser.get(f"/sheets/{what}"))).exists()


def test_an_own_word_template_is_proved_as_the_command_proves_it(tmp_path: Path, rectify: Rectify) -> None:
    browser = Browser(desk_in(workspaces.write(tmp_path, LEDGER), now=lambda: NOW))
    template = tmp_path / "templates" / "notice.docx"
    template.parent.mkdir()
    template.write_bytes(papers.starter("notice", "docx", template.parent))
    command = ["-C", str(tmp_path), "render", "notice", "-f", "docx", "--as-of", str(NOW.date())]
    assert rectify(*command).code == 0
    assert (
        browser.get("/papers/notice", query={"form": "docx"}).content == (tmp_path / "build/notice.docx").read_bytes()
    )
    template.write_bytes(wordtemplates.built("{{ nothing }}", "{{ neither }}"))
    page, ran = browser.get("/papers/notice", query={"form": "docx"}), rectify(*command, "--force")
    assert (page.status, ran.code) == (422, 1)
    for word in ("nothing", "neither", "the Word template has errors"):
        assert (word in page.words, word in ran.err) == (True, True)
