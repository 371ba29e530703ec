"""Conditions as people type them: read, applied, and refused with what could be meant."""

import datetime as dt
from decimal import Decimal

import pytest

from ledgers import INSPECTION
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Status
from rectify_cli.ledger import filters
from rectify_cli.ledger.entry_fields import fields
from rectify_cli.ledger.model import Declaration

OWN = {
    "amount": Declaration.model_validate(
        {"heading": "涉及金额", "type": "money", "unit": "万元", "synonyms": ["金额"]}
    ),
    "source": Declaration.model_validate({"heading": "问题来源", "type": "choice", "choices": ["巡察", "审计"]}),
    "copies": Declaration.model_validate({"heading": "抄送", "type": "list"}),
    "opened": Declaration.model_validate({"heading": "立项日期", "type": "date"}),
    "count": Declaration.model_validate({"heading": "人数", "type": "number"}),
}
FIELDS = fields(INSPECTION.model_copy(update={"fields": OWN}))
VALUES: filters.Values = {
    "id": 3,
    "title": "学习不够深入",
    "status": Status.STAGED,
    "owner": "办公室",
    "due": dt.date(2025, 6, 30),
    "tags": ("基建", "信访"),
    "amount": Decimal("12.36"),
    "source": "审计",
    "copies": ("甲处", "乙处"),
    "opened": dt.date(2024, 8, 1),
}


@pytest.mark.parametrize(
    ("met", "unmet"),
    [
        ("status=staged", "status=completed"),
        ("状态=阶段性完成", "状态=办结"),
        ("整改状态>=整改中", "整改状态>阶段性完成"),
        ("status!=completed", "status!=staged"),
        ("owner=办公室", "owner=综合办"),
        ("责任部门~公", "责任部门~财"),
        ("due<2025-07-01", "due<2025-06-30"),
        ("整改时限<=2025年6月30日", "整改时限>2025年6月30日"),
        ("标签=基建", "标签=基"),
        ("tags~信", "tags~学"),
        ("tags!=党建", "tags!=基建"),
        ("涉及金额>12", "涉及金额>12.36"),
        ("涉及金额（万元）=12.36", "金额=12.3"),
        ("amount=12.360", "amount!=12.360"),
        ("涉及金额≥123,600元", "涉及金额＜123600元"),
        ("fields.amount>1", "fields.amount<1"),
        ("source=审计", "source!=审计"),
        ("抄送=甲处", "抄送=丙处"),
        ("立项日期=2024-08-01", "立项日期=2024-08-02"),
        ("人数=", "人数!="),
        ("lead!=张三", "lead~张"),
        ("id>2", "编号>3"),
        (" title ~ 学习 ", "title=学习"),
    ],
)
def test_a_condition_is_met_or_not(met: str, unmet: str) -> None:
    assert filters.parse(met, FIELDS)(VALUES)
    assert not filters.parse(unmet, FIELDS)(VALUES)


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("涉及金额", "不是筛选条件", "加引号"),
        (">10", "不是筛选条件", "加引号"),
        ("涉及金额>", "缺少值", "加引号"),
        ("涉及全额>10", "没有“涉及全额”这个字段", "是不是 涉及金额？"),
        ("ownr=甲", "没有“ownr”这个字段", "是不是 责任部门？"),
        ("q=甲", "没有“q”这个字段", "抄送（copies）"),
        ("涉及金额>多", "“多”不是涉及金额的值", "3,200元"),
        ("due<2025-02-30", "“2025-02-30”不是整改时限的值", "2024-12-31"),
        ("source=审汁", "“审汁”不是问题来源的值", "巡察、审计"),
        ("status=啊", "“啊”不是状态", "staged"),
        ("owner>甲", "“责任部门”是文字，不能用 >", "= != ~"),
        ("涉及金额~1", "“涉及金额”是金额，不能用 ~", "= != > >= < <="),
    ],
)
def test_what_is_no_condition_is_refused_with_what_could_be_meant(typed: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        filters.parse(typed, FIELDS)
    assert message in refused.value.message.zh
    assert refused.value.hint
    assert hint in refused.value.hint.zh


def test_a_choice_is_sorted_by_its_place_and_a_status_by_progress() -> None:
    source, status = filters.find("source", FIELDS), filters.find("status", FIELDS)
    assert filters.rank(source, {"source": "巡察"}) < filters.rank(source, {"source": "审计"})
    assert filters.rank(status, {"status": Status.IN_PROGRESS}) < filters.rank(status, {"status": Status.COMPLETED})
    assert not filters.holds(source, {})
