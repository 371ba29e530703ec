"""A heading that was broken by hand is one heading; what only follows one in its paragraph is not part of it."""

import pytest

from papers_in import assert_placed, read, repaired, run, texts, word
from rectify_cli.documents import Heading, repair

BREAK = "<w:r><w:br/></w:r>"


def broken(*lines: str, properties: str = "") -> bytes:
    """Return a Word file of one paragraph whose lines are broken by hand."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return word(f"<w:p>{inside}{BREAK.join(map(run, lines))}</w:p>")


def test_a_numbered_heading_is_one() -> None:
    paper = repair.repaired(read(broken("1.学习", "不深入"), "a.docx"))
    assert texts(paper) == ["1.学习不深入"]
    assert_placed(paper)
    assert repaired("### 1.学习<br>不深入\n", "a.md") == ["1.学习不深入"]


def test_a_heading_keeps_its_level() -> None:
    paper = repair.repaired(read(broken("一、整改", "进展", properties='<w:outlineLvl w:val="1"/>'), "a.docx"))
    assert [block.block for block in paper.blocks] == [Heading(2, "一、整改进展")]


@pytest.mark.parametrize(
    "lines",
    [
        ("1.学习不深入", "整改情况：已学习"),
        ("1.学习不深入", "我局组织学习。"),
        ("1.学习不深入", "已完成"),
        ("1.学习不深入", "2.调研不够"),
        ("1.学习不深入：", "学习少"),
        ("学习", "不深入"),
        ("1.学习", "不", "深", "入", "不"),
        ("1.学习", "不深入" * 20),
    ],
)
def test_what_follows_a_heading_is_not_part_of_it(lines: tuple[str, ...]) -> None:
    assert repaired(broken(*lines), "a.docx") == list(lines)
