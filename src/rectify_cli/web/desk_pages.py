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
from rectify_cli.web import answers, findings, saving
from rectify_cli.web.desk import Desk
from rectify_cli.web.desk_form import DeskForm, Job
from rectify_cli.web.desk_forms import FORMS
from rectify_cli.web.drawing import desk_of, language_of, page
from rectify_cli.web.entries import Failed
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Input, filled
from rectify_cli.web.inspection_keys import BEFORE


class Sheet:
    """What a template draws the forms of a page with: their fields, and the hash of the file each changes."""

    def __init__(self, request: Request) -> None:
        """Look at the ledger as it is, and at the form that a link opened."""
        self._request, self._desk = request, desk_of(request)
        self._loaded = self._desk.load()
        self.opened = request.query_params.get("open", "")

    def form(self, name: str) -> DeskForm:
        """Return a form."""
        return FORMS[name]

    def inputs(self, name: str, key: str = "") -> Sequence[Input]:
        """Return the fields of a form about what `key` names."""
        place = f"{name}-{key.replace('/', '-')}" if key else name
        return filled(self._request, place, FORMS[name].inputs(self._desk.ledger(), key, self._desk.today()))

    def digest(self, name: str, key: str = "") -> str:
        """Return the hash of the file that a form changes."""
        return self._desk.digest(self._loaded, _label(self._desk, FORMS[name], key))


def _label(desk: Desk, form: DeskForm, key: str) -> str:
    file = form.file(key)
    return desk.workspace.label(desk.workspace.data / file) if file else ""


def new(request: Request) -> Response:
    """Return the form of a new issue."""
    key = request.query_params.get("register", "issues")
    return page(request, "form.html.j2", sheet=Sheet(request), form=FORMS["new"], key=key, failed=None, back=f"/{key}")


def registers(request: Request) -> Response:
    """Return the registers of the office's own, those in use first."""
    desk = desk_of(request)
    ledger = desk.ledger()
    own = ledger.inspection.record.registers
    off = [name for name in SHIPPED if ledger.inspection.record.own_register(name) is None]
    counts = {each.name: len(ledger.records.get(each.name, ())) for each in own}
    return page(request, "registers.html.j2", sheet=Sheet(request), own=own, off=off, counts=counts)


def register(request: Request) -> Response:
    """Return the records of one register."""
    desk = desk_of(request)
    ledger = desk.ledger()
    own = actions.register_named(ledger, request.path_params["name"])
    entries = ledger.records.get(own.name, ())
    after = [*entries[1:], None]
    found = [findings.of_record(desk.findings(), *pair) for pair in zip(entries, after, strict=True)] if entries else []
    return page(
        request, "register.html.j2", sheet=Sheet(request), own=own, table=records.build(own, entries), found=found
    )


def fields(request: Request) -> Response:
    """Return the fields of the office's own, each with how many entries fill it in."""
    desk = desk_of(request)
    ledger = desk.ledger()
    held = findings.of_inspection(desk.findings(), ledger.inspection)
    every = [(each, findings.under(held, f"fields.{each.key}")) for each in declared.build(ledger)]
    return page(request, "fields.html.j2", sheet=Sheet(request), declared=every)


def words(request: Request) -> Response:
    """Return the words of states, and the office's own words for papers."""
    desk = desk_of(request)
    rows = status_words.build(desk.ledger().inspection.record)
    own = office_words.office(desk.workspace)
    found = findings.under(findings.of_inspection(desk.findings(), desk.ledger().inspection), "labels")
    return page(
        request, "words.html.j2", sheet=Sheet(request), rows=rows, own=own, levels=word_list.BY_RULE, found=found
    )


def facts_page(request: Request) -> Response:
    """Return the facts, and the numbers of prose that are none."""
    desk = desk_of(request)
    ledger = desk.ledger()
    table = facts.build(ledger, language_of(request))
    held = findings.of_inspection(desk.findings(), ledger.inspection)
    found = {row[0]: findings.under(held, f"facts.{row[0]}") for row in table.rows}
    return page(request, "facts.html.j2", sheet=Sheet(request), table=table, typed=facts.typed(ledger), found=found)


def inspection(request: Request) -> Response:
    """Return what data/inspection.yaml says, and the policy rule by rule, with what is found of each key."""
    desk = desk_of(request)
    entry, sheet = desk.ledger().inspection, Sheet(request)
    held, rules = findings.of_inspection(desk.findings(), entry), policy.build(entry)
    keys = [each.name.removeprefix(BEFORE) for each in sheet.inputs("inspection-set")]
    shown = {key: held.get(key, []) for key in keys}
    shown |= {key: findings.under(held, key) for key in ("declared", *(f"policy.{rule.key}" for rule in rules))}
    told = [each for here in shown.values() for each in here]
    return page(
        request,
        "inspection.html.j2",
        sheet=sheet,
        file=entry.file,
        found=shown,
        rest=[each for here in held.values() for each in here if each not in told],
        rules=rules,
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
        return page(request, "form.html.j2", 422, sheet=Sheet(request), form=form, key=key, failed=failed, back=back)
    return answers.after(request, form.title, texts, outcome, back)
