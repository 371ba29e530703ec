"""Diagnostics as GitHub workflow commands, which annotate the lines of a pull request."""

from collections import Counter
from collections.abc import Iterator

from rectify_cli.cli.reports import Findings, as_text
from rectify_cli.core.diagnostics import Diagnostic, Severity, Unit
from rectify_cli.core.language import COLON, Language, Phrase

AT_MOST = 10
"""GitHub shows ten annotations of each level in one step; the rest is dropped silently."""

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
_HINT = Phrase("提示", "hint")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(findings: Findings, language: Language) -> str:
    """Return a command per diagnostic, those over GitHub's limit as a group of plain text, then the verdict."""
    edition = f" [{findings.edition.label.in_language(language)}]" if findings.edition else ""
    return "\n".join([*_lines(findings, language), f"{as_text.summary(findings).in_language(language)}{edition}"])


def _lines(findings: Findings, language: Language) -> Iterator[str]:
    number: Counter[Severity] = Counter()
    over = []
    for found in findings.diagnostics:
        number[found.severity] += 1
        if number[found.severity] <= AT_MOST:
            yield _command(found, language)
        else:
            over.append(found)
    if over:
        yield f"::group::{Phrase(f'另有 {len(over)} 处', f'{len(over)} more').in_language(language)}"
        yield from (_plain(line) for line in as_text.listing(over, language).split("\n"))
        yield "::endgroup::"


def _plain(line: str) -> str:
    """Return a line in a form that GitHub does not take for a command."""
    return f" {line}" if line.lstrip().startswith(("::", "##[")) else line


def _command(found: Diagnostic, language: Language) -> str:
    place = found.place
    lined = place.unit is Unit.LINE
    properties = {
        "file": place.file,
        "line": place.line if lined else None,
        "col": place.column if lined else None,
        "title": found.code,
    }
    written = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items() if value is not None
    )
    message = found.message.in_language(language)
    located = message if lined or place.line is None else f"{place}: {message}"
    hinted = f"{located}\n{_HINT.in_language(language)}{COLON.in_language(language)}{found.hint.in_language(language)}"
    return f"::{_LEVELS[found.severity]} {written}::{hinted.translate(_DATA)}"
