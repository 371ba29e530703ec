"""Which of the old goes with which of the new: the same, else the most alike of one kind, each in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.documents import alignment

TEXTS = st.lists(st.text("甲乙丙丁", max_size=4), max_size=8)


def paired(old: list[str], new: list[str]) -> list[tuple[str | None, str | None]]:
    aligned = alignment.pairs(old, new, str, len)
    return list(aligned)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["甲乙"], ["甲乙"], [("甲乙", "甲乙")]),
        (["甲乙"], ["甲丙"], [("甲乙", "甲丙")]),
        (["甲乙"], ["丙丁"], [("甲乙", None), (None, "丙丁")]),
        (["甲乙"], ["甲乙丙"], [("甲乙", None), (None, "甲乙丙")]),
        (["甲乙", "丙丁"], ["丙甲", "丙丁", "乙丙"], [("甲乙", "丙甲"), ("丙丁", "丙丁"), (None, "乙丙")]),
    ],
)
def test_the_most_alike_go_together(old: list[str], new: list[str], pairs: list[tuple[str | None, str | None]]) -> None:
    assert paired(old, new) == pairs


@given(TEXTS, TEXTS)
def test_each_is_there_once_in_its_order(old: list[str], new: list[str]) -> None:
    pairs = paired(old, new)
    assert [text for text, _ in pairs if text is not None] == old
    assert [text for _, text in pairs if text is not None] == new
