"""Words edited on paper are written back into the text they were printed from."""

import pytest

from ledgers import Nowhere
from rectify_cli.exchange.accept import printed
from rectify_cli.exchange.accept.printed import PrintedText
from rectify_cli.ledger import Entry
from rectify_cli.ledger.edits import Put
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Issue

KNOWN = {"会议": "11", "场次": "1"}


def result(text: str) -> PrintedText:
    issue = Issue.model_validate({"id": 1, "title": "学习不够", "results": [text]})
    units = printed.unit_list(text, KNOWN)
    return PrintedText(Entry(issue, Nowhere()), ("results", 0, "text"), tuple(units), prose=True)


@pytest.mark.parametrize(
    ("raw", "edited", "written"),
    [
        ("开会{会议}次", "共开会11次", "共开会{会议}次"),
        ("开会{场次}1次", "先后开会11次", "先后开会{场次}1次"),
        ("见{{附件}}", "详见{附件}", "详见{{附件}}"),
        ("开会{会议}次，研究整改。", "研究整改。", "研究整改。"),
        ("电话13800138000。", "来电138****8000。", "来电13800138000。"),
        ("学习。", "学{习}。", "学{{习}}。"),
    ],
)
def test_what_stands_for_other_words_is_kept(raw: str, edited: str, written: str) -> None:
    text = result(raw)
    rewritten = text.rewritten(range(len(text.printed)), edited)
    assert isinstance(rewritten, PrintedText)
    assert rewritten.put() == Put(("results", 0), written)


@pytest.mark.parametrize(
    ("raw", "edited"),
    [
        ("开会{会议}次", "开会12次"),
        ("开会{会议}次", "开会111次"),
        ("开会{会议}次", "开会1.11次"),
        ("电话13800138000。", "电话139****8000。"),
    ],
)
def test_another_number_is_refused(raw: str, edited: str) -> None:
    text = result(raw)
    assert isinstance(text.rewritten(range(len(text.printed)), edited), Objection)


def test_words_are_found_once() -> None:
    text = result("先学后改，先学后查")
    first = text.find("先学")
    assert first == range(2)
    assert text.find("先学", [first]) == range(5, 7)
    assert text.find("先查") is None
