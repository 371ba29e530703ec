"""The board: every figure says how it is counted and leads to its entries; nothing leaves its edition."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import html

import boards
import workspaces
from rectify_cli import store
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Edition
from rectify_cli.ledger import Ledger
from rectify_cli.papers import board, panels
from rectify_cli.views import Request

DAY, SINCE = dt.date(2025, 1, 15), dt.date(2024, 12, 1)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    loaded = store.load(store.Workspace(boards.write(tmp_path_factory.mktemp("board")))).ledger
    assert loaded is not None
    return loaded


def parsed(text: str) -> Any:  # noqa: ANN401 - what XPath yields depends on its words
    """Return a page as a tree."""
    return html.fromstring(text)


def page(ledger: Ledger, edition: Edition = Edition.INTERNAL, language: Language = Language.ZH) -> str:
    return board.render(ledger, Request(edition, DAY, SINCE), "html", language).decode()


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("language", Language)
def test_every_link_leads_to_something_on_the_page(ledger: Ledger, edition: Edition, language: Language) -> None:
    tree = parsed(page(ledger, edition, language))
    ids = tree.xpath("//@id")
    links = tree.xpath("//a/@href")
    assert len(ids) == len(set(ids))
    assert len(links) > 10
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_a_figure_leads_to_the_entries_it_counts(ledger: Ledger) -> None:
    tree = parsed(page(ledger))
    for link in tree.xpath("//a[starts-with(@href, '#set-')]"):
        chosen = link.get("href").removeprefix("#")
        rows = tree.xpath(f"//tr[contains(concat(' ', @class, ' '), ' {chosen} ')]")
        said = tree.xpath(f"//p[@id='{chosen}']/text()")[0]
        counted, listed = re.search(r"计 (\d+) 个", said), re.search(r"列出 (\d+) 个", said)
        assert counted
        assert len(rows) == int((listed or counted)[1])
        if not link.text_content().endswith("%"):
            assert link.text_content() == counted[1]
        assert f"#{chosen}:target ~ .table tbody tr:not(.{chosen}) {{ display: none; }}" in page(ledger)


def test_every_panel_says_how_it_is_counted(ledger: Ledger) -> None:
    tree = parsed(page(ledger))
    for panel in tree.xpath("//div[starts-with(@class, 'panel') and @id and @id != 'petitions']"):
        assert panel.xpath("p[@class='note']/text()"), panel.get("id")
    for tile in tree.xpath("//li[starts-with(@class, 'tile')]"):
        assert tile.xpath("span[@class='note']/text()")


def test_it_holds_what_a_leader_asks_for(ledger: Ledger) -> None:
    tree = parsed(page(ledger))
    titles = [title.text for title in tree.iter("h2")]
    assert titles == [
        *("各登记簿", "与公布数核对", "完成进度", "预警颜色", "多久没有进展"),
        *("按责任部门", "按责任领导", "按方面", "按标签", "按问题来源", "按难易程度", "期内变动", "问题清单", "信访件"),
    ]
    assert "逾期 5 天" in tree.text_content()


def test_a_figure_declared_otherwise_is_named(tmp_path: Path) -> None:
    files = boards.FILES | {"data/inspection.yaml": boards.INSPECTION.replace("staged: 1, unfinished: 2", "staged: 3")}
    whole = store.load(store.Workspace(workspaces.write(tmp_path, files))).ledger
    assert whole is not None
    verdicts = parsed(page(whole)).xpath("//div[@id='proof']//td[2]")
    assert [verdict.text_content().strip() for verdict in verdicts] == [
        *("× 不一致：公布总数 4、完成 1、阶段性完成 3；台账阶段性完成 1", "没有公布数", "没有公布数"),
    ]


@pytest.mark.parametrize("form", board.FORMS)
def test_the_editions_hold_nothing_they_may_not_print(ledger: Ledger, form: str) -> None:
    for edition in Edition:
        content = board.render(ledger, Request(edition, DAY, SINCE), form, Language.ZH)
        assert boards.HIDDEN.encode() not in content
        if form == "html":
            text = content.decode()
            assert ("综合办公室" in text) is (edition is Edition.INTERNAL)
            assert "问题来源" in text
            assert "只此一处的科室" not in text


def test_a_leak_stops_it(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rectify_cli.papers.board.withheld", lambda *_: {"问题清单"})
    with pytest.raises(DataError):
        page(ledger)


def test_it_asks_for_nothing_and_runs_its_own_script_alone(ledger: Ledger) -> None:
    text = page(ledger)
    tree = parsed(text)
    assert not tree.xpath("//link | //img | //iframe | //@src | //@srcset")
    assert not re.search(r"url\(|@import|https?://", text)
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert not tree.xpath("//@style") + tree.xpath("//@*[starts-with(name(), 'on')]")
    assert len(tree.xpath("//script")) == 1


def test_a_figure_that_agrees_is_shown_with_what_was_declared(ledger: Ledger) -> None:
    verdicts = parsed(page(ledger)).xpath("//div[@id='proof']//td[2]")
    assert verdicts[0].text_content().strip() == "√ 一致：总数 4、完成 1、阶段性完成 1、未完成 2"


def test_words_of_the_data_are_text(ledger: Ledger) -> None:
    text = page(ledger)
    assert "采购&lt;b&gt;不规范" in text
    assert "采购<b>" not in text


@pytest.mark.parametrize("form", board.FORMS)
def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, form: str) -> None:
    request = Request(Edition.INTERNAL, DAY, SINCE)
    assert board.render(ledger, request, form, Language.EN) == board.render(ledger, request, form, Language.EN)


def test_the_pdf_says_what_the_page_says_and_its_figures_lead_to_entries(ledger: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "board.pdf"
    target.write_bytes(board.render(ledger, Request(Edition.INTERNAL, DAY, SINCE), "pdf", Language.ZH))
    reader = pypdf.PdfReader(target)
    assert len(reader.pages) <= 2
    text = "".join(sheet.extract_text() for sheet in reader.pages)
    for words in ("某县某局党组", "与公布数核对", "按难易程度", "车辆未登记", "逾期"):
        assert words in text
    assert any(sheet.get("/Annots") for sheet in reader.pages)
    assert "/StructTreeRoot" in reader.root_object


def test_print_holds_no_more_than_two_pages_have_room_for() -> None:
    long = "很" * 100
    assert panels.printed_lines(["短"] * 40).count(True) == 26
    assert panels.printed_lines([long] * 40).count(True) == 5


@pytest.mark.parametrize(("typed", "known"), [("看板", True), (" Board", True), ("整改看板", True), ("简报", False)])
def test_it_is_known_by_either_name(typed: str, *, known: bool) -> None:
    assert board.is_called(typed) is known
