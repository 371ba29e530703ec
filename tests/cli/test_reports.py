"""What was found, in every format: each is read back by what others read it with."""

import io
import json
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml
from pydantic import BaseModel, TypeAdapter
from sarif_pydantic import Sarif  # type: ignore[import-untyped] # says nothing of its types

import readings
from findings import ODD, diagnostic
from rectify_cli.checks import marked
from rectify_cli.checks import proofread as proofreading
from rectify_cli.checks.waivers import Waived
from rectify_cli.cli import reports
from rectify_cli.cli.reports import Findings
from rectify_cli.cli.reports.as_gitlab import FindingShape
from rectify_cli.cli.reports.as_json import ReportShape
from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.core.language import Language
from rectify_cli.documents import Table
from rectify_cli.documents.source import Piece, Placed, SourceDocument
from rectify_cli.notices import Reading

TEXT = (
    "某局党组关于巡察整改进展情况的通报\n截止2024年12月31日，反馈的3个问题，已完成整改3个。\n"
    "一、学习不够。\n整改结果：完成\n"
)
FORMATS = tuple(reports.REPORTS)


def written(name: str, findings: Findings, language: Language = Language.EN) -> str:
    return reports.REPORTS[name](findings, language)


def proofread() -> Findings:
    """Return what is found in a small notice, with something of every kind beside it."""
    paper, found = proofreading.proofread(readings.source(TEXT))
    assert found
    odd = Place("data/a b,:%汉.yaml", 3, 2, 4, f"ab{ODD}")
    found += [
        diagnostic(0, odd, odd),
        diagnostic(1, Place("a.docx", 7, 1, 2, "甲乙", Unit.PARAGRAPH)),
        diagnostic(2, Place("none")),
    ]
    waived = [Waived(diagnostic(1, odd), "理由<&>")]
    return Findings(found, complete=False, deed=reports.PROOFREAD, waived=waived, papers=[paper], known=2, gone=1)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing_and_one_of_everything_are_the_same_each_time(name: str, language: Language) -> None:
    for findings in (Findings([]), proofread()):
        assert written(name, findings, language) == written(name, findings, language)


def test_json_has_the_documented_shape() -> None:
    report = TypeAdapter(ReportShape).validate_json(written("json", proofread()), strict=True)
    assert report["summary"]["waived"] == len(report["waived"]) == 1
    assert report["waived"][0]["reason"] == "理由<&>"
    assert [one["excerpt"] for one in report["diagnostics"]][-3:] == [f"ab{ODD}", "甲乙", None]
    (paper,) = report["papers"]
    assert [(one["unit"], one["total"], one["states"]) for one in paper["declared"]] == [
        ("问题", 3, [{"word": "已完成整改", "column": "completed", "number": 3}])
    ]
    assert [(one["title"], one["status"]) for one in paper["listed"]] == [("学习不够", "completed")]


def mended() -> Findings:
    """Return the findings in a line that is mended in two places."""
    _, found = proofreading.proofread(readings.source("会议部署,全面布署.\n"))
    return Findings(found)


def test_json_and_sarif_say_what_mends_a_fault() -> None:
    found = mended().diagnostics
    assert [fix.text for one in found for fix in one.fixes] != []
    report = json.loads(written("json", mended()))
    for one, shown in zip(found, report["diagnostics"], strict=True):
        assert [(fix["written"], fix["text"]) for fix in shown["fixes"]] == [(f.written, f.text) for f in one.fixes]
    (run,) = Sarif.model_validate_json(written("sarif", mended())).runs
    for one, result in zip(found, run.results, strict=True):
        fixes = [change for fix in result.fixes or [] for change in fix.artifact_changes]
        regions = [
            (replaced.deleted_region.start_column, replaced.deleted_region.end_column, replaced.inserted_content.text)
            for change in fixes
            for replaced in change.replacements
        ]
        assert regions == [(f.place.column, (f.place.column or 0) + f.place.width, f.text) for f in one.fixes]


STANDARD = {"$schema", "columnKind", "suppressions"}
"""Keys of SARIF 2.1.0 that the model used here does not name."""


def unknown(model: object) -> list[str]:
    """Return the keys that the standard does not have."""
    found: list[str] = []
    if isinstance(model, BaseModel):
        found += [key for key in model.model_extra or {} if key not in STANDARD]
        for name in type(model).model_fields:
            found += unknown(getattr(model, name))
    elif isinstance(model, list):
        for one in model:
            found += unknown(one)
    return found


