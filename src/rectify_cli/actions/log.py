"""Record dated progress in the history of an entry, and remove it."""

import datetime as dt
from collections.abc import Sequence

from rectify_cli.actions.amendment import Amendment, Subject, item, refuse_breach, refuse_day
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Status
from rectify_cli.ledger import status_typed
from rectify_cli.ledger.edits import Insert, Remove, Value
from rectify_cli.ledger.model import Progress, Tracked
from rectify_cli.ledger.status_typed import TypedStatus


def log(
    subject: Subject[Tracked], status: str | None, day: dt.date, *, note: str | None = None, word: str | None = None
) -> Amendment:
    """Add a status, by any word for it, to the history in the order of the dates; without one, a note that keeps it."""
    history = subject.record.progress
    index = max((index for index, step in enumerate(history, start=1) if step.date <= day), default=0)
    used = status_typed.used_in(subject.ledger)
    if status is None:
        reached = _kept(subject, history[:index], note)
    else:
        reached = status_typed.read(subject.inspection, status, used)
    refuse_day(subject.inspection, day, subject.today)
    steps = (*history[:index], Progress(date=day, status=reached.status), *history[index:])
    refuse_breach(subject, subject.record.model_copy(update={"progress": steps}))
    step: dict[str, Value] = {"date": day, "status": reached.written}
    step |= {key: text for key, text in (("word", word or reached.word), ("note", note)) if text}
    label = status_typed.label(subject.record, reached.status)
    sentence = Phrase(f"记录进展：{day} {label.zh}", f"progress logged: {label.en} on {day}")
    if status is None:
        sentence = Phrase(f"记录说明：{day}，状态仍为{label.zh}", f"note logged: {day}, still {label.en}")
    remark = status_typed.by_table(subject.inspection, subject.record, status, used) if status else None
    return Amendment((Insert(("progress",), step, index),), sentence, remark)


def remove_progress(subject: Subject[Tracked], ordinal: int) -> Amendment:
    """Remove an entry of the history, counted from 1, if what is left may stand."""
    history = subject.record.progress
    step = item(subject, history, ordinal, Phrase("进展", "progress entry"))
    left = (*history[: ordinal - 1], *history[ordinal:])
    refuse_breach(subject, subject.record.model_copy(update={"progress": left}))
    label = status_typed.label(subject.record, step.status)
    note = f"，{shortened(step.note)}" if step.note else ""
    zh = f"已删去第 {ordinal} 条进展：{step.date} {step.word or label.zh}{note}"
    note = f", {shortened(step.note)}" if step.note else ""
    en = f"progress entry {ordinal} removed: {step.date} {step.word or label.en}{note}"
    return Amendment((Remove(("progress", ordinal - 1)),), Phrase(zh, en))


def _kept(subject: Subject[Tracked], before: Sequence[Progress], note: str | None) -> TypedStatus:
    """Return the status reached before a note, in the words it is written with."""
    if not note:
        number = subject.record.id
        raise UsageError(
            Phrase("没有写 --status，也没有写 --note", "neither --status nor --note is given"),
            Phrase(
                f"状态不变只记说明：rectify log {number} --note 内容；状态变了加 --status",
                f"to note something and keep the status: `rectify log {number} --note TEXT`; else add --status",
            ),
        )
    if not before:
        return TypedStatus(Status.NOT_STARTED, Status.NOT_STARTED.value)
    status, word = before[-1].status, before[-1].word
    if word and subject.inspection.labels.get(word) is status:
        return TypedStatus(status, word)
    return TypedStatus(status, status.value, word)
