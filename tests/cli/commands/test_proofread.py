"""`rectify proofread`, as a person types it."""

import json
import re
import shutil
from pathlib import Path

import pytest

import notices
import notices_as
from commandline import Rectify
from rectify_cli.checks.catalogue import OF_PAPERS, OF_READING
from samples_changed import change

SEED = notices.SEED / "notice.md"
EARLY = "2024年6月1日，巡察组向某局反馈了意见。截至2024年12月31日，反馈的2个问题，已完成整改2个。\n"
FAULTY = (
    "某局党组关于巡察整改进展情况的通报\n" + EARLY + "一、反馈问题：学习不够\n整改结果：完成\n"
    "二、反馈问题：管理不严\n整改结果：完成\n三、反馈问题：作风不实\n整改结果：完成\n截止2024年12月31日，没有了。\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder that holds the published notice and nothing else."""
    shutil.copy(SEED, tmp_path / "notice.md")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_of_the_published_notice_the_two_wrong_figures_are_errors_and_nothing_else(
    rectify: Rectify, here: Path
) -> None:
    del here
    ran = rectify("--lang", "zh", "proofread", "notice.md")
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if "错误[" in line] == [
        "notice.md:15:20: 错误[N502]：反馈问题公布 22 个，列出 20 个，少列 2 个",
        "notice.md:15:33: 错误[N503]：完成公布 19 个，列出 17 个，少列 2 个",
    ]
    assert "notice.md: 读出公布数 3 组、反馈问题 20 个" in ran.out
    assert ran.out.endswith("校对未通过：2 处错误，0 处警告，2 处提醒\n")
    assert ran.err == ""


@pytest.mark.parametrize("style", ["docx", "html", "pdf"])
def test_the_same_faults_are_found_in_every_format(rectify: Rectify, sample: Path, style: str) -> None:
    """The paper the sample ledger makes says what the published one says."""
    assert rectify("render", "notice", "-o", f"notice.{style}").code == 0
    ran = rectify("proofread", f"notice.{style}", "--format", "json")
    report = json.loads(ran.out)
    assert sorted(one["code"] for one in report["diagnostics"] if one["severity"] == "error") == ["N502", "N503"]
    unit = {"docx": "paragraph", "html": "paragraph", "pdf": "page"}[style]
    assert {one["unit"] for one in report["diagnostics"]} == {unit}
    (paper,) = report["papers"]
    assert [(one["unit"], one["total"]) for one in paper["declared"]] == [
        ("具体问题", 22),
        ("立行立改问题", 4),
        ("信访件", 21),
    ]
    assert len(paper["listed"]) == 20
    assert paper["dates"] == {
        "on_site": ["2024-03-10", "2024-05-11"],
        "feedback": "2024-07-05",
        "cut_off": ["2024-12-31"],
        "signing": "2025-01-10",
    }
    assert paper["unread"] == []
    del sample


def test_one_file_that_cannot_be_read_stops_no_other(rectify: Rectify, here: Path) -> None:
    (here / "broken.docx").write_bytes(b"PK\x03\x04 word/ and no more")
    ran = rectify("proofread", "missing.docx", "notice.md", "broken.docx")
    assert ran.code == 1
    heads = [line for line in ran.out.splitlines() if "error[" in line]
    assert [line.partition("]")[0] + "]" for line in heads] == [
        "missing.docx: error[F040]",
        "notice.md:15:20: error[N502]",
        "notice.md:15:33: error[N503]",
        "broken.docx: error[F040]",
    ]
    assert ran.out.splitlines()[-1].startswith("proofreading failed: 4 errors, 0 warnings, 2 notes; some files could")


def test_without_a_file_it_says_how_to_name_one(rectify: Rectify, here: Path) -> None:
    del here
    ran = rectify("proofread")
    assert (ran.code, ran.out) == (2, "")
    assert "rectify proofread notice.docx" in ran.err


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_code(rectify: Rectify, here: Path) -> None:
    (here / "faulty.txt").write_bytes(FAULTY.encode())

    def codes(*words: str) -> list[str]:
        report = json.loads(rectify("proofread", "faulty.txt", "--format", "json", *words).out)
        return [one["code"] for one in report["diagnostics"]]

    assert codes() == ["N502", "N503", "P551"]
    assert codes("--select", "P") == ["P551"]
    assert codes("--select", "n502,p") == ["N502", "P551"]
    assert codes("--ignore", "N", "--ignore", "D") == ["P551"]
    assert codes("--select", "N", "--ignore", "N503") == ["N502"]
    wrong = rectify("proofread", "faulty.txt", "--select", "Q9")
    assert wrong.code == 2
    assert "no such rule" in wrong.err


def test_a_file_that_cannot_be_read_is_told_whatever_is_selected(rectify: Rectify, here: Path) -> None:
    del here
    ran = rectify("proofread", "missing.md", "--select", "P")
    assert ran.code == 1
    assert "missing.md: error[F040]" in ran.out
    assert "F040" in OF_READING


def test_strict_fails_on_a_warning(rectify: Rectify, here: Path) -> None:
    (here / "faulty.txt").write_bytes(FAULTY.encode())
    assert rectify("proofread", "faulty.txt", "--select", "P551").code == 0
    assert rectify("proofread", "faulty.txt", "--select", "P551", "--strict").code == 1


