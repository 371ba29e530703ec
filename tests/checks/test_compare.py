"""A paper edited in Word against the ledger it came from: what was changed is told, both sides of it."""

import datetime as dt
from pathlib import Path

import pytest

from rectify_cli import papers, store
from rectify_cli.checks.compare import collate
from rectify_cli.checks.origins import Origins
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.terms import Edition
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.source import of_document
from rectify_cli.documents.writers import md as written
from rectify_cli.ledger import Ledger
from rectify_cli.notices import Reading, grammar
from rectify_cli.papers import markdown
from rectify_cli.views import Request

ROOT = Path(__file__).parents[2]
DAY = dt.date(2025, 1, 10)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Return the sample ledger."""
    loaded = store.load(store.Workspace(ROOT))
    assert loaded.ledger is not None
    return loaded.ledger


@pytest.fixture(scope="module")
def words(ledger: Ledger) -> str:
    """Return its notice as Markdown."""
    document = papers.compose("notice", ledger, Request(Edition.PUBLIC, DAY, None, None), ROOT / "templates")
    return written.write(document, Layout(DAY)).decode()


def read(text: str) -> Reading:
    return grammar.read(of_document(markdown.read(text), "notice.docx"))


def differences(ledger: Ledger, words: str, *changes: tuple[str, str]) -> list[Diagnostic]:
    """Return what is found when each change was made to the paper."""
    edited = words
    for old, new in changes:
        assert edited.count(old) == 1, old
        edited = edited.replace(old, new)
    return collate(read(edited), read(words), Origins(ledger))


def test_an_unchanged_paper_is_the_ledgers(ledger: Ledger, words: str) -> None:
    assert differences(ledger, words) == []


def test_a_changed_figure_shows_both_sides(ledger: Ledger, words: str) -> None:
    found = differences(ledger, words, ("已完成整改19个", "已完成整改20个"), ("的21件信访件", "的23件信访件"))
    assert [one.code for one in found] == ["C801", "C801"]
    assert found[0].message.zh == "反馈问题完成：文稿为 20，台账为 19"
    assert found[1].message.en == "petitions: the paper says 23, the ledger 21"


def test_a_changed_status_names_the_entry(ledger: Ledger, words: str) -> None:
    found = differences(
        ledger, words, ("“两庭”建设推进缓慢\n\n整改结果：阶段性完成", "“两庭”建设推进缓慢\n\n整改结果：完成")
    )
    assert [one.code for one in found] == ["C802"]
    assert found[0].message.zh == "“两庭”建设推进缓慢：文稿为“完成”，台账为“阶段性完成”"
    assert str(found[0].related[0].place) == "data/issues/018.yaml:3:8"


def test_a_problem_added_and_one_dropped(ledger: Ledger, words: str) -> None:
    start = words.index("### 20")
    end = words.index("## 三、")
    added = words[:start] + "### 20.反馈问题：全新的另一件事\n\n整改结果：完成\n\n整改情况：做了。\n\n" + words[end:]
    found = collate(read(added), read(words), Origins(ledger))
    assert {"C803", "C804"} <= {one.code for one in found}
    dropped = next(one for one in found if one.code == "C804")
    assert dropped.message.en == "not in the paper: 省专项审计指出问题整改成效不明显"
    assert dropped.related[0].place.file == "data/issues/020.yaml"


def test_changed_words_point_at_the_words_on_both_sides(ledger: Ledger, words: str) -> None:
    found = differences(ledger, words, ("每季度重温学习", "每月重温学习"))
    (one,) = found
    assert one.code == "C805"
    assert one.message.zh == "文稿为“月”，台账为“季度”"
    assert one.place.excerpt is not None
    assert one.place.column is not None
    assert one.place.excerpt[one.place.column - 1 :].startswith("月重温")
    assert one.related[0].place.file == "data/issues/001.yaml"


def test_a_paragraph_put_in_and_one_taken_out(ledger: Ledger, words: str) -> None:
    found = differences(ledger, words, ("## 三、", "这一段是后来加的。\n\n## 三、"))
    assert [one.message.en for one in found] == ["not in the ledger: “这一段是后来加的。”"]
    gone = "规范招聘程序，严把进出关。"
    line = next(line for line in words.splitlines() if gone in line)
    found = differences(ledger, words, (line, ""))
    assert [one.code for one in found] == ["C805"]
    assert found[0].message.zh.startswith("文稿中没有“规范招聘程序")
    assert found[0].related[0].place.file == "data/issues/005.yaml"
