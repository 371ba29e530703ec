"""Measures: add them to an issue, mark one as done."""

import datetime as dt
from collections.abc import Sequence

from rectify_cli.actions.amendment import Amendment, Subject, refuse_day
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger.edits import Insert, Put
from rectify_cli.ledger.model import Issue


def add_measures(subject: Subject[Issue], texts: Sequence[str]) -> Amendment:
    """Append measures to the list."""
    first, last = len(subject.record.measures) + 1, len(subject.record.measures) + len(texts)
    zh, en = (str(first), str(first)) if first == last else (f"{first}—{last}", f"{first}-{last}")
    sentence = Phrase(f"添加第 {zh} 条措施", f"measure{'' if first == last else 's'} {en} added")
    return Amendment(tuple(Insert(("measures",), text) for text in texts), sentence)


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
