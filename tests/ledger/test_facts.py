"""Facts fill prose with their numbers, as of the day of the ledger, and nothing else changes."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers import DAYS, INSPECTION, Nowhere, ledgers
from rectify_cli.core.terms import Edition
from rectify_cli.ledger import Entry, Ledger, facts
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Fact, Inspection, Issue
from rectify_cli.ledger.withheld import withheld

DECLARED = {
    "registers": ["会议", "追缴"],
    "fields": {"涉及金额": {"heading": "涉及金额", "type": "money", "unit": "万元"}},
    "facts": {
        "会议": {"count": "会议", "where": "类别=党组会"},
        "写明": {"value": "十一", "source": "党组会记录", "as_of": "2024-12-31"},
    },
}
RECORDS = {
    "会议": [
        {"id": "1", "date": "2024-07-10", "kind": "党组会"},
        {"id": "2", "date": "2024-08-10", "kind": "院务会"},
        {"id": "3", "date": "2024-12-10", "kind": "党组会"},
    ],
    "追缴": [
        {"id": "1", "date": "2024-07-10", "amount": "12.5万元", "issue": "1"},
        {"id": "2", "date": "2024-09-10", "amount": "3200"},
        {"id": "3", "date": "2024-09-11"},
    ],
}


def built(**more: object) -> Ledger:
    plain = INSPECTION.model_dump(mode="json", by_alias=True, exclude_none=True)
    inspection = Inspection.model_validate(plain | DECLARED | more)
    records = {
        name: tuple(Entry(register.model.model_validate(record), Nowhere()) for record in RECORDS[name])
        for name in RECORDS
        if (register := inspection.own_register(name))
    }
    return Ledger(Entry(inspection, Nowhere()), records=records)


def with_text(ledger: Ledger, text: str) -> Ledger:
    issue = Issue.model_validate(
        {"id": 1, "title": text, "results": [text], "measures": [{"text": text, "items": [text]}]}
    )
    notice = ledger.inspection.record.notice.model_copy(update={"lead": text, "organisation": (text,)})
    inspection = ledger.inspection.record.model_copy(update={"notice": notice})
    return replace(ledger, inspection=Entry(inspection, Nowhere()), issues=(Entry(issue, Nowhere()),))


def printed(ledger: Ledger, day: dt.date | None = None) -> str:
    filled = facts.as_of(ledger, day)
    texts = {filled.inspection.record.notice.lead, *filled.inspection.record.notice.organisation}
    issue = filled.issues[0].record
    texts |= {issue.results[0].text, issue.measures[0].text, *issue.measures[0].items}
    [text] = texts
    return text


@pytest.mark.parametrize(
    ("text", "day", "filled"),
    [
        ("召开{会议}次。", None, "召开2次。"),
        ("召开{ 会议 }次。", dt.date(2024, 12, 9), "召开1次。"),
        ("召开{会议}次。", dt.date(2024, 7, 9), "召开0次。"),
        ("召开{写明}次，{会议}次。", None, "召开十一次，2次。"),
        ("{{会议}}照印。", None, "{会议}照印。"),
        ("{{{会议}}}", None, "{2}"),
        ("没有{会义}。", None, "没有{会义}。"),
        ("单独的{和}、{}。", None, "单独的{和}、{}。"),
    ],
)
def test_prose_is_filled_on_the_day_of_the_ledger(text: str, day: dt.date | None, filled: str) -> None:
    ledger = with_text(built(), text)
    assert printed(ledger, day) == filled
    assert facts.as_of(ledger, day).issues[0].record.title == text


@pytest.mark.parametrize(
    ("fact", "number"),
    [
        ({"count": "会议"}, "3"),
        ({"count": "会议", "where": ["类别=党组会", "日期>2024-08-01"]}, "1"),
        ({"count": "issues", "where": "状态=未开始"}, "1"),
        ({"count": "信访件"}, "0"),
        ({"sum": "追缴.amount"}, "128200"),
        ({"sum": "追缴.金额", "unit": "万元"}, "12.82"),
        ({"sum": "追缴.金额", "unit": "万元", "decimals": 1}, "12.8"),
        ({"sum": "追缴.金额", "where": "对应问题=1"}, "125000"),
        ({"sum": "issues.涉及金额"}, "12.36"),
        ({"sum": "issues.涉及金额", "unit": "元"}, "123600"),
    ],
)
def test_a_number_is_counted_or_summed(fact: dict[str, object], number: str) -> None:
    from rectify_cli.ledger.model import issue_model

    ledger = built()
    model = issue_model(ledger.inspection.record)
    issue = model.model_validate({"id": 1, "title": "甲", "fields": {"涉及金额": "12.36"}})
    whole = replace(ledger, issues=(Entry(issue, Nowhere()),))
    assert facts.figure(whole, Fact.model_validate(fact)) == number


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ({"count": "会以"}, "no register “会以”"),
        ({"sum": "追缴.金客"}, "no field “金客”"),
        ({"sum": "会议.kind"}, "“kind” holds no numbers to sum"),
        ({"count": "会议", "where": "类别"}, "“类别” is not a condition"),
        ({"sum": "issues.id", "unit": "元"}, "“issues.id” is no amount of money and has no unit"),
    ],
)
def test_a_number_that_cannot_be_derived_says_why(fact: dict[str, object], message: str) -> None:
    refused = facts.figure(built(), Fact.model_validate(fact))
    assert isinstance(refused, Objection)
    assert refused.message.en == message


@given(st.text("{} 会议甲a\n", max_size=20))
def test_what_is_printed_comes_back(text: str) -> None:
    text = text.strip() or "-"
    assert printed(with_text(built(), facts.escaped(text))) == text


@given(st.text("{}会议甲 ", max_size=20))
def test_a_known_name_goes_on_referring(text: str) -> None:
    kept = facts.escaped(f"召开{{会议}}次{text}".strip(), {"会议"})
    assert facts.names(kept)[0] == "会议"
    assert printed(with_text(built(), kept)).startswith("召开2次")


@given(ledgers(), DAYS)
def test_a_ledger_without_facts_is_as_it_was(ledger: Ledger, day: dt.date) -> None:
    assert facts.as_of(ledger, day) == ledger.as_of(day)
    assert facts.filled(facts.filled(ledger)) == ledger


@given(DAYS, DAYS)
def test_looking_back_twice_is_looking_back_once(first: dt.date, second: dt.date) -> None:
    ledger = with_text(built(), "召开{会议}次。")
    assert printed(ledger.as_of(first), second) == printed(ledger, min(first, second))


def test_no_record_is_public_and_what_is_hidden_is_searched_for_as_it_is_printed() -> None:
    ledger = built()
    issue = Issue.model_validate(
        {"id": 1, "title": "甲", "results": [{"text": "内部会议开了{会议}次整", "disclosure": "internal"}]}
    )
    whole = replace(ledger, issues=(Entry(issue, Nowhere()),))
    assert whole.edition(Edition.PUBLIC).records == {}
    assert whole.edition(Edition.INTERNAL).records == ledger.records
    assert "内部会议开了2次整" in withheld(whole, Edition.PUBLIC)
    titled = built(registers=["制度"])
    register = titled.inspection.record.registers[0]
    record = register.model.model_validate({"id": "1", "date": "2024-07-10", "title": "某某内部管理办法"})
    hidden = withheld(replace(titled, records={"制度": (Entry(record, Nowhere()),)}), Edition.PUBLIC)
    assert hidden == {"某某内部管理办法"}
