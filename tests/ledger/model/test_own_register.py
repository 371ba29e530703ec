"""A register of the office's own: a shipped one by its name, with more fields, or one made of declared fields."""

import datetime as dt
from decimal import Decimal

import pytest
from pydantic import ValidationError

from rectify_cli.ledger.model import SHIPPED, OwnRegister
from rectify_cli.ledger.model.inspection import Inspection


def test_a_shipped_register_needs_no_field_typed() -> None:
    assert list(SHIPPED) == ["制度", "问责", "会议", "追缴", "回头看"]
    register = OwnRegister.model_validate("追缴")
    record = register.model.model_validate({"id": "1", "date": "2024-07-10", "amount": "3,200元", "issue": "3"})
    assert record.values() == {"id": 1, "date": dt.date(2024, 7, 10), "amount": Decimal(3200), "issue": Decimal(3)}


def test_no_shipped_register_of_accountability_can_name_anybody() -> None:
    kinds = {key: field.type.value for key, field in SHIPPED["问责"].items()}
    assert kinds == {"kind": "choice", "persons": "number", "issue": "number"}


def test_a_register_may_add_fields() -> None:
    register = OwnRegister.model_validate({"name": "会议", "fields": {"人数": {"heading": "人数", "type": "number"}}})
    assert register.headings == {"id": "编号", "date": "日期", "kind": "类别", "人数": "人数"}
    with pytest.raises(ValidationError):
        register.model.model_validate({"id": "1", "date": "2024-07-10", "人数": "三"})


@pytest.mark.parametrize("lacking", ["id", "date"])
def test_every_record_has_an_id_and_a_date(lacking: str) -> None:
    record = {"id": "1", "date": "2024-07-10"}
    del record[lacking]
    with pytest.raises(ValidationError):
        OwnRegister(name="会议").model.model_validate(record)


@pytest.mark.parametrize(
    "register",
    [
        {"name": "issues"},
        {"name": "信访件"},
        {"name": "a b"},
        {"name": "../x"},
        {"name": "培训", "fields": {"date": {"heading": "哪天"}}},
        {"name": "培训", "fields": {"day": {"heading": "日期"}}},
        {"name": "追缴", "fields": {"sum": {"heading": "金额"}}},
    ],
)
def test_a_name_that_means_something_else_is_refused(register: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OwnRegister.model_validate(register)


def test_a_register_is_declared_once() -> None:
    field = Inspection.model_fields["registers"]
    assert field.default == ()
    with pytest.raises(ValidationError) as refused:
        Inspection.model_validate({"registers": ["会议", {"name": "会议"}]})
    assert any("declared twice" in str(error.get("ctx")) for error in refused.value.errors())
