"""A field declared by a verb, and its declaration taken out again."""

import pytest

import ledgers
from rectify_cli import actions
from rectify_cli.actions import NewField
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import FieldType, MoneyUnit, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Put, Remove
from rectify_cli.ledger.model import Declaration, issue_model

OWN = ledgers.INSPECTION.model_copy(
    update={
        "fields": {
            "amount": Declaration.model_validate({"heading": "涉及金额", "type": "money", "default": "1"}),
            "file": Declaration(heading="文号"),
        }
    }
)
HOLDING = issue_model(OWN).model_validate({"id": 3, "title": "甲", "fields": {"amount": "2"}})
EMPTY = issue_model(OWN).model_validate({"id": 4, "title": "乙"})
LEDGER = Ledger(Entry(OWN, ledgers.Nowhere()), (Entry(HOLDING, ledgers.Nowhere()), Entry(EMPTY, ledgers.Nowhere())))


@pytest.mark.parametrize(
    ("new", "key", "written"),
    [
        (NewField("问题 来源"), "问题来源", {"heading": "问题 来源", "type": "text"}),
        (
            NewField("罚款（万元）", FieldType.MONEY),
            "罚款",
            {"heading": "罚款", "type": "money", "unit": "万元"},
        ),
        (NewField("12月数", FieldType.NUMBER), "栏12月数", {"heading": "12月数", "type": "number"}),
        (
            NewField(
                "等级",
                FieldType.CHOICE,
                key="level",
                choices=("高", "低"),
                synonyms=("风险",),
                public=True,
                default=("低",),
                required_from=Status.STAGED,
            ),
            "level",
            {
                "heading": "等级",
                "synonyms": ["风险"],
                "type": "choice",
                "choices": ["高", "低"],
                "public": True,
                "default": "低",
                "required_from": "staged",
            },
        ),
        (
            NewField("抄送", FieldType.LIST, default=("甲", "乙")),
            "抄送",
            {"heading": "抄送", "type": "list", "default": ["甲", "乙"]},
        ),
        (
            NewField("资金", FieldType.MONEY, unit=MoneyUnit.YUAN),
            "资金",
            {"heading": "资金", "type": "money", "unit": "元"},
        ),
    ],
)
def test_only_what_is_not_as_usual_is_written(new: NewField, key: str, written: dict[str, object]) -> None:
    assert actions.add_field(LEDGER, new).edits == (Put(("fields", key), written),)  # type: ignore[arg-type] # a value


def test_a_key_is_declared_once() -> None:
    with pytest.raises(UsageError, match="there is a field file already"):
        actions.add_field(LEDGER, NewField("文件", key="file"))


def test_a_declaration_goes_when_no_file_holds_a_value() -> None:
    assert actions.remove_field(LEDGER, "文号").edits == (Remove(("fields", "file")),)
    with pytest.raises(UsageError) as refused:
        actions.remove_field(LEDGER, "涉及金额")
    assert refused.value.message.zh == "“涉及金额”还有填写的值：反馈问题第 3 号"
    assert refused.value.hint
    assert "rectify set 3 amount=" in refused.value.hint.zh


def test_an_unknown_field_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        actions.remove_field(LEDGER, "涉及全额")
    assert refused.value.hint
    assert refused.value.hint.zh == "是不是 amount？"
