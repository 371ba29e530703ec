"""The normal form of a text: whatever marks it was typed with, one reading, and the way back to each character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_cli.documents import normal

MARKS = '中文一二〇○年月日1２3.,，．:：;(（)）"“% \u00a0\u3000\u200b\ufeff\n\t⼀abA'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("整改情况:一是甲。二是乙.", "整改情况：一是甲。二是乙。"),
        ("追缴1 200元、１，２００元、1,200,300元", "追缴1200元、1200元、1200300元"),
        ("于 2026 年 12 月底前", "于2026年12月底前"),
        ("共\u200b12 个问题(含3个)", "共12个问题（含3个）"),
        ("\ufeff1.\u200b标题", "1.标题"),
        ("二○二五年、二Ｏ二四年", "二〇二五年、二〇二四年"),
        ("⼀是⽉底", "一是月底"),
        ("整改结果 ： 已完成", "整改结果：已完成"),
        ("完成率79 %,其中", "完成率79%，其中"),
        ("(出租9处).二是", "（出租9处）。二是"),
        ('他说"好"。', "他说“好”。"),
        ("追缴36³万元，共3个¹²", "追缴36万元，共3个"),
    ],
)
def test_other_marks_are_read_alike(written: str, read: str) -> None:
    assert normal.of(written).text == read


@pytest.mark.parametrize(
    "text",
    [
        "9:30开会，比分为3:2，版本1.2.3。",
        "分别为100，120，130个",
        "分别为100,120,130个",
        "a@b.c，0734-6559978",
        "见f(x), g(y)",
        "　　中共某县委员会",
        "2024 100 200人",
        "公式a.b和3.5个",
        "占地5km²，挖土3米³",
    ],
)
def test_what_is_right_as_it_is_stays(text: str) -> None:
    assert normal.of(text).text == text


@given(st.text(alphabet=MARKS, max_size=40))
def test_every_character_knows_where_it_was_written(text: str) -> None:
    form = normal.of(text)
    assert form.written == text
    origins = [form.written_at(at) for at in range(len(form.text))]
    assert origins == sorted(set(origins))
    assert form.as_written(0, len(form.text)) == (text[origins[0] : origins[-1] + 1] if origins else "")


@given(st.text(alphabet=MARKS, max_size=40))
def test_a_text_without_unusual_marks_is_its_own_normal_form(text: str) -> None:
    plain = "".join(mark for mark in text if mark in "中文一二年月日，。：a")
    assert normal.of(plain).text == plain


@pytest.mark.parametrize("run", [" ", "1 ", "(中", "中)", "，1,", '"中', "1,000", "二〇", "中" + " " * 300])
def test_no_text_takes_long(run: str) -> None:
    text = run * (120_000 // len(run))
    assert len(normal.of(text).text) <= len(text)
