"""Plain text and Markdown as anybody saved them: their words, and where in the file each stands."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import notices
from papers_in import assert_placed, read, repaired, texts
from rectify_cli.core.errors import DataError
from rectify_cli.documents import Table, readers
from rectify_cli.documents.source import Stretch, tabled

NOTICE = (notices.SEED / "notice.md").read_text(encoding="utf-8")
MARKS = st.text(alphabet='甲乙，。“”*_#<>[](){}`\\|~+-=!&;.1 2"\u3000@:/\n ab', max_size=60)


def test_what_a_site_generator_adds_is_not_read() -> None:
    page = "---\ntitle: 某局通报\ndate: 2025-01-02\n---\n\n# 某局通报\n\n整改情况：一是组织\n\n<!--more-->\n\n学习。\n"
    assert repaired(page, "a.md") == ["某局通报", "整改情况：一是组织学习。"]
    assert texts(read("---\n\n甲。\n\n---\n\n乙。\n", "a.md")) == ["甲。", "乙。"]


def test_bold_runs_that_touch_are_words() -> None:
    assert texts(read("**1.学习****不深入**\n", "a.md")) == ["1.学习不深入"]
    assert texts(read("甲****乙\n", "a.md")) == ["甲****乙"]


@given(MARKS)
def test_plain_text_is_read_without_loss(text: str) -> None:
    try:
        paper = read(text, "a.txt")
    except DataError:
        assert not text.strip()
        return
    assert "".join("".join(texts(paper)).split()) == "".join(text.split())


@given(st.text(alphabet="甲乙，。“”整改：1 \n#*", max_size=60))
def test_markdown_loses_marks_alone(text: str) -> None:
    def words(said: str) -> str:
        return re.sub(r"[\s#*]", "", said)

    try:
        paper = read(text, "a.md")
    except DataError:
        assert not words(text)
        return
    assert words("".join(texts(paper))) == words(text)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("## **2.反馈问题：甲**", ["2.反馈问题：甲"]),
        ("##二、甲", ["二、甲"]),
        ("#1楼", ["#1楼"]),
        ("**整改结果：**完成", ["整改结果：完成"]),
        ("1. 甲", ["1.甲"]),
        ("- 甲", ["甲"]),
        ("甲  \n乙", ["甲", "乙"]),
        ("甲<br/>乙", ["甲", "乙"]),
        ("甲\\*乙", ["甲*乙"]),
        ("邮箱a_b_c@qq.com", ["邮箱a_b_c@qq.com"]),
        ("<a@qq.com>", ["a@qq.com"]),
        ("5*3*2", ["5*3*2"]),
        ("[通报](http://a.cn/b)全文", ["通报全文"]),
        ("甲&nbsp;乙", ["甲\u00a0乙"]),
        ("> 甲", ["甲"]),
        ("甲\n---\n乙", ["甲", "乙"]),
    ],
)
def test_marks_are_no_words(written: str, read_as: list[str]) -> None:
    assert texts(read(written, "a.md")) == read_as


def test_a_table_of_markdown_has_its_cells_where_they_stand() -> None:
    paper = read("| 序号 | **问题** |\n|---|---|\n| 1 | 甲\\|乙 |\n| 2 |\n\n后文", "a.md")
    assert paper.blocks[0].block == Table(("序号", "问题"), (("1", "甲|乙"), ("2", "")))
    assert_placed(paper)
    assert texts(paper)[1] == "后文"


def test_a_table_too_wide_or_without_words_is_none() -> None:
    wide = "|" + "甲|" * 70
    assert "".join(texts(read(f"{wide}\n{'|-' * 70}|\n{wide}", "a.md"))).count("甲") == 140
    assert not any(isinstance(block.block, Table) for block in read("| |\n|-|\n| |\n\n甲", "a.md").blocks)
    assert tabled([[[Stretch("甲", 1, "甲")]] * 65]) is None


def test_a_comment_is_left_out_and_said() -> None:
    paper = read("甲\n\n<!-- 草稿\n不印 -->\n\n乙", "a.md")
    assert texts(paper) == ["甲", "乙"]
    assert [(str(left.place), left.text) for left in paper.skipped] == [("a.md:3:1", "<!-- 草稿\n不印 -->")]
    assert paper.place(1).line == 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_any_encoding_chinese_is_saved_in(encoding: str) -> None:
    assert texts(read("整改结果：完成。\r\n整改情况：\r\n".encode(encoding), "a.txt")) == [
        "整改结果：完成。",
        "整改情况：",
    ]


def test_what_is_no_text_is_refused() -> None:
    for content in (
        bytes(range(1, 256)) * 9,
        "整改".encode() + b"\xff\xfe\xfd" + "情况".encode(),
        "整改情况".encode()[:-1],
    ):
        with pytest.raises(DataError, match="not a text file"):
            read(content, "a.txt")


def test_a_file_is_opened_or_what_to_do_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    assert texts(readers.open_file(tmp_path / "a.txt", "a.txt")) == ["甲"]
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(DataError) as refused:
            readers.open_file(path, "x")
        assert refused.value.hint
        assert ".docx" in refused.value.hint.zh


def test_the_content_tells_the_format_where_the_name_does_not() -> None:
    assert texts(read("<!DOCTYPE html><html><body><p>甲</p></body></html>", "notice")) == ["甲"]
    assert texts(read("甲", "notice")) == ["甲"]


def test_the_notice_as_plain_text_is_the_notice_in_markdown() -> None:
    text = "\n".join(notices.fragments())
    marked = re.sub(r"(?m)^#+ *|\*\*", "", NOTICE)
    assert repaired(marked, "a.txt") == repaired(NOTICE, "a.md")
    assert len(repaired(text, "a.txt")) == 133


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("追缴~~9~~3元", "追缴3元"),
        ("追缴<del>9</del>3元", "追缴3元"),
        ("追缴<s>9&amp;</s>3元", "追缴3元"),
        ("共36个<sup>3</sup>问题", "共36个问题"),
        ("共36<sup>[1]</sup>个问题", "共36个问题"),
        ("占地5km<sup>2</sup>", "占地5km2"),
        ("甲<sup>TM</sup>", "甲TM"),
        ("1~~2元", "1~~2元"),
        ("追缴<del>9元", "追缴9元"),
    ],
)
def test_what_is_struck_out_and_the_mark_of_a_note_are_not_read(written: str, read_as: str) -> None:
    paper = read(written, "a.md")
    assert texts(paper) == [read_as]
    assert_placed(paper)
