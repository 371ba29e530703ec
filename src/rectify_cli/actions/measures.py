"""Measures and results added to an issue, and a measure marked as done."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from rectify_cli.actions.amendment import Amendment, Subject, refuse_day, unnumbered
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger.edits import Insert, Put
from rectify_cli.ledger.model import Issue

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
    number, measures = subject.record.id, subject.record.measures
    if not 1 <= ordinal <= len(measures):
        raise UsageError(
            Phrase(f"没有第 {ordinal} 条措施", f"no measure {ordinal}"),
            Phrase(
                f"共 {len(measures)} 条，rectify show {number} 列出",
                f"there are {len(measures)}; `rectify show {number}` lists them",
            ),
        )
    already = measures[ordinal - 1].done
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
