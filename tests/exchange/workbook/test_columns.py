"""The columns of the register: one list, one text per cell, one fingerprint per text."""

import datetime as dt

from ledgers import INSPECTION
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
        "plan": "1.完工。",
        "evidence": "纪要\n照片",
        "extensions": "2025-03-01 申请，2025-03-31 延至 2025-06-30：雨季",
        "disclosure": "公开",
    }
