"""A number counts something, or it is silent: a date, a name, a clause, a norm, a way to reach somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.ledger import typed_numbers


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("召开党组会、院务会等11次。", ["11"]),
        ("追缴违规资金12.36万元，退还3,200元。", ["12.36", "3,200"]),
        ("满意度达96.03%，处理１２人。", ["96.03%", "１２"]),
        ("对5个支部、3家单位开展了检查。", ["5", "3"]),
        ("召开会议{会议}次。", []),
        ("2024年3月10日至5月11日，2023—2024年度，2024-12-31，上世纪90年代。", []),
        ("学习贯彻第3条第2款，位居全省第13位，第2、3季度。", []),
        ("印发某发〔2024〕1号文件和《2024年要点30条》。", []),
        ("落实“3+1”机制、“十四五”规划。", []),
        ("每月调度不得少于1次，至少每季度2次，每周1次，完成率不低于95%。", []),
        ("联系电话：0734-6559978，邮编421200，信箱357521889@qq.com。", []),
        ("地址：某路12号3楼，12345热线，执行GB/T 9704标准。", []),
        ("1.加强学习。\n（2）抓好落实。", []),
        ("坚持两个确立。", []),
    ],
)
def test_numbers_that_count_something(sentence: str, numbers: list[str]) -> None:
    assert [number[0] for number in typed_numbers.numbers(sentence)] == numbers


@given(st.text("0123456789、-年{}.% ", max_size=60))
def test_no_text_takes_long_or_fails(text: str) -> None:
    assert all(number[0] in text for number in typed_numbers.numbers(text))
