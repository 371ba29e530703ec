"""The fields an office declares: what a declaration must say, and what its values may be."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from rectify_cli.ledger.model import Declaration, Inspection, Issue, issue_model
from rectify_cli.store.yaml import parse
from workspaces import INSPECTION

FIELDS = {
    "amount": {"heading": "涉及金额", "type": "money", "unit": "万元"},
    "copy": {"heading": "抄送", "type": "list", "public": True},
    "来源": {"heading": "问题来源", "type": "choice", "choices": ["巡察", "审计's"], "public": True},
    "opened": {"heading": "立项日期", "type": "date"},
    "count": {"heading": "涉及人数", "type": "number", "default": "3"},
    "file": {"heading": "文号"},
}
TYPED = {
    "amount": "3,200元",
    "copy": ["甲处", "乙处"],
    "来源": "审计's",
    "opened": "2024-08-01",
    "file": "〔2024〕1号 13800138000",
}


def inspection(fields: dict[str, Any]) -> Inspection:
    """Return the inspection with these declarations."""
    return Inspection.model_validate(parse.parse(INSPECTION, "inspection.yaml").value | {"fields": fields})


def issue(**fields: object) -> Issue:
    """Return an issue with these values."""
    return issue_model(inspection(FIELDS)).model_validate({"id": 1, "title": "甲", "fields": fields})


def test_values_are_of_their_types_in_the_order_declared() -> None:
    read = issue(**TYPED).fields
    assert read.values() == {
        "amount": Decimal("0.32"),
        "copy": ("甲处", "乙处"),
        "来源": "审计's",
        "opened": dt.date(2024, 8, 1),
        "count": Decimal(3),
        "file": "〔2024〕1号 13800138000",
    }
    assert read.printed()["amount"] == "0.32万元"
    assert read.printed()["copy"] == "甲处、乙处"


def test_what_is_dumped_is_read_back_and_holds_nothing_empty() -> None:
    for whole in (issue(**TYPED), issue()):
        dumped = whole.model_dump(mode="json", by_alias=True)
        assert type(whole).model_validate(dumped) == whole
    assert issue().model_dump(mode="json")["fields"] == {"own_4": 3}


def test_the_public_reads_only_what_is_declared_public() -> None:
    assert list(issue(**TYPED).fields.public().values()) == ["copy", "来源"]
    masked = issue(**TYPED | {"copy": ["电话13800138000"]}).fields.public().values()["copy"]
    assert "13800138000" not in str(masked)


@pytest.mark.parametrize(
    ("key", "typed", "kind"),
    [
        ("amount", "多", "decimal_parsing"),
        ("amount", "1e9", "decimal_parsing"),
        ("count", "3元", "decimal_parsing"),
        ("来源", "巡视", "literal_error"),
        ("opened", "2024.8.1", "date_from_datetime_parsing"),
        ("copy", "甲处", "tuple_type"),
        ("file", " ", "string_too_short"),
        ("nothing", "甲", "extra_forbidden"),
    ],
)
def test_a_value_of_another_type_is_refused_at_its_place(key: str, typed: str, kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        issue(**{key: typed})
    [fault] = refused.value.errors()
    assert (fault["type"], fault["loc"]) == (kind, ("fields", key))


@pytest.mark.parametrize(
    ("declared", "place", "message"),
    [
        ({"heading": "甲", "type": "choice"}, (), "选项类的栏目要写 choices"),
        ({"heading": "甲", "choices": ["乙"]}, (), "选项类的栏目要写 choices"),
        ({"heading": "甲", "unit": "元"}, (), "只有金额有单位"),
        (
            {"heading": "甲", "type": "choice", "choices": ["乙"], "default": "丙"},
            ("default",),
            "默认值“丙”不是所列选项（乙）",
        ),
        ({"heading": "甲", "type": "money", "default": "x"}, ("default",), "默认值“x”不是金额"),
        ({"heading": "甲", "type": "date", "default": "明天"}, ("default",), "默认值“明天”不是日期"),
        ({"heading": "甲", "type": "number", "default": ["1"]}, ("default",), "不是数"),
    ],
)
def test_a_declaration_that_contradicts_itself_is_refused(
    declared: dict[str, Any], place: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        inspection({"own": declared})
    [fault] = refused.value.errors()
    assert fault["loc"] == ("fields", "own", *place)
    assert message in fault["ctx"]["zh"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"a": {"heading": "甲"}, "b": {"heading": "甲"}}, "栏目“b”和“a”都叫“甲”"),
        ({"a": {"heading": "甲", "synonyms": ["乙 "]}, "乙": {"heading": "丙"}}, "栏目“乙”和“a”都叫“乙”"),
        ({"a": {"heading": "责任部门"}}, "“责任部门”是台账已有的栏目“责任部门”"),
        ({"a": {"heading": "牵头单位"}}, "“牵头单位”是台账已有的栏目“责任部门”"),
        ({"a": {"heading": "甲", "synonyms": ["序号"]}}, "“序号”是台账已有的栏目“编号”"),
        ({"owner": {"heading": "甲"}}, "“owner”是台账已有的栏目“责任部门”"),
        ({"since": {"heading": "甲"}}, "“since”是台账已有的栏目“进展日期”"),
    ],
)
def test_a_name_means_one_field(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        inspection(fields)
    [fault] = refused.value.errors()
    assert message in fault["ctx"]["zh"]


@pytest.mark.parametrize("key", ["1甲", "涉及 金额", "a-b", "_甲", "a.b"])
def test_a_key_can_be_typed_everywhere(key: str) -> None:
    with pytest.raises(ValidationError, match="cannot be a key"):
        inspection({key: {"heading": "甲"}})


def test_a_heading_may_be_its_key() -> None:
    assert list(inspection({"甲": {"heading": "甲", "synonyms": ["甲"]}}).fields) == ["甲"]
    assert Declaration(heading="甲").titled == "甲"
