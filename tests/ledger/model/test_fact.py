"""A fact has exactly one origin, and a typed one its source and its day."""

import pytest
from pydantic import ValidationError

from rectify_cli.ledger.model import Fact


@pytest.mark.parametrize(
    "fact",
    [
        {"value": "11", "source": "党组会记录", "as_of": "2024-12-31"},
        {"value": "十一", "source": "党组会记录", "as_of": "2024-12-31"},
        {"value": "96.03%", "source": "满意度调查", "as_of": "2024-12-31"},
        {"count": "会议", "where": "类别=党组会"},
        {"count": "会议", "where": ["类别=党组会", "日期>2024-07-01"]},
        {"sum": "追缴.amount", "unit": "万元", "decimals": "2"},
    ],
)
def test_a_fact_that_says_where_it_comes_from(fact: dict[str, object]) -> None:
    Fact.model_validate(fact)


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ({}, "a fact has exactly one of value, count and sum"),
        ({"count": "会议", "sum": "追缴.amount"}, "a fact has exactly one of value, count and sum"),
        ({"value": "11", "as_of": "2024-12-31"}, "a typed number has a source and a day (as_of)"),
        ({"value": "11", "source": "甲"}, "a typed number has a source and a day (as_of)"),
        ({"value": "11次", "source": "甲", "as_of": "2024-12-31"}, "“11次” is not a number"),
        ({"value": "11", "source": "甲", "as_of": "2024-12-31", "where": "a=b"}, "a typed number has no filter"),
        ({"count": "会议", "as_of": "2024-12-31"}, "a counted or summed fact has the day of the ledger"),
        ({"count": "会议", "unit": "元"}, "only a summed fact has unit and decimals"),
    ],
)
def test_a_fact_without_an_origin_is_refused(fact: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Fact.model_validate(fact)
    assert [error["ctx"]["en"] for error in refused.value.errors()] == [message]
