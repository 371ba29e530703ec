"""Declared fields and lists of words, set by their names."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

import ledgers
from own_fields import INSPECTION
from rectify_cli import actions
from rectify_cli.actions import Subject
from rectify_cli.core.errors import UsageError
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove
from rectify_cli.ledger.model import Inspection, Issue, issue_model
from rectify_cli.store.yaml import parse

OWN = Inspection.model_validate(parse.parse(INSPECTION, "inspection.yaml").value)
BASE = {
    "id": 1,
    "title": "学习不够",
    "tags": ["基建"],
    "fields": {"amount": "3,200元", "copies": ["甲处", "乙处"]},
}


def subject(data: dict[str, Any]) -> Subject[Issue]:
    entry = Entry(issue_model(OWN).model_validate(data), ledgers.Nowhere())
    return Subject(Ledger(Entry(OWN, ledgers.Nowhere()), (entry,)), entry, dt.date(2025, 1, 15))


@pytest.mark.parametrize(
    ("name", "text", "edits", "sentence"),
    [
        ("涉及金额", "12.36", [Put(("fields", "amount"), Decimal("12.36"))], "“涉及金额”由“0.32万元”改为“12.36万元”"),
        ("amount", "1,200元", [Put(("fields", "amount"), "1,200元")], "“涉及金额”由“0.32万元”改为“0.12万元”"),
        ("fields.amount", "1", [Put(("fields", "amount"), Decimal(1))], "“涉及金额”由“0.32万元”改为“1万元”"),
        ("fields.涉及金额", "1", [Put(("fields", "amount"), Decimal(1))], "“涉及金额”由“0.32万元”改为“1万元”"),
        ("涉案资金", "", [Remove(("fields", "amount"))], "删去“涉及金额”（原为“0.32万元”）"),
        ("问题来源", "自查", [Put(("fields", "source"), "自查")], "“问题来源”设为“自查”"),
        ("立项日期", "2024-08-01", [Put(("fields", "opened"), dt.date(2024, 8, 1))], "“立项日期”设为“2024-08-01”"),
        ("file", "007", [Put(("fields", "file"), "007")], "“文号”设为“007”"),
        ("抄送单位+", "丙处、甲处", [Insert(("fields", "copies"), "丙处")], "“抄送单位”增加“丙处、甲处”"),
        ("抄送单位-", "甲处", [Remove(("fields", "copies", 0))], "“抄送单位”删去“甲处”"),
        ("copies", "丁处", [Put(("fields", "copies"), ["丁处"])], "“抄送单位”设为“丁处”"),
        ("tags+", "信访", [Insert(("tags",), "信访")], "“标签”增加“信访”"),
        ("标签", "信访，党建", [Put(("tags",), ["信访", "党建"])], "“标签”设为“信访、党建”"),
        ("tags", "", [Remove(("tags",))], "删去“标签”"),
    ],
)
def test_a_field_is_set_by_its_key_or_its_names(name: str, text: str, edits: list[Edit], sentence: str) -> None:
    amendment = actions.set_fields(subject(BASE), [(name, text)])
    assert (list(amendment.edits), amendment.sentence.zh) == (edits, sentence)


@pytest.mark.parametrize(
    ("name", "message"),
    [("涉及全额", "没有“涉及全额”这个字段"), ("fields", "fields 是"), ("fields.x", "没有“x”"), ("owner+", "不能用 +=")],
)
def test_what_is_no_field_is_refused(name: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        actions.set_fields(subject(BASE), [(name, "1")])
    assert message in refused.value.message.zh