def test_the_rules_are_listed(rectify: Rectify, here: Path) -> None:
    del here
    ran = rectify("proofread", "--list-rules")
    assert ran.code == 0
    assert re.findall(r"^  (\w+)  (?:error|warning|note) ", ran.out, re.MULTILINE) == list(OF_PAPERS)
    selected = rectify("proofread", "--list-rules", "--select", "P55").out.splitlines()
    assert [line.split()[0] for line in selected] == ["P", *(f"P55{number}" for number in range(9))]


def test_a_baseline_keeps_quiet_about_what_was_there(rectify: Rectify, here: Path) -> None:
    wrote = rectify("proofread", "notice.md", "--write-baseline", "base.json")
    assert (wrote.code, wrote.out) == (0, "")
    assert wrote.err == "4 findings written to the baseline base.json\n"
    again = rectify("proofread", "notice.md", "--baseline", "base.json")
    assert again.code == 0
    assert again.out.endswith("proofreading passed: 0 errors, 0 warnings, 4 in the baseline\n")
    # Lines above that move everything down, one fault mended, one new.
    text = (here / "notice.md").read_text(encoding="utf-8").replace("力争在春节前后完成项目招投标", "完成项目招投标")
    (here / "notice.md").write_bytes(("\n\n\n" + text + "\n截止2024年12月31日，没有了。\n").encode())
    moved = rectify("proofread", "notice.md", "--baseline", "base.json")
    assert [line.split()[1] for line in moved.out.splitlines() if "[P" in line] == ["warning[P551]:"]
    assert moved.out.endswith("0 errors, 1 warning, 3 in the baseline, 1 gone from the baseline\n")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1}', "[" * 100_000])
def test_a_file_that_is_no_baseline_is_refused(rectify: Rectify, here: Path, text: str) -> None:
    (here / "base.json").write_bytes(text.encode())
    ran = rectify("proofread", "notice.md", "--baseline", "base.json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("base.json: error: this is not a baseline, or it is damaged")


def test_a_baseline_that_is_not_there_is_refused(rectify: Rectify, here: Path) -> None:
    del here
    ran = rectify("proofread", "notice.md", "--baseline", "none.json")
    assert ran.code == 2
    assert "write one first: --write-baseline none.json" in ran.err


def test_reports_are_written_beside_what_is_printed(rectify: Rectify, here: Path) -> None:
    ran = rectify("proofread", "notice.md", "--report", "json:out/report.json", "--report", "html:out/report.html")
    assert ran.out.endswith("2 notes\n")
    assert json.loads((here / "out" / "report.json").read_text(encoding="utf-8"))["summary"]["errors"] == 2
    assert (here / "out" / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    for wrong in ("html", "word:a.docx", "json:"):
        assert rectify("proofread", "notice.md", "--report", wrong).code == 2


@pytest.mark.parametrize("style", ["md", "docx", "html", "pdf"])
def test_against_its_own_ledger_nothing_differs_and_the_withheld_account_for_the_gap(
    rectify: Rectify, sample: Path, style: str
) -> None:
    rectify("render", "notice", "-o", f"notice.{style}")
    ran = rectify("proofread", f"notice.{style}", "--ledger", ".")
    assert ran.code == 0
    assert ran.out.endswith("proofreading passed: 0 errors, 0 warnings, 2 notes\n")
    del sample


def test_a_paper_edited_since_is_told_from_its_ledger(rectify: Rectify, sample: Path) -> None:
    rectify("render", "notice", "-f", "md", "-o", "notice.md")
    change(sample / "notice.md", "已完成整改19个", "已完成整改20个")
    change(sample / "notice.md", "每季度重温学习", "每月重温学习")
    ran = rectify("proofread", "notice.md", "--ledger", ".", "--select", "C")
    assert ran.code == 1
    assert "error[C801]: issues completed: the paper says 20, the ledger 19" in ran.out
    assert "warning[C805]: the paper says “月”, the ledger “季度”" in ran.out
    assert "data/issues/001.yaml:8:5: the ledger says so here" in ran.out


def test_a_ledger_that_cannot_be_read_is_told(rectify: Rectify, here: Path) -> None:
    (here / "data").mkdir()
    ran = rectify("proofread", "notice.md", "--ledger", ".")
    assert (ran.code, ran.out) == (1, "")
    assert "data/inspection.yaml" in ran.err


def test_every_invented_notice_is_read_in_every_language(rectify: Rectify) -> None:
    files = [str(path) for path in notices_as.paths()]
    for language in ("zh", "en"):
        ran = rectify("--lang", language, "proofread", *files)
        assert ran.err == ""
        assert ran.out.count("\n") > len(files)


def test_a_strict_run_that_fails_says_so(rectify: Rectify, tmp_path: Path) -> None:
    paper = tmp_path / "notice.md"
    paper.write_bytes("1.反馈问题：建设缓慢\n整改结果：阶段性完成\n整改情况：成立小组。\n".encode())
    for words, code, verdict in (((), 0, "passed"), (("--strict",), 1, "failed")):
        ran = rectify("proofread", str(paper), *words)
        assert ran.code == code
        assert ran.out.splitlines()[-1] == f"proofreading {verdict}: 0 errors, 1 warning"
