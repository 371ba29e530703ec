"""The local page in Chromium: by keyboard alone, in Chinese, with scripts off, on a telephone, as axe reads it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import chromium
import notices
from local_page import desk_in
from rectify_cli.core.language import Language
from served import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(chromium.LACKING), reason=chromium.LACKING or "it is here")]
TELEPHONE = 390
EVERY = (
    *("/issues", "/immediate", "/petitions", "/new", "/issues/18", "/issues/18?open=log", "/issues?owner=x&where=y"),
    *("/papers/report", "/papers/notice", "/papers/register?edition=internal"),
    *(
        "/registers",
        "/facts",
        "/fields",
        "/words",
        "/inspection",
        "/status",
        "/due",
        "/check",
        "/papers",
        "/import",
        "/proofread",
        "/undo",
    ),
)
NOTE = "招标文件已报批"


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the sample ledger."""
    shutil.copytree(notices.ROOT / "data", tmp_path / "data")
    with served(desk_in(tmp_path, Language.ZH)) as page:
        yield page


def pages(tab: "Page", page: Served) -> Iterator[str]:
    """Bring a tab to every page there is, and yield what each is: those of an address, and those a form leads to."""
    for path in EVERY:
        tab.goto(page.base + path)
        yield path
    tab.goto(f"{page.base}/issues/18?open=delete")
    tab.fill("#delete textarea", "与第19号重复")
    tab.click("#delete button")
    tab.wait_for_selector("#confirm")
    yield "what is to be confirmed"
    tab.goto(f"{page.base}/issues/18?open=log")
    page.file(18).write_text(page.file(18).read_text(encoding="utf-8") + "owner: 办公室\n", encoding="utf-8")
    tab.fill("#log textarea[name=note]", NOTE)
    tab.click("#log button")
    tab.wait_for_selector("#again")
    yield "both sides of a change"
    tab.goto(f"{page.base}/import")
    sheet = f"编号,反馈问题,责任部门\n2,党内政治生活不够严肃,{'办公室' * 12}\n"
    tab.set_input_files("#import-file", {"name": "台账.csv", "mimeType": "text/csv", "buffer": sheet.encode()})
    tab.click("#import button")
    tab.wait_for_selector("#summary")
    yield "what an import would change"
    tab.goto(f"{page.base}/proofread")
    tab.set_input_files("#proofread-file", notices.SEED / "notice.md")
    tab.click("#proofread button")
    tab.wait_for_selector("#verdict")
    yield "a notice with its faults"


def reach(tab: "Page", selector: str) -> None:
    """Press Tab until what a selector names has the focus."""
    for _ in range(200):
        tab.keyboard.press("Tab")
        if tab.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"no way by keyboard to {selector}")


def follow(tab: "Page", selector: str) -> None:
    """Reach a link or a button, and press it."""
    reach(tab, selector)
    tab.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_issue_is_found_logged_and_undone_by_keyboard_alone(browser: "Browser", page: Served, scripts: bool) -> None:  # noqa: FBT001 - a case
    from playwright.sync_api import expect

    before = page.file(18).read_bytes()
    with page.opened(browser, java_script_enabled=scripts) as tab:
        reach(tab, "#q")
        tab.keyboard.type("两庭")
        tab.keyboard.press("Enter")
        expect(tab.locator("#count")).to_have_text("1 条，共 22 条")
        follow(tab, "#row-18 th a")
        expect(tab.locator("h1")).to_contain_text("建设推进缓慢")
        follow(tab, "#log > summary")
        reach(tab, "#log textarea[name=note]")
        tab.keyboard.type(NOTE)
        follow(tab, "#log button")
        expect(tab.locator("#done")).to_contain_text("记录说明：2025-01-15")
        assert NOTE in page.file(18).read_text(encoding="utf-8")
        follow(tab, "nav a[href$='/undo']")
        follow(tab, "button#undo")
        expect(tab.locator("#done")).to_contain_text("已撤销")
    assert page.file(18).read_bytes() == before


def test_a_word_is_searched_once_it_is_composed(browser: "Browser", page: Served) -> None:
    from playwright.sync_api import expect

    with page.opened(browser) as tab:
        tab.clock.install()
        tab.reload()
        asked: list[str] = []
        tab.on("request", lambda request: asked.extend([request.url] if "/issues?" in request.url else []))
        method = tab.context.new_cdp_session(tab)
        tab.focus("#q")
        for typed in ("l", "liang", "liang'ting"):
            method.send("Input.imeSetComposition", {"text": typed, "selectionStart": 0, "selectionEnd": len(typed)})
            tab.clock.run_for(1000)
        assert asked == []
        method.send("Input.insertText", {"text": "两庭"})
        tab.clock.run_for(1000)
        expect(tab.locator("#count")).to_have_text("1 条，共 22 条")
        assert len(asked) == 1
        expect(tab.locator("#q")).to_have_value("两庭")


def test_every_page_fits_a_telephone_and_axe_finds_nothing_on_it(browser: "Browser", page: Served) -> None:
    found = []
    with page.opened(browser, bypass_csp=True) as tab:
        for name in pages(tab, page):
            found += [f"{name}: too wide"] if chromium.too_wide(tab, TELEPHONE) else []
            found += [f"{name}: {fault}" for fault in chromium.violations(tab)]
    assert found == []
