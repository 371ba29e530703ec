"""Record dated progress in the history of an entry."""

import datetime as dt

from rectify_cli.actions.amendment import Amendment, Subject, refuse_breach, refuse_day
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger.edits import Insert, Value
from rectify_cli.ledger.model import Inspection, Progress, Tracked


def log(
    subject: Subject[Tracked], status: str, day: dt.date, *, note: str | None = None, word: str | None = None
) -> Amendment:
    """Add a status, by one of the ledger's own words or a standard one, to the history in the order of the dates."""
    history = subject.record.progress
    reached, written = _status(subject.inspection, status)
    refuse_day(subject.inspection, day, subject.today)
    index = max((index for index, step in enumerate(history, start=1) if step.date <= day), default=0)
    steps = (*history[:index], Progress(date=day, status=reached), *history[index:])
    refuse_breach(subject, subject.record.model_copy(update={"progress": steps}))
    step: dict[str, Value] = {"date": day, "status": written}
    step |= {key: text for key, text in (("word", word), ("note", note)) if text}
    sentence = Phrase(f"记录进展：{day} {reached.label.zh}", f"progress logged: {reached.label.en} on {day}")
    return Amendment((Insert(("progress",), step, index),), sentence)


def _status(inspection: Inspection, typed: str) -> tuple[Status, str]:
    """Return the status of a word, and its form in YAML; raises UsageError listing the known words."""
    if typed in inspection.labels:
        return inspection.labels[typed], typed
    try:
        status = Status(typed)
    except ValueError:
        zh = "、".join([*(f"{term.value}（{term.label.zh}）" for term in Status), *inspection.labels])
        en = ", ".join([*(f"{term.value} ({term.label.zh})" for term in Status), *inspection.labels])
        message = Phrase(f"“{typed}”不是状态", f"“{typed}” is not a status")
        raise UsageError(message, Phrase(f"可以写：{zh}", f"one of: {en}")) from None
    return status, status.value
