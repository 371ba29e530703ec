"""The fields that lists, filters and statistics know."""

import datetime as dt
from decimal import Decimal

from ledgers import INSPECTION
from rectify_cli.core.terms import Disclosure, Status
from rectify_cli.ledger import entry_fields, filters
from rectify_cli.ledger.model import Declaration, Issue, Petition, Progress, issue_model

DAY = dt.date(2024, 12, 31)
OWN = INSPECTION.model_copy(
    update={"fields": {"amount": Declaration.model_validate({"heading": "涉及金额", "type": "money", "unit": "万元"})}}
)


def test_every_field_of_ours_has_a_name_of_its_own_and_a_key_of_the_issue() -> None:
    fields = entry_fields.fields(OWN)
    names = [name for field in fields for name in field.names]
    assert len(names) == len(set(names))
    assert [field.key for field in fields] == [*entry_fields.KEYS, "amount"]
    derived = {"status", "label", "since", "days_left"}
    assert set(entry_fields.KEYS) - derived <= set(Issue.model_fields)


def test_an_entry_says_what_it_holds() -> None:
    progress = (Progress(date=DAY, status=Status.STAGED, note="已报批"),)
    record = issue_model(OWN).model_validate(
        {"id": 1, "title": "甲", "due": "2025-01-10", "tags": ["乙"], "progress": progress, "fields": {"amount": "3元"}}
    )
    held = entry_fields.values(record, OWN, dt.date(2025, 1, 1))
    expected = {"id": 1, "status": Status.STAGED, "since": DAY, "progress": "已报批", "days_left": 9, "tags": ("乙",)}
    assert expected.items() <= held.items()
    assert held["amount"] == Decimal("0.0003")
    assert entry_fields.values(Petition(id=2), OWN, DAY).keys() == {"id", "status", "label", "since", "progress"}


def test_a_cell_leaves_the_unit_to_its_heading() -> None:
    amount = filters.find("amount", entry_fields.fields(OWN))
    value = Decimal("12.30")
    shown = (entry_fields.printed(amount, value), entry_fields.cell(amount, value), amount.heading)
    assert shown == ("12.30万元", "12.30", "涉及金额（万元）")
    disclosure = filters.find("公开范围", entry_fields.fields(OWN))
    assert entry_fields.printed(disclosure, Disclosure.PUBLIC) == "公开"
    assert entry_fields.printed(disclosure, None) == ""
