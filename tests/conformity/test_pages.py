"""The local page in Chromium: by keyboard alone, with scripts and without, on a telephone, and as axe reads it."""

import shutil
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

import chromium
import notices
from local_page import desk_in
from rectify_cli.cli import import_page
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Language
from rectify_cli.web.desk import Desk
from rectify_cli.web.server import Page, at

LACKING = [
    *([] if chromium.chromium() else ["Chromium (apt-get install chromium)"]),
    *([] if find_spec("playwright") else ["Playwright (pip install --constraint constraints.txt --group browser)"]),
]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(LACKING), reason=f"not here: {' and '.join(LACKING)}"),
]
HOUR = 3600
TELEPHONE = 390
EVERY = (
    *("/issues", "/immediate", "/petitions", "/new", "/issues/18", "/issues/18?open=log", "/issues?owner=x&where=y"),
    *("/papers/report", "/papers/notice", "/papers/register?edition=internal"),
    *("/registers", "/facts", "/inspection", "/status", "/due", "/check", "/papers", "/import", "/proofread", "/undo"),
)
NOTE = "招标文件已报批"
Tab = Any
"""A page of Playwright, which is not here on every computer."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(notices.ROOT / "data", tmp_path / "data")
    return desk_in(tmp_path, Language.ZH)


@pytest.fixture
def served(desk: Desk) -> Iterator[Page]:
    """Serve the desk until the test is over."""
    session = Session(desk.workspace, desk.usual, desk.today, desk.now)
    page, up = at(desk, 0, partial(import_page.planned, session)), Event()
    server = Thread(target=page.serve, args=(HOUR, up.set))
    server.start()
    assert up.wait(60)
    yield page
    desk.touched -= 2 * HOUR
    server.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium.chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()


def opened(browser: Any, served: Page, **wanted: object) -> Tab:  # noqa: ANN401 - see Tab
    """Return a tab at the list of issues, which the printed address leads to."""
    tab = browser.new_context(**wanted).new_page()
    tab.goto(served.address(served.desk.keys.token))
    tab.wait_for_url("**/issues")
    return tab


def pages(tab: Tab, served: Page) -> Iterator[str]:
    """Bring a tab to every page there is, and yield what each is: those of an address, and those a form leads to."""
    base = served.address("").partition("/open")[0]
    for path in EVERY:
        tab.goto(base + path)
        yield path
    tab.goto(f"{base}/issues/18?open=delete")
    tab.fill("#delete textarea", "与第19号重复")
    tab.click("#delete button")
    tab.wait_for_selector("#confirm")
    yield "what is to be confirmed"
    tab.goto(f"{base}/issues/18?open=log")
    file = served.desk.workspace.data / "issues/018.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "owner: 办公室\n", encoding="utf-8")
    tab.fill("#log textarea[name=note]", NOTE)
    tab.click("#log button")
    tab.wait_for_selector("#again")
    yield "both sides of a change"
    tab.goto(f"{base}/import")
    sheet = f"编号,反馈问题,责任部门\n2,党内政治生活不够严肃,{'办公室' * 12}\n"
    tab.set_input_files("#import-file", {"name": "台账.csv", "mimeType": "text/csv", "buffer": sheet.encode()})
    tab.click("#import button")
    tab.wait_for_selector("#summary")
    yield "what an import would change"
    tab.goto(f"{base}/proofread")
    tab.set_input_files("#proofread-file", notices.SEED / "notice.md")
    tab.click("#proofread button")
    tab.wait_for_selector("#verdict")
    yield "a notice with its faults"


def reach(tab: Tab, selector: str) -> None:
    """Press Tab until what a selector names has the focus."""
    for _ in range(200):
        tab.keyboard.press("Tab")
        if tab.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"no way by keyboard to {selector}")


def follow(tab: Tab, selector: str) -> None:
    """Reach a link or a button, and press it."""
    reach(tab, selector)
    tab.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_issue_is_found_logged_and_undone_by_keyboard_alone(browser: Any, served: Page, scripts: bool) -> None:  # noqa: ANN401, FBT001 - see Tab; a case
    from playwright.sync_api import expect

    file = served.desk.workspace.data / "issues/018.yaml"
    before = file.read_bytes()
    tab = opened(browser, served, java_script_enabled=scripts)
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
    assert NOTE in file.read_text(encoding="utf-8")
    follow(tab, "nav a[href$='/undo']")
    follow(tab, "button#undo")
    expect(tab.locator("#done")).to_contain_text("已撤销")
    assert file.read_bytes() == before
    tab.context.close()


def test_every_page_fits_a_telephone(browser: Any, served: Page) -> None:  # noqa: ANN401 - see Tab
    tab = opened(browser, served, viewport={"width": TELEPHONE, "height": 844})
    wide = [name for name in pages(tab, served) if tab.evaluate("document.documentElement.scrollWidth") > TELEPHONE]
    tab.context.close()
    assert wide == []


@pytest.mark.skipif(not chromium.axe(), reason="not here: axe-core (npm install axe-core, or RECTIFY_AXE=…/axe.min.js)")
def test_axe_finds_nothing_on_any_page(browser: Any, served: Page) -> None:  # noqa: ANN401 - see Tab
    tab, found = opened(browser, served, bypass_csp=True), []  # axe itself is a script of none of ours
    for name in pages(tab, served):
        tab.add_script_tag(path=chromium.axe())
        # What is shown within a page is a paper, which is looked at by tests of its own.
        run = tab.evaluate("axe.run({iframes: false})")
        found += [f"{name}: {fault['id']} {fault['nodes'][0]['html']}" for fault in run["violations"]]
    tab.context.close()
    assert found == []
