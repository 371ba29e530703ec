"""A paper joins the ledger that is there: what it does not have yet, shown first, and nothing is overwritten."""

from pathlib import Path

import pytest

import notices
from amending import files, folder, text
from commandline import Rectify

__all__ = ["folder"]

PAPER = """某县某局党组关于巡察整改进展情况的通报
导语一句。
一、整改进展情况
（一）政治建设方面
1.反馈问题：学习不够
整改结果：已完成
整改情况：又补学一次。
2.反馈问题：建设推进仍缓慢
具体表现：两年没有开工。
责任领导：张三
整改情况：已开工。
3.反馈问题：公车管理不规范{x}
某县某局党组
2025年1月10日
"""


@pytest.fixture
def paper(folder: Path) -> Path:
    """Write a paper of one known problem, one that is alike and one that is new."""
    path = folder / "反馈.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_new_problems_join_and_known_ones_are_left(rectify: Rectify, folder: Path, paper: Path) -> None:
    before = files(folder)
    ran = rectify("--lang", "zh", "import", paper.name, "--yes")
    assert ran.code == 0
    assert "识别出 3 个问题，1 个台账已有，保持不动；新增 2 个" in ran.err
    assert "  = 反馈问题第 1 号 学习不够\n" in ran.err
    assert "  + 反馈问题第 3 号 建设推进仍缓慢（与第 2 号“建设推进缓慢”相近，核对是否同一个）\n" in ran.err
    after = files(folder)
    assert {name: after[name] for name in before} == before
    third = text(folder, "issues/003.yaml")
    for line in ("title: 建设推进仍缓慢", "aspect: 政治建设方面", "examples: 两年没有开工。", "lead: 张三"):
        assert f"\n{line}\n" in third
    assert "disclosure: internal" in third
    assert "title: 公车管理不规范{x}" in text(folder, "issues/004.yaml")
    assert rectify("list").code == 0
    assert rectify("undo").code == 0
    assert files(folder) == before


def test_it_joins_once(rectify: Rectify, folder: Path, paper: Path) -> None:
    assert rectify("import", paper.name, "--yes").code == 0
    before = files(folder)
    ran = rectify("import", paper.name)
    assert (ran.code, "new: 0" in ran.err) == (0, True)
    assert files(folder) == before


def test_nothing_is_written_unasked(rectify: Rectify, folder: Path, paper: Path) -> None:
    before = files(folder)
    ran = rectify("import", paper.name)
    assert (ran.code, "--yes joins them" in ran.err) == (2, True)
    dry = rectify("import", paper.name, "--dry-run")
    assert (dry.code, "+title: 公车管理不规范{x}" in dry.out) == (0, True)
    assert files(folder) == before


def test_the_paper_of_another_body_is_refused(rectify: Rectify, folder: Path, paper: Path) -> None:
    paper.write_text(PAPER.replace("某县某局", "邻县水务局"), encoding="utf-8")
    ran = rectify("import", paper.name, "--yes")
    assert (ran.code, "--into DIR" in ran.err) == (2, True)
    assert not (folder / "data/issues/003.yaml").exists()


def test_the_notice_of_the_ledger_itself_brings_nothing(rectify: Rectify, sample: Path) -> None:
    before = files(sample)
    ran = rectify("import", str(notices.SEED / "notice.md"))
    assert (ran.code, "new: 0" in ran.err) == (0, True)
    assert files(sample) == before
