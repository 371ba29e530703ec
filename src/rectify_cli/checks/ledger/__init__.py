"""Rules over a whole ledger: one module per subject, each with a `run` that yields diagnostics and writes nothing."""

import datetime as dt

from rectify_cli.checks.ledger import (
    closing,
    counts,
    dates,
    deadlines,
    evidence,
    example,
    facts,
    identity,
    moves,
    numbering,
    own_fields,
    paper_parts,
    periods,
    privacy,
    records,
    repeated,
    signing,
    strays,
    substance,
    unseen,
)
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.facts import filled

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
    facts,
    records,
    paper_parts,
    repeated,
    example,
    unseen,
)

WRITTEN = (facts,)
"""The subjects that judge what is written, not what is printed."""

WHOLE = (counts, strays, records)
"""The subjects that need every entry."""

COMPARING = (identity, repeated)
"""The subjects that compare the entries with each other."""


def run(ledger: Ledger, today: dt.date, *, complete: bool = True) -> list[Diagnostic]:
    """Return the diagnostics of `ledger` on `today`, subject by subject.

    If the ledger is not `complete` (some file could not be read), the rules that need every entry are left out:
    missing entries would make them fail.
    """
    subjects = [subject for subject in SUBJECTS if complete or subject not in WHOLE]
    # What is printed is judged, but for the rules of what is written for it.
    printed = filled(ledger)
    return [
        diagnostic
        for subject in subjects
        for diagnostic in subject.run(ledger if subject in WRITTEN else printed, today)
    ]


def of_entry(ledger: Ledger, alone: Ledger, today: dt.date, *, complete: bool = True) -> list[Diagnostic]:
    """Return the diagnostics of one entry of `ledger`, which stands in the ledger `alone`, without those of the others.

    They are the same as `run` returns of its file, and take no longer the more entries there are.
    """
    subjects = [subject for subject in SUBJECTS if complete or subject not in WHOLE]
    printed, whole = filled(alone), filled(ledger)
    files = {entry.file for _, entry in alone.issues_by_register()}
    return [
        diagnostic
        for subject in subjects
        for diagnostic in subject.run(
            whole if subject in COMPARING else alone if subject in WRITTEN else printed, today
        )
        if diagnostic.place.file in files
    ]
