"""Words replaced in text and Markdown; the encoding, the line ends and all other bytes are as they were."""

import codecs

import pytest

from rectify_cli.core.diagnostics import Place, Replacement
from rectify_cli.documents.revise import revised

LINES = "甲\r\n\r\n  截止2024年。\n乙\r丙"


def fix(line: int, column: int, width: int, excerpt: str, right: str) -> Replacement:
    return Replacement(Place("a.txt", line, column, width, excerpt), right)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_word_is_replaced_in_whatever_encoding_it_is_written(name: str) -> None:
    wanted = [fix(3, 3, 2, "  截止2024年。", "截至"), fix(5, 1, 1, "丙", "")]
    content, made = revised(LINES.encode(name), "a.txt", wanted)
    assert made == wanted
    assert content == "甲\r\n\r\n  截至2024年。\n乙\r".encode(name)


def test_of_two_that_overlap_the_first_is_made_and_what_stands_there_no_more_is_left() -> None:
    line = "甲乙丙"
    first = fix(1, 1, 2, line, "子")
    content, made = revised(line.encode(), "a.md", [fix(1, 2, 2, line, "丑"), first, fix(1, 3, 1, "甲乙丁", "寅")])
    assert (content.decode(), made) == ("子丙", [first])


def test_a_file_with_an_odd_byte_is_left_as_it_is() -> None:
    content = codecs.BOM_UTF8 + "甲".encode() + b"\xff"
    assert revised(content, "a.txt", [fix(1, 1, 1, "甲", "乙")]) == (content, [])
