"""No measure is copied from one issue to another; the notice, which prints the results, is read for those."""

import datetime as dt
from collections.abc import Iterator
from itertools import count

from rectify_cli.checks import copies
from rectify_cli.checks.copies import COPIED, Said
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.terms import Disclosure
from rectify_cli.ledger import Ledger

__all__ = ["COPIED", "run"]


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield each measure that stands, whole or as the beginning of a longer one, under another issue too."""
    for earlier, later in copies.copied(_measures(ledger)):
        yield copies.broken(earlier.at, later.at, whole=earlier.words == later.words)


def _measures(ledger: Ledger) -> Iterator[Said[Place]]:
    order = count()
    for number, entry in enumerate((*ledger.issues, *ledger.immediate)):
        if entry.record.disclosure is Disclosure.WITHHELD:
            continue
        for index, measure in enumerate(entry.record.measures):
            yield from copies.said(measure.text, number, next(order), entry.place("measures", index, "text"))
            for inner, item in enumerate(measure.items):
                yield from copies.said(item, number, next(order), entry.place("measures", index, "items", inner))
