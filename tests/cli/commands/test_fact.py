"""Facts by a verb: a number changed changes every paper, and one in use cannot go."""

import json
from pathlib import Path

import pytest

import own_registers
import workspaces
from commandline import Rectify


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a small ledger with a fact in its lead."""
    monkeypatch.chdir(workspaces.write(tmp_path, own_registers.FILES))
    return tmp_path


def notice(rectify: Rectify) -> str:
    return rectify("render", "notice", "-f", "md", "-o", "a.md", "--force", "--as-of", "2025-01-15").err and Path(
        "a.md"
    ).read_text(encoding="utf-8")


def test_a_fact_changed_changes_every_paper(rectify: Rectify, folder: Path) -> None:
    assert "召开会议2次。" in notice(rectify)
    rectify("record", "add", "会议", "date=2024-09-01")
    assert "召开会议3次。" in notice(rectify)
    ran = rectify("fact", "set", "会议", "--value", "11", "--source", "党组会记录")
    assert ran.err == "data/inspection.yaml: fact 会议 = 11; write {会议} in prose\n"
    written = (folder / "data/inspection.yaml").read_text(encoding="utf-8")
    assert "  会议: {value: 11, source: 党组会记录, as_of: 2024-12-31}   # 数出来的\n" in written
    assert "召开会议11次。" in notice(rectify)
    assert rectify("fact", "set", "会议", "--value", "12").code == 0
    assert "召开会议12次。" in notice(rectify)
    rectify("set", "1", "results.1.text=召开{会议}次会议。")
    assert "召开12次会议。" in rectify("show", "1").out


def test_an_edited_paper_is_compared_by_its_numbers(rectify: Rectify, folder: Path) -> None:
    notice(rectify)
    paper = folder / "a.md"
    paper.write_text(paper.read_text(encoding="utf-8").replace("会议2次", "会议5次"), encoding="utf-8")
    ran = rectify("proofread", "a.md", "--ledger", ".")
    assert "the paper says “5”, the ledger “2”" in ran.out
    assert "data/inspection.yaml:" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fact", "add", "会议", "--value", "1"], "change it with `rectify fact set 会议`"),
        (["fact", "add", "甲"], "nothing says what the number of “甲” is"),
        (["fact", "add", "甲", "--value", "1"], "has a source and a day"),
        (["fact", "add", "甲", "--value", "1次", "--source", "乙"], "“1次” is not a number"),
        (["fact", "add", "甲", "--count", "会以"], "did you mean 会议?"),
        (["fact", "add", "甲", "--sum", "追缴.金客"], "no field “金客”"),
        (["fact", "add", "甲 乙", "--count", "会议"], "cannot be a key"),
        (["fact", "set", "会义", "--count", "会议"], "did you mean 会议?"),
        (["fact", "remove", "会议"], "prose still says {会议}: data/inspection.yaml:"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_refused(rectify: Rectify, folder: Path, words: list[str], said: str) -> None:
    before = (folder / "data/inspection.yaml").read_bytes()
    ran = rectify(*words)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert (folder / "data/inspection.yaml").read_bytes() == before


def test_a_sum_of_money(rectify: Rectify, folder: Path) -> None:
    for amount in ("12.5万元", "3,200元"):
        rectify("record", "add", "追缴", f"金额={amount}", "date=2024-09-01")
    ran = rectify("fact", "add", "追缴", "--sum", "追缴.金额", "--unit", "万元", "--decimals", "1")
    assert ran.err == "data/inspection.yaml: fact 追缴 = 12.8; write {追缴} in prose\n"
    listed = rectify("facts").out
    assert "12.8" in listed
    assert "sum of 追缴.金额, 万元" in listed
    assert "not used" in listed
    before = (folder / "data/inspection.yaml").read_text(encoding="utf-8")
    assert rectify("fact", "remove", "追缴").err == "data/inspection.yaml: fact “追缴” removed (12.8)\n"
    assert (folder / "data/inspection.yaml").read_text(encoding="utf-8") == "".join(
        line for line in before.splitlines(keepends=True) if "sum: 追缴" not in line
    )


def test_a_name_that_is_no_fact_stops_the_notice(rectify: Rectify, folder: Path) -> None:
    path = folder / "data/inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{会议}次", "{会义}次"), encoding="utf-8")
    ran = rectify("render", "notice", "-f", "md", "-o", "a.md")
    assert (ran.code, "no fact “会义”" in ran.err) == (1, True)


@pytest.mark.usefixtures("folder")
def test_the_numbers_typed_in_prose_are_listed(rectify: Rectify) -> None:
    rectify("set", "1", "results.1.text=开展检查5次，2024年第3条。")
    assert json.loads(rectify("facts", "--typed", "--format", "json").out) == [
        {"place": "data/issues/001.yaml:8:15", "number": "5", "sentence": "开展检查5次，2024年第3条。"}
    ]
    assert "note[L283]" not in rectify("check", "--as-of", "2025-01-15").out
