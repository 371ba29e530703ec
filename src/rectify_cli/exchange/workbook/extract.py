"""The part of a ledger for sheets: one register on one day, with only what the edition may print."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.terms import Edition, Register
from rectify_cli.ledger import Ledger, Tally, facts
from rectify_cli.ledger.model import Inspection, Issue
from rectify_cli.ledger.order import by_aspect
from rectify_cli.views import Request


@dataclass(frozen=True, slots=True)
class Extract:
    """The listed entries of a register in the order of papers, and the count of all and of those not listed."""

    inspection: Inspection
    edition: Edition
    register: Register
    as_of: dt.date
    issues: tuple[Issue, ...]
    total: Tally
    unlisted: Tally


def extract(ledger: Ledger, request: Request, register: Register) -> Extract:
    """Return the extract of `ledger` as it stood on the day asked for; petitions have no sheet."""
    ledger = facts.as_of(ledger, request.today)
    listed = ledger.edition(request.edition)
    entries = {Register.ISSUES: listed.issues, Register.IMMEDIATE: listed.immediate}.get(register, ())
    return Extract(
        inspection=ledger.inspection.record,
        edition=request.edition,
        register=register,
        as_of=request.today,
        issues=tuple(entry.record for entry in by_aspect(entries, headed=False)),
        total=ledger.tally(register),
        unlisted=ledger.unlisted(request.edition, register),
    )
