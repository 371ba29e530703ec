"""The inspection of a new ledger: the sentences that follow from what was answered."""

import datetime as dt

import pytest

import ledgers
from rectify_cli.actions import begin
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Kind
from rectify_cli.ledger.edits import Put, Remove
from rectify_cli.ledger.model import Period


def test_the_title_and_the_lead_follow_from_the_answers() -> None:
    inspection = ledgers.INSPECTION.model_copy(update={"kind": Kind.AUDIT, "team": "审计组"})
    edits = {edit.path: edit for edit in begin.composed(inspection, {})}
    assert edits["notice", "title"] == Put(("notice", "title"), ["某局", "关于审计整改进展情况的通报"])
    lead = edits["notice", "lead"]
    assert isinstance(lead, Put)
    assert str(lead.value).startswith(
        "2024年3月1日至4月30日，审计组对某局进行了审计。2024年6月1日，审计组向某局反馈了审计意见。"
    )
    assert edits[
        "notice",
        "next_steps",
    ] == Remove(("notice", "next_steps"))
    assert ("contact",) in edits
    assert ("contact", "mail") in {edit.path for edit in begin.composed(inspection, {"contact.phone": "1"})}


def test_the_year_is_printed_twice_where_the_days_on_site_are_of_two_years() -> None:
    period = Period.model_validate({"from": "2023-12-01", "to": "2024-04-30"})
    [lead] = [
        edit.value
        for edit in begin.composed(ledgers.INSPECTION.model_copy(update={"on_site": period}), {})
        if isinstance(edit, Put) and edit.path == ("notice", "lead")
    ]
    assert str(lead).startswith("2023年12月1日至2024年4月30日，")


def test_the_usual_days_are_offered_and_only_days_that_were_answered_are_held_against_each_other() -> None:
    assert begin.defaults(ledgers.INSPECTION, "cut_off") == "2024-12-01"
    assert begin.defaults(ledgers.INSPECTION, "signing") == "2025-01-10"
    assert begin.defaults(ledgers.INSPECTION, "team") == ""
    late = ledgers.INSPECTION.model_copy(update={"feedback": dt.date(2025, 6, 1)})
    begin.refuse_order(late, {"on_site": "", "feedback": ""})
    with pytest.raises(UsageError, match="the cut-off date, 2024-12-31, is before the feedback date"):
        begin.refuse_order(late, {"feedback": "", "cut_off": ""})
