"""Remarks beside the words of a Word file: each at its place, the words and their formatting as they were."""

import datetime as dt
import io
import re
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.core.errors import DataError
from rectify_cli.documents.revise.comments import Remark, commented
from word_runs import Set, letters, word

DAY = dt.date(2026, 11, 28)
LINE = "会议布署整改工作。"
RUNS = [[Set("会议布", bold=True), Set("署整改", italic=True), Set("工作。")]]


def remark(column: int, width: int, text: str = "有误", excerpt: str = LINE, line: int = 1) -> Remark:
    return Remark(Place("a.docx", line, column, width, excerpt, Unit.PARAGRAPH), text)


def spoken_of(content: bytes) -> dict[str, str]:
    """Return the words under each comment, by its text."""
    part = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    texts = {comment.comment_id: comment.text for comment in docx.Document(io.BytesIO(content)).comments}
    return {text: _under(part, number) for number, text in texts.items()}


def _under(part: str, number: int) -> str:
    between = re.search(f'commentRangeStart w:id="{number}"/>(.*?)<w:commentRangeEnd w:id="{number}"', part, re.DOTALL)
    assert between
    return "".join(re.findall("<w:t(?: [^>]*)?>([^<]*)</w:t>", between[1]))


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=6, unique=True))
def test_each_comment_stands_at_its_words_however_they_overlap(places: list[tuple[int, int]]) -> None:
    content = word(RUNS)
    remarks = [remark(column, min(width, 10 - column), f"{column}-{width}") for column, width in places]
    changed = commented(content, "a.docx", remarks, DAY)
    assert letters(changed) == letters(content)
    assert spoken_of(changed) == {one.text: LINE[(one.place.column or 1) - 1 :][: one.place.width] for one in remarks}


def test_the_bytes_depend_on_the_arguments_alone_and_the_day_is_the_given_one() -> None:
    first, second = (commented(word(RUNS), "a.docx", [remark(3, 2)], DAY) for _ in range(2))
    assert first == second
    (comment,) = docx.Document(io.BytesIO(first)).comments
    assert (comment.author, comment.text) == ("rectify", "有误")
    assert comment.timestamp is not None
    assert comment.timestamp.date() == DAY


def test_a_remark_whose_words_cannot_carry_one_stands_at_the_first_paragraph_with_its_place() -> None:
    changed = commented(word(RUNS), "a.docx", [remark(1, 1, excerpt="脚注", line=7)], DAY)
    assert spoken_of(changed) == {"a.docx:¶7:1\n有误": "会议布"}


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert spoken_of(commented(word(RUNS), "a.docx", [remark(1, 2, "甲\x00乙\ud800")], DAY)) == {"甲乙": "会议"}


def test_comments_of_others_stay() -> None:
    once = commented(word(RUNS), "a.docx", [remark(3, 2, "甲")], dt.date(2026, 1, 1))
    twice = docx.Document(io.BytesIO(commented(once, "a.docx", [remark(1, 2, "乙")], DAY)))
    assert [(one.text, one.timestamp and one.timestamp.date()) for one in twice.comments] == [
        ("甲", dt.date(2026, 1, 1)),
        ("乙", DAY),
    ]


def test_a_file_that_only_word_itself_can_open_is_refused() -> None:
    package = zipfile.ZipFile(io.BytesIO(word(RUNS)))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as changed:
        for name in package.namelist():
            macro = package.read(name).replace(b"wordprocessingml.document.main", b"wordprocessingml.other.main")
            changed.writestr(name, macro)
    with pytest.raises(DataError):
        commented(stream.getvalue(), "a.docx", [remark(1, 1)], DAY)
