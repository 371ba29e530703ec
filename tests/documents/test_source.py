"""A paper that was read: each of its characters stands where it is said to."""

import re

from hypothesis import given
from hypothesis import strategies as st

import notices
from papers_in import assert_placed, read, texts
from rectify_cli.core.errors import DataError

NOTICE = (notices.SEED / "notice.md").read_text(encoding="utf-8")


MARKS = st.text(alphabet='甲乙，。“”*_#<>[](){}`\\|~+-=!&;.1 2"\u3000@:/\n ab', max_size=60)


LINES = (
    "\n",
    "\n\n",
    "  \n",
    "## ",
    "# ",
    "1. ",
    "1\\. ",
    "- ",
    "> ",
    "---\n",
    "|甲|乙|\n|-|-|\n",
    "<br>",
    "\u3000\u3000",
)


WORDS = (
    "**甲**",
    "整改结果：完成",
    "[甲](http://a.cn)",
    "<!-- 乙 -->",
    "\\*",
    "__丙__",
    "`丁`",
    "a_b@qq.com",
    "*",
    "<b>戊</b>",
)


PIECES = st.lists(st.sampled_from((*LINES, *WORDS)), max_size=12).map("".join)


@given(MARKS | PIECES)
def test_every_character_stands_where_it_is_said_to(text: str) -> None:
    for file in ("a.md", "a.txt"):
        try:
            paper = read(text, file)
        except DataError:
            assert not re.search("[甲丙丁戊]", text) or "<!--" in text
            continue
        assert_placed(paper)


def test_the_notice_points_at_its_own_lines() -> None:
    paper = read(NOTICE, "notice.md")
    assert_placed(paper)
    number = texts(paper).index("2.反馈问题：党内政治生活不够严肃")
    assert str(paper.place(number, 2, 6)) == "notice.md:31:8"
    assert paper.place(number, 2, 6).excerpt == "## **2.反馈问题：党内政治生活不够严肃**"
