"""Diagnostics as JUnit XML, for CI systems that read nothing else: a suite per file, a failed case per error."""

import re
from xml.etree import ElementTree as ET

from rectify_cli.cli.reports import Findings, as_text
from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.language import Language

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot represent."""


def write(findings: Findings, language: Language) -> str:
    """Return the report as XML text."""
    files: dict[str, list[Diagnostic]] = {paper.source.file: [] for paper in findings.papers}
    for found in findings.diagnostics:
        files.setdefault(found.place.file, []).append(found)
    errors = findings.number(Severity.ERROR)
    number = sum(max(1, len(diagnostics)) for diagnostics in files.values())
    edition = f" {findings.edition.value}" if findings.edition else ""
    suites = ET.Element("testsuites", name=f"rectify{edition}", tests=str(number), failures=str(errors), errors="0")
    for file, diagnostics in files.items():
        _suite(suites, file, diagnostics, language)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}'


def _suite(suites: ET.Element, file: str, diagnostics: list[Diagnostic], language: Language) -> None:
    """Add the suite of one file; a file in which nothing is wrong is one case that passed."""
    failed = sum(found.severity is Severity.ERROR for found in diagnostics)
    name = _legal(file)
    suite = ET.SubElement(
        suites,
        "testsuite",
        name=name,
        tests=str(max(1, len(diagnostics))),
        failures=str(failed),
        errors="0",
        skipped="0",
    )
    if not diagnostics:
        ET.SubElement(suite, "testcase", name=name, classname=name)
    for found in diagnostics:
        case = ET.SubElement(suite, "testcase", name=_legal(f"{found.code} {found.place}"), classname=name)
        text = _legal(as_text.listing([found], language))
        if found.severity is Severity.ERROR:
            message = _legal(found.message.in_language(language))
            ET.SubElement(case, "failure", message=message, type=found.code).text = text
        else:
            ET.SubElement(case, "system-out").text = text


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
