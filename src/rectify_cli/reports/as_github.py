"""Diagnostics as GitHub workflow commands, which annotate the lines of a pull request."""

from rectify_cli.diagnostics import Diagnostic
from rectify_cli.language import Language, Phrase
from rectify_cli.reports import Findings, as_text

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})
_HINT = Phrase("提示", "hint")


def write(findings: Findings, language: Language) -> str:
    """Return one command per diagnostic, then the verdict as a plain line."""
    commands = [_command(found, language) for found in findings.diagnostics]
    return "\n".join([*commands, as_text.summary(findings).said(language)])


def _command(found: Diagnostic, language: Language) -> str:
    place = found.place
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": found.code}
    written = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items() if value is not None
    )
    message = f"{found.message.said(language)}\n{_HINT.said(language)}: {found.hint.said(language)}"
    return f"::{found.severity.value} {written}::{message.translate(_DATA)}"
