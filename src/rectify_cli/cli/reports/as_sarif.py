"""Diagnostics as SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from rectify_cli import __version__
from rectify_cli.checks import fingerprints
from rectify_cli.checks.waivers import Waived
from rectify_cli.cli.reports import Findings
from rectify_cli.core.diagnostics import Diagnostic, Place, Replacement, Rule, Severity, Unit
from rectify_cli.core.language import Language

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def write(findings: Findings, language: Language) -> str:
    """Return one run; waived findings are included as suppressed, with their reasons."""
    everything = [*findings.diagnostics, *(waived.diagnostic for waived in findings.waived)]
    rules = sorted({found.rule for found in everything})
    driver = {
        "name": "rectify",
        "semanticVersion": __version__,
        "rules": [_rule(rule, language) for rule in rules],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [*_results(findings.diagnostics, rules, language), *_waived(findings.waived, rules, language)],
    }
    if findings.edition:
        run["properties"] = {"edition": findings.edition.value}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.claim.in_language(language)},
        "help": {"text": rule.cure.in_language(language)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(diagnostics: Iterable[Diagnostic], rules: Sequence[Rule], language: Language) -> list[dict[str, Any]]:
    return [_result(name, found, rules, language) for name, found in fingerprints.named(diagnostics)]


def _waived(waived: Iterable[Waived], rules: Sequence[Rule], language: Language) -> list[dict[str, Any]]:
    """Return the waived findings: `inSource`, as the waiver is in the data."""
    waived = list(waived)
    results = _results((waiver.diagnostic for waiver in waived), rules, language)
    return [
        result | {"suppressions": [{"kind": "inSource", "justification": waiver.reason}]}
        for result, waiver in zip(results, waived, strict=True)
    ]


def _result(fingerprint: str, found: Diagnostic, rules: Sequence[Rule], language: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rules.index(found.rule),
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message.in_language(language)}\n{found.hint.in_language(language)}"},
        "locations": [_location(found.place)],
        "partialFingerprints": {"rectify/v1": fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number} | _location(related.place) | {"message": {"text": related.message.in_language(language)}}
            for number, related in enumerate(found.related, start=1)
        ]
    if fixes := [fix for fix in found.fixes if _has_region(fix.place)]:
        result["fixes"] = [_fix(fixes, found, language)]
    return result


def _has_region(place: Place) -> bool:
    return place.unit is Unit.LINE and place.sheet is None and place.line is not None and place.column is not None


def _fix(fixes: Sequence[Replacement], found: Diagnostic, language: Language) -> dict[str, Any]:
    """Return replacements as one fix: SARIF replaces regions of lines, which Word and PDF files do not have."""
    changes = [
        {
            "artifactLocation": _artifact(fix.place),
            "replacements": [
                {
                    "deletedRegion": {
                        "startLine": fix.place.line,
                        "startColumn": fix.place.column,
                        "endColumn": (fix.place.column or 1) + fix.place.width,
                    },
                    "insertedContent": {"text": fix.text},
                }
            ],
        }
        for fix in fixes
    ]
    return {"description": {"text": found.hint.in_language(language)}, "artifactChanges": changes}


def _artifact(place: Place) -> dict[str, str]:
    return {"uri": quote(place.file.replace("\\", "/"))}


def _location(place: Place) -> dict[str, Any]:
    """Return a location; paragraphs and pages, which SARIF does not have, as its logical ones."""
    physical: dict[str, Any] = {"artifactLocation": _artifact(place)}
    if place.unit is not Unit.LINE and place.line is not None:
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": str(place)}]}
    if place.line is not None:
        physical["region"] = {"startLine": place.line} | _columns(place)
    return {"physicalLocation": physical}


def _columns(place: Place) -> dict[str, Any]:
    """Return the columns of a region, `endColumn` being the first after it, and the line."""
    columns: dict[str, Any] = {}
    if place.column is not None:
        columns = {"startColumn": place.column, "endColumn": place.column + place.width}
    return columns | ({"snippet": {"text": place.excerpt}} if place.excerpt is not None else {})
