"""The verbs for data/inspection.yaml: what each writes, what each says, and that nothing else moves."""

import sys
from pathlib import Path

import pytest

import workspaces
from amending import editor, edits, files, folder, text
from commandline import Rectify
from terminals import answered

__all__ = ["editor", "folder"]

FILE = "inspection.yaml"
EARLIER = """\
declared:
  - as_of: 2024-12-30
    issues: {total: 2, completed: 0, staged: 0, unfinished: 2}
    immediate: {total: 1, completed: 0, staged: 0, unfinished: 1}
    petitions: {total: 2, completed: 0, staged: 0, unfinished: 2}
"""


@pytest.mark.parametrize(
    ("words", "change"),
    [
        (["set", "inspection", "team=县委第二巡察组"], ("team: 县委第一巡察组", "team: 县委第二巡察组")),
        (["set", "巡察", "联系电话=0000-1"], ("notice:\n", 'contact: {phone: "0000-1"}\nnotice:\n')),
        (["set", "inspection", "plan_submitted=2024-06-20"], ("declared:", "plan_submitted: 2024-06-20\ndeclared:")),
        (["policy", "plan_months=1"], ("declared:", "policy:\n  deadlines: {plan_months: 1}\ndeclared:")),
        (["labels", "完成=已完成"], ("declared:", "labels: {完成: completed}\ndeclared:")),
        (
            ["declare", "2024-12-31", "--staged", "2", "--total=3", "--yes"],
            ("total: 2, completed: 1, staged: 1", "total: 3, completed: 1, staged: 2"),
        ),
        (
            ["declare", "2024-12-30", "--yes"],
            (
                "declared:\n",
                EARLIER,
            ),
        ),
    ],
)
def test_a_verb_changes_its_lines_and_nothing_else(
    rectify: Rectify, folder: Path, words: list[str], change: tuple[str, str]
) -> None:
    before = files(folder)
    assert rectify(*words, "--dry-run").code == 0
    assert files(folder) == before
    ran = rectify(*words)
    assert ran.code == 0, ran.err
    assert text(folder, FILE) == workspaces.INSPECTION.replace(*change)
    assert {name for name, content in files(folder).items() if content != before[name]} == {str(folder / "data" / FILE)}
    assert rectify("undo").code == 0
    assert files(folder) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["set", "inspection", "policy.deadlines.plan_working_days=20250710"], "expected at most 500"),
        (["policy", "plan_months=99999"], "expected at most 120"),
        (["policy", "dispatch_days=0"], "expected at least 1"),
        (["policy", "feedback=2024-06-01"], "no key “feedback”"),
        (["set", "inspection", "feedback=0224-06-01"], "the year of 0224-06-01 is not between 1900 and 2200"),
        (["set", "inspection", "kind=巡游"], "is “巡游”, not one of inspection, tour, audit"),
        (["set", "inspection", "team"], "team is not KEY=VALUE"),
        (["declare", "2024-12-30"], "not confirmed; nothing was written"),
        (["declare", "年底"], "年底 is not a date"),
        (["declare", "2024-12-30", "--immediate", "4"], "--immediate 4 is not TOTAL/COMPLETED"),
        (["edit", "通报"], "“通报” is not an id"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_touched(
    rectify: Rectify, folder: Path, words: list[str], message: str
) -> None:
    before = files(folder)
    ran = rectify(*words)
    assert ran.code == 2
    assert message in ran.err
    assert "hint: " in ran.err
    assert files(folder) == before


def test_old_and_new_are_shown_before_a_day_is_declared_again(rectify: Rectify, folder: Path) -> None:
    del folder
    ran = rectify("declare", "2024-12-31", "--total", "3")
    assert ran.code == 2
    assert "2 → 3" in ran.out
    assert "issues total: the entries give 2, not 3" in ran.out


def test_a_file_that_lacks_a_key_is_mended_by_the_verb(rectify: Rectify, folder: Path) -> None:
    path = folder / "data" / FILE
    path.write_bytes(workspaces.INSPECTION.replace("team: 县委第一巡察组\n", "").encode())
    assert rectify("set", "inspection", "kind=巡游").code == 2
    assert rectify("set", "inspection", "team=县委第一巡察组").code == 0
    assert text(folder, FILE) == workspaces.INSPECTION
    path.write_bytes(b"body: [")
    assert "rectify edit inspection" in rectify("set", "inspection", "team=甲").err


def test_several_faults_are_mended_one_by_one_and_none_is_added(rectify: Rectify, folder: Path) -> None:
    path = folder / "data" / FILE
    broken = workspaces.INSPECTION.replace("team: 县委第一巡察组\n", "").replace("2024-06-01\n", "x\n")
    path.write_bytes(broken.encode())
    assert rectify("set", "inspection", "cut_off=x").code == 2
    assert rectify("set", "inspection", "feedback=y").code == 2
    assert "errors left: 1" in rectify("set", "inspection", "feedback=2024-06-01").err
    assert rectify("set", "inspection", "team=县委第一巡察组").code == 0
    assert text(folder, FILE) == workspaces.INSPECTION


def test_edit_opens_the_inspection_and_checks_it_as_one(
    rectify: Rectify, folder: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(monkeypatch, editor, "县委第一巡察组", "县委第三巡察组")
    assert rectify("edit", "inspection").code == 0
    assert text(folder, FILE).count("县委第三巡察组") == 2
    edits(monkeypatch, editor, "team:", "taem:")
    ran = rectify("edit", "inspection")
    assert ran.code == 1
    assert "did you mean team" in ran.err


def test_labels_that_change_what_is_counted_say_so_and_those_that_break_a_file_are_refused(
    rectify: Rectify, folder: Path
) -> None:
    assert rectify("labels", "已基本落实=staged").code == 0
    assert rectify("log", "1", "--status", "已基本落实", "--date", "2025-01-02").code == 0
    ran = rectify("labels", "已基本落实=completed")
    assert ran.code == 0
    assert "statuses that change with it: issues 1: staged → completed" in ran.err
    before = text(folder, FILE)
    ran = rectify("labels", "已基本落实=")
    assert ran.code == 2
    assert "data/issues/001.yaml" in ran.err
    assert text(folder, FILE) == before


def test_the_tables_of_words_and_of_rules_are_printed(rectify: Rectify, folder: Path) -> None:
    del folder
    rectify("labels", "长期坚持=completed")
    words = rectify("--lang", "zh", "labels").out
    assert "本台账  已完成 长期坚持" in words
    rectify("policy", "counts=认定")
    rules = rectify("policy").out
    assert "counts  counting basis: accepted\n" in rules
    assert "data/inspection.yaml:9:18  default: reported  rectify policy counts=accepted" in rules


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals in Python")
def test_declare_asks_on_a_terminal(folder: Path) -> None:
    code, said = answered(folder, ["declare", "2024-12-31", "--completed", "2"], "n\n")
    assert code == 1
    assert "替换原来的公布数" in said
    assert text(folder, FILE) == workspaces.INSPECTION
    code, said = answered(folder, ["declare", "2024-12-31", "--completed", "2"], "y\n")
    assert code == 0, said
    assert "completed: 2" in text(folder, FILE)
