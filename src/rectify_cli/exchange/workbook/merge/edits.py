"""What is taken from a row of a sheet -> the edits of its entry, or the values of a new one."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rectify_cli.core.terms import Disclosure, Edition, Status
from rectify_cli.exchange.workbook.columns import BY_FIELD, ColumnKind
from rectify_cli.exchange.workbook.merge import points
from rectify_cli.exchange.workbook.merge.values import CellValue, Marked
from rectify_cli.ledger import LISTED
from rectify_cli.ledger.edits import Edit, Insert, Path, Put, Remove, Value
from rectify_cli.ledger.model import Issue, Progress

STEP = ("status", "since", "progress")
"""The three columns that together are the last entry of the history."""

_TEXTS = tuple(
    column.field
    for column in BY_FIELD.values()
    if column.kind in {ColumnKind.TEXT, ColumnKind.CHOICE} and column.field not in {*STEP, "disclosure"}
)
_LISTS = ("evidence", "measures", "results", "plan")


class AcceptedChanges(NamedTuple):
    """What is taken of one row: the fields, the day of progress without a date, the edition the row is of."""

    fields: Mapping[str, CellValue]
    day: dt.date
    edition: Edition


def edits(issue: Issue, raw: Mapping[str, Any], taken: AcceptedChanges) -> Iterator[Edit]:
    """Yield the edits of one entry; `raw` is its file as plain data."""
    for name, meant in taken.fields.items():
        if name in _LISTS:
            yield from points.edits(name, _old(issue, name, raw, taken.edition), meant.value or ())
        elif name == "disclosure":
            yield Put((name,), meant.value.value)
        elif name not in STEP:
            yield Put((name,), meant.value) if meant.text else Remove((name,))
    if any(name in taken.fields for name in STEP):
        yield from _progress(issue, taken)


def _old(issue: Issue, name: str, raw: Mapping[str, Any], edition: Edition) -> list[points.Old]:
    present = getattr(issue, name)
    listed = [getattr(point, "disclosure", Disclosure.PUBLIC) in LISTED[edition] for point in present]
    return points.old(present, listed, raw.get(name, ()))


def dated(issue: Issue, taken: AcceptedChanges) -> dt.date:
    """Return the day of the progress that is taken: the one in the sheet, else the day given, never before the last."""
    since = taken.fields.get("since")
    last = issue.progress[-1].date if issue.progress else dt.date.min
    return since.value if since and since.text else max(taken.day, last)


def history(issue: Issue, taken: AcceptedChanges) -> tuple[Progress, ...]:
    """Return the days and statuses of the history as it will be: an entry more, or another last one of the same day."""
    date = dated(issue, taken)
    marked = taken.fields["status"].value if "status" in taken.fields else None
    kept = issue.progress[:-1] if issue.progress and issue.progress[-1].date == date else issue.progress
    return (*kept, Progress(date=date, status=marked.status if marked else issue.status))


def _progress(issue: Issue, taken: AcceptedChanges) -> Iterator[Edit]:
    """Add an entry to the history; one of the same day says more instead of standing there twice."""
    last = issue.progress[-1] if issue.progress else None
    date, step = dated(issue, taken), _step(issue, taken)
    if last is None or last.date != date:
        yield Insert(("progress",), {"date": date, **step})
        return
    path: Path = ("progress", len(issue.progress) - 1)
    if "status" in taken.fields:
        yield Put((*path, "status"), step["status"])
        if "word" in step:
            yield Put((*path, "word"), step["word"])
        elif last.word:
            yield Remove((*path, "word"))
    if "progress" in taken.fields:
        yield Put((*path, "note"), step["note"]) if "note" in step else Remove((*path, "note"))


def _step(issue: Issue, taken: AcceptedChanges) -> dict[str, Value]:
    """Return the entry of the history without its date: what the row says, for what it leaves open the last one."""
    last = issue.progress[-1] if issue.progress else None
    marked = taken.fields["status"].value if "status" in taken.fields else _last(issue)
    note = taken.fields["progress"].text if "progress" in taken.fields else (last.note if last else None)
    step: dict[str, Value] = {"status": marked.written}
    return step | {key: text for key, text in (("word", marked.word), ("note", note)) if text}


def _last(issue: Issue) -> Marked:
    word = issue.progress[-1].word if issue.progress else None
    return Marked(issue.status, issue.status.value, word)


def new_values(number: int, taken: AcceptedChanges) -> dict[str, Value]:
    """Return the values of a new entry, in the order they are written."""
    fields = taken.fields
    values: dict[str, Value] = {"id": number}
    for name in Issue.model_fields:
        meant = fields.get(name)
        if name == "measures":
            values |= _first(taken)
        if meant is None or not meant.text or name in {"id", "progress"}:
            continue
        if name in _LISTS:
            values[name] = [point.value for point in meant.value]
        elif name == "disclosure":
            values |= {name: meant.value.value} if meant.value is not Disclosure.PUBLIC else {}
        else:
            values[name] = meant.value
    return values


def _first(taken: AcceptedChanges) -> dict[str, Value]:
    """Return the history of a new entry: one step, none where nothing has happened."""
    blank = Issue(id=1, title="-")
    step = _step(blank, taken)
    if step == {"status": Status.NOT_STARTED.value} and "since" not in taken.fields:
        return {}
    return {"progress": [{"date": dated(blank, taken), **step}]}
