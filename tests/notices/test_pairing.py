"""The problems of two papers beside each other."""

from readings import reading
from rectify_cli.notices import pairing

HEAD = "某局党组关于巡察整改进展情况的通报\n导语一句。\n一、整改进展情况\n"


def problems(*titles: str) -> str:
    listed = "".join(
        f"{at}.反馈问题：{title}\n整改结果：完成\n整改情况：已办。\n" for at, title in enumerate(titles, 1)
    )
    return f"{HEAD}{listed}某局党组\n2025年1月10日\n"


def test_those_of_one_title_come_first_then_those_alike() -> None:
    theirs = reading(problems("制度执行不严格", "学习制度执行不严", "公车管理混乱")).listed
    ours = reading(problems("学习制度执行不严", "制度执行不严", "档案缺失")).listed
    pairs, added, dropped = pairing.paired(theirs, ours)
    assert [(left.title.value, right.title.value) for left, right in pairs] == [
        ("学习制度执行不严", "学习制度执行不严"),
        ("制度执行不严格", "制度执行不严"),
    ]
    assert [listed.title.value for listed in added] == ["公车管理混乱"]
    assert [listed.title.value for listed in dropped] == ["档案缺失"]


def test_what_is_not_alike_is_nothing() -> None:
    assert pairing.likeness("公车管理混乱", "档案缺失") == 0
