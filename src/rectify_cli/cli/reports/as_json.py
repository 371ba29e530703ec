"""Diagnostics as JSON, in a versioned shape."""

import json

from typing_extensions import TypedDict  # pydantic wants this one below Python 3.12

from rectify_cli.checks import fingerprints
from rectify_cli.cli.reports import Findings, _papers
from rectify_cli.cli.reports._papers import PaperShape, PlaceShape
from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.language import Language

VERSION = 1


class RelatedShape(PlaceShape):
    """Another place the diagnostic refers to."""

    message: str


class FixShape(PlaceShape):
    """What mends it: `text` in place of the words `written` at the place."""

    written: str
    text: str


class DiagnosticShape(PlaceShape):
    """One rule broken at one place; `fixes`, made together, mend it where no judgement is needed."""

    code: str
    severity: str
    message: str
    hint: str
    fingerprint: str
    related: list[RelatedShape]
    fixes: list[FixShape]


class WaivedShape(DiagnosticShape):
    """A diagnostic that the data waives, and why."""

    reason: str


class SummaryShape(TypedDict):
    """How many there are; `complete` is false if files could not be read and figures were not checked.

    `known` are in the baseline and not reported; `gone` are in the baseline and were not found.
    """

    errors: int
    warnings: int
    notes: int
    waived: int
    known: int
    gone: int
    complete: bool


class ReportShape(TypedDict):
    """The whole report; `version` changes when a key is renamed or removed, not when one is added.

    `as_of` is null if no day matters; `papers` are the notices that were read.
    """

    version: int
    as_of: str | None
    edition: str | None
    summary: SummaryShape
    diagnostics: list[DiagnosticShape]
    waived: list[WaivedShape]
    papers: list[PaperShape]


def write(findings: Findings, language: Language) -> str:
    """Return the report as JSON text."""
    report: ReportShape = {
        "version": VERSION,
        "as_of": findings.as_of.isoformat() if findings.as_of else None,
        "edition": findings.edition.value if findings.edition else None,
        "summary": {
            "errors": findings.number(Severity.ERROR),
            "warnings": findings.number(Severity.WARNING),
            "notes": findings.number(Severity.NOTE),
            "waived": len(findings.waived),
            "known": findings.known,
            "gone": findings.gone,
            "complete": findings.complete,
        },
        "diagnostics": [_diagnostic(*named, language) for named in fingerprints.named(findings.diagnostics)],
        "waived": _waived(findings, language),
        "papers": [_papers.paper(paper, language) for paper in findings.papers],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _waived(findings: Findings, language: Language) -> list[WaivedShape]:
    named = fingerprints.named(waived.diagnostic for waived in findings.waived)
    return [
        {**_diagnostic(*diagnostic, language), "reason": waived.reason}
        for diagnostic, waived in zip(named, findings.waived, strict=True)
    ]


def _diagnostic(fingerprint: str, found: Diagnostic, language: Language) -> DiagnosticShape:
    return {
        "code": found.code,
        "severity": found.severity.value,
        **_papers.place(found.place),
        "message": found.message.in_language(language),
        "hint": found.hint.in_language(language),
        "fingerprint": fingerprint,
        "related": [
            {**_papers.place(related.place), "message": related.message.in_language(language)}
            for related in found.related
        ],
        "fixes": [{**_papers.place(fix.place), "written": fix.written, "text": fix.text} for fix in found.fixes],
    }
