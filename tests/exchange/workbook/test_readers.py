"""Sheets that cannot be read, or not all of them: a clear message, and nothing half imported."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

import spreadsheets
import workspaces
from commandline import Rectify
from rectify_cli.core import bounds
from rectify_cli.exchange.workbook.readers import xlsx_shape

HEADERS = ["编号", "反馈问题", "责任部门"]
ROW = [1, "学习不够", "办公室"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE))
    return tmp_path


def files(root: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in sorted((root / "data").rglob("*.yaml"))}


def rows(*some: Sequence[object]) -> Callable[[Path], object]:
    return lambda path: spreadsheets.write(path, some)


def content(of: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(of)


def formula(path: Path) -> None:
    """A program that does not calculate wrote a formula and no value."""
    book = openpyxl.Workbook()
    for row in (HEADERS, [1, "学习不够", "=A1&B1"]):
        book.worksheets[0].append(row)
    spreadsheets.save(book, path)


def error_value(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, HEADERS)
    sheet.write_row(1, 0, ROW)
    sheet.write_formula(1, 2, "=NA()", None, "#N/A")
    book.close()


def two_sheets(path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("另一张")):
        sheet.append(HEADERS)
        sheet.append(ROW)
    spreadsheets.save(book, path)


def part(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Write a good workbook and change one part of it."""
    spreadsheets.write(path, [HEADERS, ROW])
    with zipfile.ZipFile(path) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, text in parts.items():
            package.writestr(entry, text)


def bomb(path: Path) -> None:
    """Three hundred megabytes of blanks in a part of a few hundred kilobytes."""
    part(path, "xl/worksheets/sheet1.xml", lambda text: text + b" " * (300 * 1024 * 1024))


def far(path: Path) -> None:
    """One cell in the last row and column there can be."""
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    part(path, "xl/worksheets/sheet1.xml", lambda text: text.replace(b"</sheetData>", cell))


def doctype(path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    part(path, "xl/worksheets/sheet1.xml", lambda text: text.replace(b"<worksheet", bomb, 1))


def large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(bounds.FILE + 1)


def encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


def cut_short(path: Path) -> None:
    spreadsheets.write(path, [HEADERS, ROW])
    path.write_bytes(path.read_bytes()[:-200])


BAD: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "no header": (rows([1, 2, 3], [4, 5, 6]), "bad.xlsx:Sheet: error[X702]: no header row was found", "编号"),
    "no issue": (rows(["编号", "责任部门"], [1, "办公室"]), "bad.xlsx:Sheet!1: error[X703]", "--map"),
    "no title": (rows(HEADERS, [1, None, "甲"]), "bad.xlsx:Sheet!B2: error[X706]: row 2", "fill it in"),
    "another issue's title": (
        rows(HEADERS, [1, "建设推进缓慢", "甲"]),
        "bad.xlsx:Sheet!A2: error[X713]: the id is 1, but the title is that of issue 2",
        "correct the id",
    ),
    "a formula": (formula, "bad.xlsx:Sheet!C2: error[X701]: the formula has no calculated value", "let it calculate"),
    "an error value": (error_value, "bad.xlsx:台账!C2: error[X701]: the cell is an error: #N/A", "save it"),
    "a merged header": (
        lambda path: spreadsheets.write(path, [["反馈问题及责任", None], ["甲", "乙"]], merged=["A1:B1"]),
        "bad.xlsx:Sheet: error[X702]",
        "header row",
    ),
    "a password": (encrypted, "the file is encrypted", "remove the password"),
    "an old xls": (content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "an old .xls", "save it as .xlsx"),
    "a page": (content(b"<html><table>"), "named as a workbook but is not one", "save it as .xlsx"),
    "empty": (content(b""), "bad.xlsx: error", "hint"),
    "cut short": (cut_short, "the workbook is damaged", "save it as a new .xlsx"),
    "another archive": (lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "x"), "not an .xlsx", "new .xlsx"),
    "a zip bomb": (bomb, "xl/worksheets/sheet1.xml in the workbook is too large when unpacked", "split"),
    "a sheet without end": (far, "the sheet is too large: 1048576 rows", "delete empty rows"),
    "entities": (doctype, "the workbook is damaged", "new .xlsx"),
    "too large": (large, "the file is too large: 64 MiB", "split"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_told(rectify: Rectify, folder: Path, case: str) -> None:
    make, said, hint = BAD[case]
    made = make(folder / "bad.xlsx")
    if isinstance(made, zipfile.ZipFile):
        made.close()
    before = files(folder)
    ran = rectify("import", "bad.xlsx")
    assert said in ran.err
    assert hint in ran.err
    assert (ran.code in {1, 2}, "Traceback" in ran.err, files(folder)) == (True, False, before)


TAKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a column twice": (
        rows(["编号", "反馈问题", "责任部门", "牵头单位"], [1, "学习不够", "甲", "乙"]),
        "bad.xlsx:Sheet!D1: warning[X704]: both “责任部门” and “牵头单位” are owner; “责任部门” is read",
    ),
    "an id twice": (rows(HEADERS, ROW, ROW), "bad.xlsx:Sheet!3: error[X712]: issue 1 has two rows"),
    "no id": (rows(HEADERS, ["第一个", "学习不够", "甲"]), "note[X711]: “第一个” is not an id; titles are matched"),
    "two sheets": (two_sheets, "0 new, 1 changed"),
}


