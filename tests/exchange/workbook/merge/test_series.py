"""Columns of measures are known by their numbers, and by what stands beside each."""

import pytest

from rectify_cli.exchange.workbook.merge import series

FIELDS = {
    "反馈问题": "title",
    "整改措施": "measures",
    "责任部门": "owner",
    "责任人": "person",
    "完成时限": "due",
    "完成情况": "status",
}


def columns(*heads: str) -> series.Series:
    return series.columns({at: head.split("·") for at, head in enumerate(heads)}, FIELDS.get)


@pytest.mark.parametrize(
    "heads",
    [
        ("反馈问题", "措施1", "措施2", "完成情况"),
        ("反馈问题", "整改措施一", "整改措施二"),
        ("反馈问题", "整改措施（1）", "整改措施（2）"),
        ("反馈问题", "整改措施①", "整改措施②"),
        ("反馈问题", "第一条措施", "第二条措施"),
        ("反馈问题", "整改措施·1", "整改措施·2"),
        ("反馈问题", "整改措施·第1条", "整改措施·第2条"),
        ("反馈问题", "整改措施", "整改措施"),
    ],
)
def test_measures_in_columns(heads: tuple[str, ...]) -> None:
    assert columns(*heads) == ({"measures": 1}, {"measures": 2})


def test_what_repeats_beside_each_measure_is_its_own() -> None:
    found = columns("反馈问题", "措施1", "责任人", "完成时限", "措施2", "责任人", "完成时限", "责任部门")
    assert found == ({"measures": 1, "owner": 2, "due": 3}, {"measures": 4, "owner": 5, "due": 6})
    assert columns("反馈问题", "措施一", "措施一完成时限", "措施二", "措施二完成时限", "完成情况") == (
        {"measures": 1, "due": 2},
        {"measures": 3, "due": 4},
    )


def test_what_stands_beside_one_measure_alone_is_of_the_issue() -> None:
    assert columns("反馈问题", "措施1", "措施2", "完成时限") == ({"measures": 1}, {"measures": 2})


@pytest.mark.parametrize(
    "heads",
    [
        ("反馈问题", "整改措施", "完成情况"),
        ("反馈问题", "措施1", "完成情况"),
        ("反馈问题", "措施2", "措施3"),
        ("省·反馈问题", "省·整改措施", "市·反馈问题", "市·整改措施"),
        ("反馈问题", "整改措施", "反馈问题", "整改措施"),
    ],
)
def test_one_column_of_measures_is_no_series(heads: tuple[str, ...]) -> None:
    assert columns(*heads) == ()
