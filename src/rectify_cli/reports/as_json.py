"""Diagnostics as JSON, in a versioned shape."""

import json

from typing_extensions import TypedDict  # pydantic wants this one below Python 3.12

from rectify_cli.diagnostics import Diagnostic, Place, Severity
from rectify_cli.language import Language
from rectify_cli.reports import Findings

VERSION = 1


class PlaceShape(TypedDict):
    """A place in a file; line and column count from 1, null where a file has no lines to point at."""

    file: str
    line: int | None
    column: int | None


class RelatedShape(PlaceShape):
    """Another place the diagnostic speaks of."""

    message: str


class DiagnosticShape(PlaceShape):
    """One rule broken at one place."""

    code: str
    severity: str
    message: str
    hint: str
    related: list[RelatedShape]


class SummaryShape(TypedDict):
    """How many there are; `complete` is false where files could not be read and figures were not proved."""

    errors: int
    warnings: int
    complete: bool


class ReportShape(TypedDict):
    """The whole report; `version` changes when a key is renamed or removed, not when one is added."""

    version: int
    as_of: str
    summary: SummaryShape
    diagnostics: list[DiagnosticShape]


def write(findings: Findings, language: Language) -> str:
    """Return the report as JSON text."""
    report: ReportShape = {
        "version": VERSION,
        "as_of": findings.as_of.isoformat(),
        "summary": {
            "errors": findings.number(Severity.ERROR),
            "warnings": findings.number(Severity.WARNING),
            "complete": findings.complete,
        },
        "diagnostics": [_diagnostic(found, language) for found in findings.diagnostics],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _diagnostic(found: Diagnostic, language: Language) -> DiagnosticShape:
    return {
        "code": found.code,
        "severity": found.severity.value,
        **_place(found.place),
        "message": found.message.said(language),
        "hint": found.hint.said(language),
        "related": [{**_place(related.place), "message": related.message.said(language)} for related in found.related],
    }


def _place(place: Place) -> PlaceShape:
    return {"file": place.file, "line": place.line, "column": place.column}
