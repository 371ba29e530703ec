"""The pages that are about no entry: the office's registers, the facts, the inspection and its policy."""

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from rectify_cli import actions
from rectify_cli.checks import office_words, word_list
from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Register
from rectify_cli.ledger.model import SHIPPED
from rectify_cli.store import Loaded
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.views import declared, facts, policy, records, status_words
from rectify_cli.web import answers, saving
from rectify_cli.web.desk import Desk
from rectify_cli.web.desk_form import DeskForm, Job
from rectify_cli.web.desk_forms import FORMS
from rectify_cli.web.drawing import desk_of, language_of, page
from rectify_cli.web.entries import Failed
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Input


class Sheet:
    """What a template draws the forms of a page with: their fields, and the hash of the file each changes."""

    def __init__(self, desk: Desk) -> None:
        """Look at the ledger as it is."""
        self._desk, self._loaded = desk, desk.load()

    def form(self, name: str) -> DeskForm:
        """Return a form."""
        return FORMS[name]

    def inputs(self, name: str, key: str = "") -> Sequence[Input]:
        """Return the fields of a form about what `key` names."""
        return FORMS[name].inputs(self._desk.ledger(), key, self._desk.today())

    def digest(self, name: str, key: str = "") -> str:
        """Return the hash of the file that a form changes."""
        return self._desk.digest(self._loaded, _label(self._desk, FORMS[name], key))


def _label(desk: Desk, form: DeskForm, key: str) -> str:
    file = form.file(key)
    return desk.workspace.label(desk.workspace.data / file) if file else ""


def new(request: Request) -> Response:
    """Return the form of a new issue."""
    desk, key = desk_of(request), request.query_params.get("register", "issues")
    return page(request, "form.html.j2", sheet=Sheet(desk), form=FORMS["new"], key=key, failed=None, back=f"/{key}")


def registers(request: Request) -> Response:
    """Return the registers of the office's own, those in use first."""
    desk = desk_of(request)
    ledger = desk.ledger()
    own = ledger.inspection.record.registers
    off = [name for name in SHIPPED if ledger.inspection.record.own_register(name) is None]
    counts = {each.name: len(ledger.records.get(each.name, ())) for each in own}
    return page(request, "registers.html.j2", sheet=Sheet(desk), own=own, off=off, counts=counts)


def register(request: Request) -> Response:
    """Return the records of one register."""
    desk = desk_of(request)
    ledger = desk.ledger()
    own = actions.register_named(ledger, request.path_params["name"])
    entries = ledger.records.get(own.name, ())
    return page(request, "register.html.j2", sheet=Sheet(desk), own=own, table=records.build(own, entries))


def fields(request: Request) -> Response:
    """Return the fields of the office's own, each with how many entries fill it in."""
    desk = desk_of(request)
    return page(request, "fields.html.j2", sheet=Sheet(desk), declared=declared.build(desk.ledger()))


def words(request: Request) -> Response:
    """Return the words of states, and the office's own words for papers."""
    desk = desk_of(request)
    rows = status_words.build(desk.ledger().inspection.record)
    own = office_words.office(desk.workspace)
    return page(request, "words.html.j2", sheet=Sheet(desk), rows=rows, own=own, levels=word_list.BY_RULE)


def facts_page(request: Request) -> Response:
    """Return the facts, and the numbers of prose that are none."""
    desk = desk_of(request)
    ledger = desk.ledger()
    table = facts.build(ledger, language_of(request))
    return page(request, "facts.html.j2", sheet=Sheet(desk), table=table, typed=facts.typed(ledger))


def inspection(request: Request) -> Response:
    """Return what data/inspection.yaml says, and the policy rule by rule."""
    desk = desk_of(request)
    entry = desk.ledger().inspection
    found = [each for each in desk.findings() if each.place.file == entry.file]
    return page(
        request,
        "inspection.html.j2",
        sheet=Sheet(desk),
        file=entry.file,
        found=found,
        rules=policy.build(entry),
        declared=entry.record.declared,
        columns=tuple(Column),
        registers=tuple(Register),
    )


def save(request: Request, sent: FormData) -> Response:
    """Do what a form asks for, and return to its page; or show what stands against it."""
    desk, form = desk_of(request), FORMS.get(request.path_params["form"])
    if form is None:
        raise UsageError(Phrase("没有这张表单", "no such form"))
    texts = answers.texts_of(sent)
    key, fields = texts.get("about", ""), Fields(texts)

    def prepare(loaded: Loaded) -> Prepared:
        return form.prepare(Job(desk.workspace, loaded, desk.today(), key, fields))

    back = form.back(texts.get("register", key) if form.name == "new" else key)
    try:
        confirmed = not form.asks or bool(sent.get("confirmed"))
        outcome = saving.save(desk, _label(desk, form, key), str(sent.get("digest", "")), prepare, confirmed=confirmed)
    except RectifyError as refused:
        failed = Failed(form.name, 0, texts, refused)
        return page(request, "form.html.j2", 422, sheet=Sheet(desk), form=form, key=key, failed=failed, back=back)
    return answers.after(request, form.title, texts, outcome, back)
