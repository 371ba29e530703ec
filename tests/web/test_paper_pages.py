"""Papers on the page: previewed in a frame that may do nothing, fetched as files, and only a draft with errors."""

import shutil
from pathlib import Path

import pytest

import notices
import workspaces
from local_page import Browser, desk_in
from rectify_cli.papers import PAPERS


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
