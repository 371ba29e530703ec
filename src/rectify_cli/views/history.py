"""The life of one entry: all that the data dates, in order, each kind of event by its own reader."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Inspection, Issue, Tracked


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on one day; `text` is what the data says of it, `to` the status it ended in."""

    date: dt.date
    kind: str
    said: Phrase
    text: str = ""
    to: Status | None = None


@dataclass(frozen=True, slots=True)
class History:
    """One entry and its events, the oldest first; on one day they stand in the order of the table below."""

    register: Register
    id: int
    title: str
    label: str
    due: dt.date | None
    events: tuple[Event, ...]


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
    )


def _feedback(_record: Tracked, inspection: Inspection) -> Iterator[Event]:
    yield Event(inspection.feedback, "feedback", Phrase("反馈", "feedback"), inspection.team)


def _plan(_record: Tracked, inspection: Inspection) -> Iterator[Event]:
    if inspection.plan_submitted:
        yield Event(inspection.plan_submitted, "plan", Phrase("报送整改方案", "plan submitted"))


def _progress(record: Tracked, inspection: Inspection) -> Iterator[Event]:
    """Yield each entry of the history: a move of the status, the same again, or a return from completed (重开)."""
    before = Status.NOT_STARTED
    for step in record.progress:
        kind, said = "progress", Phrase("进展", "progress")
        if before is Status.COMPLETED and step.status is not Status.COMPLETED:
            kind, said = "reopened", Phrase("重开", "reopened")
        elif step.status is not before:
            kind, said = "status", Phrase("状态", "status")
        label = inspection.label(record.model_copy(update={"progress": (step,)}))
        yield Event(step.date, kind, said, "  ".join(filter(None, (label, step.note))), step.status)
        before = step.status


def _measures(issue: Issue) -> Iterator[Event]:
    for number, measure in enumerate(issue.measures, start=1):
        if measure.done:
            said = Phrase(f"措施 {number} 办结", f"measure {number} done")
            yield Event(measure.done, "measure", said, measure.text)


def _extensions(issue: Issue) -> Iterator[Event]:
    for one in issue.extensions:
        text = f"{one.previous} → {one.until}  {one.reason}"
        yield Event(one.date, "extension", Phrase("申请延期", "extension"), text)


def _signatures(issue: Issue) -> Iterator[Event]:
    for one in issue.sign_offs:
        yield Event(one.date, "sign_off", Phrase("签字", "signed"), f"{one.role}  {one.by}")
        if one.void:
            yield Event(one.void, "void", Phrase("签字作废", "signature void"), f"{one.role}  {one.by}")


_of_all: tuple[Callable[[Tracked, Inspection], Iterator[Event]], ...] = (_feedback, _plan, _progress)
_of_issues: tuple[Callable[[Issue], Iterator[Event]], ...] = (_measures, _extensions, _signatures)
"""The kinds of events: a new one is a reader and its name here."""