@pytest.mark.parametrize("case", TAKEN)
def test_one_odd_cell_never_refuses_the_rest(rectify: Rectify, folder: Path, case: str) -> None:
    make, said = TAKEN[case]
    make(folder / "bad.xlsx")
    ran = rectify("import", "bad.xlsx")
    assert (said in ran.err, "owner: " in files(folder)["001.yaml"]) == (True, True), ran.err


def test_a_file_that_is_not_there_is_told(rectify: Rectify, folder: Path) -> None:
    del folder
    ran = rectify("import", "没有.xlsx")
    assert (ran.code, "there is no such file" in ran.err) == (1, True)


def test_hidden_rows_and_sheets_are_read_and_told(rectify: Rectify, folder: Path) -> None:
    path = spreadsheets.write(folder / "a.xlsx", [HEADERS, ROW, [2, "建设推进缓慢", "财务科"]], hidden=[3])
    book = openpyxl.load_workbook(path)
    book.create_sheet("空表")
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    spreadsheets.save(book, path)
    ran = rectify("import", "a.xlsx")
    assert ran.code == 0
    assert "a.xlsx:Sheet: note[X709]: the hidden sheet “Sheet” was read" in ran.err
    assert "hidden rows that were read (1): 3" in ran.err
    assert "owner: 财务科" in files(folder)["002.yaml"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_is_read_in_the_encodings_and_with_the_marks_programs_write(
    rectify: Rectify, folder: Path, encoding: str, delimiter: str
) -> None:
    text = "\r\n".join(delimiter.join(map(str, row)) for row in (HEADERS, ROW, [2, "建设推进缓慢", "“两庭”，财务科"]))
    (folder / "a.csv").write_bytes(text.encode(encoding))
    assert rectify("import", "a.csv").code == 0
    assert "owner: “两庭”，财务科" in files(folder)["002.yaml"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('编号,反馈问题\n1,"学习不够\n'.encode(), "the quotes of row 2 do not match"),
        (b"\xff\xfe\xff\xff\xff", "error"),
        ("编号,反馈问题\n".encode() + b"\x00\x81\x81\n", "error"),
    ],
)
def test_a_csv_that_is_no_text_is_told(rectify: Rectify, folder: Path, given: bytes, said: str) -> None:
    (folder / "a.csv").write_bytes(given)
    before = files(folder)
    ran = rectify("import", "a.csv")
    assert (ran.code, said in ran.err, files(folder)) == (1, True, before)


def test_a_register_of_another_body_is_refused(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "register", "-o", "x.xlsx").code == 0
    text = (folder / "data/inspection.yaml").read_bytes().decode()
    (folder / "data/inspection.yaml").write_bytes(text.replace("某县法院", "另一家").replace("某局", "另一局").encode())
    ran = rectify("import", "x.xlsx")
    assert (ran.code, "the sheet is the register of" in ran.err) == (1, True)


def test_a_hidden_sheet_that_was_tampered_with_is_told(rectify: Rectify, folder: Path) -> None:
    assert rectify("export", "register", "-o", "x.xlsx").code == 0
    book = openpyxl.load_workbook(folder / "x.xlsx")
    book["_rectify"]["A1"].value = "旧"
    spreadsheets.save(book, folder / "x.xlsx")
    ran = rectify("import", "x.xlsx")
    assert (ran.code, "the hidden sheet _rectify is damaged" in ran.err) == (1, True)


PART = b"""<?xml version="1.0" encoding="UTF-8"?><worksheet><cols><col min="1" max="2"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>3</v></c></row>
<row r="7"><c r="AA7"><v>1</v></c></row></sheetData><conditionalFormatting/></worksheet>"""
RARE: dict[str, tuple[bytes, bytes]] = {
    "a formula": (b"<v>3</v>", b"<f>A1</f><v>3</v>"),
    "an error value": (b'r="AA7"', b'r="AA7" t="e"'),
    "a hidden row": (b'<row r="7">', b'<row r="7" hidden="true">'),
    "a doctype": (b"<worksheet>", b"<!DOCTYPE x><worksheet>"),
    "a prefix": (b'<c r="AA7"><v>1</v></c>', b'<x:c xmlns:x="x" r="ZZ9"><v>1</v></x:c>'),
    "no reference": (b'<c r="AA7">', b"<c>"),
    "another order": (b'<c r="AA7">', b'<c s="1" r="AA7">'),
    "another encoding": (b"UTF-8", b"UTF-16"),
}


def test_a_glance_sees_what_a_full_reading_sees() -> None:
    quick, measured = xlsx_shape.quickly_measured(PART), xlsx_shape.measured(PART)
    assert quick == measured
    assert quick is not None
    assert (quick.rows, quick.columns) == (7, 27)


@pytest.mark.parametrize("case", RARE)
def test_what_a_glance_could_miss_is_read_in_full(case: str) -> None:
    old, new = RARE[case]
    assert old in PART
    assert xlsx_shape.quickly_measured(PART.replace(old, new, 1)) is None
