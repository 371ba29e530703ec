"""Rules over a whole ledger: one module per subject, each a `run` that yields diagnostics and writes nothing."""

import datetime as dt

from rectify_cli.checks.ledger import (
    closing,
    counts,
    dates,
    deadlines,
    evidence,
    identity,
    moves,
    periods,
    privacy,
    signing,
    strays,
    substance,
)
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.ledger import Ledger

SUBJECTS = (identity, counts, dates, substance, deadlines, privacy, evidence, moves, closing, signing, periods, strays)

WHOLE = (counts, strays)
"""Those that need every entry."""


def run(ledger: Ledger, today: dt.date, *, complete: bool = True) -> list[Diagnostic]:
    """Return what is wrong with `ledger` on `today`, subject by subject.

    Where the ledger is not `complete` (some file could not be read) what needs every entry is not proved: it
    would be wrong for want of the missing entries.
    """
    subjects = [subject for subject in SUBJECTS if complete or subject not in WHOLE]
    return [found for subject in subjects for found in subject.run(ledger, today)]
