"""Declared fields as templates see them."""

import pytest

from own_fields import INSPECTION
from rectify_cli.ledger.model import Inspection, issue_model
from rectify_cli.store.yaml import parse
from rectify_cli.views import printed_fields
from rectify_cli.views.printed_fields import PrintedField

OWN = Inspection.model_validate(parse.parse(INSPECTION, "inspection.yaml").value)
ISSUE = issue_model(OWN).model_validate(
    {"id": 1, "title": "甲", "fields": {"amount": "3,200元", "copies": ["乙", "丙"]}}
)
FIELDS = printed_fields.printed_fields(ISSUE.fields, OWN.fields)


def test_a_field_goes_by_its_key_and_by_its_heading() -> None:
    assert FIELDS["amount"] == FIELDS["涉及金额"] == "0.32万元"
    assert (FIELDS["抄送单位"], FIELDS["file"]) == ("乙、丙", None)
    with pytest.raises(KeyError):
        FIELDS["nothing"]


def test_those_with_a_value_come_one_after_another() -> None:
    assert list(FIELDS) == [
        PrintedField("amount", "涉及金额", "0.32万元"),
        PrintedField("copies", "抄送单位", "乙、丙"),
    ]


def test_the_names_are_known() -> None:
    assert dir(FIELDS) == sorted(printed_fields.names(OWN.fields))
    assert {"amount", "涉及金额", "文号"} <= set(printed_fields.names(OWN.fields))
