"""Immediate fixes stand in the notice where the office wants them there, and nowhere before it does."""

import re
from pathlib import Path

import pytest

import notices
from commandline import Rectify

FIX = """\
id: {0}
title: 第{0}项占用的办公用房没有清退
progress:
  - {{date: 2024-12-31, status: completed}}
results:
  - 已清退办公用房{0}间。
  - 已重新分配。
"""
MADE = ("render", "notice", "-f", "md", "-o", "a.md")


@pytest.fixture(autouse=True)
def told(sample: Path) -> Path:
    """Describe two of the four immediate fixes of the sample, and ask for them in the notice."""
    for number in (1, 3):
        (sample / f"data/immediate/{number:02}.yaml").write_bytes(FIX.format(number).encode())
    path = sample / "data/inspection.yaml"
    path.write_bytes(path.read_bytes().replace(b"\nnotice:\n", b"\nnotice:\n  list_immediate: true\n"))
    return sample


def printed() -> str:
    return Path("a.md").read_text(encoding="utf-8").replace("\\", "")


def test_the_fixes_have_a_part_of_their_own_behind_the_issues(rectify: Rectify) -> None:
    assert rectify(*MADE).code == 0
    text = printed()
    assert re.findall("^## .*", text, re.MULTILINE) == [
        "## 一、组织整改落实情况",
        "## 二、整改进展情况",
        "## 三、立行立改问题整改情况",
        "## 四、下一步整改工作安排",
    ]
    part = text.partition("## 三、")[2].partition("## 四、")[0]
    assert re.findall("^### .*", part, re.MULTILINE) == [
        "### 1.问题：第1项占用的办公用房没有清退",
        "### 2.问题：第3项占用的办公用房没有清退",
    ]
    assert "整改结果：完成" in part
    assert "一是已清退办公用房3间。" in part
    assert "立行立改问题之" not in text, "withheld fixes have no place in a paper"


def test_neither_check_nor_the_comparison_finds_fault_with_it(rectify: Rectify) -> None:
    before = set(re.findall(r"\[([A-Z]\d+)\]", rectify("-C", str(notices.ROOT), "check").out))
    assert set(re.findall(r"\[([A-Z]\d+)\]", rectify("check").out)) == before
    rectify(*MADE)
    compared = rectify("proofread", "a.md", "--ledger", ".")
    assert not {code for code in re.findall(r"\[([A-Z]\d+)\]", compared.out) if code[0] in "CN"}


def test_without_being_asked_for_they_are_only_counted(rectify: Rectify, told: Path) -> None:
    path = told / "data/inspection.yaml"
    path.write_bytes(path.read_bytes().replace(b"list_immediate: true", b"list_immediate: false"))
    assert rectify(*MADE).code == 0
    assert "办公用房" not in printed()
    assert "4个立行立改问题" in printed()


def test_they_come_back_from_the_notice_as_immediate_fixes(rectify: Rectify) -> None:
    assert rectify(*MADE).code == 0
    ran = rectify("import", "a.md", "--into", "back")
    assert ran.code == 0
    entries = sorted(path.read_text(encoding="utf-8") for path in Path("back/data/immediate").glob("*.yaml"))
    assert [re.search("title: (.*)", entry) is not None for entry in entries] == [True, True]
    assert "title: 第3项占用的办公用房没有清退" in entries[1]
    assert "list_immediate: true" in Path("back/data/inspection.yaml").read_text(encoding="utf-8")
    assert len(list(Path("back/data/issues").glob("*.yaml"))) == 20
