"""A board as a page: what is drawn of it is escaped, and its one script is the one its policy allows."""

import base64
import hashlib
import re

import pytest

from rectify_cli.core.language import Language
from rectify_cli.documents import pages
from rectify_cli.documents.board import Board, Cell, EntrySet, Panel, Row, Tile, bar


def test_a_bar_is_as_long_as_its_shares() -> None:
    parts = bar([("completed", 1), ("staged", 0), ("unfinished", 2)])
    assert [(part.tone, part.start, part.length) for part in parts] == [
        ("completed", 0.0, 33.33),
        ("unfinished", 33.33, 66.67),
    ]
    assert bar([("completed", 0)]) == ()


@pytest.mark.parametrize("language", Language)
def test_the_script_is_the_one_the_policy_allows(language: Language) -> None:
    page = pages.draw_board(Board("看板", ()), language)
    [script] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src &#39;sha256-{digest}&#39;" in page or f"script-src 'sha256-{digest}'" in page


def test_whatever_is_drawn_is_escaped() -> None:
    rows = (Row((Cell("<i>"), Cell("<b>", to="set-1", label='"x"')), id="issues-1", sets=("set-1",)),)
    panel = Panel("p", "<u>", "<s>", head=("<p>", "<q>"), rows=rows, sets=(EntrySet("set-1", "<em>"),))
    page = pages.draw_board(Board("<h>", ("<l>",), (Tile("<t>", "<f>", "<n>"),), (panel,)), Language.EN)
    for tag in ("i", "b", "u", "s", "q", "em", "h", "l", "t", "f", "n"):
        assert f"<{tag}>" not in page
        assert f"&lt;{tag}&gt;" in page
    assert 'aria-label="&#34;x&#34;"' in page
