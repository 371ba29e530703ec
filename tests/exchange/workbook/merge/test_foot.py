"""Rows that are no issues."""

import pytest

from rectify_cli.exchange.workbook.merge import foot
from rectify_cli.exchange.workbook.merge.foot import RowKind


@pytest.mark.parametrize(
    ("texts", "title", "kind"),
    [
        (["合计"], "", RowKind.SUM),
        (["小计", "6个"], "6个", RowKind.SUM),
        (["共18项"], "共18项", RowKind.SUM),
        (["合 计", "132.3"], "", RowKind.SUM),
        (["分管领导签字：", "日期："], "", RowKind.SIGNATURE),
        (["审核人：王某　填表人：李某"], "", RowKind.SIGNATURE),
        (["党组书记、检察长（签字）：", "2026年8月20日"], "党组书记、检察长（签字）：", RowKind.SIGNATURE),
        (["局党组巡察整改工作领导小组办公室审签：", "年  月  日"], "", RowKind.SIGNATURE),
        (["12", "公文未经主要负责人审签", "甲"], "公文未经主要负责人审签", None),
        (["12", "党委会议纪要由主要领导以外的人（签字）：", "补签"], "党委会议纪要由主要领导以外的人（签字）：", None),
        (["整改办主任：", "校领导："], "", RowKind.SIGNATURE),
        (["1", "学习不够：", "补学："], "学习不够：", None),
        (["共4个问题，已完成2个，未完成2个"], "共4个问题，已完成2个，未完成2个", RowKind.SUM),
        (["12", "4个问题未完成整改"], "4个问题未完成整改", None),
        (["注：金额以审计口径为准。"], "", RowKind.NOTE),
        (["一、党的领导方面"], "一、党的领导方面", RowKind.SECTION),
        (["（二）全面从严治党不力"], "", RowKind.SECTION),
        (["一", "党的建设方面"], "党的建设方面", RowKind.SECTION),
        (["县财政局小计", "10.5", "3"], "", RowKind.SUM),
        (["平均进度", "76.1%"], "", RowKind.SUM),
        (["县财政局小计", "已整改"], "", None),
        (["县财政局小计", "10.5"], "县财政局小计", None),
        (["【重点问题】"], "", RowKind.SECTION),
        (["（续表）"], "", RowKind.NOTE),
        (["接上页"], "", RowKind.NOTE),
        (["以下空白"], "", RowKind.NOTE),
        (["续建项目拖延", "甲"], "续建项目拖延", None),
        (["1", "学习不够", "补学"], "学习不够", None),
        (["3", "党费收缴不及时"], "党费收缴不及时", None),
        (["7", "共建活动流于形式", "甲"], "共建活动流于形式", None),
    ],
)
def test_a_row_is_known_by_its_words(texts: list[str], title: str, kind: RowKind | None) -> None:
    assert foot.kind(texts[0], title, texts, 0.0) is kind


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("一、已完成整改的问题（3个）", "已完成整改"),
        ("二、正在整改的事项", "正在整改"),
        ("二、基本完成、需长期坚持的问题（1个）", "基本完成"),
        ("三、党的建设方面的问题", None),
    ],
)
def test_a_section_may_be_of_a_state(heading: str, word: str | None) -> None:
    assert foot.state(heading) == word


def test_a_numbered_heading_may_name_a_table() -> None:
    assert foot.caption("二、立行立改问题整改情况")
    assert foot.caption("一、巡察反馈问题整改情况")
    assert not foot.caption("一、落实党中央决策部署方面")
