"""Words replaced in the runs of a Word file; every other letter keeps its formatting, every other part its bytes."""

import io
import zipfile

from rectify_cli.core.diagnostics import Place, Replacement, Unit
from rectify_cli.documents.revise import revised
from word_runs import Set, letters, word

RUNS = [[Set("会议布", bold=True), Set("署工作", italic=True), Set("。")], [Set("  一是，\n布署")]]


def fix(line: int, column: int, width: int, excerpt: str, right: str) -> Replacement:
    return Replacement(Place("a.docx", line, column, width, excerpt, Unit.PARAGRAPH), right)


def test_a_word_that_two_runs_share_is_replaced_in_the_first() -> None:
    content, wanted = word(RUNS), [fix(1, 3, 2, "会议布署工作。", "部署"), fix(2, 1, 2, "布署", "部署")]
    changed, made = revised(content, "a.docx", wanted)
    assert made == wanted
    bold, italic = (Set(letter, bold=True) for letter in "会议部署"), (Set(letter, italic=True) for letter in "工作")
    assert letters(changed)[0] == [*bold, *italic, Set("。")]
    assert "".join(one.text for one in letters(changed)[1]) == "  一是，\n部署"


def test_every_other_part_stays_as_it_was_and_the_bytes_are_the_same_each_time() -> None:
    content, wanted = word(RUNS), [fix(1, 3, 2, "会议布署工作。", "部署")]
    before, after = (
        {name: package.read(name) for name in package.namelist()}
        for package in map(zipfile.ZipFile, (io.BytesIO(content), io.BytesIO(revised(content, "a.docx", wanted)[0])))
    )
    assert {name for name, part in before.items() if after.get(name) != part} == {"word/document.xml"}
    assert before.keys() == after.keys()
    assert revised(content, "a.docx", wanted) == revised(content, "a.docx", wanted)


def test_what_stands_there_no_more_is_left() -> None:
    content = word(RUNS)
    assert revised(content, "a.docx", [fix(1, 1, 1, "另一段", "乙"), fix(9, 1, 1, "会", "乙")])[1] == []
