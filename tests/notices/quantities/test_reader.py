"""What is a quantity and what is none: its unit, its value, how exact it is said, and the words round it."""

from fractions import Fraction

import pytest

from rectify_cli.notices.quantities import read


def one(text: str) -> tuple[Fraction, str, bool]:
    """Return the value, the unit and the exactness of the only quantity of a text."""
    (figure,) = read(text).quantities
    return figure.value, figure.dimension, figure.exact


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("追缴12.5万元", 125_000, "元"),
        ("投资1亿2000万元", 120_000_000, "元"),
        ("合计3,200元", 3200, "元"),
        ("修路12公里", 12_000, "米"),
        ("处分三十八人", 38, "人"),
        ("完成率98.5%", Fraction(197, 2), "%"),
        ("占百分之十二点五", Fraction(25, 2), "%"),
        ("占七成五", 75, "%"),
        ("占四分之一", 25, "%"),
        ("发病率3‰", Fraction(3, 10), "%"),
        ("渔船80艘", 80, "艘"),
        ("电脑8台（套）", 8, "台"),
    ],
)
def test_a_number_with_its_unit_is_a_quantity(text: str, value: Fraction | int, dimension: str) -> None:
    assert one(text) == (value, dimension, True)


@pytest.mark.parametrize(
    "text", ["约80艘", "80余艘", "近3倍", "80艘以上", "不少于13天", "1200多户", "至少3次", "5至8个"]
)
def test_about_so_many_is_not_exact(text: str) -> None:
    assert not any(figure.exact for figure in read(text).quantities)


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日",
        "湘发〔2024〕15号",
        "第3条第2款",
        "电话0734-6559978",
        "手机13800138000",
        "GB/T9704-2012",
        "8:30开会",
        "1—6月",
        "“四类”案件",
        "《2024年工作要点》",
        "第三人称",
        "一次性一体化",
        "东三省",
    ],
)
def test_dates_codes_and_titles_are_none(text: str) -> None:
    assert read(text).quantities == []


def test_a_printed_decimal_is_an_interval_and_a_whole_number_is_not() -> None:
    decimal, whole = read("追缴1.2万元、退赔12万元").quantities
    assert (decimal.low, decimal.high) == (Fraction(11_500), Fraction(12_500))
    assert whole.low == whole.high == 120_000
