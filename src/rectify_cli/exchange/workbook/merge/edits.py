"""The accepted changes of a row of a sheet -> the edits of its entry, or the values of a new one."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rectify_cli.core.terms import Disclosure, Edition, Status
from rectify_cli.exchange.workbook.columns import OWN
from rectify_cli.exchange.workbook.merge import points
from rectify_cli.exchange.workbook.merge.times import Time
from rectify_cli.exchange.workbook.merge.values import CellValue
from rectify_cli.ledger import LISTED
from rectify_cli.ledger.edits import Edit, Insert, Path, Put, Remove, Value
from rectify_cli.ledger.model import Issue, Progress
from rectify_cli.ledger.status_typed import TypedStatus

STEP = ("status", "since", "progress")
"""The three columns that together are the last entry of the history."""

_LISTS = ("evidence", "measures", "results", "plan")


class Moved(NamedTuple):
    """A later deadline, its words where it is no exact day, and why it is extended."""

    date: dt.date
    when: str | None
    reason: str


class AcceptedChanges(NamedTuple):
    """The accepted changes of one row: its fields, the day for progress without a date, the edition of the sheet."""

    fields: dict[str, CellValue]
    day: dt.date
    edition: Edition


def edits(issue: Issue, raw: Mapping[str, Any], accepted: AcceptedChanges) -> Iterator[Edit]:
    """Yield the edits of one entry; `raw` is its file as plain data."""
    for name, value in accepted.fields.items():
        if name in _LISTS:
            yield from points.edits(name, _old(issue, name, raw, accepted.edition), value.value or ())
        elif name == "disclosure":
            yield Put((name,), value.value.value)
        elif name == "due":
            yield from _due(issue, value.value or Time(None), accepted.day)
        elif name not in STEP:
            path = tuple(name.split(".", maxsplit=1))
            yield Put(path, value.value) if value.text else Remove(path)
    if any(name in accepted.fields for name in STEP):
        yield from _progress(issue, accepted)


def _due(issue: Issue, time: Time | Moved, day: dt.date) -> Iterator[Edit]:
    """Yield the edits of a deadline, with its extension if it is one."""
    if isinstance(time, Moved) and issue.due:
        extension: dict[str, Value] = {"from": issue.due, "to": time.date, "date": day, "reason": time.reason}
        yield Insert(("extensions",), extension)
    for name, old, new in (("due", issue.due, time.date), ("when", issue.when, time.when)):
        if new is not None and new != old:
            yield Put((name,), new)
        elif new is None and old is not None:
            yield Remove((name,))


def _old(issue: Issue, name: str, raw: Mapping[str, Any], edition: Edition) -> list[points.Old]:
    present = getattr(issue, name)
    listed = [getattr(point, "disclosure", Disclosure.PUBLIC) in LISTED[edition] for point in present]
    return points.old(present, listed, raw.get(name, ()))


def dated(issue: Issue, accepted: AcceptedChanges) -> dt.date:
    """Return the day of the accepted progress: that of the sheet, else the given one, never before the last."""
    since = accepted.fields.get("since")
    last = issue.progress[-1].date if issue.progress else dt.date.min
    return since.value if since and since.text else max(accepted.day, last)


def history(issue: Issue, accepted: AcceptedChanges) -> tuple[Progress, ...]:
    """Return the days and statuses of the new history: one more step, or a replaced last one of the same day."""
    date = dated(issue, accepted)
    marked = accepted.fields["status"].value if "status" in accepted.fields else None
    kept = issue.progress[:-1] if issue.progress and issue.progress[-1].date == date else issue.progress
    return (*kept, Progress(date=date, status=marked.status if marked else issue.status))


def _progress(issue: Issue, accepted: AcceptedChanges) -> Iterator[Edit]:
    """Add a step to the history, or change the last one if it is of the same day."""
    last = issue.progress[-1] if issue.progress else None
    date, step = dated(issue, accepted), _step(issue, accepted)
    if last is None or last.date != date:
        yield Insert(("progress",), {"date": date, **step})
        return
    path: Path = ("progress", len(issue.progress) - 1)
    if "status" in accepted.fields:
        yield Put((*path, "status"), step["status"])
        if "word" in step:
            yield Put((*path, "word"), step["word"])
        elif last.word:
            yield Remove((*path, "word"))
    if "progress" in accepted.fields:
        yield Put((*path, "note"), step["note"]) if "note" in step else Remove((*path, "note"))


def _step(issue: Issue, accepted: AcceptedChanges) -> dict[str, Value]:
    """Return the step of the history without its date: the values of the row, else those of the last step."""
    last = issue.progress[-1] if issue.progress else None
    marked = accepted.fields["status"].value if "status" in accepted.fields else _last(issue)
    note = accepted.fields["progress"].text if "progress" in accepted.fields else (last.note if last else None)
    step: dict[str, Value] = {"status": marked.written}
    return step | {key: text for key, text in (("word", marked.word), ("note", note)) if text}


def _last(issue: Issue) -> TypedStatus:
    word = issue.progress[-1].word if issue.progress else None
    return TypedStatus(issue.status, issue.status.value, word)


def new_values(number: int, accepted: AcceptedChanges) -> dict[str, Value]:
    """Return the values of a new entry, in the order they are written."""
    fields = accepted.fields
    values: dict[str, Value] = {"id": number}
    for name in Issue.model_fields:
        value = fields.get("due" if name == "when" else name)
        if name == "measures":
            values |= _first(accepted)
        if value is None or not value.text or name in {"id", "progress"}:
            continue
        if name in {"due", "when"}:
            time = value.value
            values |= {name: said} if (said := time.date if name == "due" else time.when) else {}
        elif name in _LISTS:
            values[name] = [point.value for point in value.value]
        elif name == "disclosure":
            values |= {name: value.value.value} if value.value is not Disclosure.PUBLIC else {}
        else:
            values[name] = value.value
    own = {name.removeprefix(OWN): value.value for name, value in fields.items() if name.startswith(OWN) and value.text}
    return values | ({"fields": own} if own else {})


def _first(accepted: AcceptedChanges) -> dict[str, Value]:
    """Return the history of a new entry: one step, none if nothing has happened."""
    blank = Issue(id=1, title="-")
    step = _step(blank, accepted)
    if step == {"status": Status.NOT_STARTED.value} and "since" not in accepted.fields:
        return {}
    return {"progress": [{"date": dated(blank, accepted), **step}]}
