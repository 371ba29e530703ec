"""The forms of an entry, each the verb of its name."""

from collections.abc import Iterator, Sequence
from typing import Any

from rectify_cli import actions
from rectify_cli.actions import Amendment, Subject
from rectify_cli.core.chinese.words import SEPARATOR
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Arrangement, Disclosure, FieldType, Register, Status, Term
from rectify_cli.ledger import closing, status_typed, typed_day
from rectify_cli.ledger.model import Issue
from rectify_cli.transactions import files, verbs
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.web import point_forms
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Form, Input, Job, amending

DATE = Phrase("日期", "date")


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


_REASON, _BY, _ROLE = Phrase("理由", "reason"), Phrase("签字人", "signed by"), Phrase("审核方", "party")
_TO = Phrase("新的整改时限", "new deadline")
_DROP = Phrase("可以把文件拖到这里", "files may be dropped here")
_LISTED = {"id", "progress", "measures", "results", "plan", "extensions", "evidence", "sign_offs", "waive", "fields"}
"""The fields of an issue that have forms of their own, or none."""

_AREAS = {"title", "examples", "cause", "goal", "reason", "lessons", "note"}


def _today(subject: Subject[Any]) -> Input:
    return Input("date", DATE, "date", str(subject.today), required=True)


def _extend_inputs(subject: Subject[Any], _n: int) -> Sequence[Input]:
    return [Input("to", _TO, "date", required=True), Input("reason", _REASON, "area", required=True), _today(subject)]


def _extend(subject: Subject[Any], fields: Fields) -> Amendment:
    until = typed_day.read(fields.wanted("to", _TO))
    return actions.extend(subject, until, fields.wanted("reason", _REASON), fields.day("date") or subject.today)


def _sign_inputs(subject: Subject[Any], _n: int) -> Sequence[Input]:
    parties = [(party, Phrase(party, party)) for party in subject.inspection.sign_offs]
    turn = closing.party_of_turn(subject.inspection, len(subject.record.signed)) or ""
    role = Input("role", _ROLE, "select", turn, required=True, choices=parties)
    return [role, Input("by", _BY, required=True), _today(subject)]


def _sign(subject: Subject[Any], fields: Fields) -> Amendment:
    by, role = fields.wanted("by", _BY), fields.wanted("role", _ROLE)
    return actions.sign_off(subject, by, role, fields.day("date") or subject.today)


def _reopen_inputs(subject: Subject[Any], _n: int) -> Sequence[Input]:
    return [Input("reason", _REASON, "area", required=True), _today(subject)]


def _reopen(subject: Subject[Any], fields: Fields) -> Amendment:
    return actions.reopen(subject, fields.wanted("reason", _REASON), fields.day("date") or subject.today)


def _unlog(subject: Subject[Any], fields: Fields) -> Amendment:
    return actions.remove_progress(subject, fields.number("n"))


def _set_inputs(subject: Subject[Any], _n: int) -> Sequence[Input]:
    """Return a field for every value that `rectify set` takes, with what it holds now."""
    record, inputs = subject.record, []
    for key, field in type(record).model_fields.items():
        if key in _LISTED:
            continue
        value, name = getattr(record, key), Phrase(field.title or key, key.replace("_", " "))
        terms = _TERMS.get(key)
        if terms:
            empty = [("", Phrase("（不写）", "(not set)"))] if key.endswith("_as") else []
            choices = [*empty, *((term.value, term.label) for term in terms)]
            inputs.append(Input(key, name, "select", value.value if value else "", choices=choices))
        else:
            text = SEPARATOR.join(value) if isinstance(value, tuple) else str(value or "")
            kind = "date" if key == "due" else "area" if key in _AREAS else "text"
            inputs.append(Input(key, name, kind, text, required=key == "title"))
    return [*inputs, *_own_inputs(subject)]


