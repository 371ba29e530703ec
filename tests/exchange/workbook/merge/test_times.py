"""Deadlines as offices write them: the day that follows, and the words that are kept."""

import datetime as dt

import pytest

from rectify_cli.exchange.workbook.merge.times import Rules, Time, read

FEEDBACK = dt.date(2026, 3, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026年8月底前", "2026-08-31"),
        ("2026年底", "2026-12-31"),
        ("2026年年底前", "2026-12-31"),
        ("年底前", "2026-12-31"),
        ("2026年9月30日前", "2026-09-30"),
        ("6月30日前", "2026-06-30"),
        ("2月底前", "2027-02-28"),
        ("二〇二六年八月", "2026-08-31"),
        ("2026/8", "2026-08-31"),
        ("8月底", "2026-08-31"),
        ("2026年3月至8月", "2026-08-31"),
        ("2026年上半年", "2026-06-30"),
        ("三季度末", "2026-09-30"),
        ("明年6月底", "2027-06-30"),
        ("2026年8月上旬", "2026-08-10"),
        ("2026年9月30日前，长期坚持", "2026-09-30"),
        ("8.31", "2026-08-31"),
        ("26.8.31", "2026-08-31"),
        ("2026年全年", "2026-12-31"),
    ],
)
def test_words_are_kept_with_the_day_that_follows(typed: str, day: str) -> None:
    assert read(typed, Rules(FEEDBACK)) == Time(dt.date.fromisoformat(day), typed)


@pytest.mark.parametrize(
    "typed", ["长期坚持", "立行立改", "3个月内", "持续推进", "即改即销", "半年内", "每年12月", "2026年5月起，长期坚持"]
)
def test_words_without_a_day_are_kept_alone(typed: str) -> None:
    assert read(typed, Rules(FEEDBACK)) == Time(None, typed)


@pytest.mark.parametrize(
    "typed", ["2026.8.31", "2026年8月31日", "二〇二六年八月三十一日", "20260831", 46265, "２０２６－８－３１"]
)
def test_an_exact_day_needs_no_words(typed: object) -> None:
    assert read(typed, Rules(FEEDBACK)) == Time(dt.date(2026, 8, 31))  # type: ignore[arg-type] # a cell of any kind


@pytest.mark.parametrize("typed", ["2026年2月30日", "2026-13-01", "差不多", "2026", "2026年国庆节前", 8.31])
def test_what_is_no_time_is_none(typed: object) -> None:
    assert read(typed, Rules(FEEDBACK)) is None  # type: ignore[arg-type] # a cell of any kind


def test_the_rule_of_the_last_day_can_be_left_out() -> None:
    words = Rules(FEEDBACK, month_end=False)
    assert read("2026年8月底前", words) == Time(None, "2026年8月底前")
    assert read("2026年8月30日前", words) == Time(dt.date(2026, 8, 30), "2026年8月30日前")
