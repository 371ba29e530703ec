"""Diagnostics as a GitLab Code Quality report: a JSON list that a merge request shows beside the lines."""

import json

from typing_extensions import TypedDict  # pydantic wants this one below Python 3.12

from rectify_cli.checks import fingerprints
from rectify_cli.cli.reports import Findings
from rectify_cli.core.diagnostics import Diagnostic, Severity, Unit
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Edition

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


class LinesShape(TypedDict):
    """The line a finding begins on, the first if the file has no lines."""

    begin: int


class LocationShape(TypedDict):
    """The file, as seen from the root of the repository, and the line."""

    path: str
    lines: LinesShape


class FindingShape(TypedDict):
    """One finding; `fingerprint` stays the same as long as the words at its place do."""

    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: LocationShape
    edition: str | None


def write(findings: Findings, language: Language) -> str:
    """Return the report as JSON text."""
    listed = [
        _finding(name, found, findings.edition, language) for name, found in fingerprints.named(findings.diagnostics)
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def _finding(fingerprint: str, found: Diagnostic, edition: Edition | None, language: Language) -> FindingShape:
    place = found.place
    lined = place.unit is Unit.LINE
    message = found.message.in_language(language)
    return {
        "description": message if lined or place.line is None else f"{place}: {message}",
        "check_name": found.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": place.file, "lines": {"begin": (place.line or 1) if lined else 1}},
        "edition": edition.value if edition else None,
    }
