"""A sheet shows the numbers of facts, and reading it back leaves the prose that refers to them as it is."""

from pathlib import Path

import pytest

import own_registers
import workspaces
from commandline import Rectify

RESULTS = "results:\n  - 召开会议{会议}次。\n  - 另有{{花括号}}。\n"
FIRST = workspaces.FIRST.replace("results:\n  - 已补学。\n", RESULTS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, own_registers.FILES | {"data/issues/001.yaml": FIRST}))
    return tmp_path


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_reads_back_as_nothing(rectify: Rectify, folder: Path, form: str) -> None:
    assert rectify("export", "-f", form, "-o", f"a.{form}", "--as-of", "2025-01-15").code == 0
    if form == "csv":
        assert "1.召开会议2次。\n2.另有{花括号}。" in (folder / "a.csv").read_text(encoding="utf-8-sig")
    ran = rectify("import", f"a.{form}", "--date", "2025-01-15")
    assert (ran.code, "0 new, 0 changed, 2 unchanged" in ran.err) == (0, True)
    assert (folder / "data/issues/001.yaml").read_bytes().decode() == FIRST


def test_a_point_added_in_a_sheet_leaves_the_others_referring(rectify: Rectify, folder: Path) -> None:
    rectify("export", "-f", "csv", "-o", "a.csv", "--as-of", "2025-01-15")
    sheet = (folder / "a.csv").read_text(encoding="utf-8-sig")
    sheet = sheet.replace("2.另有{花括号}。", "2.另有{花括号}。\n3.再开{会议}次{甲}。")
    (folder / "a.csv").write_text(sheet, encoding="utf-8")
    assert rectify("import", "a.csv", "--date", "2025-01-15").code == 0
    after = (folder / "data/issues/001.yaml").read_bytes().decode()
    assert after == FIRST + "  - 再开{会议}次{{甲}}。\n"
    assert rectify("check", "--quick", "--as-of", "2025-01-15").code == 0
