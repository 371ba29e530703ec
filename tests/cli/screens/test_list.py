"""The entries of a ledger as lists."""

import csv
import io
import json
from pathlib import Path

from commandline import Rectify
from samples_changed import DAY, change


def test_list_filters(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "005.yaml", "progress:", "owner: 政治部\nprogress:")

    def ids(*words: str) -> list[int]:
        return [row["id"] for row in json.loads(rectify("list", *DAY, "--format", "json", *words).out)]

    assert ids("--status", "staged") == ids("--status", "阶段性完成") == [2, 18, 19]
    assert ids("--owner", "政治部") == [5]
    assert ids("--overdue") == [18]
    assert ids("法庭") == [3, 9, 18]
    assert ids("--register", "immediate") == [1, 2, 3, 4]
    assert len(ids("--register", "petitions")) == 21
    assert "22 found" in rectify("list").out


def test_list_as_csv_opens_in_excel_and_holds_no_formula(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "005.yaml", "title: 选人用人", "title: =选人用人")
    ran = rectify("list", "--format", "csv")
    assert ran.out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert len(rows) == 22
    assert rows[4]["title"] == "'=选人用人机制不够健全"
