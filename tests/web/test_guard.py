"""Who is not let in: another user of the computer, another page in the browser, another name for the computer."""

import re
from pathlib import Path

import pytest

import workspaces
from local_page import HOST, ORIGIN, Browser, desk_in
from rectify_cli.core import bounds
from rectify_cli.web import guard
from rectify_cli.web.desk import Desk

TITLE = "学习不够"
LOG = "/issues/1/log"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(workspaces.write(tmp_path, workspaces.BASE))


@pytest.fixture
def browser(desk: Desk) -> Browser:
    return Browser(desk)


def filled_in(desk: Desk) -> dict[str, str]:
    """Return a form that would be written if nothing stood against it."""
    digest = desk.digest(desk.load(), desk.ledger().issues[0].file)
    return {"csrf": desk.keys.csrf, "digest": digest, "note": "x", "date": "2025-01-10"}


def unwritten(desk: Desk) -> bool:
    return (desk.workspace.data / "issues/001.yaml").read_text(encoding="utf-8") == workspaces.FIRST


def test_with_the_token_the_pages_open(browser: Browser) -> None:
    assert TITLE in browser.get("/issues").text


def test_without_the_cookie_no_page_opens_and_none_is_named(desk: Desk) -> None:
    page = Browser(desk, locked=True).get("/issues")
    assert (page.status, TITLE in page.text, desk.keys.room in page.text) == (403, False, False)


@pytest.mark.parametrize("path", ["/", "/issues/1", "/static/style.css", "/nothing"])
def test_a_stranger_gets_the_same_answer_whatever_is_asked(desk: Desk, path: str) -> None:
    stranger = Browser(desk, locked=True)
    assert stranger.get(path).text == stranger.get("/issues").text


def test_a_wrong_token_opens_nothing(desk: Desk) -> None:
    stranger = Browser(desk, locked=True)
    page = stranger.get("/open", query={"token": "no"})
    assert (page.status, "set-cookie" in page.headers) == (403, False)
    assert stranger.get("/issues").status == 403


def test_a_wrong_cookie_opens_nothing(desk: Desk) -> None:
    stranger = Browser(desk, locked=True)
    assert stranger.get("/issues", {"Cookie": "rectify=wrong"}).status == 403
    assert stranger.get("/issues", {"Cookie": "rectify=\x1b; =;"}).status == 403


def test_the_token_of_the_browser_opens_once(desk: Desk) -> None:
    once = desk.keys.once()
    assert Browser(desk, locked=True).get("/open", query={"token": once}).status == 200
    assert Browser(desk, locked=True).get("/open", query={"token": once}).status == 403


def test_the_cookie_is_read_by_no_script_and_sent_from_and_to_this_page_alone(desk: Desk) -> None:
    cookie = Browser(desk, locked=True).get("/open", query={"token": desk.keys.token}).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", f"Path={desk.keys.base}"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    "host", ["evil.example:8000", "127.0.0.1:9000", "127.0.0.1", "", "127.0.0.1:8000.evil.example"]
)
def test_another_name_for_this_computer_is_refused(browser: Browser, host: str) -> None:
    """DNS rebinding: the browser takes evil.example for 127.0.0.1, and would send it here."""
    page = browser.get("/issues", {"Host": host})
    assert (page.status, TITLE in page.text) == (421, False)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:9000", "http://localhost:8000", "null", ""]
)
def test_a_form_of_another_page_is_refused(browser: Browser, desk: Desk, origin: str) -> None:
    page = browser.post(LOG, filled_in(desk), {"Origin": origin})
    assert page.status == 403
    assert unwritten(desk)


def test_a_form_without_an_origin_is_refused(browser: Browser, desk: Desk) -> None:
    answer = browser.client.post(desk.keys.base + LOG, data=filled_in(desk))
    assert answer.status_code == 403
    assert unwritten(desk)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_asks_for_is_refused(browser: Browser, site: str) -> None:
    """Another port of this computer is of the same site; the cookie alone would let it in."""
    assert browser.get("/issues", {"Sec-Fetch-Site": site}).status == 403


def test_the_address_may_be_followed_from_anywhere(desk: Desk) -> None:
    page = Browser(desk, locked=True).get("/open", {"Sec-Fetch-Site": "cross-site"}, query={"token": desk.keys.token})
    assert page.status == 200


@pytest.mark.parametrize("csrf", ["", "wrong", None])
def test_a_form_that_this_page_did_not_draw_is_refused(browser: Browser, desk: Desk, csrf: str | None) -> None:
    texts = filled_in(desk)
    del texts["csrf"]
    page = browser.post(LOG, texts | ({} if csrf is None else {"csrf": csrf}))
    assert page.status == 403
    assert unwritten(desk)


def test_the_form_that_the_others_are_compared_with_is_written(browser: Browser, desk: Desk) -> None:
    assert browser.post(LOG, filled_in(desk)).status == 200
    assert not unwritten(desk)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method_is_known(browser: Browser, desk: Desk, method: str) -> None:
    assert browser.client.request(method, f"{desk.keys.base}/issues", headers={"Origin": ORIGIN}).status_code == 405


def test_a_body_too_large_is_refused_by_its_length(browser: Browser, desk: Desk) -> None:
    page = browser.post(LOG, filled_in(desk), {"Content-Length": str(guard.REQUEST + 1)})
    assert page.status == 413


def test_a_body_too_large_is_refused_while_it_comes(
    browser: Browser, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body in pieces says no length."""
    monkeypatch.setattr(guard, "REQUEST", 1000)
    answer = browser.client.post(
        desk.keys.base + LOG,
        content=(b"x" * 600 for _ in range(2)),
        headers={"Origin": ORIGIN, "Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 413


def test_a_field_too_large_is_refused(browser: Browser, desk: Desk) -> None:
    texts = filled_in(desk) | {"note": "x" * (bounds.FORM + 1)}
    answer = browser.client.post(
        desk.keys.base + LOG, data=texts, files={"file": ("a", b"")}, headers={"Origin": ORIGIN}
    )
    assert answer.status_code == 400
    assert unwritten(desk)


@pytest.mark.parametrize("path", ["/issues", "/issues/1", "/static/htmx.min.js", "/nothing", "/issues/99"])
def test_every_answer_says_what_the_browser_may_do_with_it(browser: Browser, path: str) -> None:
    headers = browser.get(path).headers
    assert {name: headers[name.lower()] for name in guard.HEADERS} == guard.HEADERS
    assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/issues", "/issues/1", "/petitions"])
def test_no_page_has_a_script_or_a_style_of_its_own_or_asks_anything_elsewhere(browser: Browser, path: str) -> None:
    text = browser.get(path).text
    assert "<style" not in text
    assert " style=" not in text
    assert "http" not in text.replace("http-equiv", "")
    scripts = re.findall(r'<script src="/[^"]*/static/([a-z.]+)" defer></script>', text)
    assert (scripts, text.count("<script")) == (["htmx.min.js", "drop.js", "composing.js"], 3)


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/data/inspection.yaml",
    ],
)
def test_no_folder_is_served(browser: Browser, path: str) -> None:
    assert browser.get(path).status == 404


def test_the_host_of_the_tests_is_one_that_is_let_in(browser: Browser) -> None:
    assert browser.get("/issues", {"Host": HOST}).status == 200
