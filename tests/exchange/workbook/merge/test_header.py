"""Headings as offices write them, and the field each stands for."""

from pathlib import Path

import pytest

import spreadsheets
from rectify_cli.exchange.workbook import readers
from rectify_cli.exchange.workbook.columns import COLUMNS
from rectify_cli.exchange.workbook.merge import header

HEADINGS = {
    "title": "反馈问题 存在问题 审计查出问题 立行立改问题 巡视组反馈问题 需整改问题 问题点 问题标题 "
    "存在的问题和不足 反馈问题及具体表现",
    "measures": "整改措施 具体措施 整改举措 任务清单 拟采取措施 细化措施",
    "due": "整改时限 限期 整改限期 计划时间 预期完成时间 整改时间 完成时间节点",
    "status": "完成情况 是否整改到位 是否已整改 整改进度% 完成/未完成 销账情况 整改结论",
    "owner": "责任部门 整改单位 牵头责任部门 第一责任单位 责任党支部 责任学院 主责股室",
    "lead": "责任领导 挂帅领导 分管院领导 主责领导 分管副院长 责任班子成员",
    "person": "责任人 部门负责人 责任人员",
    "results": "整改成效 整改情况描述",
    "goal": "整改目标 预期目标 销号标准",
    "reason": "未整改到位原因 逾期原因",
    "cause": "原因分析 根源剖析",
}
OTHERS = "领导批示 创建时间 问题金额 已整改金额 措施数量 问题来源 责任追究 问题编码类别 移送时间 协助整改工作的领导"


def found(tmp_path: Path, heading: str) -> str | None:
    path = spreadsheets.write(tmp_path / "甲.xlsx", [["序号", heading, "备注"], [1, "甲", "乙"]])
    grid = readers.open_file(path, "甲.xlsx").grid("Sheet")
    head, _ = header.find(grid, header.Sought(COLUMNS, {}))
    assert head
    return next((name for name, column in head.columns.items() if column == 1), None)


@pytest.mark.parametrize(
    ("heading", "field"), [(heading, field) for field, headings in HEADINGS.items() for heading in headings.split()]
)
def test_a_heading_stands_for_its_field(tmp_path: Path, heading: str, field: str) -> None:
    assert found(tmp_path, heading) == field


@pytest.mark.parametrize("heading", OTHERS.split())
def test_a_heading_of_the_offices_own_stands_for_none(tmp_path: Path, heading: str) -> None:
    assert found(tmp_path, heading) is None
