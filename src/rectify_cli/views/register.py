"""All issues of a ledger, for the report, the register and the three lists (三清单)."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.terms import Edition, Register
from rectify_cli.ledger import Ledger, Tally, facts
from rectify_cli.ledger.model import Contact
from rectify_cli.views import parts
from rectify_cli.views.issues import Aspect, ListedIssue, aspects, listed
from rectify_cli.views.request import Request


@dataclass(frozen=True, slots=True)
class Sheet:
    """The data of the templates of these papers; `columns` are the key and heading of each declared field it shows.

    `unlisted` are the issues that are counted and not listed; `mentions_unlisted` is what the notice says of them.
    """

    edition: Edition
    kind: str
    body: str
    team: str
    feedback: dt.date
    as_of: dt.date
    issues: tuple[ListedIssue, ...]
    aspects: tuple[Aspect, ...]
    total: Tally
    immediate: Tally
    petitions: Tally
    unlisted: Tally
    mentions_unlisted: bool
    next_steps: tuple[str, ...]
    contact: Contact
    columns: tuple[tuple[str, str], ...]
    parts: parts.PrintedParts


def build(ledger: Ledger, request: Request) -> Sheet:
    """Build the sheet of `ledger` as of `request.today`."""
    ledger = facts.as_of(ledger, request.today).counted()
    inspection = ledger.inspection.record
    issues = listed(ledger.edition(request.edition))
    return Sheet(
        edition=request.edition,
        kind=inspection.kind.label.zh,
        body=inspection.body,
        team=inspection.team,
        feedback=inspection.feedback,
        as_of=request.today,
        issues=issues,
        aspects=aspects(issues),
        total=ledger.tally(Register.ISSUES),
        immediate=ledger.tally(Register.IMMEDIATE),
        petitions=ledger.tally(Register.PETITIONS),
        unlisted=ledger.unlisted(request.edition, Register.ISSUES),
        mentions_unlisted=inspection.notice.mention_unlisted,
        next_steps=inspection.notice.next_steps,
        contact=inspection.contact,
        columns=tuple(
            (key, declared.heading)
            for key, declared in inspection.fields.items()
            if declared.public or request.edition is Edition.INTERNAL
        ),
        parts=parts.build(inspection, inspection.papers.report, request.today, "特此报告。"),
    )
