"""The forms that are about no entry: a new issue, the lists, the inspection, its policy and its facts."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from rectify_cli import actions
from rectify_cli.actions import Amendment, Assignment
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, Register
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.edits import Value
from rectify_cli.ledger.model import SHIPPED, OwnRegister
from rectify_cli.store.loader import REGISTERS
from rectify_cli.transactions import verbs
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.transactions.refusals import readable
from rectify_cli.web import own_words_forms
from rectify_cli.web.desk_form import DeskForm, Job, always, amended, none
from rectify_cli.web.forms import ISSUES, Input
from rectify_cli.web.inspection_keys import INSPECTION, changed, written

INSPECTION_PAGE, FACTS_PAGE = "/inspection", "/facts"


_TITLE = Phrase("标题（反馈问题的原文，不带序号）", "title")


def _new_inputs(ledger: Ledger, key: str, _today: dt.date) -> Sequence[Input]:
    del ledger
    return [
        Input("register", Phrase("登记簿", "register"), "select", key, choices=[(r.value, r.label) for r in ISSUES]),
        Input("title", _TITLE, "area", required=True),
        Input("aspect", Phrase("方面", "aspect")),
        Input("owner", Phrase("责任部门", "owner")),
        Input("due", Phrase("整改时限", "due"), "date"),
    ]


def _new(job: Job) -> Prepared:
    job.fields.wanted("title", _TITLE)
    values = {key: text for key in ("title", "aspect", "owner") if (text := job.fields.text(key))}
    register = Register.IMMEDIATE if job.fields.text("register") == Register.IMMEDIATE else Register.ISSUES
    return verbs.new_entry(job.workspace, job.loaded, register, values, job.fields.day("due"))


_COUNT = Phrase("件数", "how many")


def _petitions(job: Job) -> Prepared:
    count = job.fields.number("count")
    return verbs.petitions(job.workspace, job.loaded, partial(actions.new_petitions, count=count))


def _register_inputs(ledger: Ledger, _key: str, _today: dt.date) -> Sequence[Input]:
    off = [name for name in SHIPPED if not ledger.inspection.record.own_register(name)]
    note = Phrase(f"自带栏目的：{'、'.join(off) or '已全部启用'}", f"shipped: {', '.join(off) or 'all in use'}")
    fields = Phrase("另加的栏目，一行一个：人数:number、级别:choice:市级/县级", "more fields, one a line, as KEY:TYPE")
    return [Input("name", Phrase("名称", "name"), required=True, note=note), Input("fields", fields, "area")]


def _register(job: Job) -> Prepared:
    name = job.fields.wanted("name", Phrase("名称", "name"))
    fields = (job.fields.text("fields") or "").splitlines()
    return amended(job, lambda ledger: actions.add_register(ledger, name, [line for line in fields if line.strip()]))


def _record_inputs(ledger: Ledger, key: str, today: dt.date) -> Sequence[Input]:
    """Return a field for each column; for `REGISTER/ID` with what the record holds."""
    name, _, number = key.partition("/")
    own = actions.register_named(ledger, name)
    held = actions.record_of(ledger, own, int(number)).record.values() if number else {"date": today}
    return list(_columns(own, held))


def _columns(own: OwnRegister, held: Mapping[str, Any]) -> Iterator[Input]:
    for key, heading in own.headings.items():
        if key == "id":
            continue
        declared, value = own.columns[key], held.get(key)
        text = "、".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
        choices = [("", Phrase("（不写）", "(not set)")), *((word, Phrase(word, word)) for word in declared.choices)]
        kind = {FieldType.DATE: "date", FieldType.CHOICE: "select"}.get(declared.type, "text")
        name = Phrase(heading, key)
        yield Input(f"values.{key}", name, kind, text, required=key == "date", choices=choices)


def _typed(job: Job) -> dict[str, str]:
    """Return the fields of a record by their keys."""
    typed = {name.removeprefix("values."): name for name in job.fields.texts if name.startswith("values.")}
    return {key: job.fields.text(name) or "" for key, name in typed.items()}


def _record_add(job: Job) -> Prepared:
    typed = {key: text for key, text in _typed(job).items() if text}

    def verb(ledger: Ledger, own: OwnRegister) -> Amendment:
        return actions.add_records(ledger, own, typed.items(), 1, job.today)

    return verbs.records(job.workspace, job.loaded, job.key, verb)


def _record_set(job: Job) -> Prepared:
    name, _, number = job.key.partition("/")
    held = _record_inputs(readable(job.loaded), job.key, job.today)
    before = {each.name.removeprefix("values."): each.value for each in held}
    fields = [(key, text) for key, text in _typed(job).items() if text != before.get(key, "")]

    def verb(ledger: Ledger, own: OwnRegister) -> Amendment:
        return actions.set_record(ledger, own, int(number), fields, job.today)

    return verbs.records(job.workspace, job.loaded, name, verb)


def _record_remove(job: Job) -> Prepared:
    name, _, number = job.key.partition("/")
    return verbs.record_removed(job.workspace, job.loaded, name, int(number))


def _set_inputs(ledger: Ledger, _key: str, _today: dt.date) -> Sequence[Input]:
    return written(ledger)


def _set(job: Job) -> Prepared:
    held = job.loaded.files[job.workspace.label(job.workspace.data / INSPECTION)].value
    assignments = changed(readable(job.loaded), job.fields)
    return verbs.inspection(job.workspace, job.loaded, lambda _: actions.set_inspection(held, assignments))


_KEY, _VALUE = Phrase("键，如 contact.mail", "key, such as contact.mail"), Phrase("值", "value")


def _put_inputs(_ledger: Ledger, _key: str, _today: dt.date) -> Sequence[Input]:
    how = [("", Phrase("设为这个值", "set it")), ("1", Phrase("列表添一项", "one more item of a list"))]
    return [
        Input("key", _KEY, required=True),
        Input("value", _VALUE, "area"),
        Input("added", Phrase("方式", "how"), "select", choices=how),
    ]


def _put(job: Job, within: tuple[str, ...] = ()) -> Prepared:
    held = job.loaded.files[job.workspace.label(job.workspace.data / INSPECTION)].value
    key, added = job.fields.wanted("key", _KEY), bool(job.fields.text("added"))
    assignment = Assignment(key, job.fields.text("value") or "", added)
    return verbs.inspection(job.workspace, job.loaded, lambda _: actions.set_inspection(held, [assignment], within))


def _policy_inputs(_ledger: Ledger, key: str, _today: dt.date) -> Sequence[Input]:
    note = Phrase("不填恢复默认", "left empty: the default")
    return [Input("key", _KEY, "hidden", key), Input("value", _VALUE, note=note)]


def _policy(job: Job) -> Prepared:
    return _put(job, ("policy",))


def _fact_inputs(ledger: Ledger, key: str, _today: dt.date) -> Sequence[Input]:
    fact = ledger.inspection.record.facts.get(key)
    held: dict[str, Any] = fact.model_dump(mode="json", exclude_none=True) if fact else {}
    day = Phrase("数截至的日期，默认统计截止日期或今天", "its day (the cut-off, or today)")
    return [
        *([] if key else [Input("name", Phrase("名称，正文写作 {名称}", "name, {NAME} in prose"), required=True)]),
        Input("value", Phrase("直接写明的数", "the number itself"), value=str(held.get("value", ""))),
        Input("source", Phrase("数的来源", "where it comes from"), value=str(held.get("source", ""))),
        Input("as_of", day, "date", str(held.get("as_of", ""))),
        Input("count", Phrase("或数这个登记簿的条数", "or count this register"), value=str(held.get("count", ""))),
        Input("sum", Phrase("或加这一栏，如 追缴.金额", "or sum REGISTER.FIELD"), value=str(held.get("sum", ""))),
        Input("where", Phrase("只算符合条件的，一行一个", "only what meets these, one a line"), "area",
              "\n".join(held.get("where", ()))),
    ]  # fmt: skip


def _fact_fields(job: Job, ledger: Ledger) -> dict[str, Value]:
    fields, where = job.fields, (job.fields.text("where") or "").splitlines()
    day = fields.day("as_of")
    if fields.text("value") and day is None:
        day = actions.day_of_fact(ledger, job.today)
    typed: dict[str, Value | None] = {
        "value": fields.text("value"), "source": fields.text("source"), "as_of": day, "count": fields.text("count"),
        "sum": fields.text("sum"), "where": where[0] if len(where) == 1 else where or None,
    }  # fmt: skip
    return {key: value for key, value in typed.items() if value is not None}


def _fact_add(job: Job) -> Prepared:
    name = job.fields.wanted("name", Phrase("名称", "name"))
    return amended(job, lambda ledger: actions.add_fact(ledger, name, _fact_fields(job, ledger)))


def _fact_set(job: Job) -> Prepared:
    return amended(job, lambda ledger: actions.set_fact(ledger, job.key, _fact_fields(job, ledger)))


def _fact_remove(job: Job) -> Prepared:
    return amended(job, lambda ledger: actions.remove_fact(ledger, job.key))


def _of_register(key: str) -> str:
    return f"{REGISTERS}/{key.partition('/')[0]}.yaml"


def _at_register(key: str) -> str:
    return f"/registers/{key.partition('/')[0]}"


def _count_inputs(_ledger: Ledger, _key: str, _today: dt.date) -> Sequence[Input]:
    return [Input("count", _COUNT, "number", "1", required=True)]


_OF_INSPECTION, _AT_FACTS, _AT_INSPECTION = always(INSPECTION), always(FACTS_PAGE), always(INSPECTION_PAGE)
_REMOVE, _EDIT = Phrase("删去", "remove"), Phrase("改", "edit")
_FORMS = (
    DeskForm("new", Phrase("新建一个问题", "a new issue"), _new_inputs, _new, always(""), lambda key: f"/{key}"),
    DeskForm("petition-add", Phrase("登记信访件", "add petitions"), _count_inputs, _petitions,
             always("petitions.yaml"), always("/petitions")),
    DeskForm("register-add", Phrase("启用登记簿", "declare a register"), _register_inputs, _register,
             _OF_INSPECTION, always("/registers")),
    DeskForm("record-add", Phrase("登记一条", "add a record"), _record_inputs, _record_add, _of_register, _at_register),
    DeskForm("record-set", _EDIT, _record_inputs, _record_set, _of_register, _at_register),
    DeskForm("record-remove", _REMOVE, none, _record_remove, _of_register, _at_register, asks=True),
    DeskForm("inspection-set", Phrase("修改", "edit"), _set_inputs, _set, _OF_INSPECTION, _AT_INSPECTION, asks=True),
    DeskForm("inspection-put", Phrase("写入其他键", "set another key"), _put_inputs, _put, _OF_INSPECTION,
             _AT_INSPECTION, asks=True),
    DeskForm("policy-set", _EDIT, _policy_inputs, _policy, _OF_INSPECTION, _AT_INSPECTION, asks=True),
    DeskForm("fact-add", Phrase("添加一项数据", "add a fact"), _fact_inputs, _fact_add, _OF_INSPECTION, _AT_FACTS),
    DeskForm("fact-set", _EDIT, _fact_inputs, _fact_set, _OF_INSPECTION, _AT_FACTS, asks=True),
    DeskForm("fact-remove", _REMOVE, none, _fact_remove, _OF_INSPECTION, _AT_FACTS, asks=True),
)  # fmt: skip
FORMS = {form.name: form for form in _FORMS} | own_words_forms.FORMS
"""Every form that is about no entry, by its name, which is also its address."""
