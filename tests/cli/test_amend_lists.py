"""The items of an entry, from the command line: what is removed is said, a dry run writes nothing."""

from pathlib import Path

import pytest

from amending import files, folder, text
from commandline import Rectify
from rectify_cli import store

__all__ = ["folder"]


STAGED = "  - {date: 2024-12-31, status: staged}\n"
PLANNED = "plan:\n  - {text: 2025年底前完工。, due: 2025-12-31}\n"
ADDED = "  - {text: 验收。, due: 2026-01-31}\n"
FINISHED = (
    "item 1 of the plan, “2025年底前完工。”, done: now result 2; "
    "no plan remains: if it is completed, `rectify log 2 --status completed`"
)


@pytest.mark.parametrize(
    ("words", "said", "change"),
    [
        (
            ["plan", "add", "2", "验收。", "--due", "2026-01-31"],
            "data/issues/002.yaml: item 2 added to the plan, due 2026-01-31",
            ("2025-12-31}\n", "2025-12-31}\n  - {text: 验收。, due: 2026-01-31}\n"),
        ),
        (
            ["plan", "add", "1", "巩固。"],
            "data/issues/001.yaml: item 1 added to the plan",
            ("补学。\n", "补学。\nplan:\n  - 巩固。\n"),
        ),
        (
            ["log", "2", "--date", "2025-01-10", "--status", "staged", "--plan", "验收。", "--due", "2026-01-31"],
            "data/issues/002.yaml: progress logged: staged on 2025-01-10; item 2 added to the plan, due 2026-01-31",
            (
                f"{STAGED}results:\n  - 开工。\n{PLANNED}",
                f"{STAGED}  - {{date: 2025-01-10, status: staged}}\nresults:\n  - 开工。\n{PLANNED}{ADDED}",
            ),
        ),
        (
            ["plan", "done", "2", "1"],
            f"data/issues/002.yaml: {FINISHED}",
            (
                "  - 开工。\nplan:\n  - {text: 2025年底前完工。, due: 2025-12-31}\n",
                "  - 开工。\n  - 2025年底前完工。\n",
            ),
        ),
        (
            ["plan", "done", "2", "1", "--result", "已完工。"],
            f"data/issues/002.yaml: {FINISHED}",
            ("  - 开工。\nplan:\n  - {text: 2025年底前完工。, due: 2025-12-31}\n", "  - 开工。\n  - 已完工。\n"),
        ),
        (
            ["plan", "remove", "2", "1"],
            "data/issues/002.yaml: item 1 of the plan removed: “2025年底前完工。”",
            ("plan:\n  - {text: 2025年底前完工。, due: 2025-12-31}\n", ""),
        ),
        (
            ["measure", "edit", "1", "1", "补考。"],
            "data/issues/001.yaml: measure 1 changed from “组织学习。” to “补考。”",
            ("组织学习。", "补考。"),
        ),
        (
            ["measure", "add", "1", "补考。", "--owner", "财务科", "--due", "2026年8月31日"],
            "data/issues/001.yaml: measure 2 added, owner 财务科, due 2026-08-31",
            ("- 组织学习。\n", "- 组织学习。\n  - {text: 补考。, owner: 财务科, due: 2026-08-31}\n"),
        ),
        (
            ["measure", "edit", "1", "1", "--due", "2026-8-31"],
            "data/issues/001.yaml: measure 1, due 2026-08-31",
            ("- 组织学习。", "- {text: 组织学习。, due: 2026-08-31}"),
        ),
        (
            ["results", "edit", "2", "1", "已开工。"],
            "data/issues/002.yaml: result 1 changed from “开工。” to “已开工。”",
            ("开工。", "已开工。"),
        ),
        (
            ["results", "remove", "2", "1"],
            "data/issues/002.yaml: result 1 removed: “开工。”",
            ("results:\n  - 开工。\n", ""),
        ),
        (
            ["plan", "edit", "2", "1", "2026年底前完工。"],
            "data/issues/002.yaml: item 1 of the plan changed from “2025年底前完工。” to “2026年底前完工。”",
            ("2025年底前完工", "2026年底前完工"),
        ),
        (
            ["measure", "remove", "1", "1"],
            "data/issues/001.yaml: measure 1 removed: “组织学习。”",
            ("measures:\n  - 组织学习。\n", ""),
        ),
        (
            ["progress", "remove", "1", "1", "--register", "immediate"],
            "data/immediate/01.yaml: progress entry 1 removed: 2024-04-01 in progress",
            ("progress: [{date: 2024-04-01, status: in_progress}]\n", ""),
        ),
        (
            ["progress", "remove", "2", "1"],
            "data/issues/002.yaml: progress entry 1 removed: 2024-12-31 staged",
            ("progress:\n  - {date: 2024-12-31, status: staged}\n", ""),
        ),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_one_item_changes_and_a_dry_run_nothing(
    rectify: Rectify, folder: Path, words: list[str], said: str, change: tuple[str, str]
) -> None:
    old = files(folder)
    name = said.partition(": ")[0].removeprefix("data/")
    wanted = text(folder, name).replace(*change)
    dry = rectify(*words, "--dry-run")
    assert (dry.code, dry.err) == (0, f"{said} (not written)\n")
    assert dry.out.startswith(f"--- a/data/{name}\n+++ b/data/{name}\n")
    assert files(folder) == old
    ran = rectify(*words)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{said}\n")
    assert text(folder, name) == wanted
    assert sum(files(folder)[path] != content for path, content in old.items()) == 1
    assert not store.load(store.Workspace(folder)).diagnostics


def test_measures_change_places(rectify: Rectify, folder: Path) -> None:
    rectify("measure", "add", "1", "建章。", "验收。")
    rectify("measure", "done", "1", "3", "--date", "2025-01-05")
    assert rectify("measure", "move", "1", "3", "1").code == 0
    moved = "measures:\n  - {text: 验收。, done: 2025-01-05}\n  - 组织学习。\n  - 建章。\n"
    assert moved in text(folder, "issues/001.yaml")
    assert "nothing to change" in rectify("measure", "move", "1", "2", "2").err


@pytest.mark.parametrize("points", ["results", "plan"])
def test_results_and_items_of_the_plan_change_places(rectify: Rectify, folder: Path, points: str) -> None:
    rectify(points, "add", "2", "验收。")
    assert rectify(points, "move", "2", "2", "1").code == 0
    written = text(folder, "issues/002.yaml").split(f"{points}:\n  - ")[1]
    assert written.startswith("验收。\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["plan", "add", "1", " "], "empty"),
        (["plan", "add", "1", "甲", "--due", "明天"], "--due 明天 is not a date"),
        (["plan", "remove", "1", "1"], "no item of the plan 1"),
        (["plan", "done", "1", "1"], "no item of the plan 1"),
        (["log", "1", "--note", "甲", "--due", "2025-12-31"], "--due needs --plan"),
        (["log", "1", "--register", "petitions", "--note", "甲", "--plan", "乙"], "a petition has only an id"),
        (["measure", "edit", "1", "1", " "], "empty"),
        (["measure", "move", "1", "1", "2"], "no measure 2"),
        (["measure", "remove", "9", "1"], "no issue 9"),
        (["progress", "remove", "1", "2"], "`rectify show 1` lists them"),
        (["progress", "remove", "1", "1", "--register", "petitions"], "`rectify show 1 --register petitions` lists"),
        (["evidence", "remove", "1", "1"], "no piece of evidence 1"),
        (["evidence", "list", "9"], "no issue 9"),
        (["plan"], "Missing command"),
        (["progress"], "Missing command"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_nonsense_is_refused_and_nothing_written(rectify: Rectify, folder: Path, words: list[str], said: str) -> None:
    old = files(folder)
    ran = rectify(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert files(folder) == old


def test_evidence_is_listed_and_removed_and_its_file_is_kept_aside(rectify: Rectify, folder: Path) -> None:
    assert "there is no evidence" in rectify("evidence", "list", "1").err
    before = text(folder, "issues/001.yaml")
    (folder / "甲.pdf").write_bytes(b"1")
    for _ in range(2):
        rectify("evidence", "add", "1", str(folder / "甲.pdf"))
        listed = rectify("evidence", "list", "1")
        assert (listed.code, listed.out) == (0, "1\t甲.pdf\tdata/evidence/001/甲.pdf\tunchanged\n")
        old = files(folder)
        dry = rectify("evidence", "remove", "1", "1", "--dry-run")
        assert dry.err.endswith("evidence 1 removed: “甲.pdf”; its file goes to data/removed/ (not written)\n")
        assert files(folder) == old
        assert rectify("evidence", "remove", "1", "1").code == 0
    assert text(folder, "issues/001.yaml") == before
    kept = sorted(path.name for path in (folder / "data/removed/evidence/001").iterdir())
    assert kept == ["甲-2.pdf", "甲.pdf"]
    assert not (folder / "data/evidence/001/甲.pdf").exists()
    assert rectify("check", "--quick").code == 0
    rectify("evidence", "add", "1", str(folder / "甲.pdf"))
    (folder / "data/evidence/001/甲.pdf").write_bytes(b"2")
    assert rectify("evidence", "list", "1").out.endswith("changed\n")
    (folder / "data/evidence/001/甲.pdf").unlink()
    assert rectify("evidence", "list", "1").out.endswith("missing\n")


def test_the_file_of_evidence_that_another_entry_records_stays(rectify: Rectify, folder: Path) -> None:
    (folder / "甲.pdf").write_bytes(b"1")
    rectify("evidence", "add", "1", str(folder / "甲.pdf"))
    path = folder / "data/issues/002.yaml"
    record = text(folder, "issues/001.yaml").partition("evidence:\n")[2].partition("progress:")[0]
    path.write_bytes((text(folder, "issues/002.yaml") + "evidence:\n" + record).encode())
    assert "its file stays: no. 2 records it too" in rectify("evidence", "remove", "1", "1").err
    assert (folder / "data/evidence/001/甲.pdf").exists()
