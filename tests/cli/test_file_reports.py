"""The reports people work in: Word with comments, a list in Excel, suggestions for a review."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from pydantic import TypeAdapter

from commandline import Rectify
from findings import ODD, diagnostic
from rectify_cli.cli import reports
from rectify_cli.cli.reports import Findings
from rectify_cli.cli.reports.as_rdjson import ReportShape
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Language
from word_runs import Set, letters, word

DAY = dt.date(2026, 11, 28)
TEXT = "会议布署整改工作,要求立行立改。"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.docx").write_bytes(word([[Set("会议布", bold=True), Set("署整改工作,要求立行立改。")]]))
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_word_file_comes_back_with_a_comment_at_each_place_and_stays_itself(rectify: Rectify, here: Path) -> None:
    content = (here / "a.docx").read_bytes()
    assert rectify("--lang", "zh", "proofread", "a.docx", "--report", "docx:批注.docx").code == 0
    assert (here / "a.docx").read_bytes() == content
    commented = (here / "批注.docx").read_bytes()
    assert letters(commented) == letters(content)
    assert [(one.author, one.text) for one in docx.Document(io.BytesIO(commented)).comments] == [
        ("rectify", "警告 P552：“布署”有误\n建议：改为“部署”"),
        ("rectify", "警告 P541：本段有 1 个半角“,”\n建议：改为全角“，”"),
    ]


@pytest.mark.parametrize("words", [("a.md",), ("a.docx", "a.md"), ("none.docx",)])
def test_comments_need_the_one_word_file(rectify: Rectify, here: Path, words: tuple[str, ...]) -> None:
    ran = rectify("--lang", "zh", "proofread", *words, "--report", "docx:批注.docx")
    assert (ran.code, "it takes one .docx file" in ran.err) == (2, True)
    assert not (here / "批注.docx").exists()


@pytest.mark.parametrize("form", ["docx", "html", "xlsx"])
def test_no_report_is_written_over_the_paper(rectify: Rectify, here: Path, form: str) -> None:
    content = (here / "a.docx").read_bytes()
    assert rectify("proofread", "a.docx", "--report", f"{form}:./a.docx").code == 2
    assert (here / "a.docx").read_bytes() == content


def cells(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_list_has_a_row_for_each_finding_and_room_to_decide(rectify: Rectify, here: Path) -> None:
    assert rectify("--lang", "zh", "proofread", "a.md", "--report", "xlsx:清单.xlsx").code == 0
    content = (here / "清单.xlsx").read_bytes()
    _, _, header, *rows = cells(content)
    assert header == ["序号", "位置", "规则", "程度", "原文", "问题", "建议", "处理意见"]
    assert rows == [
        [1, "a.md:1:3", "P552", "警告", TEXT, "“布署”有误", "改为“部署”", None],
        [2, "a.md:1:9", "P541", "警告", TEXT, "本段有 1 个半角“,”", "改为全角“，”", None],
    ]
    assert openpyxl.load_workbook(io.BytesIO(content)).active.column_dimensions["H"].width > 40


@pytest.mark.parametrize("language", list(Language))
def test_a_list_of_nothing_and_one_of_odd_words_are_written(language: Language) -> None:
    odd = diagnostic(0, Place("a b,:%.md", 3, 2, 4, f"ab{ODD}"), Place("x"))
    for findings in (Findings([], day=DAY), Findings([odd], day=DAY)):
        content = reports.FILES["xlsx"](findings, language)
        assert content == reports.FILES["xlsx"](findings, language)
        assert len(cells(content)) == 3 + len(findings.diagnostics)


def test_rdjson_counts_in_bytes_and_suggests_what_mends(rectify: Rectify, here: Path) -> None:
    del here
    report = TypeAdapter(ReportShape).validate_json(
        rectify("proofread", "a.md", "--format", "rdjson").out.strip(), strict=True
    )
    first, second = report["diagnostics"]
    span = {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": 13}}
    assert first["location"] == {"path": "a.md", "range": span}
    assert first["suggestions"] == [{"range": span, "text": "部署"}]
    assert [suggested["text"] for suggested in second["suggestions"]] == ["，"]
    (begin, end), line = ((span["start"]["column"], span["end"]["column"])), TEXT.encode()
    assert line[begin - 1 : end - 1].decode() == "布署"


def test_rdjson_names_the_paragraph_of_a_file_without_lines(rectify: Rectify, here: Path) -> None:
    del here
    report = json.loads(rectify("proofread", "a.docx", "--format", "rdjson").out)
    first = report["diagnostics"][0]
    assert first["message"].startswith("a.docx:¶1:3: ")
    assert first["location"] == {"path": "a.docx"}
    assert "suggestions" not in first
