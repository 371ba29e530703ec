"""A line of words.tsv put in and taken out: every other line stays as it is."""

import pytest

from rectify_cli.checks import office_words, word_list
from rectify_cli.core.errors import UsageError

FILE = "错的\t对的\t说明\t程度\n# 本院用语\n巡察办\t县委巡察办\t用全称\n"


def test_a_line_is_put_at_the_end_and_a_new_file_has_a_head() -> None:
    assert word_list.added(FILE, ("学习", "研学", "", "maybe"), "words.tsv") == f"{FILE}学习\t研学\t\tmaybe\n"
    assert word_list.added(None, ("两庭", "", "", ""), "words.tsv") == f"{word_list.HEAD}两庭\t\n"


@pytest.mark.parametrize("level", ["", *word_list.LEVELS])
def test_what_was_put_in_is_read_and_taken_out_again(level: str) -> None:
    after = word_list.added(FILE, ("两庭", "", "不用简称", level), "words.tsv")
    own = office_words.parse(after.encode(), "words.tsv")
    assert (own.diagnostics, own.words[-1][:3]) == ((), ("两庭", "", "不用简称"))
    assert word_list.removed(after, "两庭", "words.tsv") == FILE


def test_line_ends_stay_as_they_are_and_a_missing_one_is_made() -> None:
    assert word_list.added("甲\t乙\r\n", ("丙", "丁", "", ""), "words.tsv") == "甲\t乙\r\n丙\t丁\r\n"
    assert word_list.added("甲\t乙", ("丙", "丁", "", ""), "words.tsv") == "甲\t乙\n丙\t丁\n"


def test_a_faulty_line_elsewhere_does_not_stand_in_the_way() -> None:
    assert word_list.added("甲\n", ("丙", "丁", "", ""), "words.tsv") == "甲\n丙\t丁\n"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("巡察办", "巡察组", "", ""), "“巡察办”上文已有"),
        (("甲", "甲", "", ""), "错的与对的相同"),
        (("", "甲", "", ""), "应先写错的，再写对的，中间一个制表符"),
        (("甲\t乙", "丙", "", ""), "“甲\t乙”里有制表符或换行"),
        (("#甲", "丙", "", ""), "以 # 开头的一行是说明，不是用词"),
    ],
)
def test_a_line_that_the_file_may_not_have_is_refused(cells: tuple[str, str, str, str], message: str) -> None:
    with pytest.raises(UsageError) as refused:
        word_list.added(FILE, cells, "words.tsv")
    assert refused.value.message.zh == message


@pytest.mark.parametrize("wrong", ["没有", "", "# 本院用语"])
def test_words_that_are_not_there_cannot_be_taken_out(wrong: str) -> None:
    with pytest.raises(UsageError):
        word_list.removed(FILE, wrong, "words.tsv")
