"""Every status word is read alike at every door: log, set, list, labels, a sheet; and none is counted silently."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from amending import folder
from commandline import Rectify
from rectify_cli import actions, store
from rectify_cli.actions import Subject
from rectify_cli.core import status_words
from rectify_cli.core.terms import Status
from rectify_cli.ledger import status_typed
from rectify_cli.ledger.edits import Edit, Insert, Put

__all__ = ["folder"]

TABLE = {word: status for status, words in status_words.TABLE.items() for word in words}
USUAL = {word: status for status in Status for word in status.words}
OWN = {"基本落实": Status.STAGED}
SINGLE = {"已了结": Status.COMPLETED}
WORDS = TABLE | USUAL | OWN | SINGLE


@pytest.fixture
def words(rectify: Rectify, folder: Path) -> Path:
    """Give the small ledger a word of its own, and an entry a word for itself."""
    assert rectify("labels", "基本落实=阶段性完成").code == 0
    assert rectify("policy", "moves.阶段性完成=已完成、阶段性完成、整改中、未开始").code == 0
    assert rectify("log", "1", "--status", "completed", "--word", "已了结", "--date", "2025-01-02").code == 0
    return folder


def subject(words: Path) -> Subject[Any]:
    ledger = store.load(store.Workspace(words)).ledger
    assert ledger
    return Subject(ledger, ledger.issues[1], dt.date(2025, 1, 15))


def status(edits: Sequence[Edit]) -> Status:
    """Return the status that the first edit writes."""
    assert isinstance(edits[0], Put | Insert)
    value = edits[0].value
    written = str(value["status"] if isinstance(value, Mapping) else value)
    return OWN.get(written) or Status(written)


@pytest.mark.parametrize(("word", "meaning"), WORDS.items())
def test_log_and_set_and_labels_read_a_word_alike(words: Path, word: str, meaning: Status) -> None:
    second = subject(words)
    assert status(actions.log(second, word, dt.date(2025, 1, 3)).edits) is meaning
    assert status(actions.set_fields(second, [("progress.1.status", word)]).edits) is meaning
    [edit] = actions.set_labels(second.ledger, [("本单位用语", word)]).edits[-1:]
    assert isinstance(edit, Put)
    assert (edit.value["本单位用语"] if isinstance(edit.value, Mapping) else edit.value) == meaning.value


def test_a_sheet_and_list_read_every_word_alike(rectify: Rectify, words: Path) -> None:
    rows = [f",新问题之{number},{word}" for number, word in enumerate(WORDS)]
    (words / "sheet.csv").write_text("\n".join(["编号,反馈问题,整改状态", *rows]), encoding="utf-8")
    assert rectify("import", "sheet.csv", "--date", "2025-01-03").code == 0
    for meaning in Status:
        called = [word for word in WORDS if WORDS[word] is meaning]
        ran = rectify("list", *(f"--status={word}" for word in called), "--format", "json", "--as-of", "2025-01-03")
        titles = {row["title"] for row in json.loads(ran.out)}
        new = {f"新问题之{number}" for number, word in enumerate(WORDS) if word in called}
        assert {title for title in titles if title.startswith("新")} == new


@pytest.mark.parametrize(
    "word", ["长期坚持", "已完成并长期坚持", "基本完成", "持续推进", "销号", "申请延期", "部分完成", "正在整改"]
)
def test_a_word_that_only_the_table_knows_is_said_once(rectify: Rectify, words: Path, word: str) -> None:
    taken = f"{word} → {TABLE[word].label.en}, by `rectify labels`"
    ran = rectify("log", "1,2", "--status", word, "--date", "2025-01-03")
    assert ran.err.count(taken) == 1
    rows = f"反馈问题,整改状态\n新问题甲,{word}\n新问题乙,{word}\n"
    (words / "sheet.csv").write_text(f"编号,{rows}".replace("\n新", "\n,新"), encoding="utf-8")
    ran = rectify("import", "sheet.csv", "--date", "2025-01-03")
    assert ran.err.count(f"{word} → ") in {0, 1}
    assert rectify("labels", f"{word}={TABLE[word].value}").code == 0
    assert taken not in rectify("log", "2", "--status", word, "--date", "2025-01-04").err


def test_a_plain_word_is_taken_without_a_word() -> None:
    assert not any(status_words.by_table(word) for word in USUAL)
    assert all(status_words.by_table(word) for word in TABLE if word not in USUAL)
    assert set(TABLE) | set(USUAL) == {word for word in WORDS if word not in OWN | SINGLE}
    assert status_typed.NONE == {}
