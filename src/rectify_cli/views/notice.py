"""The notice (通报): the inspection, the figures, each listed issue and the next steps."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.terms import Edition, Register
from rectify_cli.ledger import Ledger, Tally, facts
from rectify_cli.ledger.model import Contact
from rectify_cli.views import parts
from rectify_cli.views.issues import Aspect, aspects, listed, numbered
from rectify_cli.views.request import Request


@dataclass(frozen=True, slots=True)
class NoticeFigures:
    """The derived figures of the notice: every issue counts, listed or not."""

    issues: Tally
    immediate: Tally
    petitions: Tally


@dataclass(frozen=True, slots=True)
class Notice:
    """The data of a template of the notice; `unlisted` is None unless the notice is to mention unlisted issues.

    `immediate` are the immediate fixes it lists (立行立改), none unless it is to list them.
    """

    edition: Edition
    kind: str
    body: str
    team: str
    on_site_from: dt.date
    on_site_to: dt.date
    feedback: dt.date
    cut_off: dt.date
    signing: dt.date
    title: tuple[str, ...]
    lead: str
    organisation: tuple[str, ...]
    figures: NoticeFigures
    unlisted: Tally | None
    aspects: tuple[Aspect, ...]
    immediate: tuple[Aspect, ...]
    next_steps: tuple[str, ...]
    closing: str | None
    contact: Contact
    parts: parts.PrintedParts


def build(ledger: Ledger, request: Request) -> Notice:
    """Build the notice of `ledger` as of the cut-off date, with only what the edition may print."""
    ledger = facts.as_of(ledger, ledger.inspection.record.cut_off).counted()
    inspection = ledger.inspection.record
    prose, own = inspection.notice, inspection.papers.notice
    shown = ledger.edition(request.edition)
    return Notice(
        edition=request.edition,
        kind=inspection.kind.label.zh,
        body=inspection.body,
        team=inspection.team,
        on_site_from=inspection.on_site.start,
        on_site_to=inspection.on_site.end,
        feedback=inspection.feedback,
        cut_off=inspection.cut_off,
        signing=inspection.signing,
        title=prose.title,
        lead=prose.lead,
        organisation=prose.organisation,
        figures=NoticeFigures(*(ledger.tally(register) for register in Register)),
        unlisted=ledger.unlisted(request.edition, Register.ISSUES) if prose.mention_unlisted else None,
        aspects=aspects(listed(shown)),
        immediate=aspects(numbered(shown.immediate, inspection)) if prose.list_immediate else (),
        next_steps=prose.next_steps,
        closing=prose.closing,
        contact=inspection.contact,
        # What is published addresses nobody and ends with the contact.
        parts=parts.build(inspection, own, inspection.signing, "特此通报。" if own.addressee else ""),
    )
