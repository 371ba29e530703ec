"""Lines that were wrapped are paragraphs again, and others stay apart."""

import pytest

from papers_in import assert_placed, read, texts
from rectify_cli.documents import repair

LONG = "一是组织中层以上干部政治理论提升培训，深学细悟重要讲话和指示批示精神，并将学习情况纳入年度考核。"


def wrapped(text: str, width: int, indent: str) -> list[str]:
    set_ = indent + text
    return [set_[at : at + width] for at in range(0, len(set_), width)]


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_lines_wrapped_by_hand_are_one_paragraph(suffix: str, indent: str) -> None:
    paragraphs = [LONG, "整改结果：完成", LONG.replace("一是", "二是"), LONG.replace("一是", "三是")]
    lines = [line for paragraph in paragraphs for line in wrapped(paragraph, 28, indent)]
    paper = read("\n".join(lines), f"a.{suffix}")
    assert texts(paper) == paragraphs
    assert_placed(paper)


def test_a_page_number_among_wrapped_lines_stands_alone() -> None:
    said = wrapped(LONG, 28, "\u3000\u3000")
    paper = read("\n".join([*said[:1], "— 5 —", *said[1:], *wrapped(LONG, 28, "\u3000\u3000")]), "a.txt")
    assert "— 5 —" in texts(paper)
    assert texts(repair.repaired(paper)) == [LONG, LONG]


def test_a_wrapped_line_may_begin_with_a_mark_and_latin_words_are_parted() -> None:
    mark = ["\u3000\u3000" + "甲" * 26, "，" + "乙" * 26, "\u3000\u3000" + "丙" * 26, "丁" * 28]
    assert texts(read("\n".join(mark), "a.txt")) == ["甲" * 26 + "，" + "乙" * 26, "丙" * 26 + "丁" * 28]
    latin = ["\u3000\u3000" + "甲" * 23 + "rectify", "**check**了" + "乙" * 24, "\u3000\u3000" + "丙" * 26, "丁" * 28]
    paper = read("\n".join(latin), "a.md")
    assert "rectify check了" in texts(paper)[0]
    assert_placed(paper)


def test_lines_that_were_not_wrapped_stay_apart() -> None:
    lines = [
        "一是学习。",
        "二是开展集中学习教育活动和专题研讨，切实提高认识",
        "三是建章立制，形成长效机制，堵塞漏洞",
        "完成",
    ]
    assert texts(read("\n".join(lines), "a.txt")) == lines
