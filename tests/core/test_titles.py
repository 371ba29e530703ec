"""A title too long for its line breaks where a clerk would break it, and says the same words."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.core.chinese import titles, width

LIMIT = 20

# Broken as a clerk would type them: | is where a line ends.
TITLES = Path(__file__).with_name("titles.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("marked", TITLES)
def test_a_title_breaks_where_a_clerk_breaks_it(marked: str) -> None:
    assert "|".join(titles.broken(marked.replace("|", ""), LIMIT)) == marked


def test_what_fits_and_what_the_data_breaks_stays_as_it_is() -> None:
    assert [*titles.lines(["某院党组", "关于整改情况的通报"], LIMIT)] == ["某院党组", "关于整改情况的通报"]
    assert titles.broken("字" * 20, LIMIT) == ("字" * 20,)
    assert len(titles.broken("字" * 21, LIMIT)) == 2
    given = ["中共某某县纪律检查委员会机关", "关于群众身边不正之风和腐败问题集中整治工作情况的通报"]
    first, *others = titles.lines(given, LIMIT)
    assert (first, "".join(others)) == (given[0], given[1])
    assert len(others) == 2


def test_a_line_of_the_page_turned_holds_more() -> None:
    title = TITLES[3].replace("|", "")
    assert titles.broken(title, 28) == (title,)


WHOLE = ["2024年12月31日", "“两庭”", "《办法》"]
PIECES = ["某某县", "人民法院", "党组", "关于", "巡察", "整改", "的", "和", "情况", "、", *WHOLE]
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)
PHRASES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


@given(PHRASES | TEXTS, st.sampled_from([12, 20, 28]))
def test_the_words_stay_and_no_line_is_too_long(title: str, limit: int) -> None:
    lines = titles.broken(title, limit)
    assert "".join(lines) == title
    assert all(width.of(line) <= limit for line in lines)
    assert all(lines) or not title


@given(PHRASES)
def test_no_line_is_a_leftover_or_begins_or_ends_with_what_it_may_not(title: str) -> None:
    for line in (lines := titles.broken(title, LIMIT)):
        assert len(lines) == 1 or width.of(line) >= 3
    for before, after in pairwise(lines):
        assert before[-1] not in "《“"
        assert after[0] not in "、》”"
    torn = {f"{word[:at]}|{word[at:]}" for word in WHOLE for at in range(1, len(word))}
    assert not [tear for tear in torn if tear in "|".join(lines)]