def _own_inputs(subject: Subject[Any]) -> Iterator[Input]:
    held = subject.record.fields.printed()
    for key, declared in subject.inspection.fields.items():
        choices = [("", Phrase("（不写）", "(not set)")), *((word, Phrase(word, word)) for word in declared.choices)]
        kind = {FieldType.CHOICE: "select", FieldType.DATE: "date"}.get(declared.type, "text")
        yield Input(f"fields.{key}", Phrase(declared.titled, key), kind, held.get(key, ""), choices=choices)


def _set(subject: Subject[Any], fields: Fields) -> Amendment:
    """Set what differs from what the entry holds; what the form does not have stays."""
    before = {each.name: each.value for each in _set_inputs(subject, 0) if each.name in fields.texts}
    typed = {name: fields.text(name) or "" for name in before}
    return actions.set_fields(subject, [(name, text) for name, text in typed.items() if text != before[name].strip()])


_KEY, _VALUE = Phrase("键，如 measures.2.items.1", "key, such as measures.2.items.1"), Phrase("值", "value")


def _put_inputs(_subject: Subject[Any], _n: int) -> Sequence[Input]:
    return [Input("key", _KEY, required=True), Input("value", _VALUE, "area")]


def _put(subject: Subject[Any], fields: Fields) -> Amendment:
    return actions.set_fields(subject, [(fields.wanted("key", _KEY), fields.text("value") or "")])


def _evidence_add(job: Job) -> Prepared:
    title = job.fields.text("title")
    return files.evidence_added(job.workspace, job.loaded, job.register, job.subject, job.files, title)


def _evidence_remove(job: Job) -> Prepared:
    return files.evidence_removed(job.workspace, job.loaded, job.subject, job.fields.number("n"))


def _petition_remove(job: Job) -> Prepared:
    return verbs.petition_removed(job.workspace, job.loaded, job.subject)


def _delete(job: Job) -> Prepared:
    reason = job.fields.wanted("reason", _REASON)
    return files.deleted(job.workspace, job.subject, job.register, reason, job.subject.today)


def _nothing(_subject: Subject[Any], _n: int) -> Sequence[Input]:
    return ()


def _evidence_inputs(_subject: Subject[Any], _n: int) -> Sequence[Input]:
    title = Phrase("名称，默认文件名；没有文件的必填", "title (default: the file name; needed without a file)")
    return [Input("file", Phrase("文件", "files"), "file", note=_DROP), Input("title", title)]


def _reason(_subject: Subject[Any], _n: int) -> Sequence[Input]:
    return [Input("reason", _REASON, "area", required=True)]


_TERMS: dict[str, type[Term]] = {
    "disclosure": Disclosure, "measures_as": Arrangement, "results_as": Arrangement, "plan_as": Arrangement
}  # fmt: skip
EVERY = tuple(Register)

_FORMS = (
    Form("log", Phrase("记录进展", "log progress"), _log_inputs, amending(_log), registers=EVERY),
    Form("progress-remove", Phrase("删去", "remove"), _nothing, amending(_unlog), asks=True, registers=EVERY),
    Form(
        "petition-remove",
        Phrase("删去这件信访件", "remove this petition"),
        _nothing,
        _petition_remove,
        asks=True,
        registers=(Register.PETITIONS,),
    ),
    Form("set", Phrase("修改基本信息", "edit the fields"), _set_inputs, amending(_set), asks=True),
    Form("put", Phrase("写入其他键", "set another key"), _put_inputs, amending(_put), asks=True),
    Form("extend", Phrase("申请延期", "extend the deadline"), _extend_inputs, amending(_extend), asks=True),
    Form("sign-off", Phrase("销号签字", "sign off"), _sign_inputs, amending(_sign)),
    Form("reopen", Phrase("退回整改", "reopen"), _reopen_inputs, amending(_reopen), asks=True),
    Form("evidence-add", Phrase("存入佐证材料", "store evidence"), _evidence_inputs, _evidence_add),
    Form("evidence-remove", Phrase("删去", "remove"), _nothing, _evidence_remove, asks=True),
    Form("delete", Phrase("删除这一条", "take this entry out"), _reason, _delete, asks=True),
)
FORMS = {form.name: form for form in _FORMS} | point_forms.FORMS
"""Every form of an entry by its name, which is also its address and the id of its place on the page."""
