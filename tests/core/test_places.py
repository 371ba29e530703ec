"""Which city lies in which province; what the table does not know is passed over."""

import pytest

from rectify_cli.core.chinese import places


@pytest.mark.parametrize(
    ("text", "city", "home"),
    [
        ("四川省重庆市", "重庆市", "重庆市"),
        ("湖北省张家界市", "张家界市", "湖南省"),
        ("内蒙古自治区兰州市", "兰州市", "甘肃省"),
        ("湖南省恩施州", "恩施州", "湖北省"),
        ("贵州省大理白族自治州", "大理白族自治州", "云南省"),
        ("甘肃省喀什地区", "喀什地区", "新疆维吾尔自治区"),
        ("上海市南京市", "南京市", "江苏省"),
    ],
)
def test_a_city_behind_another_province_is_misplaced(text: str, city: str, home: str) -> None:
    assert [(place.city, place.home, place.start) for place in places.misplaced(f"赴{text}考察")] == [(city, home, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "湖南省张家界市",
        "吉林省吉林市",
        "湖北省恩施土家族苗族自治州",
        "青海省海南州",
        "上海市南京路",
        "湖南省浏阳市",
        "重庆市",
        "四川省、重庆市",
        "湖南省市两级",
    ],
)
def test_a_city_where_it_lies_or_of_an_unknown_name_stays_silent(text: str) -> None:
    assert list(places.misplaced(text)) == []
