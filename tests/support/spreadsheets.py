"""Workbooks made and changed as a clerk would in Excel."""

import io
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

HEAD = 3
"""The row of the headers in a register of ours."""


def save(book: openpyxl.Workbook, path: Path | io.BytesIO) -> None:
    """Save a workbook; openpyxl opens a scratch file of its own without naming its encoding."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)
        book.save(path)


def write(path: Path, rows: Iterable[Sequence[object]], merged: Iterable[str] = (), hidden: Iterable[int] = ()) -> Path:
    """Write a workbook of one sheet; `merged` are ranges such as A2:A3, `hidden` are rows counted from 1."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    save(book, path)
    return path


def columns(sheet: Any) -> dict[str, int]:  # noqa: ANN401 - openpyxl has no types
    """Return the column of each header of a register of ours."""
    return {cell.value: cell.column for cell in sheet[HEAD] if cell.value}


def change(
    path: Path, changes: Mapping[tuple[int, str], object], to: Path | None = None, name: str | None = None
) -> Path:
    """Change cells of a register of ours, each named by the id and the header; None empties one."""
    book = openpyxl.load_workbook(path)
    sheet = book[name] if name else book.worksheets[0]
    named = columns(sheet)
    rows = {sheet.cell(row, named["编号"]).value: row for row in range(HEAD + 1, sheet.max_row + 1)}
    for (number, header), value in changes.items():
        sheet.cell(rows[number], named[header]).value = value
    save(book, to or path)
    return to or path


def append(path: Path, cells: Mapping[str, object]) -> None:
    """Add a row below a register of ours."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    named, row = columns(sheet), sheet.max_row + 1
    for header, value in cells.items():
        sheet.cell(row, named[header]).value = value
    save(book, path)


def delete(path: Path, number: int) -> None:
    """Delete the row of an entry."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = columns(sheet)["编号"]
    row = next(row for row in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(row, column).value == number)
    sheet.delete_rows(row)
    save(book, path)
