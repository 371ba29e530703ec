"""References follow the rows they name, and nothing else in a formula does."""

import pytest

from rectify_cli.exchange.workbook.like.moved_rows import MovedRows, translated

ADDED = MovedRows([1, 2, 3, None, 4])
"""A row was added below the third."""

GONE = MovedRows([1, 3, 4])
"""The second row was deleted."""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(F2:F3)", "SUM(F2:F4)"),
        ("$F$4+F$9", "$F$5+F$10"),
        ('IF(A4="A4 B4",A4,LOG10(B4))', 'IF(A5="A4 B4",A5,LOG10(B5))'),
        ("汇总!A4+A4", "汇总!A4+A5"),
        ("TODAY()-D3", "TODAY()-D3"),
    ],
)
def test_a_row_is_added(before: str, after: str) -> None:
    assert ADDED.formula(before) == after


@pytest.mark.parametrize(
    ("before", "after"), [("SUM(F2:F4)", "SUM(F2:F3)"), ("F2", "#REF!"), ("F3", "F2"), ("SUM(F1:F2)", "SUM(F1:F1)")]
)
def test_a_row_is_deleted(before: str, after: str) -> None:
    assert GONE.formula(before) == after


def test_only_references_to_the_named_sheet_move() -> None:
    assert ADDED.formula("'整改 台账'!A4+B4+汇总!A4", sheet="整改 台账") == "'整改 台账'!A5+B4+汇总!A4"


def test_ranges_that_were_deleted_are_left_out() -> None:
    assert GONE.ranges("A2:C2 A4") == "A3"


def test_nothing_moved() -> None:
    assert MovedRows([1, 2]).unmoved
    assert not ADDED.unmoved
    assert not GONE.unmoved


def test_a_shared_formula_is_spelled_out_for_each_cell() -> None:
    assert translated("F2-$E$1&汇总!A2", 2, 1) == "G4-$E$1&汇总!B4"
