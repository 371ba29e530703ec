"""What is said again is found in another order of words, and not where body, time or thing differ."""

import pytest

from rectify_cli.notices.quantities import again, read


def differing(*texts: str) -> list[tuple[str, str]]:
    """Return the figures that differ from the ones they repeat."""
    found = again([(number, read(text)) for number, text in enumerate(texts)])
    return [(repeat.first.printed, repeat.figure.printed) for repeat in found if repeat.differs]


def test_the_order_of_the_words_does_not_matter() -> None:
    assert differing("市场监管局立案查处32起。", "市场监管局查处立案23起。") == [("32起", "23起")]


def test_what_points_back_is_one_of_those_before_or_their_sum() -> None:
    assert differing("共发现问题26个。针对上述25个问题，逐项整改。") == [("26个", "25个")]
    assert differing("发现党建问题12个、业务问题14个。上述26个问题已整改。") == []


@pytest.mark.parametrize(
    "texts",
    [
        ("甲镇排查隐患36处。", "乙镇排查隐患35处。"),
        ("上半年县水利局排查隐患36处。", "下半年县水利局排查隐患35处。"),
        ("县水利局计划排查隐患40处。", "县水利局排查隐患36处。"),
        ("开展检查3次。", "开展检查5次。"),
    ],
)
def test_another_body_time_or_plan_is_another_thing(texts: tuple[str, str]) -> None:
    assert differing(*texts) == []
