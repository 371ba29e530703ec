"""Measures and results added to an issue, and a measure marked as done, reworded, removed or moved."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from rectify_cli.actions.amendment import Amendment, Subject, item, refuse_day, unnumbered
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.ledger.edits import Insert, Put, Remove, Value
from rectify_cli.ledger.model import Issue, Measure

NOUN = Phrase("措施", "measure")

_POINTS = {"measures": Phrase("措施", "measure"), "results": Phrase("整改情况", "result")}
"""The lists that points are added to, and what one of their points is called."""


def add_points(subject: Subject[Issue], field: Literal["measures", "results"], texts: Sequence[str]) -> Amendment:
    """Append measures or results to their list."""
    written = len(getattr(subject.record, field))
    first, last = written + 1, written + len(texts)
    zh, en = (str(first), str(first)) if first == last else (f"{first}—{last}", f"{first}-{last}")
    point = _POINTS[field]
    unmarked, note = unnumbered(texts)
    sentence = Phrase(
        f"添加第 {zh} 条{point.zh}{note.zh}", f"{point.en}{'' if first == last else 's'} {en} added{note.en}"
    )
    return Amendment(tuple(Insert((field,), text) for text in unmarked), sentence)


def finish_measure(subject: Subject[Issue], ordinal: int, day: dt.date | None) -> Amendment:
    """Record the day on which a measure, counted from 1, was done; by default today, unless a day is recorded."""
    number = subject.record.id
    already = item(subject, subject.record.measures, ordinal, NOUN).done
    if already and day is None:
        message = Phrase(f"第 {ordinal} 条措施已于 {already} 办结", f"measure {ordinal} was done on {already}")
        raise UsageError(
            message,
            Phrase(
                f"改日期用 rectify measure done {number} {ordinal} --date DATE",
                f"to correct the date: `rectify measure done {number} {ordinal} --date DATE`",
            ),
        )
    done = day or subject.today
    refuse_day(subject.inspection, done, subject.today)
    sentence = Phrase(f"第 {ordinal} 条措施于 {done} 办结", f"measure {ordinal} done on {done}")
    return Amendment((Put(("measures", ordinal - 1, "done"), done),), sentence)


def edit_measure(subject: Subject[Issue], ordinal: int, text: str) -> Amendment:
    """Put another text in the place of that of a measure, counted from 1; its points and its day stay."""
    measure = item(subject, subject.record.measures, ordinal, NOUN)
    path = ("measures", ordinal - 1)
    [text], note = unnumbered([text])
    before, after = shortened(measure.text), shortened(text)
    sentence = Phrase(
        f"第 {ordinal} 条措施由“{before}”改为“{after}”{note.zh}",
        f"measure {ordinal} changed from “{before}” to “{after}”{note.en}",
    )
    return Amendment((Put(path if isinstance(_value(measure), str) else (*path, "text"), text),), sentence)


def remove_measure(subject: Subject[Issue], ordinal: int) -> Amendment:
    """Remove a measure, counted from 1."""
    text = shortened(item(subject, subject.record.measures, ordinal, NOUN).text)
    sentence = Phrase(f"已删去第 {ordinal} 条措施“{text}”", f"measure {ordinal} removed: “{text}”")
    return Amendment((Remove(("measures", ordinal - 1)),), sentence)


def move_measure(subject: Subject[Issue], ordinal: int, to: int) -> Amendment:
    """Move a measure, counted from 1, to where `to` stands now."""
    measures = subject.record.measures
    measure = item(subject, measures, ordinal, NOUN)
    item(subject, measures, to, NOUN)
    text = shortened(measure.text)
    sentence = Phrase(f"第 {ordinal} 条措施“{text}”移作第 {to} 条", f"measure {ordinal}, “{text}”, moved to place {to}")
    if ordinal == to:
        return Amendment((), sentence)
    return Amendment((Remove(("measures", ordinal - 1)), Insert(("measures",), _value(measure), to - 1)), sentence)


def _value(measure: Measure) -> Value:
    """Return a measure as YAML holds it: the bare text where there is nothing else."""
    fields: dict[str, Value] = measure.model_dump(by_alias=True, exclude_defaults=True)
    return measure.text if set(fields) == {"text"} else fields
