"""The pages of a list have room for a wide table, those of an attachment that lies across the margins of the others."""

import datetime as dt
from dataclasses import replace

import pytest

from rectify_cli.core.terms import PaperSize
from rectify_cli.documents.layout import Layout, lists

MM = 72 / 25.4
USUAL = Layout(dt.date(2025, 1, 10))


def area(layout: Layout, *, across: bool = False) -> tuple[float, float]:
    """Return the area in mm."""
    wide, high = lists.area(layout, across=across)
    return wide / MM, high / MM


def test_a_list_uses_at_least_260_mm_of_a4() -> None:
    wide, high = area(replace(USUAL, landscape=True))
    assert 260 <= wide < 297
    assert 175 <= high < 210


def test_an_attachment_keeps_the_text_area_turned() -> None:
    assert area(USUAL) == pytest.approx((156, 225))
    assert area(USUAL, across=True) == pytest.approx((225, 156))


def test_a3_is_larger_by_as_much_for_both() -> None:
    for layout, across in ((replace(USUAL, landscape=True), False), (USUAL, True)):
        small, large = area(layout, across=across), area(replace(layout, size=PaperSize.A3), across=across)
        assert [b - a for a, b in zip(small, large, strict=True)] == pytest.approx([123, 87])
