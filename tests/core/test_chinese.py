"""Chinese text: numerals, ordinals, dates, widths and sentences, each written and read in one place."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.core.chinese import dates, numerals, ordinals, sentences, width


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (99_999, "九万九千九百九十九"),
    ],
)
def test_a_number_is_written_in_hanzi(number: int, written: str) -> None:
    assert numerals.hanzi(number) == written


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("一、贯彻上级部署方面", "贯彻上级部署方面"),
        ("（二）服务群众", "服务群众"),
        ("一是加强学习。", "加强学习。"),
        ("3.窗口排队时间较长", "窗口排队时间较长"),
        ("12、 窗口", "窗口"),
        ("(4)窗口", "窗口"),
        ("②窗口", "窗口"),
        ("问题1：窗口", "窗口"),
        ("1-1 窗口", "窗口"),
        ("2-3、窗口", "窗口"),
        ("1）窗口", "窗口"),
        ("１．窗口", "窗口"),
        ("⑴窗口", "窗口"),
        ("⒈窗口", "窗口"),
        ("㈠窗口", "窗口"),
        ("第一，加强学习。", "加强学习。"),
        ("1.2024年没有盘点", "2024年没有盘点"),
        ("一、（一）服务群众", "服务群众"),
        ("1.一是加强学习。", "加强学习。"),
        # What only looks like one.
        ("一、二科职责不清", "一、二科职责不清"),
        ("3、4月没有开会", "3、4月没有开会"),
        ("1.5万元没有追回", "1.5万元没有追回"),
        ("2024、2025年没有盘点", "2024、2025年没有盘点"),
        ("（2024）3号文件没有落实", "（2024）3号文件没有落实"),
        ("一是否上会没有记录", "一是否上会没有记录"),
        ("一是加强学习，二是严格考勤。", "一是加强学习，二是严格考勤。"),
        ("1.一是加强学习，二是严格考勤。", "一是加强学习，二是严格考勤。"),
        ("一是一、二是二的作风没有树立", "一是一、二是二的作风没有树立"),
        ("1-2 月没有开会", "1-2 月没有开会"),
        ("3-5个窗口没有人", "3-5个窗口没有人"),
        ("3个窗口没有人", "3个窗口没有人"),
        ("2025年没有盘点", "2025年没有盘点"),
        ("1、2号楼没有验收", "1、2号楼没有验收"),
        ("3.15活动没有记录", "3.15活动没有记录"),
        ("第一书记没有到位", "第一书记没有到位"),
        ("第一、二季度没有开会", "第一、二季度没有开会"),
        ("一是", "一是"),
        ("三重一大", "三重一大"),
    ],
)
def test_the_ordinal_a_text_begins_with_is_left_out(typed: str, text: str) -> None:
    assert ordinals.unnumbered(typed) == text
    assert ordinals.leading(typed) + text == typed


@pytest.mark.parametrize("number", [-1, 100_000])
def test_a_number_that_hanzi_does_not_write_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="not between"):
        numerals.hanzi(number)


def test_every_ordinal_that_is_counted_is_read_back() -> None:
    for number in range(1, 1000):
        counted = numerals.hanzi(number)
        assert re.fullmatch(ordinals.HAN, counted), counted
        assert ordinals.value(counted) == number


@pytest.mark.parametrize("run", ["一二三", "二二", "十十", "百", "零", "一百十", "一零"])
def test_digits_in_a_row_are_no_ordinal(run: str) -> None:
    assert re.fullmatch(ordinals.HAN, run) is None


def test_circled_ordinals_go_to_twenty() -> None:
    assert [ordinals.value(mark) for mark in "①⑩⑳"] == [1, 10, 20]
    assert [ordinals.circled(number) for number in (1, 20, 21)] == ["①", "⑳", "21"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日",
        "2024 年 3 月 5 日",
        "２０２４年３月５日",
        "2024年3月5号",
        "2024-03-05",
        "二〇二四年三月五日",
        "二○二四年三月五日",
    ],
)
def test_a_day_is_read_however_a_notice_writes_it(text: str) -> None:
    assert [(day.date, day.start, day.end) for day in dates.days(text)] == [(dt.date(2024, 3, 5), 0, len(text))]
    alone = dates.alone(f" {text}\n")
    assert alone
    assert (alone.date(), alone.start, alone.end) == (dt.date(2024, 3, 5), 1, 1 + len(text))


@pytest.mark.parametrize(
    "text", ["3月5日", "2024年3月5日前", "截至2024年3月5日", "2024年3月", "2024-2025学年", "电话0421-2024-03-05"]
)
def test_another_text_is_no_day_alone(text: str) -> None:
    assert dates.alone(text) is None


def test_a_day_that_no_calendar_has_is_written_and_names_none() -> None:
    text = "2024年2月30日、13月1日、二〇二四年四月三十一日"
    assert [(day.year, day.month, day.day) for day in dates.written(text)] == [
        (2024, 2, 30),
        (None, 13, 1),
        (2024, 4, 31),
    ]
    assert list(dates.days(text)) == []


@pytest.mark.parametrize(
    "text", ["2024-3-5", "2024/03/05", "2024.3.5", "2024年3月5日", "2024 年 3 月 5 日", "20240305"]
)
def test_a_typed_day_is_read_in_every_usual_form(text: str) -> None:
    day = dates.typed(text)
    assert day
    assert (day.date(), day.end) == (dt.date(2024, 3, 5), len(text))
    assert dates.guessed(text) == dt.date(2024, 3, 5)


def test_what_is_no_exact_day_is_guessed_and_not_typed() -> None:
    guesses = {"2025年12月底": dt.date(2025, 12, 31), "2024，3，5": dt.date(2024, 3, 5), "2025.2": dt.date(2025, 2, 28)}
    for text, day in guesses.items():
        assert dates.typed(text) is None
        assert dates.guessed(text) == day
    for text in ("2024-02-30", "2024年13月底", "0000-01-01", "年底"):
        assert dates.guessed(text) is None


def test_the_length_of_a_text_is_counted_in_characters_of_its_font() -> None:
    assert width.of("中文，“”—…ab") == 8
    assert width.of("𠮷㐀") == 2  # GBK has neither
    assert width.of("e\u0301") == 0.5
    assert width.of("\ud800") == 0.5


def test_a_quote_is_as_wide_as_the_console_sets_it() -> None:
    assert width.columns("“中”a") == 7
    assert width.narrow_columns("“中”a") == 5


def test_a_clause_ends_at_a_semicolon_and_a_sentence_does_not() -> None:
    text = "一是完成；二是推进。三是巩固"
    assert [text[start:end] for start, end in sentences.sentences(text)] == ["一是完成；二是推进。", "三是巩固"]
    assert [text[start:end] for start, end in sentences.clauses(text)] == ["一是完成；", "二是推进。", "三是巩固"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("３８", 38),
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("三十八", 38),
        ("一百零五", 105),
        ("一百二十", 120),
        ("二千零一十", 2010),
        ("二〇二四", 2024),
        ("两", 2),
        ("两千三百", 2300),
        ("十二万", 120_000),
        ("一万零五百", 10_500),
        ("一万五", 15_000),
        ("三百二", 320),
        ("三百零二", 302),
        ("三亿二千万", 320_000_000),
        ("一亿零三百万零五", 103_000_005),
        ("一万亿", 10**12),
    ],
)
def test_numbers_are_read_as_notices_write_them(written: str, value: int) -> None:
    assert numerals.value(written) == value
    assert re.fullmatch(numerals.NUMBER, written)


@given(st.integers(1, 10**8 - 1))
def test_a_number_of_myriads_is_read_back(number: int) -> None:
    myriads, rest = divmod(number, 10_000)
    counted = f"{numerals.hanzi(myriads)}万" if myriads else ""
    counted += ("零" if counted and 0 < rest < 1000 else "") + (numerals.hanzi(rest) if rest else "")
    assert numerals.value(counted) == number


@pytest.mark.parametrize("words", ["万众一心", "亿元", "万一"])
def test_a_myriad_alone_is_no_number(words: str) -> None:
    assert re.match(numerals.NUMBER, words) is None


def test_deadlines_are_days_and_the_ends_of_months_and_years() -> None:
    text = "2025年3月15日前报告，于2025年12月底建成，力争2026年底前登记，2025年13月底不算，2月30日也不算"
    assert [day.date for day in dates.deadlines(text)] == [
        dt.date(2025, 3, 15),
        dt.date(2025, 12, 31),
        dt.date(2026, 12, 31),
    ]


def test_a_day_without_a_year_has_the_year_before_it_and_none_without_one() -> None:
    assert [day.date for day in dates.days("2024年3月10日至5月11日")] == [
        dt.date(2024, 3, 10),
        dt.date(2024, 5, 11),
    ]
    assert list(dates.days("3月10日")) == []
