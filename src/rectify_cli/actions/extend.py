"""Extend a deadline (申请延期), keeping the old one and the reason."""

import datetime as dt

from rectify_cli.actions.amendment import Amendment, Subject, refuse, refuse_day
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import limits
from rectify_cli.ledger.edits import Insert, Put, Remove, Value
from rectify_cli.ledger.model import Issue


def extend(subject: Subject[Issue], until: dt.date, reason: str, day: dt.date) -> Amendment:
    """Record the extension, applied for on `day`, and set the new deadline."""
    refuse_day(subject.inspection, day, subject.today)
    refuse(limits.extension(subject.record, until, day))
    due = subject.record.deadline
    extension: dict[str, Value] = {"to": until, "date": day, "reason": reason}
    # The words of the old deadline would contradict the new one.
    worded = (Remove(("when",)),) if subject.record.when else ()
    applied = Insert(("extensions",), {"from": due, **extension} if due else extension)
    edits = (applied, Put(("due",), until), *worded)
    return Amendment(edits, Phrase(f"整改时限由 {due} 延至 {until}", f"deadline extended from {due} to {until}"))
