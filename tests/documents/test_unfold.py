"""A paper in one line is read as the paragraphs it was, each word where it stands in the line."""

from pathlib import Path

import pytest

import notices_as
from papers_in import assert_placed, read, texts
from rectify_cli.documents import readers, repair
from rectify_cli.documents.unfold import unfolded

PARTS = [
    "中共某县委关于巡察整改进展情况的通报",
    "2024年3月1日，县委第一巡察组对某局进行了巡察。反馈的2个问题，已完成1个，阶段性完成1个。",
    "一、整改情况",
    "（一）党建方面",
    "1.学习不深入。整改情况：一是组织学习3次。二是开展研讨，提高1.5倍。整改结果：已完成。",
    "2.制度不健全。整改情况：按第3.2条修订制度。整改结果：阶段性完成。",
    "二、下一步安排",
    "一是持续抓好整改。二是加强监督。",
    "中共某县委",
    "2025年1月10日",
]


def test_a_line_is_cut_where_its_paragraphs_were() -> None:
    assert [block.text for block in unfolded(read(" ".join(PARTS), "a.txt").blocks)] == PARTS


def test_a_line_without_blanks_is_cut_there_too() -> None:
    assert [block.text for block in unfolded(read("".join(PARTS), "a.txt").blocks)] == PARTS


def test_every_word_keeps_its_place() -> None:
    assert_placed(repair.repaired(read(" ".join(PARTS), "a.txt")))


@pytest.mark.parametrize("text", ["。".join(["第一节一、二、三楼"] * 40), "1.甲。2.乙。3.丙。", "甲" * 400])
def test_a_long_paragraph_stays_whole(text: str) -> None:
    assert [block.text for block in unfolded(read(text, "a.txt").blocks)] == [text]


@pytest.mark.parametrize("path", notices_as.paths(), ids=lambda path: path.name)
def test_a_paper_of_several_paragraphs_stays_as_it_is(path: Path) -> None:
    paper = readers.open_file(path, path.name)
    assert [block.text for block in unfolded(paper.blocks)] == texts(paper)
