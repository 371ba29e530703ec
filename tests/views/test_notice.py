"""The notice made of the sample data is the published one, paragraph for paragraph."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

import notices
from rectify_cli import papers, store
from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.core.terms import Column, Edition, Register
from rectify_cli.documents import Document, Heading, Signature, Title
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.source import of_document
from rectify_cli.documents.writers import md as writer
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import grammar
from rectify_cli.papers import markdown as reader
from rectify_cli.views import Request

DAY = dt.date(2026, 11, 23)
TEMPLATES = notices.ROOT / "templates"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    loaded = store.load(store.Workspace(notices.ROOT))
    assert loaded.diagnostics == []
    assert loaded.ledger is not None
    return loaded.ledger


@pytest.fixture(scope="module")
def notice(ledger: Ledger) -> Document:
    return papers.compose("notice", ledger, Request(Edition.PUBLIC, DAY), TEMPLATES)


def printed(document: Document) -> list[str]:
    """Return the lines a reader sees, the title in one and the signature in two."""
    lines: list[str] = []
    for block in document:
        lines += [" ".join(block.lines)] if isinstance(block, Title) else block.text.split("\n")
    return lines


def test_the_notice_says_what_was_published_paragraph_for_paragraph(notice: Document) -> None:
    rest = notices.fragments()
    for line in printed(notice):
        joined = rest.pop(0)
        while joined != line and line.startswith(joined):
            joined += rest.pop(0)  # a page end split it
        assert joined == line
    assert rest == []


def test_the_counts_are_those_published(ledger: Ledger) -> None:
    declared = notices.expected()["declared"]
    issues = ledger.tally(Register.ISSUES)
    assert {column.value: issues.figure(column) for column in Column} == declared["issues"]
    immediate, petitions = ledger.tally(Register.IMMEDIATE), ledger.tally(Register.PETITIONS)
    assert {"total": immediate.total, "completed": immediate.completed} == declared["immediate_fixes"]
    assert {"total": petitions.total, "closed": petitions.completed} == declared["petitions"]


def test_two_completed_issues_are_counted_and_not_listed(ledger: Ledger) -> None:
    truth = notices.expected()
    listed = ledger.edition(Edition.PUBLIC)
    assert {column.value: listed.tally(Register.ISSUES).figure(column) for column in Column} == truth["listed"]
    assert [
        {"number": entry.record.id, "title": entry.record.title, "status": entry.record.status.value}
        for entry in listed.issues
    ] == truth["issues"]


def test_nothing_is_wrong_with_the_sample_but_what_is_known(ledger: Ledger) -> None:
    on = dt.date(2026, 11, 23)
    found = ledger_checks.run(ledger, on)
    assert [(one.code, one.place.file) for one in found] == [
        ("L232", "data/issues/002.yaml"),
        ("L240", "data/issues/018.yaml"),
    ]
    assert "327" in found[1].message.en


def test_no_digit_is_typed_in_a_template() -> None:
    for template in (*TEMPLATES.glob("*.md.j2"), *TEMPLATES.glob("*.inc")):
        words = template.read_text(encoding="utf-8")
        assert not re.search(r"[0-9]", words), template.name


def test_no_ordinal_is_typed_in_the_data() -> None:
    typed = re.compile(r"^\s*(?:- |- text: |text: )[\"“]?(?:[一二三四五六七八九十]+是|（\d+）|\d+[.、])", re.MULTILINE)
    for path in sorted((notices.ROOT / "data").rglob("*.yaml")):
        assert not typed.search(path.read_text(encoding="utf-8")), path


def test_an_ordinal_typed_in_the_data_is_not_printed_twice(notice: Document, ledger: Ledger) -> None:
    entry = ledger.issues[0]
    typed = [{"text": f"{at}.{result.text}"} for at, result in enumerate(entry.record.results, 1)]
    written = entry.record.model_dump(by_alias=True)
    issue = Issue.model_validate(written | {"title": f"1.{entry.record.title}", "results": typed})
    numbered = replace(ledger, issues=(replace(entry, record=issue), *ledger.issues[1:]))
    assert papers.compose("notice", numbered, Request(Edition.PUBLIC, DAY), TEMPLATES) == notice


def test_the_markdown_reads_back_as_the_same_document(notice: Document, ledger: Ledger) -> None:
    written = writer.write(notice, Layout(ledger.inspection.record.signing))
    assert reader.read(written.decode()) == notice


def test_headings_and_signature_are_where_they_belong(notice: Document) -> None:
    headings = [block for block in notice if isinstance(block, Heading)]
    assert [heading.level for heading in headings] == [1, 1, *[3] * 20, 1]
    assert notice.blocks[-1] == Signature("中共衡阳县人民法院党组", "2025年1月10日")


def test_the_issue_numbers_are_the_printed_order_not_the_ids(tmp_path: Path, ledger: Ledger) -> None:
    del tmp_path
    fewer = Ledger(ledger.inspection, ledger.issues[4:6])
    document = papers.compose("notice", fewer, Request(Edition.PUBLIC, DAY), TEMPLATES)
    titles = [block.text for block in document if isinstance(block, Heading) and block.level == 3]
    assert [title.partition(".")[0] for title in titles] == ["1", "2"]


def test_a_sentence_accounts_for_what_is_not_listed_where_the_data_asks_for_it(ledger: Ledger) -> None:
    inspection = ledger.inspection.record
    prose = inspection.notice.model_copy(update={"mention_unlisted": True})
    told = replace(
        ledger, inspection=replace(ledger.inspection, record=inspection.model_copy(update={"notice": prose}))
    )
    document = papers.compose("notice", told, Request(Edition.PUBLIC, inspection.cut_off), TEMPLATES)
    sentence = "其中，2个具体问题按规定不予公开（已完成整改2个，阶段性完成0个，未完成0个），下文未列。"
    assert sentence in [block.text for block in document]
    read = grammar.read(of_document(document, "notice"))
    assert read.unlisted is not None
    assert read.unlisted.total.value + len(read.listed) == inspection.declared[0].issues.total
