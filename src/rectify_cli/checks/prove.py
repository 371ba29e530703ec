"""Everything that is proved of a ledger: its entries, its figures and the words of its notice."""

import datetime as dt
from typing import TYPE_CHECKING

from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.checks import waivers
from rectify_cli.checks.waivers import Parted
from rectify_cli.core.terms import Edition
from rectify_cli.ledger import Ledger

if TYPE_CHECKING:
    from rectify_cli.documents import Document


def prove(
    ledger: Ledger,
    today: dt.date,
    notice: "Document | None" = None,
    edition: Edition = Edition.PUBLIC,
    *,
    complete: bool = True,
) -> Parted:
    """Return what is wrong with `ledger` on `today`, parted from what its data waives.

    The words of `notice`, set from it in `edition`, are proofread; without one they are not. Where the
    ledger is not `complete` (some file could not be read) the figures are not proved.
    """
    found = ledger_checks.run(ledger, today, complete=complete)
    if notice is not None:
        from rectify_cli.checks import proofread  # noqa: PLC0415 - the grammar takes its time

        found += proofread.check_rendered(ledger, edition, notice)
    if not any(entry.record.waive for entry in waivers.entries_of(ledger)):
        return Parted(found, [])
    from rectify_cli.checks import catalogue  # noqa: PLC0415 - collecting every rule takes its time

    idle = set() if complete else set(catalogue.OF_FIGURES)
    return waivers.part(ledger, found, catalogue.RULES, idle if notice else idle | set(catalogue.OF_WORDS))
