"""The columns of the register: one list, one text per cell, one fingerprint per text."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledgers import INSPECTION
from rectify_cli.exchange.workbook.cells import canonical, fingerprint, guarded, unguarded
from rectify_cli.exchange.workbook.columns import BY_FIELD, COLUMNS
from rectify_cli.ledger import PUBLIC_FIELDS
from rectify_cli.ledger.model import Issue

ISSUE = Issue.model_validate(
    {
        "id": 3,
        "title": "标题",
        "due": "2025-06-30",
        "progress": [{"date": "2024-12-01", "status": "staged", "word": "基本完成", "note": "已开工"}],
        "measures": ["甲。", {"text": "乙：", "items": ["丙", "丁"]}],
        "plan": ["完工。"],
        "evidence": ["纪要", "照片"],
        "extensions": [{"from": "2025-03-31", "to": "2025-06-30", "date": "2025-03-01", "reason": "雨季"}],
    }
)


def test_no_header_is_of_two_columns() -> None:
    headers = [header for column in COLUMNS for header in column.headers]
    assert len(headers) == len(set(headers))
    assert len(BY_FIELD) == len(COLUMNS)


def test_a_public_column_is_of_a_public_field() -> None:
    derived = {"status": "progress", "since": "progress"}
    assert {derived.get(column.field, column.field) for column in COLUMNS if column.public} <= PUBLIC_FIELDS


def test_what_each_column_says_of_an_issue() -> None:
    cells = {column.field: column.of(ISSUE, INSPECTION) for column in COLUMNS}
    assert {field: cell for field, cell in cells.items() if cell is not None} == {
        "id": 3,
        "title": "标题",
        "measures": "1.甲。\n2.乙：\n（1）丙\n（2）丁",
        "due": dt.date(2025, 6, 30),
        "status": "基本完成",
        "since": dt.date(2024, 12, 1),
        "progress": "已开工",
        "plan": "完工。",
        "evidence": "纪要\n照片",
        "extensions": "2025-03-01 申请，2025-03-31 延至 2025-06-30：雨季",
        "disclosure": "公开",
    }


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (1, "1"),
        (1.0, "1"),
        (0.5, "0.5"),
        (dt.date(2024, 1, 2), "2024-01-02"),
        (dt.datetime(2024, 1, 2), "2024-01-02"),  # noqa: DTZ001 - a cell has no time zone
        (dt.datetime(2024, 1, 2, 3, 4), "2024-01-02 03:04:00"),  # noqa: DTZ001 - the same
        ("\u3000\u3000甲 \r\n乙\u3000\r丙\n", "甲\n乙\n丙"),
        ("　", ""),
    ],
)
def test_the_text_of_a_cell(value: object, text: str) -> None:
    assert canonical(value) == text


@given(st.text(alphabet="甲 \u3000\r\n=1"))
def test_the_text_of_a_text_is_itself(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


def test_a_fingerprint_is_of_the_text() -> None:
    assert fingerprint("甲") == "ba2fd0dee2e01b7e"
    assert fingerprint("甲") != fingerprint("乙")
    assert fingerprint("") == ""


@given(st.text(alphabet="'=+-@＝\t甲1"))
@example("'=1")
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "＝", "\t"))
    assert unguarded(guarded(text)) == text
