"""The text of a cell, its fingerprint, and its guard against formulas."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rectify_cli.exchange.workbook.cells import canonical, fingerprint, guarded, unguarded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (1, "1"),
        (1.0, "1"),
        (0.5, "0.5"),
        (dt.date(2024, 1, 2), "2024-01-02"),
        (dt.datetime(2024, 1, 2), "2024-01-02"),  # noqa: DTZ001 - a cell has no time zone
        (dt.datetime(2024, 1, 2, 3, 4), "2024-01-02 03:04:00"),  # noqa: DTZ001 - the same
        ("\u3000\u3000甲 \r\n乙\u3000\r丙\n", "甲\n乙\n丙"),
        ("　", ""),
    ],
)
def test_the_text_of_a_cell(value: object, text: str) -> None:
    assert canonical(value) == text


@given(st.text(alphabet="甲 \u3000\r\n=1"))
def test_the_text_of_a_text_is_itself(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


def test_a_fingerprint_is_of_the_text() -> None:
    assert fingerprint("甲") == "ba2fd0dee2e01b7e"
    assert fingerprint("甲") != fingerprint("乙")
    assert fingerprint("") == ""


@given(st.text(alphabet="'=+-@＝\t甲1"))
@example("'=1")
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "＝", "\t"))
    assert unguarded(guarded(text)) == text
