"""A problem that a paper has and the ledger has not: an entry where the paper says enough, else nothing."""

from pathlib import Path

import pytest

from rectify_cli import store
from rectify_cli.core.terms import Edition, Register
from rectify_cli.documents.source import of_document
from rectify_cli.exchange.accept import new_problem
from rectify_cli.exchange.accept.difference import Created
from rectify_cli.ledger import Ledger
from rectify_cli.notices import Reading, grammar
from rectify_cli.papers import markdown
from workspaces import BASE, write

HEAD = "# 某局关于整改进展情况的通报\n\n## 一、整改情况\n\n"
FULL = "### 1.反馈问题：值守不严\n\n整改结果：基本完成\n\n整改情况：一是修订制度。二是通报2人。\n\n"
BARE = "### 2.反馈问题：会风不实\n\n"
UNSTATED = "### 3.反馈问题：文风不正\n\n整改情况：已压减文件。\n\n"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    loaded = store.load(store.Workspace(write(tmp_path_factory.mktemp("ledger"), BASE)))
    assert loaded.ledger is not None
    return loaded.ledger


def paper(words: str) -> Reading:
    return grammar.read(of_document(markdown.read(HEAD + words), str(Path("notice.md"))))


def created(ledger: Ledger, words: str, edition: Edition = Edition.PUBLIC, dropped: str = "") -> list[Created]:
    reading = paper(words)
    gone = paper(dropped).listed if dropped else ()
    found = new_problem.differences(ledger, reading, reading.listed, gone, edition)
    return [change for each in found for change in each.changes if isinstance(change, Created)]


def test_a_problem_with_a_state_and_what_was_done_is_an_entry(ledger: Ledger) -> None:
    [entry] = created(ledger, FULL + BARE + UNSTATED)
    assert entry.register is Register.ISSUES
    assert (entry.values["title"], entry.values["results"]) == ("值守不严", ["修订制度。", "通报2人。"])
    assert "disclosure" not in entry.values
    [internal] = created(ledger, FULL, Edition.INTERNAL)
    assert internal.values["disclosure"] == "internal"


def test_one_that_the_ledger_has_or_that_was_renamed_is_none(ledger: Ledger) -> None:
    known = ledger.issues[0].record.title
    assert created(ledger, FULL.replace("值守不严", known)) == []
    assert created(ledger, FULL, dropped=FULL.replace("值守不严", "防火不力")) == []
