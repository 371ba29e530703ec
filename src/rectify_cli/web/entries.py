"""The page of an entry: everything in it, its history, and the forms of its verbs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from rectify_cli.actions import Subject
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import lookup
from rectify_cli.ledger.model import Issue
from rectify_cli.store import Loaded
from rectify_cli.transactions import verbs
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.views import history
from rectify_cli.web import saving
from rectify_cli.web.drawing import desk_of, page, see_other
from rectify_cli.web.entry_forms import FORMS
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Input, Job

OWN = ("csrf", "digest", "confirmed")
"""The fields of every form that are none of the verb's."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A form that was refused: which one, about which item, what was filled in, and why."""

    form: str
    n: int
    texts: Mapping[str, str]
    error: RectifyError


def register_of(request: Request) -> Register:
    """Return the register a path names."""
    return Register(request.path_params["register"])


def draw(request: Request) -> Response:
    """Return the page of one entry."""
    return _drawn(request, None, 200)


def _drawn(request: Request, failed: Failed | None, status: int) -> Response:
    desk, register, number = desk_of(request), register_of(request), request.path_params["number"]
    loaded, ledger = desk.load(), desk.ledger()
    entry = lookup.entry(ledger, register, number)
    subject = Subject(ledger, entry, desk.today())

    def inputs(name: str, n: int = 0) -> Sequence[Input]:
        return FORMS[name].inputs(subject, n)

    return page(
        request,
        "entry.html.j2",
        status,
        register=register,
        entry=entry,
        record=entry.record,
        label=ledger.inspection.record.label(entry.record),
        plain=_plain(entry.record),
        history=history.build(ledger, register, entry.record),
        forms={form.name: form for form in FORMS.values() if register in form.registers},
        inputs=inputs,
        failed=failed,
        digest=desk.digest(loaded, entry.file),
    )


def _plain(record: Any) -> list[tuple[str, Phrase, str]]:  # noqa: ANN401 - an entry of any register
    """Return the key, the name and the text of each field of an issue that is one text, or a list of words."""
    if not isinstance(record, Issue):
        return []
    lists = {"measures", "results", "plan", "extensions", "evidence", "sign_offs", "progress", "waive", "fields", "id"}
    plain = []
    for key, field in type(record).model_fields.items():
        value = getattr(record, key)
        if key in lists or value in (None, (), ""):
            continue
        text = "、".join(value) if isinstance(value, tuple) else getattr(value, "label", Phrase(str(value), "")).zh
        plain.append((key, Phrase(field.title or key, key.replace("_", " ")), text))
    own = record.fields.printed()
    return plain + [(f"fields.{key}", Phrase(record.fields.declared[key].heading, key), own[key]) for key in own]


def save(request: Request, sent: FormData) -> Response:
    """Do what a form about an entry asks for, and return to its page; or show what stands against it."""
    desk, register, number = desk_of(request), register_of(request), request.path_params["number"]
    form = FORMS.get(request.path_params["form"])
    if form is None or register not in form.registers:
        raise UsageError(Phrase("没有这张表单", "no such form"))
    texts = {key: value for key, value in sent.items() if isinstance(value, str) and key not in OWN}
    fields = Fields(texts)
    label = lookup.entry(desk.ledger(), register, number).file

    def prepare(loaded: Loaded) -> Prepared:
        subject = verbs.subject_of(loaded, register, number, desk.today())
        return form.prepare(Job(desk.workspace, loaded, register, subject, fields))

    try:
        confirmed = not form.asks or bool(sent.get("confirmed"))
        outcome = saving.save(desk, label, str(sent.get("digest", "")), prepare, confirmed=confirmed)
    except RectifyError as refused:
        return _drawn(request, Failed(form.name, fields.number("n"), texts, refused), 422)
    return answered(request, form.title, texts, outcome, f"/{register.value}/{number}#{form.name}")


def answered(request: Request, title: Phrase, texts: Mapping[str, str], outcome: saving.Outcome, back: str) -> Response:
    """Return the way back to a page, or the page that shows what would be written, or both sides of a conflict."""
    if isinstance(outcome, saving.Written):
        return see_other(request, back, *outcome.said)
    shown = isinstance(outcome, saving.Shown)
    return page(
        request,
        "confirm.html.j2" if shown else "conflict.html.j2",
        200 if shown else 409,
        title=title,
        texts=texts,
        outcome=outcome,
        back=back,
        lines=saving.lines,
    )
