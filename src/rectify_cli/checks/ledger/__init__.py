"""Rules over a whole ledger: one module per family, each a `run` that yields diagnostics and writes nothing."""

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

FAMILIES = (identity, counts, dates, substance, deadlines, privacy, evidence, moves, closing, signing, periods, strays)

WHOLE = (counts, strays)
"""Those that need every entry."""


def run(ledger: Ledger, today: dt.date, *, complete: bool = True) -> list[Diagnostic]:
    """Return what is wrong with `ledger` on `today`, family by family.

    Where the ledger is not `complete` (some file could not be read) what needs every entry is not proved: it
    would be wrong for want of the missing entries.
    """
    families = [family for family in FAMILIES if complete or family not in WHOLE]
    return [found for family in families for found in family.run(ledger, today)]
