"""Diagnostics -> reports for people and machines: one module `as_FORMAT` per format, each with a `write`."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Edition

if TYPE_CHECKING:
    from rectify_cli.checks.waivers import Waived
    from rectify_cli.notices import Reading

CHECK = Phrase("核对", "check")
DATA = Phrase("数据核对", "check of the data")
PROOFREAD = Phrase("校对", "proofreading")


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one run.

    `as_of` is the day of the check, None if no day matters; `complete` is false if files could not be read.
    `known` counts findings that are in the baseline and not reported again, `gone` those of the baseline that
    were not found. `papers` are the notices as read, `deed` names what was done. In a `strict` run a warning fails too;
    `claims` asks for a list of what the figures of the papers claim of each other. `day` is today, by which a file of
    comments or of sheets is dated. `edition` is whom a report on a ledger is for, None for one on papers.
    """

    diagnostics: Sequence[Diagnostic]
    as_of: dt.date | None = None
    complete: bool = True
    deed: Phrase = CHECK
    waived: "Sequence[Waived]" = ()
    known: int = 0
    gone: int = 0
    papers: "Sequence[Reading]" = ()
    strict: bool = False
    claims: bool = False
    day: dt.date = dt.date.min
    edition: Edition | None = None

    @property
    def failing(self) -> "list[Diagnostic]":
        """The diagnostics for which the run fails."""
        severities = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        return [found for found in self.diagnostics if found.severity in severities]

    def number(self, severity: Severity) -> int:
        """Count the diagnostics of one severity."""
        return sum(found.severity is severity for found in self.diagnostics)


def _text(findings: Findings, language: Language) -> str:
    from rectify_cli.cli.reports import as_text

    return as_text.write(findings, language)


def _json(findings: Findings, language: Language) -> str:
    from rectify_cli.cli.reports import as_json

    return as_json.write(findings, language)


def _github(findings: Findings, language: Language) -> str:
    from rectify_cli.cli.reports import as_github

    return as_github.write(findings, language)


def _gitlab(findings: Findings, language: Language) -> str:
    from rectify_cli.cli.reports import as_gitlab

    return as_gitlab.write(findings, language)


def _sarif(findings: Findings, language: Language) -> str:
    from rectify_cli.cli.reports import as_sarif

    return as_sarif.write(findings, language)


def _junit(findings: Findings, language: Language) -> str:
    from rectify_cli.cli.reports import as_junit

    return as_junit.write(findings, language)


def _html(findings: Findings, language: Language) -> str:
    from rectify_cli.cli.reports import as_html

    return as_html.write(findings, language)


def _rdjson(findings: Findings, language: Language) -> str:
    from rectify_cli.cli.reports import as_rdjson

    return as_rdjson.write(findings, language)


def _docx(findings: Findings, language: Language) -> bytes:
    from rectify_cli.cli.reports import as_docx

    return as_docx.write(findings, language)


def _xlsx(findings: Findings, language: Language) -> bytes:
    from rectify_cli.cli.reports import as_xlsx

    return as_xlsx.write(findings, language)


REPORTS: dict[str, Callable[[Findings, Language], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "rdjson": _rdjson,
    "html": _html,
}
"""The report in each format of text, without a line end after it; its module is imported when a report is written."""

FILES: dict[str, Callable[[Findings, Language], bytes]] = {"docx": _docx, "xlsx": _xlsx}
"""The report in each format that only a file can hold."""
