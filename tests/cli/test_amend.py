"""The commands of the working day: each changes one file, says so in one line, and refuses what makes no sense."""

import sys
from pathlib import Path

import pytest

from amending import editor, files, folder, text
from commandline import Rectify
from rectify_cli import store
from terminals import answered

__all__ = ["editor", "folder"]


EXTENSION = "{from: 2025-12-31, to: 2026-06-30, date: 2025-01-05, reason: 立项未批}"


@pytest.mark.parametrize(
    ("words", "name", "change"),
    [
        (["set", "2", "owner=综合办"], "issues/002.yaml", ("缓慢\n", "缓慢\nowner: 综合办\n")),
        (["set", "2", "责任部门＝综合办"], "issues/002.yaml", ("缓慢\n", "缓慢\nowner: 综合办\n")),
        (["set", "2", "due=2025-03-01"], "issues/002.yaml", ("缓慢\n", "缓慢\ndue: 2025-03-01\n")),
        (["set", "2", "disclosure=内部"], "issues/002.yaml", ("缓慢\n", "缓慢\ndisclosure: internal\n")),
        (["set", "2", "note=一\n二"], "issues/002.yaml", ("缓慢\n", "缓慢\nnote: |-\n  一\n  二\n")),
        (["set", "2", "plan.1.due=2026-01-31"], "issues/002.yaml", ("due: 2025-12-31", "due: 2026-01-31")),
        (["set", "2", "plan.1.due="], "issues/002.yaml", (", due: 2025-12-31", "")),
        (["set", "1", "title=改", "--register", "immediate"], "immediate/01.yaml", ("立行立改一", "改")),
        (
            ["measure", "add", "1", "甲。", "乙。"],
            "issues/001.yaml",
            ("组织学习。\n", "组织学习。\n  - 甲。\n  - 乙。\n"),
        ),
        (["results", "add", "1", "甲。"], "issues/001.yaml", ("已补学。\n", "已补学。\n  - 甲。\n")),
        (
            ["measure", "done", "1", "1", "--date", "2024-09-01"],
            "issues/001.yaml",
            ("- 组织学习。\n", "- text: 组织学习。\n    done: 2024-09-01\n"),
        ),
        (
            ["log", "2", "--status", "整改中", "--date", "2024-10-01", "--note", "已立项"],
            "issues/002.yaml",
            ("progress:\n", "progress:\n  - {date: 2024-10-01, status: in_progress, note: 已立项}\n"),
        ),
        (
            ["log", "2", "--status", "completed", "--date", "2025-01-05", "--word", "已销号"],
            "issues/002.yaml",
            ("staged}\n", "staged}\n  - {date: 2025-01-05, status: completed, word: 已销号}\n"),
        ),
        (
            ["log", "1", "--status", "完成", "--date", "2024-05-01", "--register", "immediate"],
            "immediate/01.yaml",
            ("in_progress}", "in_progress}, {date: 2024-05-01, status: completed}"),
        ),
        (
            ["log", "2", "--status", "完成", "--date", "2024-05-01", "--register", "petitions"],
            "petitions.yaml",
            ("# 二\n", "# 二\n  progress:\n    - {date: 2024-05-01, status: completed}\n"),
        ),
        (
            ["extend", "2", "--to", "2026-06-30", "--reason", "立项未批", "--date", "2025-01-05"],
            "issues/002.yaml",
            (
                "缓慢\n",
                f"缓慢\ndue: 2026-06-30\nextensions:\n  - {EXTENSION}\n",
            ),
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_changes_what_it_says_and_a_dry_run_nothing(
    rectify: Rectify, folder: Path, words: list[str], name: str, change: tuple[str, str]
) -> None:
    old = files(folder)
    wanted = text(folder, name).replace(*change)
    dry = rectify(*words, "--dry-run")
    assert (dry.code, dry.err.count("\n")) == (0, 1)
    assert dry.out.startswith(f"--- a/data/{name}\n+++ b/data/{name}\n")
    assert files(folder) == old
    ran = rectify(*words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (0, "", 1)
    assert ran.err.startswith(f"data/{name}: ")
    assert text(folder, name) == wanted
    assert sum(files(folder)[path] != content for path, content in old.items()) == 1
    assert not store.load(store.Workspace(folder)).diagnostics


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "9", "owner=甲"], "no issue 9; the nearest are 1, 2"),
        (["set", "1", "owner"], "owner is not FIELD=VALUE"),
        (["set", "1", "owener=甲"], "did you mean owner?"),
        (["set", "1", "颜色=红"], "one of: id, progress, title"),
        (["set", "1", "id=3"], "an id never changes"),
        (["set", "1", "title="], "title is required"),
        (["set", "1", "measures=甲"], "rectify measure add"),
        (["set", "1", "results=甲"], "rectify results add"),
        (["results"], "Missing command"),
        (["results", "add", "1", " "], "empty"),
        (["set", "1", "evidence=甲"], "rectify evidence add"),
        (["set", "1", "plan.x.due=2025-01-01"], "“x” is not the number of an item"),
        (["set", "1", "plan.1.due=2025-01-01"], "no item 1, there are 0"),
        (["measure"], "Missing command"),
        (["set", "1", "due=2025-02-30"], "2025-02-28"),
        (["set", "1", "due=2024-01-01"], "before the first day on site, 2024-03-01"),
        (["set", "1", "disclosure=秘密"], "not one of public, internal, withheld"),
        (["set", "1", "owner=甲", "--register", "petitions"], "a petition has only an id and a history"),
        (["set", "1", "owner=甲", "--register", "issue"], "one of: issues"),
        (["measure", "add", "1", " "], "empty"),
        (["measure", "done", "1", "2"], "there are 1; `rectify show 1`"),
        (["measure", "done", "1", "0"], "no measure 0"),
        (["measure", "done", "1", "1", "--date", "2124-01-01"], "is after today"),
        (["log", "1", "--status", "好了"], "one of: completed"),
        (["log", "1", "--status", "staged", "--date", "2024-02-29"], "before the first day on site, 2024-03-01"),
        (["log", "1", "--status", "staged", "--date", "2124-05-31"], "is after today"),
        (["log", "1", "--status", "staged", "--date", "昨天"], "is not a date"),
        (["extend", "1", "--to", "2026-01-01", "--reason", "因"], "is completed and needs no extension"),
        (["extend", "2", "--to", "2025-12-31", "--reason", "因"], "not after the present one, 2025-12-31"),
        (["extend", "2", "--to", "2026-12-31", "--reason", " "], "empty"),
        (["new"], "the title is missing"),
        (["new", "甲", "--due", "2025-13-01"], "2025-13-01"),
        (["new", "甲", "--due", "2023-12-01"], "before the first day on site"),
        (["edit", "9"], "no issue 9; the nearest are 1, 2"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_nonsense_is_refused_and_nothing_written(rectify: Rectify, folder: Path, words: list[str], said: str) -> None:
    old = files(folder)
    ran = rectify(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert files(folder) == old


def test_a_file_with_errors_is_not_changed_and_others_are(rectify: Rectify, folder: Path) -> None:
    (folder / "data/issues/002.yaml").write_bytes("id: 2\ntitle：坏\n".encode())
    ran = rectify("set", "2", "owner=甲")
    assert ran.code == 1
    assert "data/issues/002.yaml has errors" in ran.err
    assert "rectify check" in ran.err
    assert rectify("set", "1", "owner=甲").code == 0
    (folder / "data/petitions.yaml").write_bytes(b"- {id: 1}\n- {id: x}\n")
    for number in ("1", "2"):
        ran = rectify("log", number, "--status", "completed", "--register", "petitions")
        assert (ran.code, "data/petitions.yaml has errors" in ran.err) == (1, True)
    (folder / "data/inspection.yaml").write_bytes(b"body: [\n")
    assert "data/inspection.yaml has errors" in rectify("set", "1", "owner=乙").err


def test_the_same_value_again_changes_nothing(rectify: Rectify, folder: Path) -> None:
    rectify("set", "1", "owner=甲")
    old = files(folder)
    assert "nothing to change" in rectify("set", "1", "owner=甲").err
    assert files(folder) == old


def test_the_words_of_the_ledger_are_logged_as_typed(rectify: Rectify, folder: Path) -> None:
    name = folder / "data/inspection.yaml"
    name.write_bytes(name.read_bytes() + "labels: {基本完成: staged}\n".encode())
    assert rectify("log", "1", "--status", "基本完成", "--date", "2025-01-05").code == 0
    assert "{date: 2025-01-05, status: 基本完成}" in text(folder, "issues/001.yaml")


def test_a_measure_is_done_once_unless_the_day_is_given(rectify: Rectify, folder: Path) -> None:
    rectify("measure", "done", "1", "1", "--date", "2024-09-01")
    assert "was done on 2024-09-01" in rectify("measure", "done", "1", "1").err
    assert rectify("measure", "done", "1", "1", "--date", "2024-09-02").code == 0
    assert "done: 2024-09-02\n" in text(folder, "issues/001.yaml")


def test_extensions_follow_one_another(rectify: Rectify, folder: Path) -> None:
    rectify("extend", "2", "--to", "2026-01-31", "--reason", "未批", "--date", "2025-01-05")
    again = ("extend", "2", "--to", "2026-02-28", "--reason", "又未批", "--date")
    assert "before the last extension, 2025-01-05" in rectify(*again, "2025-01-04").err
    assert rectify(*again, "2025-01-06").code == 0
    assert text(folder, "issues/002.yaml").count("  - {from: ") == 2
    issue = store.load(store.Workspace(folder)).ledger
    assert issue
    assert [str(one.previous) for one in issue.issues[1].record.extensions] == ["2025-12-31", "2026-01-31"]


def test_new_takes_the_next_id(rectify: Rectify, folder: Path) -> None:
    made = rectify("new", "采购: 不规范", "--aspect", "财务", "--owner", "财务科", "--due", "2025-06-30")
    assert made.err == "data/issues/003.yaml: issue 3 created\n"
    assert text(folder, "issues/003.yaml") == (
        "# yaml-language-server: $schema=../../schema/issue.schema.json\n"
        'id: 3\ntitle: "采购: 不规范"\naspect: 财务\nowner: 财务科\ndue: 2025-06-30\n'
    )
    (folder / "data/issues/007.yaml").write_bytes(b"id: [\n")
    assert "data/issues/008.yaml" in rectify("new", "甲", "--dry-run").out
    numbered = rectify("new", "3.窗口少", "--aspect", "一、服务群众方面", "--dry-run")
    assert "+title: 窗口少\n+aspect: 服务群众方面\n" in numbered.out
    assert "“3.”, “一、” left out" in numbered.err
    assert rectify("new", "乙", "--register", "immediate").err.startswith("data/immediate/02.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals in Python")
def test_new_asks_on_a_terminal(folder: Path) -> None:
    code, said = answered(folder, ["new"], "会议不规范\n\n办公室\n2025-06-30\n")
    assert code == 0, said
    assert "标题（反馈问题的原文，不带序号）" in said
    assert text(folder, "issues/003.yaml").endswith("id: 3\ntitle: 会议不规范\nowner: 办公室\ndue: 2025-06-30\n")
