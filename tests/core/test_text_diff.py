"""Two texts word by word: nothing is lost, and a person can read what changed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.core.text_diff import Fate, Piece, compare

TEXTS = st.text(st.sampled_from("甲乙丙丁12年月.，a b\n"), max_size=24)
MARKS = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}"}


def said(before: str, after: str) -> str:
    return "".join(MARKS[piece.fate].format(piece.text) for piece in compare(before, after))


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("", "", ""),
        ("补学。", "补学。", "补学。"),
        ("", "补学。", "{+补学。+}"),
        ("补学。", "", "[-补学。-]"),
        ("补学。", "补学三次。", "补学{+三次+}。"),
        ("甲", "乙", "[-甲-]{+乙+}"),
        # A number and its unit change as one, and a figure is never cut in two.
        ("于2025年12月底完成", "于2026年6月底完成", "于[-2025年12月-]{+2026年6月+}底完成"),
        ("完成率86.36%，3项", "完成率90.91%，13项", "完成率[-86.36%-]{+90.91%+}，[-3-]{+13+}项"),
        ("见 rectify check", "见 rectify status", "见 rectify [-check-]{+status+}"),
        # One 字 in common between two changes is an accident, and is read better as part of the change.
        ("已建成西渡法庭", "正在筹建渣江法庭", "[-已建成西渡-]{+正在筹建渣江+}法庭"),
        ("召开党组会研究", "党组会专题研究", "[-召开-]党组会{+专题+}研究"),
    ],
)
def test_what_changed_reads_well(before: str, after: str, wanted: str) -> None:
    assert said(before, after) == wanted


@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_pieces_whole(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.NEW) == before
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.GONE) == after
    assert all(piece.text for piece in pieces)
    assert all(one.fate is not other.fate for one, other in pairwise(pieces))


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert compare(text, text) == ((Piece(Fate.SAME, text),) if text else ())
