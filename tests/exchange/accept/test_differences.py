"""What an edited paper changes, each with the edits that take it back, or why it is not taken."""

import datetime as dt
from pathlib import Path

import pytest

from rectify_cli import papers, store
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.source import of_document
from rectify_cli.documents.writers import md
from rectify_cli.exchange.accept.difference import BACK, DELETED, MOVED, Difference, edits
from rectify_cli.exchange.accept.differences import Papers, differences
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove
from rectify_cli.notices import grammar
from rectify_cli.papers import markdown
from rectify_cli.views import Request
from workspaces import BASE, TODAY, write

FILES = BASE | {
    "data/issues/001.yaml": "id: 1\ntitle: 学习不够\nprogress:\n  - {date: 2024-12-31, status: completed}\n"
    "results:\n  - 组织学习。\n  - {text: 修订制度：, items: [每月学习, 缺席补学]}\n  - 开展督查。\n"
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Return a small ledger; one result has inner points."""
    loaded = store.load(store.Workspace(write(tmp_path_factory.mktemp("ledger"), FILES)))
    assert loaded.ledger is not None
    return loaded.ledger


def changed(ledger: Ledger, *changes: tuple[str, str]) -> list[Difference]:
    """Return the differences of the notice of a ledger once its words are changed."""
    document = papers.compose("notice", ledger, Request(Edition.PUBLIC, TODAY), Path("templates"))
    words = md.write(document, Layout(TODAY)).decode()
    for old, new in changes:
        assert words.count(old) == 1, old
        words = words.replace(old, new)
    theirs, ours = (grammar.read(of_document(paper, "notice.md")) for paper in (markdown.read(words), document))
    day = dt.date(2024, 12, 31)
    return differences(ledger, Papers(theirs, ours, Edition.PUBLIC, day, TODAY), TODAY)


def test_an_unchanged_paper_has_none(ledger: Ledger) -> None:
    assert changed(ledger) == []


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ("组织学习。", "组织集中学习。", Put(("results", 0), "组织集中学习。")),
        ("（1）每月学习", "（1）每周学习", Put(("results", 1, "items", 0), "每周学习")),
        ("（2）缺席补学", "（2）缺席补学（3）考试", Insert(("results", 1, "items"), "考试", 2)),
        ("三是开展督查。", "三是加强保障。\n\n四是开展督查。", Insert(("results",), "加强保障。", 2)),
        ("三是开展督查。", "三是开展督查。\n\n四是加强保障。", Insert(("results",), "加强保障。", 3)),
        ("三是开展督查。", "", Remove(("results", 2))),
        (
            "（1）每月学习（2）缺席补学",
            "（1）每月学习（2）缺席补学（3）考{试}",
            Insert(("results", 1, "items"), "考{{试}}", 2),
        ),
        ("整改结果：已完成", "整改结果：整改中", Insert(("progress",), {"date": TODAY, "status": "in_progress"}, 1)),
    ],
)
def test_a_change_is_the_edit_of_its_line(ledger: Ledger, old: str, new: str, edit: Edit) -> None:
    [difference] = changed(ledger, (old, new))
    [(entry, made)] = edits([difference])
    assert (entry.record.id, made) == (1, [edit])


@pytest.mark.parametrize(
    ("old", "new", "confirmed"),
    [
        ("整改结果：阶段性完成", "整改结果：整改中", BACK),
        ("三是开展督查。", "", DELETED),
        ("2025年底前完工。", "2026年底前完工。", MOVED),
        ("2025年底前完工。", "力争2025年底前完工。", None),
    ],
)
def test_what_moves_back_deletes_or_moves_a_deadline_is_to_be_confirmed(
    ledger: Ledger, old: str, new: str, confirmed: Phrase | None
) -> None:
    assert [difference.confirmed for difference in changed(ledger, (old, new))] == [confirmed]


def test_an_unknown_status_is_refused(ledger: Ledger) -> None:
    [difference] = changed(ledger, ("整改结果：阶段性完成", "整改结果：正在研究"))
    assert difference.objection is not None
    assert difference.changes == ()


def test_a_paragraph_that_the_ledger_does_not_have_yet_is_put_there(ledger: Ledger) -> None:
    [difference] = changed(ledger, ("截至2024年12月31日", "成立领导小组。\n\n截至2024年12月31日"))
    assert edits([difference])[0][1] == [Insert(("notice", "organisation"), "成立领导小组。")]
