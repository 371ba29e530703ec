"""Diagnostics in the Reviewdog Diagnostic Format (rdjson), with what mends them as suggestions."""

import json
from typing import NotRequired

from typing_extensions import TypedDict  # pydantic wants this one below Python 3.12

from rectify_cli.cli.reports import Findings
from rectify_cli.core.diagnostics import Diagnostic, Place, Severity, Unit
from rectify_cli.core.language import Language

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


class PositionShape(TypedDict):
    """A line and a column, both from 1; the format counts columns in bytes of UTF-8."""

    line: int
    column: NotRequired[int]


class RangeShape(TypedDict):
    """From where to where; `end` is the position after the last character."""

    start: PositionShape
    end: NotRequired[PositionShape]


class LocationShape(TypedDict):
    """A file, and where in it; without `range` if the file has no lines."""

    path: str
    range: NotRequired[RangeShape]


class SuggestionShape(TypedDict):
    """The words for a range."""

    range: RangeShape
    text: str


class CodeShape(TypedDict):
    """The code of a rule."""

    value: str


class DiagnosticShape(TypedDict):
    """One finding."""

    message: str
    location: LocationShape
    severity: str
    code: CodeShape
    suggestions: NotRequired[list[SuggestionShape]]


class SourceShape(TypedDict):
    """Who found it."""

    name: str


class ReportShape(TypedDict):
    """The whole report."""

    source: SourceShape
    diagnostics: list[DiagnosticShape]


def write(findings: Findings, language: Language) -> str:
    """Return the report as JSON text; the format has no field of ours, so the source is named with the edition."""
    edition = f" {findings.edition.value}" if findings.edition else ""
    report: ReportShape = {
        "source": {"name": f"rectify{edition}"},
        "diagnostics": [_diagnostic(found, language) for found in findings.diagnostics],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _diagnostic(found: Diagnostic, language: Language) -> DiagnosticShape:
    place = found.place
    lined = place.unit is Unit.LINE and place.sheet is None
    message = f"{found.message.in_language(language)}\n{found.hint.in_language(language)}"
    shape: DiagnosticShape = {
        "message": message if lined or place.line is None else f"{place}: {message}",
        "location": {"path": place.file},
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.code},
    }
    if lined and place.line is not None:
        shape["location"]["range"] = _range(place, place.line)
        if found.fixes:
            shape["suggestions"] = [
                {"range": _range(fix.place, fix.place.line or place.line), "text": fix.text} for fix in found.fixes
            ]
    return shape


def _range(place: Place, line: int) -> RangeShape:
    if place.column is None or place.excerpt is None:
        return {"start": {"line": line}}
    start = place.column - 1
    before, words = place.excerpt[:start], place.excerpt[start : start + place.width]
    column = len(before.encode()) + 1
    return {
        "start": {"line": line, "column": column},
        "end": {"line": line, "column": column + len(words.encode())},
    }
