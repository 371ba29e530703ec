"""`rectify export`: what it writes where, what it refuses, and the formats for other systems."""

import sys
from pathlib import Path

import openpyxl
import pytest

import spreadsheets
from commandline import Rectify
from samples_changed import change


def test_it_goes_to_build_in_excel_unless_told_otherwise(rectify: Rectify, sample: Path) -> None:
    ran = rectify("export", "register")
    assert (ran.code, ran.out, ran.err) == (0, "", "internal edition written to build/register-internal.xlsx\n")
    assert rectify("export", "register", "-f", "csv", "--edition", "public").code == 0
    assert {path.name for path in (sample / "build").iterdir()} == {
        ".written.json",
        ".written.lock",
        "register-internal.xlsx",
        "register.csv",
    }


def test_a_workbook_somebody_filled_in_is_left_alone(rectify: Rectify, sample: Path) -> None:
    assert rectify("export", "register").code == 0
    target = sample / "build" / "register-internal.xlsx"
    target.write_bytes(b"filled in")
    ran = rectify("export", "register")
    assert ran.code == 2
    assert "--force" in ran.err
    assert target.read_bytes() == b"filled in"


def test_what_there_is_to_export(rectify: Rectify) -> None:
    listed = rectify("export", "--list").out.splitlines()
    assert [line.split()[0] for line in listed] == [
        "register", "summary", "problems", "tasks", "duties", "lists", "petitions", "all",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["notice"], "notice cannot be exported"),
        (["register", "-o", "x.docx"], "unsupported output format .docx"),
        (["register", "--register", "petitions"], "petitions have a sheet of their own"),
        (["register", "--edition", "secret"], "invalid value for --edition: secret"),
        (["summary", "-f", "jsonl"], "summary cannot be exported as jsonl, only register can"),
        (["all", "-f", "csv"], "a csv file holds one sheet"),
        (["lists", "-f", "parquet"], "a parquet file holds one sheet"),
    ],
)
def test_a_wrong_command_says_what_would_be_right(words: list[str], said: str, rectify: Rectify, sample: Path) -> None:
    ran = rectify("export", *words)
    assert ran.code == 2
    assert said in ran.err
    assert "hint:" in ran.err
    assert not (sample / "build").exists()


@pytest.mark.parametrize(("form", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_format_that_is_not_installed_says_what_to_type(
    form: str, library: str, rectify: Rectify, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    ran = rectify("export", "register", "-f", form)
    assert ran.code == 3
    assert f"pip install 'rectify-cli[{form}]'" in ran.err
    assert not (sample / "build").exists()


def test_errors_are_told_inside_and_stop_what_goes_public(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "status: completed", "status: in_progress")
    ran = rectify("export", "register", "-o", "x.csv")
    assert ran.code == 0
    assert "the ledger has 2 errors: see `rectify check`" in ran.err
    ran = rectify("export", "register", "-o", "y.csv", "--edition", "public")
    assert ran.code == 1
    assert "the ledger has 2 errors; the public edition was not exported" in ran.err
    assert not (sample / "y.csv").exists()


def test_a_departments_copy_is_locked_but_for_what_it_fills_in(rectify: Rectify, sample: Path) -> None:
    first = sample / "data/issues/001.yaml"
    first.write_text(first.read_text(encoding="utf-8") + "owner: 办公室\nnote: 账在财务科\n", encoding="utf-8")
    assert rectify("export", "register", "--owner", "办公室", "-o", "copy.xlsx").code == 0
    book = openpyxl.load_workbook("copy.xlsx")
    sheet = book.worksheets[0]
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    heads = {cell.value: cell for cell in sheet[3]}
    filled = {name for name, head in heads.items() if not sheet.cell(4, head.column).protection.locked}
    assert filled == {"整改状态", "进展日期", "整改情况", "进展情况", "佐证材料", "备注"}
    assert all(sheet.column_dimensions[heads[name].column_letter].width > 30 for name in ("进展情况", "备注"))
    assert sheet.max_row == 4
    sheet.cell(4, heads["备注"].column).value = "账已移交"
    spreadsheets.save(book, sample / "back.xlsx")
    before = {path.name: path.read_bytes() for path in (sample / "data").rglob("*.yaml")}
    ran = rectify("import", "back.xlsx")
    assert ran.code == 0
    after = {path.name: path.read_bytes() for path in (sample / "data").rglob("*.yaml")}
    assert [name for name in after if after[name] != before[name]] == ["001.yaml"]
    assert "note: 账已移交" in first.read_text(encoding="utf-8")
    assert rectify("import", "copy.xlsx", "--dry-run").code == 0


def test_the_whole_register_is_not_locked(rectify: Rectify, sample: Path) -> None:
    assert rectify("export", "register", "-o", "whole.xlsx").code == 0
    assert not openpyxl.load_workbook(sample / "whole.xlsx").worksheets[0].protection.sheet


def test_a_sheet_without_an_entry_is_told(rectify: Rectify, sample: Path) -> None:
    ran = rectify("export", "--owner", "没有的部门", "-o", "a.csv")
    assert (ran.code, "no issues meet the conditions; the sheet is empty" in ran.err) == (0, True)
    assert "the sheet is empty" not in rectify("export", "-o", "b.csv").err
    assert (sample / "a.csv").exists()
