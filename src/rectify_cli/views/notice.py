"""The notice (通报): who was inspected, the figures, each listed issue and what comes next."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rectify_cli.ledger import Ledger, Tally
from rectify_cli.model import Annex, Contact, Head, Inspection, Issue
from rectify_cli.terms import Arrangement, Edition, Register, Status


@dataclass(frozen=True, slots=True)
class Point:
    """One measure taken or planned, with its inner points."""

    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeIssue:
    """One listed issue as the notice prints it."""

    number: int
    title: str
    status: Status
    label: str
    measures: tuple[Point, ...]
    measures_as: Arrangement
    plan: tuple[Point, ...]
    plan_as: Arrangement
    owner: str | None
    lead: str | None
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class Aspect:
    """Neighbouring issues of one aspect (方面); `title` is None where the ledger names none."""

    title: str | None
    issues: tuple[NoticeIssue, ...]


@dataclass(frozen=True, slots=True)
class NoticeFigures:
    """The derived figures of the notice: every issue counts, listed or not."""

    issues: Tally
    immediate: Tally
    petitions: Tally


@dataclass(frozen=True, slots=True)
class Notice:
    """All a template of the notice may say."""

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
    aspects: tuple[Aspect, ...]
    next_steps: tuple[str, ...]
    closing: str | None
    contact: Contact
    head: Head | None
    addressee: str | None
    attachments: tuple[Annex, ...]
    note: str | None


def build(ledger: Ledger, edition: Edition) -> Notice:
    """Build the notice of `ledger` as it stood on the cut-off, with only what `edition` may print."""
    inspection = ledger.inspection.record
    ledger = ledger.as_of(inspection.cut_off)
    prose = inspection.notice
    return Notice(
        edition=edition,
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
        aspects=tuple(_aspects(ledger.edition(edition), inspection)),
        next_steps=prose.next_steps,
        closing=prose.closing,
        contact=inspection.contact,
        head=prose.head,
        addressee=prose.addressee,
        attachments=prose.attachments,
        note=prose.note,
    )


def _aspects(ledger: Ledger, inspection: Inspection) -> Iterator[Aspect]:
    issues = [entry.record for entry in ledger.issues]
    numbered = enumerate(issues, start=1)
    for title, group in groupby(numbered, key=lambda pair: pair[1].aspect):
        yield Aspect(title, tuple(_issue(number, issue, inspection) for number, issue in group))


def _issue(number: int, issue: Issue, inspection: Inspection) -> NoticeIssue:
    return NoticeIssue(
        number=number,
        title=issue.title,
        status=issue.status,
        label=inspection.label(issue),
        measures=tuple(Point(measure.text, measure.items) for measure in issue.measures),
        measures_as=issue.measures_as or _usual(len(issue.measures)),
        plan=tuple(Point(plan.text) for plan in issue.plan),
        plan_as=issue.plan_as or _usual(len(issue.plan)),
        owner=issue.owner,
        lead=issue.lead,
        due=issue.due,
    )


def _usual(points: int) -> Arrangement:
    """Return how so many points are printed unless the data says otherwise: one alone takes no 一是."""
    return Arrangement.LISTED if points > 1 else Arrangement.PLAIN
