"""A paper is internal if anything in it is not for the public."""

from dataclasses import replace

import pytest

from readings import reading
from rectify_cli.core.terms import Edition
from rectify_cli.exchange.notice.edition import edition_of

HEAD = "某局党组关于巡察整改进展情况的通报\n导语一句。\n一、整改进展情况\n"
ISSUES = "1.反馈问题：学习不够\n整改结果：完成\n整改情况：做了这件事。\n2.反馈问题：内部管理不严\n整改结果：完成\n"


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        (HEAD + ISSUES, Edition.PUBLIC),
        (HEAD + ISSUES + "责任领导：张三\n", Edition.INTERNAL),
        (HEAD + ISSUES + "整改时限：2025年6月30日\n", Edition.INTERNAL),
        ("（党内通报）\n" + HEAD + ISSUES, Edition.INTERNAL),
        ("内部资料 注意保存\n" + HEAD + ISSUES, Edition.INTERNAL),
        (HEAD.replace("通报", "报告") + ISSUES, Edition.PUBLIC),
        (HEAD.replace("通报\n", "报告\n县委巡察办：\n") + ISSUES, Edition.INTERNAL),
        (HEAD.replace("导语一句", "党内政治生活和内部管理有所加强") + ISSUES, Edition.PUBLIC),
    ],
)
def test_the_edition_of_a_paper(text: str, edition: Edition) -> None:
    assert edition_of(reading(f"{text}某局党组\n2025年1月10日\n")) is edition


@pytest.mark.parametrize(
    ("file", "edition"),
    [
        ("a/notice-internal.docx", Edition.INTERNAL),
        ("通报（内部稿）.docx", Edition.INTERNAL),
        ("内部/通报.docx", Edition.PUBLIC),
    ],
)
def test_the_name_of_its_file_tells_it_too(file: str, edition: Edition) -> None:
    words = reading(f"{HEAD}{ISSUES}某局党组\n2025年1月10日\n")
    assert edition_of(replace(words, source=replace(words.source, file=file))) is edition


def test_a_description_without_a_label_makes_no_paper_internal() -> None:
    described = ISSUES.replace("整改结果", "两年没有开展学习。\n整改结果", 1)
    assert edition_of(reading(f"{HEAD}{described}某局党组\n2025年1月10日\n")) is Edition.PUBLIC
