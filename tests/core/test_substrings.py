"""Texts searched for in another, many at once."""

from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.core import substrings

TEXTS = st.text(alphabet="甲乙丙\U00020000a", max_size=9)


@given(st.sets(TEXTS, max_size=6), TEXTS, TEXTS)
def test_those_are_returned_that_stand_there(texts: set[str], before: str, after: str) -> None:
    for text in texts:
        whole = before + text + after
        assert substrings.contained(texts, whole) == {one for one in texts if one in whole}


def test_neither_blanks_nor_escapes_hide_a_text() -> None:
    assert substrings.bare("不 得\n公\u3000开\\的") == "不得公开的"
