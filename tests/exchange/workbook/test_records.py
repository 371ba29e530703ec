"""Records as a sheet: whatever they hold comes back from it, and only what differs is changed."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import share
from ledgers import DAYS, INSPECTION, Nowhere
from rectify_cli.core.terms import Edition
from rectify_cli.exchange.workbook import readers, records
from rectify_cli.exchange.workbook.merge import records as merging
from rectify_cli.exchange.workbook.writers import WRITERS
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Edit, Insert, changed, plain
from rectify_cli.ledger.model import OwnRegister
from rectify_cli.views import Request

TODAY = dt.date(2025, 12, 31)
REGISTER = OwnRegister.model_validate(
    {
        "name": "杂项",
        "fields": {
            "说明": {"heading": "说明"},
            "人数": {"heading": "人数", "type": "number"},
            "金额": {"heading": "金额", "type": "money", "unit": "万元"},
            "办结": {"heading": "办结日", "type": "date"},
            "类别": {"heading": "类别", "type": "choice", "choices": ["甲", "乙"]},
            "词": {"heading": "关键词", "type": "list"},
            "issue": {"heading": "对应问题", "type": "number"},
        },
    }
)
INSPECTED = INSPECTION.model_copy(update={"registers": (REGISTER,)})
NUMBERS = st.decimals(0, 10**6, places=2, allow_nan=False).map(lambda number: f"{number:f}")
RECORDS = st.fixed_dictionaries(
    {"id": st.integers(1, 999), "date": DAYS},
    optional={
        "说明": st.text("=-+甲乙1 {}", min_size=1, max_size=8).map(str.strip).filter(bool),
        "人数": st.integers(0, 999).map(str),
        "金额": NUMBERS,
        "办结": DAYS,
        "类别": st.sampled_from(["甲", "乙"]),
        "词": st.lists(st.text("甲乙1", min_size=1, max_size=3), min_size=1, max_size=3),
    },
)
MANY = st.lists(RECORDS, max_size=4, unique_by=lambda record: record["id"])


def ledger(made: list[dict[str, object]]) -> Ledger:
    whole = tuple(Entry(REGISTER.model.model_validate(record), Nowhere(), (at,)) for at, record in enumerate(made))
    return Ledger(Entry(INSPECTED, Nowhere()), records={REGISTER.name: whole})


def exported(whole: Ledger, form: str) -> bytes:
    return WRITERS[form](records.book(whole, REGISTER, Request(Edition.INTERNAL, TODAY)))


def edits(content: bytes, form: str, into: Ledger) -> list[Edit]:
    plan = merging.planned(readers.opened(content, f"a.{form}"), None, into, REGISTER, TODAY)
    assert plan.faults == []
    return plan.edits


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@settings(max_examples=share(20))
@given(made=MANY)
def test_what_is_exported_comes_back(form: str, made: list[dict[str, object]]) -> None:
    whole = ledger(made)
    content = exported(whole, form)
    assert edits(content, form, whole) == []
    empty = replace(whole, records={})
    data: object = []
    for edit in edits(content, form, empty):
        assert isinstance(edit, Insert)
        data = changed(data, edit)
    back = ledger(plain(data))
    assert [entry.record for entry in back.records[REGISTER.name]] == [
        entry.record for entry in whole.records[REGISTER.name]
    ]


def test_a_column_that_is_not_there_is_left_alone_and_a_blank_one_clears() -> None:
    whole = ledger([{"id": 1, "date": "2024-07-10", "说明": "甲", "人数": "3"}])
    [edit] = edits("编号,人数\n1,4\n".encode(), "csv", whole)
    assert changed([{"id": "1", "人数": "3"}], edit) == [{"id": "1", "人数": "4"}]
    [edit] = edits("编号,日期,说明\n1,2024-07-10,\n".encode(), "csv", whole)
    assert changed([{"id": "1", "说明": "甲"}], edit) == [{"id": "1"}]
