"""Diagnostics as a page for a person: the notice with its faults marked and each explained beside its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rectify_cli.checks import marked
from rectify_cli.checks.marked import Row
from rectify_cli.cli.reports import Findings, as_text
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Language, Phrase
from rectify_cli.documents import pages
from rectify_cli.notices import Reading

_HINT = Phrase("提示：", "hint: ")
_TABLE = Phrase("表格", "table ")


@dataclass(frozen=True, slots=True)
class _Paper:
    """A notice row by row, and its faults that are in none of them."""

    file: str
    verdict: Phrase
    apart: list[int]
    rows: list[Row]


def write(findings: Findings, language: Language) -> str:
    """Return one self-contained page."""
    faults = findings.diagnostics
    papers = [_paper(paper, faults) for paper in findings.papers]
    files = {paper.file for paper in papers}
    edition = f" · {findings.edition.label.in_language(language)}" if findings.edition else ""
    return pages.draw(
        "report",
        language,
        title=f"{findings.deed.in_language(language).capitalize()}{edition}",
        verdict=as_text.summary(findings),
        faults=faults,
        apart=[number for number, fault in enumerate(faults, start=1) if fault.place.file not in files],
        papers=papers,
        waived=as_text.waived(findings, language),
        hint=_HINT,
        table=_TABLE,
    )


def _paper(paper: Reading, faults: Sequence[Diagnostic]) -> _Paper:
    source = paper.source
    marks = marked.marks(source, faults)
    shown = {mark.fault for of_block in marks.values() for mark in of_block if mark.main}
    apart = [
        number
        for number, fault in enumerate(faults, start=1)
        if fault.place.file == source.file and number not in shown
    ]
    rows = marked.rows(source, faults)
    return _Paper(source.file, as_text.read(paper), apart, rows)
