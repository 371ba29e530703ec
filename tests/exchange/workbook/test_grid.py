"""Cells as they are read: the words of an error are no text, however they were typed."""

from pathlib import Path

import pytest

import spreadsheets
from rectify_cli.exchange.workbook import readers
from rectify_cli.exchange.workbook.grid import blank

ROWS = [("序号", "反馈问题", "备注"), (1, "甲", "#N/A"), (2, "#SPILL!", "#1 楼"), (3, "#REF! 已改", " #CALC! ")]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_error_typed_as_text_is_told_at_its_cell(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{form}"
    if form == "csv":
        file.write_text("".join(",".join(map(str, row)) + "\n" for row in ROWS), encoding="utf-8")
    else:
        spreadsheets.write(file, ROWS)
    workbook = readers.open_file(file, file.name)
    grid = workbook.grid(workbook.names[0])
    assert grid.errors == {(1, 2): "#N/A", (2, 1): "#SPILL!", (3, 2): "#CALC!"}
    assert [blank(grid.cell(*at)) for at in grid.errors] == [True] * 3
    assert [grid.text(1, 2), grid.text(2, 2), grid.text(3, 1)] == ["#N/A", "#1 楼", "#REF! 已改"]
    fault = grid.fault(2, 1)
    assert fault is not None
    assert fault.message.en == "the cell is an error: #SPILL!"
