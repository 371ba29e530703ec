"""Numbers and amounts as an office types them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from rectify_cli.core.terms import MoneyUnit
from rectify_cli.ledger.model import numbers

YUAN, TEN_THOUSAND = MoneyUnit.YUAN, MoneyUnit.TEN_THOUSAND


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", "12"),
        ("12.30", "12.30"),
        ("1,200.5", "1200.5"),
        ("１２．５", "12.5"),
        ("-3", "-3"),
        (" 7 ", "7"),
        (3, "3"),
    ],
)
def test_a_number_is_read_as_typed(typed: object, read: str) -> None:
    assert f"{numbers.number(typed):f}" == read


@pytest.mark.parametrize(
    "typed", ["", "x", "1e5", "1E400", "nan", "inf", "-inf", "1,20", "1.2.3", "0x10", "1_000", "12.", ".5", True, None]
)
def test_anything_else_is_no_number(typed: object) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        numbers.number(typed)
    assert refused.value.type == "decimal_parsing"


def test_more_digits_than_excel_keeps_are_refused() -> None:
    assert numbers.number("0123456789012345") == 123456789012345
    with pytest.raises(PydanticCustomError, match="16 digits"):
        numbers.number("1234567890123456")


@pytest.mark.parametrize(
    ("typed", "unit", "read"),
    [
        ("3,200元", TEN_THOUSAND, "0.32"),
        ("￥3200 元", TEN_THOUSAND, "0.32"),
        ("12.36万元", YUAN, "123600"),
        ("12.36万", TEN_THOUSAND, "12.36"),
        ("12.30", TEN_THOUSAND, "12.30"),
        ("100元", YUAN, "100"),
    ],
)
def test_an_amount_is_converted_to_the_declared_unit(typed: str, unit: MoneyUnit, read: str) -> None:
    assert f"{numbers.amount(typed, unit):f}" == read


@given(st.decimals(0, 10**8, places=2))
def test_what_is_converted_there_and_back_is_the_same(value: Decimal) -> None:
    there = numbers.amount(f"{value:f}万元", YUAN)
    assert numbers.amount(f"{there:f}元", TEN_THOUSAND) == value
    assert numbers.number(numbers.as_json(value)) == value


def test_a_heading_says_its_unit() -> None:
    headings = ("涉及金额（万元）", "金额(元)", "金额（单位：元）", "金额", "单元")
    assert [numbers.unit_of(heading) for heading in headings] == [TEN_THOUSAND, YUAN, YUAN, None, None]
