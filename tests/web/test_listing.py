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
