"""The register as csv, JSON Lines and Parquet."""

import datetime as dt
import json
from pathlib import Path

from pyarrow import parquet
from pydantic import TypeAdapter

import exported
from commandline import Rectify
from exported import rows
from rectify_cli.exchange.workbook.cells import unguarded
from rectify_cli.exchange.workbook.writers.jsonl import LineShape


def test_a_csv_opens_in_excel_and_holds_no_formula(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "-o", "x.csv", *exported.DAY).code == 0
    content = (rich / "x.csv").read_bytes()
    assert content.startswith("\ufeff".encode())
    assert content.count(b"\r\n") == 5
    first = rows(content.decode("utf-8-sig"))[0]
    assert first["反馈问题"] == """'=HYPERLINK("http://x","点我")"""
    assert first["方面"] == "'-方面之一"
    assert first["整改目标"] == "'@季度学习"
    assert first["整改时限"] == "2025-01-01"
    assert unguarded(first["方面"]) == "-方面之一"
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for row in rows(content.decode("utf-8-sig")) for cell in row.values()
    )


def test_each_line_of_jsonl_is_of_the_shape_it_promises(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "-o", "x.jsonl", *exported.DAY).code == 0
    lines = (rich / "x.jsonl").read_text(encoding="utf-8").splitlines()
    shape = TypeAdapter(LineShape)
    read = [shape.validate_json(line) for line in lines]
    assert [line["entry"].id for line in read] == [1, 2, 4, 5]
    first = json.loads(lines[0])
    assert {name: first[name] for name in first if name != "entry"} == {
        "version": 1,
        "body": "某县某局党组",
        "register": "issues",
        "edition": "internal",
        "as_of": "2025-01-15",
        "status": "in_progress",
        "label": "整改中",
        "deadline": "2025-01-01",
    }
    assert first["entry"]["extensions"] == [
        {"from": "2024-10-31", "to": "2025-01-01", "date": "2024-10-20", "reason": "上级审批未完"}
    ]
    assert first["entry"]["note"] == "只进台账表的备注"


def test_parquet_has_a_column_per_field_and_tells_what_it_is(rectify: Rectify, rich: Path) -> None:
    assert rectify("export", "register", "-o", "x.parquet", *exported.DAY).code == 0
    table = parquet.read_table(rich / "x.parquet")
    first = table.to_pylist()[0]
    assert (first["id"], first["title"]) == (1, '=HYPERLINK("http://x","点我")')
    assert first["due"] == dt.date(2025, 1, 1)
    assert table.schema.field("title").metadata == {b"title": "反馈问题".encode()}
    assert json.loads(table.schema.metadata[b"rectify"]) == {
        "version": 1,
        "sheet": "整改台账",
        "edition": "internal",
        "register": "issues",
        "body": "某县某局党组",
        "as_of": "2025-01-15",
    }
