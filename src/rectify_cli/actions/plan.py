"""The plan of an issue: what remains to be done, added, done and removed."""

import datetime as dt

from rectify_cli.actions.amendment import Amendment, Subject, item, refuse, refuse_edits, unnumbered
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Status
from rectify_cli.ledger import limits, lookup
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


def finish_plan(subject: Subject[Issue], ordinal: int, result: str | None = None) -> Amendment:
    """Move an item of the plan, counted from 1, to what was done: in its own words, or in those of `result`."""
    issue = subject.record
    done = item(subject, issue.plan, ordinal, NOUN)
    [text], note = unnumbered([result or done.text])
    edits = (Remove(("plan", ordinal - 1)), Insert(("results",), text))
    refuse_edits(subject, edits)
    zh, en = f"，连同 {len(done.milestones)} 个节点", f" with its milestones ({len(done.milestones)})"
    steps = Phrase(zh, en) if done.milestones else Phrase("", "")
    at = len(issue.results) + 1
    hint = Phrase("", "")
    if len(issue.plan) == 1 and issue.status is Status.STAGED:
        command = f"rectify log {lookup.typed(subject.entry)} --status completed"
        hint = Phrase(f"；计划已全部办结，整改完成的：{command}", f"; no plan remains: if it is completed, `{command}`")
    short = shortened(done.text)
    return Amendment(
        edits,
        Phrase(
            f"第 {ordinal} 条计划“{short}”已办结{steps.zh}，记为第 {at} 条整改情况{note.zh}{hint.zh}",
            f"item {ordinal} of the plan, “{short}”, done{steps.en}: now result {at}{note.en}{hint.en}",
        ),
    )


def remove_plan(subject: Subject[Issue], ordinal: int) -> Amendment:
    """Remove an item of the plan, counted from 1."""
    text = shortened(item(subject, subject.record.plan, ordinal, NOUN).text)
    edits = (Remove(("plan", ordinal - 1)),)
    refuse_edits(subject, edits)
    return Amendment(
        edits, Phrase(f"已删去第 {ordinal} 条计划“{text}”", f"item {ordinal} of the plan removed: “{text}”")
    )
