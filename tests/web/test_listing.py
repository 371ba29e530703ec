"""The list of a register on its page: searched, filtered and sorted as `rectify list` does it."""

from pathlib import Path

import pytest

import workspaces
from local_page import Browser, Page, desk_in


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(desk_in(workspaces.write(tmp_path, workspaces.BASE)))


def ids(page: Page) -> list[str]:
    rows = page.node("//tbody").xpath("tr/@id")
    return [str(row).removeprefix("row-") for row in rows]


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ({}, ["1", "2"]),
        ({"q": "推进"}, ["2"]),
        ({"q": "没有这样的词"}, []),
        ({"status": "staged"}, ["2"]),
        ({"where": "status=已完成"}, ["1"]),
        ({"sort": "-id"}, ["2", "1"]),
        ({"overdue": "1"}, []),
    ],
)
def test_a_list_is_narrowed_and_sorted(browser: Browser, query: dict[str, str], listed: list[str]) -> None:
    assert ids(browser.get("/issues", query=query)) == listed


def test_the_columns_are_chosen(browser: Browser) -> None:
    page = browser.get("/issues", query={"column": "aspect"})
    assert page.node("//thead").text_content().split() == ["aspect"]


@pytest.mark.parametrize(
    "query", [{"where": "什么>"}, {"sort": "nothing"}, {"column": "nothing"}, {"status": "nothing"}]
)
def test_a_wrong_filter_is_said_above_the_whole_list(browser: Browser, query: dict[str, str]) -> None:
    page = browser.get("/issues", query=query)
    assert (page.status, ids(page)) == (422, ["1", "2"])
    assert page.node("//*[@role='alert']").text_content().strip()


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ({}, ""),
        ({"q": "推进", "owner": "", "sort": ""}, "?q=%E6%8E%A8%E8%BF%9B"),
        ({"column": ["id", "title", "status", "owner", "due", "days_left"]}, ""),
        ({"column": ["id", "aspect"], "page": "2"}, "?column=id&column=aspect"),
    ],
)
def test_what_was_typed_stays_in_the_address(browser: Browser, query: dict[str, str], address: str) -> None:
    page = browser.get("/issues", query=query)
    assert page.headers["hx-replace-url"] == f"{browser.desk.keys.base}/issues{address}"


def test_a_heading_orders_the_list_and_turns_it_round(browser: Browser) -> None:
    page, ways = browser.get("/issues", query={"q": "。", "column": "id"}), []
    for _ in range(2):
        [heading] = page.node("//thead").xpath(".//th/a")
        page = browser.get(f"/issues{heading.get('href')}")
        ways.append((ids(page), page.node("//thead//th").get("aria-sort")))
    assert ways == [(["1", "2"], "ascending"), (["2", "1"], "descending")]


def test_a_wrong_filter_is_said_in_what_is_shown_as_one_types(browser: Browser) -> None:
    page = browser.get("/issues", query={"where": "什么>"}, headers={"HX-Request": "true"})
    assert page.node("//*[@id='rows']//*[@role='alert']").text_content().strip()
    config = page.node("//meta[@name='htmx-config']").get("content")
    assert '{"code":"422","swap":true}' in config
