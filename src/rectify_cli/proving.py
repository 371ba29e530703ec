"""Everything that is proved of a ledger: its entries, its figures and the words of its notice."""

import datetime as dt
from pathlib import Path

from rectify_cli import checks, waivers
from rectify_cli.ledger import Ledger
from rectify_cli.terms import Edition
from rectify_cli.views import Request
from rectify_cli.waivers import Parted


def prove(ledger: Ledger, today: dt.date, own: Path | None, *, complete: bool = True) -> Parted:
    """Return what is wrong with `ledger` on `today`, parted from what its data waives.

    `own` is the folder of the workspace's templates: the public notice is set with them and its words are
    proofread; without it they are not. Where the ledger is not `complete` (some file could not be read),
    neither the words nor the figures are proved.
    """
    found = checks.run(ledger, today, complete=complete)
    if words := own is not None and complete:
        from rectify_cli import proofreading  # noqa: PLC0415 - the grammar and the template engine take their time

        found += proofreading.of_ledger(ledger, Request(Edition.PUBLIC, today), own)
    if not any(entry.record.waive for entry in waivers.entries_of(ledger)):
        return Parted(found, [])
    from rectify_cli import rules  # noqa: PLC0415 - collecting every rule takes its time

    idle = set() if complete else set(rules.OF_FIGURES)
    return waivers.part(ledger, found, rules.RULES, idle if words else idle | set(rules.OF_WORDS))
