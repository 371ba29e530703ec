"""What the public is told of a finding: the place and the rule, and the rest only where it may read it."""

from pathlib import Path

import openpyxl
import pytest

from amending import folder
from commandline import Rectify

__all__ = ["folder"]

FORMATS = ["html", "sarif", "github", "gitlab", "junit", "rdjson", "json", "text"]


def broken(folder: Path, disclosure: str) -> None:
    """Write an issue that is overdue, with a comment in the line."""
    text = (
        f"id: 1\ntitle: 采购流于形式\ndisclosure: {disclosure}\nowner: 财务科\n"
        "progress:\n  - {date: 2024-12-31, status: staged}\ndue: 2025-01-01  # 查办线索二十七条\n"
    )
    (folder / "data/issues/001.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_names_its_edition_and_may_leave_out_the_source(rectify: Rectify, folder: Path, form: str) -> None:
    broken(folder, "public")
    whole = rectify("check", "--quick", "--format", form, "--select", "L240")
    assert form == "text" or "internal" in whole.out
    assert form == "text" or "this is the internal edition" in whole.err
    bare = rectify("check", "--quick", "--format", form, "--no-source", "--edition", "internal")
    assert "查办线索二十七条" not in bare.out
    assert bare.err == ""
    if form in {"html", "sarif", "json", "text"}:
        assert "查办线索二十七条" in whole.out


@pytest.mark.parametrize("form", FORMATS)
def test_the_public_is_told_the_place_and_the_rule_of_what_it_may_not_read(
    rectify: Rectify, folder: Path, form: str
) -> None:
    for disclosure, shown in (("withheld", False), ("public", True)):
        broken(folder, disclosure)
        ran = rectify("check", "--quick", "--format", form, "--edition", "public")
        assert ran.err == ""
        assert "L240" in ran.out
        assert ("issue 1 is staged" in ran.out) is shown
        assert "采购流于形式" not in ran.out
        assert "财务科" not in ran.out
        assert form == "text" or "public" in ran.out


def test_a_list_in_excel_names_its_edition_and_leaves_out_the_source(rectify: Rectify, folder: Path) -> None:
    broken(folder, "withheld")
    for words, edition, said in (
        ([], "internal edition", True),
        (["--no-source"], "internal edition", False),
        (["--edition", "public"], "public edition", False),
    ):
        rectify("check", "--quick", "--report", "xlsx:list.xlsx", *words)
        sheet = openpyxl.load_workbook(folder / "list.xlsx").worksheets[0]
        cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
        assert any(cell.endswith(f"· {edition}") for cell in cells)
        assert any("查办线索二十七条" in cell for cell in cells) is said


def test_a_baseline_is_the_same_whoever_reads_the_report(rectify: Rectify, folder: Path) -> None:
    broken(folder, "withheld")
    assert rectify("check", "--quick", "--write-baseline", "b.json").code == 0
    for words in ([], ["--no-source"], ["--edition", "public"]):
        ran = rectify("check", "--quick", "--baseline", "b.json", "--strict", *words)
        assert ran.code == 0


def test_without_a_ledger_nothing_is_known_to_be_public(rectify: Rectify, folder: Path) -> None:
    (folder / "data/inspection.yaml").write_text("body: 某局密件\nbody: 乙\n", encoding="utf-8")
    ran = rectify("check", "--quick", "--edition", "public")
    assert ran.code == 1
    assert "某局密件" not in ran.out
