"""The forms of an entry, each the verb of its name."""

from collections.abc import Sequence
from typing import Any

from rectify_cli import actions
from rectify_cli.actions import Amendment, Subject
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import status_typed
from rectify_cli.ledger.model import Issue
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Form, Input, amending

DATE, DUE = Phrase("日期", "date"), Phrase("时限", "due")


def _log_inputs(subject: Subject[Any], _n: int) -> Sequence[Input]:
    words = [(word, Phrase(f"{word}（{status.label.zh}）", f"{word} ({status.label.en})"))
             for word, status in subject.inspection.labels.items()]  # fmt: skip
    usual = [(status.value, status_typed.label(subject.record, status)) for status in Status]
    same = ("", Phrase("不变，只记说明", "unchanged, only a note"))
    inputs = [
        Input("status", Phrase("状态", "status"), "select", choices=[same, *usual, *words]),
        Input("date", DATE, "date", str(subject.today), required=True),
        Input("note", Phrase("内部说明", "internal note"), "area"),
        Input("word", Phrase("印出的状态用语", "word printed for the status")),
    ]
    if not isinstance(subject.record, Issue):
        return inputs
    plan = Input("plan", Phrase("同时添一条整改计划", "also an item of the plan"), "area")
    return [*inputs, plan, Input("due", Phrase("这条计划的时限", "due day of this item"), "date")]


def _log(subject: Subject[Any], fields: Fields) -> Amendment:
    day, until = fields.day("date") or subject.today, fields.day("due")
    logged = actions.log(subject, fields.text("status"), day, note=fields.text("note"), word=fields.text("word"))
    if plan := fields.text("plan"):
        return logged.then(actions.add_plan(subject, plan, until))
    if until:
        raise UsageError(Phrase("填了计划的时限，没有填计划", "there is a due day of a plan, but no plan"))
    return logged


LOG = Form("log", Phrase("记录进展", "log progress"), _log_inputs, amending(_log), registers=tuple(Register))

FORMS = {form.name: form for form in (LOG,)}
"""Every form of an entry by its name, which is also its address and the id of its place on the page."""
