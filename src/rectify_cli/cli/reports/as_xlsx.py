"""Diagnostics as a list in Excel, with an empty column for what is decided on each."""

from rectify_cli.cli.reports import Findings, as_text
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Language, Phrase
from rectify_cli.exchange.workbook.book import Heading, Row, Sheet
from rectify_cli.exchange.workbook.columns import ColumnKind
from rectify_cli.exchange.workbook.writers import xlsx

_COLUMNS = (
    ("number", Phrase("序号", "No."), ColumnKind.NUMBER, 4),
    ("place", Phrase("位置", "place"), ColumnKind.TEXT, 20),
    ("code", Phrase("规则", "rule"), ColumnKind.CHOICE, 6),
    ("severity", Phrase("程度", "severity"), ColumnKind.CHOICE, 5),
    ("excerpt", Phrase("原文", "text"), ColumnKind.TEXT, 40),
    ("message", Phrase("问题", "finding"), ColumnKind.LINES, 30),
    ("hint", Phrase("建议", "hint"), ColumnKind.TEXT, 24),
)
_DECISION = Phrase("处理意见", "decision")
_ROOM = 24
_AROUND = 40
"""Characters shown on each side of the place."""


def write(findings: Findings, language: Language) -> bytes:
    """Return the workbook."""
    headings = [Heading(field, header.in_language(language), kind, width) for field, header, kind, width in _COLUMNS]
    headings.append(Heading("decision", _DECISION.in_language(language), ColumnKind.LINES, _ROOM, least=_ROOM))
    deed = findings.deed.in_language(language)
    edition = f" · {findings.edition.label.in_language(language)}" if findings.edition else ""
    sheet = Sheet(
        deed,
        Phrase(f"{findings.deed.zh}发现问题清单", f"findings of the {deed}").in_language(language),
        f"{as_text.summary(findings).in_language(language)}{edition}",
        tuple(headings),
        tuple(_row(number, found, language) for number, found in enumerate(findings.diagnostics, start=1)),
    )
    return xlsx.write_sheet(sheet, "rectify", findings.day)


def _row(number: int, found: Diagnostic, language: Language) -> Row:
    related = (f"{related.place}: {related.message.in_language(language)}" for related in found.related)
    return (
        number,
        str(found.place),
        found.code,
        found.severity.label.in_language(language),
        _excerpt(found),
        "\n".join([found.message.in_language(language), *related]),
        found.hint.in_language(language),
        None,
    )


def _excerpt(found: Diagnostic) -> str | None:
    place = found.place
    if place.excerpt is None:
        return None
    start = (place.column or 1) - 1
    first, last = max(0, start - _AROUND), start + place.width + _AROUND
    return f"{'…' if first else ''}{place.excerpt[first:last]}{'…' if last < len(place.excerpt) else ''}"
