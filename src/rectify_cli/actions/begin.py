"""The inspection of a new ledger: the example with the office's answers, and without its sentences."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from rectify_cli.actions.amendment import refuse
from rectify_cli.actions.set_inspection import Assignment, set_inspection
from rectify_cli.core.chinese.dates import printed_date
from rectify_cli.ledger import limits
from rectify_cli.ledger.edits import Edit, Put, Remove, Value
from rectify_cli.ledger.model import Inspection, months_after

ASKED = ("body", "kind", "team", "on_site", "feedback", "cut_off", "signing", "contact.phone")
"""What a new ledger is asked for, in this order."""

REQUIRED = ASKED[:5]
_TO_CUT_OFF, _TO_SIGNING = 6, 10


def answered(example: Mapping[str, Any], answers: Mapping[str, str]) -> tuple[Edit, ...]:
    """Return the edits of the example that write the answers, each the text of a key."""
    return set_inspection(example, [Assignment(key, text) for key, text in answers.items() if text]).edits


def refuse_order(inspection: Inspection, answers: Mapping[str, str]) -> None:
    """Raise UsageError if the days that were answered do not follow one another."""
    days = [step for step in limits.milestones(inspection) if step.path[0] in answers]
    refuse(limits.disorder(days))


def defaults(inspection: Inspection, key: str) -> str:
    """Return the usual day: the cut-off half a year after the feedback, the signing ten days later."""
    if key == "cut_off":
        return months_after(inspection.feedback, _TO_CUT_OFF).isoformat()
    return (inspection.cut_off + dt.timedelta(_TO_SIGNING)).isoformat() if key == "signing" else ""


def composed(inspection: Inspection, answers: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that compose the sentences that follow from the answers, and remove the example's others."""
    kind, team, body = inspection.kind.label.zh, inspection.team, inspection.body
    feedback = printed_date(inspection.feedback)
    lead = (
        f"{_span(inspection)}，{team}对{body}进行了{kind}。{feedback}，{team}向{body}反馈了{kind}意见。"
        f"按照{kind}工作有关要求，现将{kind}整改进展情况予以公布。"
    )
    title: Value = [body, f"关于{kind}整改进展情况的通报"]
    yield Put(("notice", "title"), title)
    yield Put(("notice", "lead"), lead)
    yield Remove(("notice", "organisation"))
    yield Remove(("notice", "next_steps"))
    yield Put(("notice", "closing"), f"欢迎广大干部群众对{kind}整改落实情况进行监督。")
    yield Remove(("contact", "mail") if answers.get("contact.phone") else ("contact",))


def _span(inspection: Inspection) -> str:
    """Return the days on site as a notice prints them: the year once if it is the same."""
    start, end = printed_date(inspection.on_site.start), printed_date(inspection.on_site.end)
    same = inspection.on_site.start.year == inspection.on_site.end.year
    return f"{start}至{end.partition('年')[2] if same else end}"
