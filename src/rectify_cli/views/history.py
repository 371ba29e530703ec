"""The history of one entry: every dated event of the data in order, each kind found by its own function."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, Register, Status
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Inspection, Issue, Tracked


@dataclass(frozen=True, slots=True)
class Event:
    """An event of one day: `summary` names it, `text` is what the data says of it, `to` the status it led to."""

    date: dt.date
    kind: str
    summary: Phrase
    text: str = ""
    to: Status | None = None


@dataclass(frozen=True, slots=True)
class History:
    """One entry and its events, the oldest first; those of one day are in the order of the tables below."""

    register: Register
    id: int
    title: str
    label: str
    due: dt.date | None
    events: tuple[Event, ...]
    disclosure: Disclosure


def build(ledger: Ledger, register: Register, record: Tracked) -> History:
    """Build the history of `record`, which is in `register`."""
    inspection = ledger.inspection.record
    events = chain.from_iterable(read(record, inspection) for read in _of_all)
    if isinstance(record, Issue):
        events = chain(events, chain.from_iterable(read(record) for read in _of_issues))
    return History(
        register=register,
        id=record.id,
        title=record.title if isinstance(record, Issue) else "",
        label=inspection.label(record),
        due=record.deadline if isinstance(record, Issue) else None,
        events=tuple(sorted(events, key=lambda event: event.date)),
        disclosure=record.disclosure if isinstance(record, Issue) else Disclosure.INTERNAL,
    )


def _feedback(_record: Tracked, inspection: Inspection) -> Iterator[Event]:
    yield Event(inspection.feedback, "feedback", Phrase("反馈", "feedback"), inspection.team)


def _plan(_record: Tracked, inspection: Inspection) -> Iterator[Event]:
    if inspection.plan_submitted:
        yield Event(inspection.plan_submitted, "plan", Phrase("报送整改方案", "plan submitted"))


def _progress(record: Tracked, inspection: Inspection) -> Iterator[Event]:
    """Yield each progress entry: a change of status, the same status again, or a return from completed (重开)."""
    before = Status.NOT_STARTED
    for step in record.progress:
        kind, summary = "progress", Phrase("进展", "progress")
        if before is Status.COMPLETED and step.status is not Status.COMPLETED:
            kind, summary = "reopened", Phrase("重开", "reopened")
        elif step.status is not before:
            kind, summary = "status", Phrase("状态", "status")
        label = inspection.label(record.model_copy(update={"progress": (step,)}))
        yield Event(step.date, kind, summary, "  ".join(filter(None, (label, step.note))), step.status)
        before = step.status


def _measures(issue: Issue) -> Iterator[Event]:
    for number, measure in enumerate(issue.measures, start=1):
        if measure.done:
            summary = Phrase(f"措施 {number} 办结", f"measure {number} done")
            yield Event(measure.done, "measure", summary, measure.text)


def _extensions(issue: Issue) -> Iterator[Event]:
    for extension in issue.extensions:
        text = f"{extension.previous} → {extension.until}  {extension.reason}"
        yield Event(extension.date, "extension", Phrase("申请延期", "extension"), text)


def _signatures(issue: Issue) -> Iterator[Event]:
    for signature in issue.sign_offs:
        text = f"{signature.role}  {signature.by}"
        yield Event(signature.date, "sign_off", Phrase("签字", "signed"), text)
        if signature.void:
            yield Event(signature.void, "void", Phrase("签字作废", "signature void"), text)


_of_all: tuple[Callable[[Tracked, Inspection], Iterator[Event]], ...] = (_feedback, _plan, _progress)
_of_issues: tuple[Callable[[Issue], Iterator[Event]], ...] = (_measures, _extensions, _signatures)
"""A new kind of event is a function above and its name here."""
