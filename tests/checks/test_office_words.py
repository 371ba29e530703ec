"""The office's own words: read with what is wrong in the file, and found in every paper."""

import json
from pathlib import Path

import pytest

import readings
from commandline import Rectify
from rectify_cli.checks import office_words
from rectify_cli.core.diagnostics import Severity

WORDS = (
    "错\t对\t说明\t程度\n# 本院用语\n巡察办\t县委巡察办\t用全称\n学习\t研学\t\tmaybe\n一是\t首先\t\t提示\t\t\n"
    "两庭\t\t不用简称\n"
)


def found(text: str, words: str = WORDS) -> list[tuple[str, str, tuple[str, ...]]]:
    own = office_words.parse(words.encode(), "words.tsv")
    assert own.diagnostics == ()
    return [
        (one.code, one.message.zh, tuple(fix.text for fix in one.fixes))
        for one in office_words.find(readings.reading(text), own.words)
    ]


def test_each_word_is_found_at_its_level_and_only_what_must_be_is_mended() -> None:
    assert found("一是组织学习，报巡察办。建设两庭。") == [
        ("P556", "文中有“巡察办”：用全称", ("县委巡察办",)),
        ("P557", "文中有“学习”", ()),
        ("P558", "文中有“一是”", ()),
        ("P556", "文中有“两庭”：不用简称", ()),
    ]


@pytest.mark.parametrize("text", ["报县委巡察办。", "文件称“巡察办”。", "整改完成。"])
def test_what_is_right_or_quoted_stays_silent(text: str) -> None:
    assert found(text) == []


def test_a_word_is_found_whatever_its_marks() -> None:
    assert found("报巡\u200b察办。") == [("P556", "文中有“巡察办”：用全称", ("县委巡察办",))]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("县委", "应先写错的，再写对的，中间一个制表符"),
        ("\t县委", "应先写错的，再写对的，中间一个制表符"),
        ("整改\t整改", "错的与对的相同"),
        ("机关\t部门\t口径\t随便", "程度写作“随便”"),
        ("机关\t部门\t口径\tmust\t多", "有 5 栏，最多 4 栏"),
        ("巡察办\t巡察组", "“巡察办”上文已有"),
    ],
)
def test_a_line_that_says_too_little_is_named_and_the_others_count(line: str, fault: str) -> None:
    own = office_words.parse(f"{WORDS}{line}\n".encode("gb18030"), "words.tsv")
    (broken,) = own.diagnostics
    assert (broken.code, broken.place.line, broken.message.zh) == ("F041", 7, fault)
    assert [word.rule.severity for word in own.words] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.NOTE,
        Severity.ERROR,
    ]


def test_check_finds_them_in_the_ledger_and_proofread_in_a_paper(rectify: Rectify, sample: Path) -> None:
    (sample / "words.tsv").write_text("学习\t研学\n坏\n", encoding="utf-8")
    (sample / "a.md").write_text("会议要求学习。\n", encoding="utf-8")
    for words in (("check",), ("proofread", "a.md"), ("proofread", "a.md", "--ledger", ".")):
        report = json.loads(rectify(*words, "--format", "json").out)
        codes = {one["code"]: one["file"] for one in report["diagnostics"] if one["code"] in {"F041", "P556"}}
        assert codes["F041"] == "words.tsv"
        assert codes["P556"] == "a.md" if "a.md" in words else codes["P556"].startswith("data/")
    assert rectify("proofread", "a.md", "--fix", "--in-place").code == 1
    assert (sample / "a.md").read_text(encoding="utf-8") == "会议要求研学。\n"


def test_a_file_that_is_no_text_is_refused(rectify: Rectify, sample: Path) -> None:
    (sample / "words.tsv").write_bytes(b"\xd0\xcf\x11\xe0\x00\x00")
    ran = rectify("check")
    assert ran.code == 1
    assert "words.tsv" in ran.err
