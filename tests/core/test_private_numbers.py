"""Private numbers: masked where the public reads."""

from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.core.private_numbers import masked


def test_the_public_reads_private_numbers_masked() -> None:
    assert masked("电话13800138000，13800138000。") == "电话138****8000，138****8000。"
    assert masked("身份证11010519491231002X") == "身份证11*************02X"
    assert masked("卡号4111111111111111") == "卡号4111********1111"
    assert masked("卡号4111 1111 1111 1111") == "卡号4111***********1111"
    same = "编号110105194913310021，编号110105194912310021，流水4111111111111112，热线0734-6559978，13800138000123"
    assert masked(same) == same


@given(st.text("0123456789X甲，", max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)
    assert len(masked(text)) == len(text)
