"""The forms of what an office declares: words of states, its own fields, published figures, words for papers."""

import datetime as dt
from collections.abc import Sequence

from rectify_cli import actions
from rectify_cli.actions import NewField
from rectify_cli.checks import word_list
from rectify_cli.core.chinese.words import separate
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, MoneyUnit, Status
from rectify_cli.ledger import Ledger, typed_day
from rectify_cli.transactions import word_file
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.web import figures
from rectify_cli.web.desk_form import DeskForm, Job, always, amended, none
from rectify_cli.web.forms import Input
from rectify_cli.web.inspection_keys import INSPECTION

WORDS_PAGE, FIELDS_PAGE = "/words", "/fields"
_NOT_SET = ("", Phrase("（不写）", "(not set)"))
_WORD, _STATUS = Phrase("用语", "word"), Phrase("算作", "counts as")
_HEADING = Phrase("栏目名称", "heading")
_WRONG = Phrase("不用的词", "words that are not to be written")
_STATUSES = [(status.value, status.label) for status in Status]


def _label_inputs(_ledger: Ledger, _key: str, _today: dt.date) -> Sequence[Input]:
    ways = [("", Phrase("只认这一用语，写在哪里印在哪里", "read it, and print it where it is written")),
            ("1", Phrase("这一状态都印这一用语", "print it for every entry of its status"))]  # fmt: skip
    return [
        Input("word", _WORD, required=True),
        Input("status", _STATUS, "select", required=True, choices=_STATUSES),
        Input("printed", Phrase("怎么印", "printed"), "select", choices=ways),
    ]


def _label_set(job: Job) -> Prepared:
    pair = job.fields.wanted("word", _WORD), job.fields.wanted("status", _STATUS)
    printed = bool(job.fields.text("printed"))
    return amended(job, lambda ledger: actions.set_labels(ledger, [pair], printed=printed))


def _label_remove(job: Job) -> Prepared:
    return amended(job, lambda ledger: actions.set_labels(ledger, [(job.key, "")]))


def _field_inputs(_ledger: Ledger, _key: str, _today: dt.date) -> Sequence[Input]:
    units = [_NOT_SET, *((unit.value, Phrase(unit.value, unit.value)) for unit in MoneyUnit)]
    public = [("", Phrase("不公开", "no")), ("1", Phrase("进公开稿", "yes"))]
    return [
        Input("heading", _HEADING, required=True),
        Input("type", Phrase("类型", "type"), "select", choices=[(kind.value, kind.label) for kind in FieldType]),
        Input("unit", Phrase("金额的单位", "unit of an amount"), "select", choices=units),
        Input("choices", Phrase("选项，用逗号隔开", "choices, with commas between")),
        Input("key", Phrase("键名，默认同栏目名称", "key (default: the heading)")),
        Input("synonyms", Phrase("别名，导入时也认，用逗号隔开", "other headings to import, with commas between")),
        Input("public", Phrase("公开稿", "in the public edition"), "select", choices=public),
        Input("default", Phrase("没有填写时的值", "value where none is given")),
        Input("required", Phrase("从哪一状态起必填", "required from"), "select", choices=[_NOT_SET, *_STATUSES]),
    ]


def _field_add(job: Job) -> Prepared:
    fields = job.fields
    kind, unit, required = FieldType(fields.text("type") or "text"), fields.text("unit"), fields.text("required")
    choices, default = separate(fields.text("choices") or ""), fields.text("default")
    new = NewField(
        heading=fields.wanted("heading", _HEADING),
        type=FieldType.CHOICE if choices and kind is FieldType.TEXT else kind,
        key=fields.text("key"),
        unit=MoneyUnit(unit) if unit else None,
        choices=choices,
        synonyms=separate(fields.text("synonyms") or ""),
        public=bool(fields.text("public")),
        default=(separate(default) if kind is FieldType.LIST else (default,)) if default else (),
        required_from=Status(required) if required else None,
    )
    return amended(job, lambda ledger: actions.add_field(ledger, new))


def _field_remove(job: Job) -> Prepared:
    return amended(job, lambda ledger: actions.remove_field(ledger, job.key))


def _declare_inputs(ledger: Ledger, _key: str, today: dt.date) -> Sequence[Input]:
    return figures.inputs(min(ledger.inspection.record.cut_off, today))


def _declare(job: Job) -> Prepared:
    day, given = typed_day.read(job.fields.wanted("date", figures.DAY)), figures.given(job.fields)
    return amended(job, lambda ledger: actions.declare(ledger, day, job.today, given))


def _word_inputs(_ledger: Ledger, _key: str, _today: dt.date) -> Sequence[Input]:
    return [
        Input("wrong", _WRONG, required=True),
        Input("right", Phrase("应写的词，不填则换别的说法", "what is right (left empty: anything else)")),
        Input("note", Phrase("说明", "why")),
        Input("level", Phrase("程度", "level"), "select", choices=list(word_list.LEVELS.items())),
    ]


def _word_add(job: Job) -> Prepared:
    texts = (job.fields.text(name) or "" for name in ("right", "note", "level"))
    right, note, level = texts
    return word_file.added(job.workspace, job.fields.wanted("wrong", _WRONG), right, note, level)


def _word_remove(job: Job) -> Prepared:
    return word_file.removed(job.workspace, job.key)


_OF_INSPECTION, _NO_FILE = always(INSPECTION), always("")
_AT_WORDS, _AT_FIELDS = always(WORDS_PAGE), always(FIELDS_PAGE)
_REMOVE = Phrase("删去", "remove")
_FORMS = (
    DeskForm("label-set", Phrase("设一个状态用语", "set a word of a state"), _label_inputs, _label_set, _OF_INSPECTION,
             _AT_WORDS, asks=True),
    DeskForm("label-remove", _REMOVE, none, _label_remove, _OF_INSPECTION, _AT_WORDS, asks=True),
    DeskForm("field-add", Phrase("声明一个栏目", "declare a field"), _field_inputs, _field_add, _OF_INSPECTION,
             _AT_FIELDS),
    DeskForm("field-remove", _REMOVE, none, _field_remove, _OF_INSPECTION, _AT_FIELDS, asks=True),
    DeskForm("declare", Phrase("写入公布数", "declare figures"), _declare_inputs, _declare, _OF_INSPECTION,
             always("/inspection"), asks=True),
    # A line is appended to words.tsv or taken out of it by what it says, so nobody else's change can be lost.
    DeskForm("word-add", Phrase("添加一个词", "add words"), _word_inputs, _word_add, _NO_FILE, _AT_WORDS),
    DeskForm("word-remove", _REMOVE, none, _word_remove, _NO_FILE, _AT_WORDS, asks=True),
)  # fmt: skip
FORMS = {form.name: form for form in _FORMS}
"""Every form of what an office declares, by its name."""
