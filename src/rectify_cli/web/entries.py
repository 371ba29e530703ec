"""The page of an entry: everything in it, its history, and the forms of its verbs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from rectify_cli.actions import Subject
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import lookup
from rectify_cli.ledger.model import Issue
from rectify_cli.store import Loaded
from rectify_cli.store import evidence as stored
from rectify_cli.transactions import verbs
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.views import history
from rectify_cli.web import answers, findings, saving, uploads
from rectify_cli.web.drawing import desk_of, page
from rectify_cli.web.entry_forms import FORMS
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Input, Job, filled


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
    entries = ledger.register(register)
    at = entries.index(entry)
    after = entries[at + 1] if at + 1 < len(entries) else None

    def inputs(name: str, n: int = 0) -> Sequence[Input]:
        return filled(request, f"{name}-{n}" if n else name, FORMS[name].inputs(subject, n))

    return page(
        request,
        "entry.html.j2",
        status,
        register=register,
        record=entry.record,
        file=entry.file,
        label=ledger.inspection.record.label(entry.record),
        label_of=lambda step: ledger.inspection.record.label(entry.record.model_copy(update={"progress": (step,)})),
        plain=_plain(entry.record),
        history=history.build(ledger, register, entry.record),
        found=findings.of_entry(desk.findings_of(register, entry), register, entry, after),
        stored=ledger.files,
        parties=ledger.inspection.record.sign_offs,
        forms={form.name: form for form in FORMS.values() if register in form.registers},
        inputs=inputs,
        failed=failed,
        opened=request.query_params.get("open", ""),
        digest=desk.digest(loaded, entry.file),
        before=entries[at - 1].record.id if at else None,
        after=after.record.id if after else None,
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
    texts = answers.texts_of(sent)
    fields = Fields(texts)
    label = lookup.entry(desk.ledger(), register, number).file
    with uploads.kept(sent) as files:

        def prepare(loaded: Loaded) -> Prepared:
            subject = verbs.subject_of(loaded, register, number, desk.today())
            return form.prepare(Job(desk.workspace, loaded, register, subject, fields, files))

        try:
            confirmed = not form.asks or bool(sent.get("confirmed"))
            outcome = saving.save(desk, label, str(sent.get("digest", "")), prepare, confirmed=confirmed)
        except RectifyError as refused:
            return _drawn(request, Failed(form.name, fields.number("n"), texts, refused), 422)
        back = f"/{register.value}" if form.name in {"delete", "petition-remove"} else f"/{register.value}/{number}"
        return answers.after(request, form.title, texts, outcome, back, again=not files)


def evidence(request: Request) -> Response:
    """Return a file of the evidence of an entry, by its number there, to be stored and not to be shown."""
    desk, register = desk_of(request), register_of(request)
    ledger = desk.ledger()
    record: Any = lookup.entry(ledger, register, request.path_params["number"]).record
    pieces, n = getattr(record, "evidence", ()), request.path_params["n"]
    name = pieces[n - 1].file if 1 <= n <= len(pieces) else None
    path = stored.path_of(desk.workspace.data / stored.FOLDER, name) if name else None
    if path is None:
        raise UsageError(
            Phrase("没有这份材料的文件", "there is no file of this evidence"),
            Phrase("rectify evidence list 列出材料和文件", "`rectify evidence list` lists what there is"),
        )
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox"}
    return FileResponse(path, media_type="application/octet-stream", filename=path.name, headers=headers)
