"""Deadlines as offices write them: the day that follows, and the words that are kept."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.core.chinese.numerals import digit_by_digit, hanzi
from rectify_cli.exchange.workbook.merge.times import Rules, Time, read
from rectify_cli.ledger.model import Calendar

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
        ("本年度", "2026-12-31"),
        ("年中", "2026-06-30"),
        ("2026Q3", "2026-09-30"),
        ("202608", "2026-08-31"),
        ("26年8月底", "2026-08-31"),
        ("26.8", "2026-08-31"),
        ("8.31前", "2026-08-31"),
        ("2026、8、31", "2026-08-31"),
        ("2026年8月10-15日", "2026-08-15"),
        ("2026年11月至2月", "2027-02-28"),
        ("“十五五”末", "2030-12-31"),
        ("国庆节前", "2026-09-30"),
        ("“五一”前", "2026-04-30"),
        ("清明节前", "2026-04-03"),
        ("元旦前", "2026-12-31"),
        ("反馈后3个月内", "2026-06-20"),
        ("收到反馈之日起两个月内", "2026-05-20"),
        ("反馈后三月内", "2026-06-20"),
        ("反馈后半年内", "2026-09-20"),
        ("反馈意见后60日内", "2026-05-19"),
        ("收到反馈意见后15个工作日内", "2026-04-13"),
        ("2026年8月31日\n2026年9月30日", "2026-09-30"),
        ("1.2026.6.30\n2.2026.9.30", "2026-09-30"),
        ("1.2026年6月底 2.长期坚持", "2026-06-30"),
        ("2026-08-31（已延期至9月30日）", "2026-09-30"),
        ("9月30日（提前至8月31日）", "2026-08-31"),
        ("原定6月30日，申请延期至2月底", "2027-02-28"),
        ("已完成（2026.3.15）", "2026-03-15"),
        ("已于3月15日完成", "2026-03-15"),
    ],
)
def test_words_are_kept_with_the_day_that_follows(typed: str, day: str) -> None:
    assert read(typed, Rules(FEEDBACK)) == Time(dt.date.fromisoformat(day), typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("长期坚持", "立行立改", "3个月内", "持续推进", "即改即销", "半年内", "每年12月", "2026年5月起，长期坚持"),
        *("长期", "常态化", "半年", "2年", "每月10日前", "视情况", "立说立行", "随查随改"),
    ],
)
def test_words_without_a_day_are_kept_alone(typed: str) -> None:
    assert read(typed, Rules(FEEDBACK)) == Time(None, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "汛期前",
        "新学期开学前",
        "2026年秋季学期开学前",
        "本月底",
        "下个月15日",
        "学期末",
        "春节前",
        "待批复后",
        "月底前，长期坚持",
    ],
)
def test_words_that_mean_a_day_which_nobody_knows_are_kept_and_say_so(typed: str) -> None:
    assert read(typed, Rules(FEEDBACK)) == Time(None, typed, unclear=True)


def test_working_days_go_by_the_offices_own_calendar() -> None:
    own = Calendar(holidays=(dt.date(2026, 3, 23),))
    assert read("反馈后2个工作日内", Rules(FEEDBACK, calendar=own)) == Time(dt.date(2026, 3, 25), "反馈后2个工作日内")


FORMS = (
    "{0:%Y-%m-%d}",
    "{0:%Y%m%d}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}/{0.month}/{0.day}前",
    "{0.year}年{0.month}月{0.day}日前",
    "{0.year} 年 {0.month} 月\n{0.day} 日",
    "{year}年{month}月{day}日",
    "于{0.year}年{0.month}月{0.day}号前完成，长期坚持",
    "1.{0.year}.{0.month}.{0.day} 2.长期坚持",
    "2026.4.1（延期至{0.year}.{0.month}.{0.day}）",
)


@given(st.dates(dt.date(2026, 3, 20), dt.date(2040, 12, 31)), st.sampled_from(FORMS))
def test_a_day_is_the_same_however_it_is_written(day: dt.date, form: str) -> None:
    spelled = {"year": digit_by_digit(day.year), "month": hanzi(day.month), "day": hanzi(day.day)}
    time = read(form.format(day, **spelled), Rules(FEEDBACK))
    assert time
    assert time.date == day


@given(st.text("年月日底前上中下旬初末至-./0123456789一二十〇半季度春节国庆反馈后内延期到1.2.\n （）、，", max_size=14))
def test_no_text_is_too_odd(text: str) -> None:
    time = read(text, Rules(FEEDBACK))
    assert time is None or time.date or time.when


@pytest.mark.parametrize(
    "typed", ["2026.8.31", "2026年8月31日", "二〇二六年八月三十一日", "20260831", 46265, "２０２６－８－３１"]
)
def test_an_exact_day_needs_no_words(typed: object) -> None:
    assert read(typed, Rules(FEEDBACK)) == Time(dt.date(2026, 8, 31))  # type: ignore[arg-type] # a cell of any kind


@pytest.mark.parametrize("typed", ["2026年2月30日", "2026-13-01", "差不多", "2026", "2026-02-30前", "无时限", 8.31])
def test_what_is_no_time_is_none(typed: object) -> None:
    assert read(typed, Rules(FEEDBACK)) is None  # type: ignore[arg-type] # a cell of any kind


def test_the_rule_of_the_last_day_can_be_left_out() -> None:
    words = Rules(FEEDBACK, month_end=False)
    assert read("2026年8月底前", words) == Time(None, "2026年8月底前")
    assert read("2026年8月30日前", words) == Time(dt.date(2026, 8, 30), "2026年8月30日前")