def test_sarif_is_read_by_a_model_of_the_standard() -> None:
    text = written("sarif", proofread())
    log = Sarif.model_validate_json(text)
    assert unknown(log) == []
    (run,) = log.runs
    results: list[Any] = run.results or []
    assert json.loads(text)["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert [one.rule_id for one in results][-4:] == ["X001", "X002", "X003", "X002"]
    rules = run.tool.driver.rules or []
    assert all(rules[one.rule_index].id == one.rule_id for one in results)
    place = results[-4].locations[0].physical_location
    assert place.artifact_location.uri == "data/a%20b%2C%3A%25%E6%B1%89.yaml"
    assert (place.region.start_line, place.region.start_column, place.region.end_column) == (3, 2, 6)
    assert json.loads(text)["runs"][0]["results"][-1]["suppressions"] == [
        {"kind": "inSource", "justification": "理由<&>"}
    ]
    assert json.loads(text)["version"] == "2.1.0"


def test_gitlab_has_the_shape_gitlab_documents() -> None:
    found = TypeAdapter(list[FindingShape]).validate_json(written("gitlab", proofread()), strict=True)
    assert {one["severity"] for one in found} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({one["fingerprint"] for one in found}) == len(found)
    assert found[-2]["description"].startswith("a.docx:¶7:1: ")
    assert [one["location"]["lines"]["begin"] for one in found][-3:] == [3, 1, 1]


def test_junit_is_read_by_a_parser_of_it() -> None:
    findings = proofread()
    report = JUnitXml.fromstring(written("junit", findings).encode())
    errors = sum(one.severity == "error" for one in findings.diagnostics)
    assert (report.tests, report.failures) == (len(findings.diagnostics), errors)
    report.update_statistics()  # type: ignore[no-untyped-call] # not annotated
    assert (report.tests, report.failures) == (len(findings.diagnostics), errors)
    clean = Findings([], papers=[readings.reading(TEXT, "clean.md")])
    assert JUnitXml.fromstring(written("junit", clean).encode()).tests == 1


def test_github_escapes_what_would_end_a_command() -> None:
    lines = written("github", proofread()).split("\n")
    odd = next(line for line in lines if "X001" in line)
    assert odd.startswith(
        "::error file=data/a b%2C%3A%25汉.yaml,line=3,col=2,title=X001::50%25 <b>&\"'%0D%0A::error::a,b"
    )
    assert next(line for line in lines if "X002" in line).startswith("::warning file=a.docx,title=X002::a.docx:¶7:1: ")
    assert next(line for line in lines if "X003" in line).startswith("::notice file=none,title=X003::")


@pytest.mark.parametrize("number", [10, 11, 25])
def test_what_github_would_drop_is_printed_as_text(number: int) -> None:
    found = [diagnostic(0, Place("a.yaml", line)) for line in range(1, number + 1)]
    lines = written("github", Findings(found)).split("\n")
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines.count("::endgroup::") == (number > 10)
    assert sum("error[X001]" in line for line in lines) == number - 10
    assert f"::group::{number - 10} more" in lines or number == 10


def page(findings: Findings) -> lxml.html.HtmlElement:
    return lxml.html.parse(io.StringIO(written("html", findings))).getroot()


def test_the_page_marks_the_words_meant_and_explains_them_once() -> None:
    findings = proofread()
    found = page(findings)
    assert sorted(one.get("id") for one in found.iter() if one.get("id")) == sorted(
        f"f{number}" for number in range(1, len(findings.diagnostics) + 1)
    )
    assert {link.get("href")[1:] for link in found.iter("a")} <= {
        one.get("id") for one in found.iter() if one.get("id")
    }
    article = found.find(".//article")
    assert article is not None
    marked = [mark.text for mark in article.iter("mark")]
    meant = [one.place for one in findings.diagnostics if one.place.file == "notice.md"]
    for place in meant:
        assert place.excerpt is not None
        assert place.column is not None
        assert place.excerpt[place.column - 1 : place.column - 1 + place.width] in marked
    assert not list(found.iter("script", "link", "img"))


def test_the_page_holds_every_word_of_the_notice() -> None:
    paper, diagnostics = proofreading.proofread(readings.source(TEXT))
    article = page(Findings(diagnostics, papers=[paper])).find(".//article")
    assert article is not None
    for sup in list(article.iter("sup")):
        sup.drop_tree()
    shown = [row.find("div").text_content() for row in article.findall("div")]
    assert shown == TEXT.split("\n")[:-1]


def test_a_fault_in_a_table_stays_in_its_cell() -> None:
    table = Table(("甲", "乙"), (("丙丁", "戊己"),))
    block = Placed(table, (Piece(0, 1, table.text),))
    source = SourceDocument("a.docx", Unit.PARAGRAPH, (block,))
    wide = diagnostic(0, Place("a.docx", 1, 5, 5, table.text, Unit.PARAGRAPH))
    cells = [cell.text_content() for cell in page(Findings([wide], papers=[Reading(source, source)])).iter("td")]
    assert cells == ["甲", "乙", "丙丁", "戊己1"]


@given(st.text("甲乙\t\n", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=5))
def test_a_text_cut_at_its_marks_is_whole(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [marked.Mark(start, start + width, number, True) for number, (start, width) in enumerate(spans, start=1)]  # noqa: FBT003 - a mark of its own words
    cut = list(marked.segments(text, marks))
    assert "".join(segment.text for segment in cut) == text
    for segment in cut:
        assert segment.text in marked.SEPARATORS or not set(segment.text) & set(marked.SEPARATORS)
    at = 0
    for segment in cut:
        covering = {m.fault for m in marks if m.start < at + len(segment.text) and at < m.end}
        assert segment.text in marked.SEPARATORS or {m.fault for m in segment.marks} == covering
        at += len(segment.text)


def test_a_waiver_is_shown_with_its_reason(tmp_path: Path) -> None:
    del tmp_path
    assert "waived[X002]: 理由<&>" in written("text", proofread())
    assert "1 waived, 2 in the baseline, 1 gone from the baseline" in written("text", proofread())
