"""Rules over a whole ledger: one module per subject, each with a `run` that yields diagnostics and writes nothing."""

import datetime as dt

from rectify_cli.checks.ledger import (
    closing,
    counts,
    dates,
    deadlines,
    evidence,
    example,
    identity,
    moves,
    numbering,
    own_fields,
    periods,
    privacy,
    signing,
    strays,
    substance,
)
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.ledger import Ledger

SUBJECTS = (
    identity,
    counts,
    dates,
    substance,
    numbering,
    own_fields,
    deadlines,
    privacy,
    evidence,
    moves,
    closing,
    signing,
    periods,
    strays,
    example,
)

WHOLE = (counts, strays)
"""The subjects that need every entry."""


def run(ledger: Ledger, today: dt.date, *, complete: bool = True) -> list[Diagnostic]:
    """Return the diagnostics of `ledger` on `today`, subject by subject.

    If the ledger is not `complete` (some file could not be read), the rules that need every entry are left out:
    missing entries would make them fail.
    """
    subjects = [subject for subject in SUBJECTS if complete or subject not in WHOLE]
    return [diagnostic for subject in subjects for diagnostic in subject.run(ledger, today)]
