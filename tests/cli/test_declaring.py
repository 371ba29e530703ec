"""Columns of a sheet that become fields of the office's own while it is read."""

from pathlib import Path

import openpyxl
import pytest

import spreadsheets
import workspaces
from commandline import Rectify

SHEET = """\
反馈问题,责任部门,问题来源,涉案金额（元）,移送日期,案号,经办情形,等级
学习不够,办公室,巡察,"1,000",2024-01-05,007,各不相同的一句话,高
建设推进缓慢,办公室,审计,2500.5,2024年2月6日,012,又一句话,低
采购不规范,办公室,巡察,,2024-03-07,013,再一句话,高
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE | {"台账.csv": SHEET}))
    return tmp_path


def text(folder: Path, name: str) -> str:
    return (folder / "data" / name).read_bytes().decode()


def test_every_unknown_column_is_declared_by_its_cells_and_read(rectify: Rectify, folder: Path) -> None:
    ran = rectify("import", "台账.csv", "--declare", "all")
    assert ran.code == 0, ran.err
    declared = text(folder, "inspection.yaml").partition("fields:\n")[2]
    assert "  涉案金额: {heading: 涉案金额, type: money, unit: 元}\n" in declared
    assert "  移送日期: {heading: 移送日期, type: date}\n" in declared
    assert "  案号: {heading: 案号, type: text}\n" in declared
    choices = "    type: choice\n    choices:\n      - 巡察\n      - 审计\n"
    assert f"  问题来源:\n    heading: 问题来源\n{choices}" in declared
    own = text(folder, "issues/001.yaml").partition("fields: ")[2]
    first = '{问题来源: 巡察, 涉案金额: 1000, 移送日期: 2024-01-05, 案号: "007", 经办情形: 各不相同的一句话, 等级: 高}'
    assert own == f"{first}\n"
    again = rectify("import", "台账.csv")
    assert (again.code, "0 new, 0 changed, 3 unchanged" in again.err, "not read" in again.err) == (0, True, False)


def test_a_column_is_declared_by_its_name_under_a_key_and_a_type(rectify: Rectify, folder: Path) -> None:
    ran = rectify("import", "台账.csv", "--declare", "问题来源=source:choice", "--declare", "等级：text", "--yes")
    assert ran.code == 0, ran.err
    declared = text(folder, "inspection.yaml").partition("fields:\n")[2].partition("declared:")[0]
    assert declared.startswith("  source:\n    heading: 问题来源\n")
    assert "  等级: {heading: 等级, type: text}\n" in declared
    assert "fields: {source: 审计, 等级: 低}" in text(folder, "issues/002.yaml")
    assert "案号" in ran.err


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("来原", "no column “来原”"),
        ("反馈问题", "no column “反馈问题”"),
        ("等级:x", "no type “x”"),
        ("等级=owner", "already"),
    ],
)
def test_what_cannot_be_declared_is_refused_and_nothing_is_written(
    rectify: Rectify, folder: Path, word: str, message: str
) -> None:
    ran = rectify("import", "台账.csv", "--declare", word)
    assert (ran.code, message in ran.err) == (2, True), ran.err
    assert text(folder, "inspection.yaml") == workspaces.INSPECTION
    assert not (folder / "data/issues/003.yaml").exists()


def test_a_wrong_cell_leaves_everything_as_it_was(rectify: Rectify, folder: Path) -> None:
    ran = rectify("--lang", "zh", "import", "台账.csv", "--declare", "经办情形:date")
    assert ran.code == 1
    assert "“各不相同的一句话”不是确切的日期" in ran.err
    assert text(folder, "inspection.yaml") == workspaces.INSPECTION


def test_every_sheet_of_a_book_has_its_columns_declared(rectify: Rectify, folder: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in {
        "甲": [["反馈问题", "来源"], ["学习不够", "巡察"]],
        "乙": [["反馈问题", "督办人"], ["采购不规范", "某"]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    spreadsheets.save(book, folder / "两表.xlsx")
    ran = rectify("import", "两表.xlsx", "--declare", "all")
    assert ran.code == 0, ran.err
    said = "".join(path.read_text("utf-8") for path in folder.glob("data/issues/*.yaml"))
    assert "fields: {来源: 巡察}" in said
    assert "fields: {督办人: 某}" in said
