"""The plan of an issue: what remains to be done, added and removed."""

import datetime as dt

from rectify_cli.actions.amendment import Amendment, Subject, item, refuse, refuse_edits, unnumbered
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.ledger import limits
from rectify_cli.ledger.edits import Insert, Remove, Value
from rectify_cli.ledger.model import Issue

NOUN = Phrase("计划", "item of the plan")


def add_plan(subject: Subject[Issue], text: str, due: dt.date | None = None) -> Amendment:
    """Append what remains to be done, and by when."""
    [text], note = unnumbered([text])
    value: Value = text
    zh = en = ""
    if due is not None:
        refuse(limits.too_early(subject.inspection, due, limits.DEADLINE))
        value, zh, en = {"text": text, "due": due}, f"，时限 {due}", f", due {due}"
    ordinal = len(subject.record.plan) + 1
    sentence = Phrase(f"加上第 {ordinal} 条计划{zh}{note.zh}", f"item {ordinal} added to the plan{en}{note.en}")
    return Amendment((Insert(("plan",), value),), sentence)


def remove_plan(subject: Subject[Issue], ordinal: int) -> Amendment:
    """Remove an item of the plan, counted from 1."""
    text = shortened(item(subject, subject.record.plan, ordinal, NOUN).text)
    edits = (Remove(("plan", ordinal - 1)),)
    refuse_edits(subject, edits)
    return Amendment(
        edits, Phrase(f"已删去第 {ordinal} 条计划“{text}”", f"item {ordinal} of the plan removed: “{text}”")
    )
