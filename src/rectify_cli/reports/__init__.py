"""Diagnostics -> what a person or a machine reads: one module `as_FORMAT` per format, each with a `write`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rectify_cli.diagnostics import Diagnostic, Severity
from rectify_cli.language import Language


@dataclass(frozen=True, slots=True)
class Findings:
    """What one run found on `as_of`; `complete` is false where files could not be read."""

    diagnostics: Sequence[Diagnostic]
    as_of: dt.date
    complete: bool = True

    def number(self, severity: Severity) -> int:
        """Count the diagnostics of one severity."""
        return sum(found.severity is severity for found in self.diagnostics)


class Report(Protocol):
    """The interface of a report module."""

    def write(self, findings: Findings, language: Language) -> str:
        """Return the report, without a line end after it."""
