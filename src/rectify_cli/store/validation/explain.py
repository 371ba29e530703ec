"""Validation errors -> diagnostics in plain words, each at the place of its value."""

import re
import unicodedata
from collections.abc import Callable, Sequence, Sized

from pydantic import BaseModel, ValidationError

from rectify_cli.core.diagnostics import Diagnostic, Source, error
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.ledger import field_shape
from rectify_cli.ledger import model as models
from rectify_cli.ledger.model import OwnFields
from rectify_cli.store.validation import dates
from rectify_cli.store.validation.fault import Fault, shown
from rectify_cli.store.yaml import rules

UNKNOWN = error(
    "K101",
    Phrase("键名都在规定之内", "every key is known"),
    Phrase("核对键名；没有对应键的内容写进 note", "check the key; what has no key of its own goes into note"),
)
MISSING = error(
    "K102",
    Phrase("必填的键齐全", "every required key is present"),
    Phrase("补上这一项", "add it"),
)
NOT_A_WORD = error(
    "K103",
    Phrase("用语都在规定之内", "a value is one of the allowed words"),
    Phrase("从规定的词里选一个", "choose one of the allowed words"),
)
NOT_A_DATE = error(
    "K104",
    Phrase("日期真实存在，写作 2024-12-31", "a date exists in the calendar and is written 2024-12-31"),
    Phrase("写作 年-月-日，如 2024-12-31", "write year-month-day, such as 2024-12-31"),
)
WRONG_TYPE = error(
    "K105",
    Phrase("值的类型符合要求（数、文字、列表、键值）", "a value is of the type its key requires"),
    Phrase("对照样本改", "write it as in the sample"),
)
OUT_OF_BOUNDS = error(
    "K106",
    Phrase("值在允许的范围内，文字不为空", "a value is within its bounds, and a text is not empty"),
    Phrase("按字段说明改正这个值", "change the value to what the description of its field allows"),
)


def explain(
    invalid: ValidationError, source: Source, at: Sequence[str | int] = (), model: type[BaseModel] | None = None
) -> list[Diagnostic]:
    """Return one diagnostic per fault of `invalid`, whose value is at `at` in `source`.

    `model` is what was validated, by default the model of ours that `invalid` names.
    """
    top = model or vars(models).get(invalid.title)
    faults = [Fault(details, top, source, tuple(at)) for details in invalid.errors(include_url=False)]
    # A misspelt key is one fault, not an unknown key and a missing one.
    misspelt = {(fault.path[:-1], fault.misspelt) for fault in faults}
    diagnostics = (
        _diagnostic(fault)
        for fault in faults
        if fault.kind != "missing" or (fault.path[:-1], fault.key) not in misspelt
    )
    return sorted(diagnostics, key=lambda found: (found.place.line or 0, found.place.column or 0))


def _diagnostic(fault: Fault) -> Diagnostic:
    """Return the diagnostic of a fault: in the words of our own validator, or by its type."""
    words = fault.context
    if {"zh", "en"} <= words.keys():
        hint = Phrase(words["hint_zh"], words["hint_en"]) if {"hint_zh", "hint_en"} <= words.keys() else None
        return OUT_OF_BOUNDS.broken(fault.place, Phrase(words["zh"], words["en"]), hint)
    describe = next((describe for kinds, describe in _BY_KIND if fault.kind in kinds), _anything)
    return describe(fault)


def _unknown(fault: Fault) -> Diagnostic:
    """Return the diagnostic of an unknown key, with the nearest known one or all of them."""
    place = fault.source.place(*fault.at, *fault.path, key=True)
    message = Phrase(f"未知的键“{shortened(fault.key)}”", f"unknown key “{shortened(fault.key)}”")
    keys = fault.within.keys
    nearest = fault.misspelt
    if nearest is None:
        named = "、".join(f"{key}（{title}）" if title else key for key, title in keys.items())
        hint = Phrase(f"这里可以写的键：{named}", f"the known keys here: {', '.join(keys)}") if keys else None
        if fault.within.model and issubclass(fault.within.model, OwnFields):
            command = f"rectify field add {fault.key} --type …"
            hint = Phrase(f"先声明这一栏：{command}", f"declare it first: `{command}`")
        return UNKNOWN.broken(place, message, hint)
    title = f"（{keys[nearest]}）" if keys[nearest] else ""
    if field_shape.invisible(fault.key):
        hint = Phrase(
            f"里面有全角或看不见的字符，请重新输入：{nearest}",
            f"it holds full-width or invisible characters; retype it: {nearest}",
        )
    else:
        hint = Phrase(f"是不是 {nearest}{title}？", f"did you mean {nearest}?")
    return UNKNOWN.broken(place, message, hint)


def _missing(fault: Fault) -> Diagnostic:
    """Return the diagnostic of a missing key, with what to type."""
    place = fault.source.place(*fault.at, *fault.path[:-1])
    typed = f"{fault.key}: {fault.shape.example}"
    return MISSING.broken(
        place,
        Phrase(f"缺少{fault.name.zh}", f"{fault.name.en} is missing"),
        Phrase(f"补上一行，如 {typed}", f"add a line such as {typed}"),
    )


def _not_a_word(fault: Fault) -> Diagnostic:
    """Return the diagnostic of a word that is not allowed, with the allowed ones and the nearest."""
    words = fault.shape.words or dict.fromkeys(re.findall(r"'([^']*)'", str(fault.context.get("expected"))), "")
    found = shown(fault.value)
    named = "、".join(f"{word}（{label}）" if label else word for word, label in words.items())
    nearest = field_shape.nearest(fault.value, words) if isinstance(fault.value, str) else None
    typed = f"{nearest}: …" if fault.keyed else f"{fault.key}: {nearest}"
    return NOT_A_WORD.broken(
        fault.place,
        Phrase(
            f"{fault.name.zh}是{found.zh}，只能是 {named}",
            f"{fault.name.en} is {found.en}, not one of {', '.join(words)}",
        ),
        Phrase(f"是不是 {typed}？", f"did you mean {typed}?") if nearest else None,
    )


def _not_a_date(fault: Fault) -> Diagnostic:
    """Return the diagnostic of an invalid date, with the probable one."""
    found = shown(fault.value)
    typed = fault.value if isinstance(fault.value, str) else ""
    cause = dates.reason(typed) or Phrase("日期应写作 2024-12-31 这样", "a date is written as in 2024-12-31")
    probable = dates.probable(typed)
    hint = Phrase(f"写作 {fault.key}: {probable}", f"write {fault.key}: {probable}") if probable else None
    return NOT_A_DATE.broken(
        fault.place,
        Phrase(f"{fault.name.zh}是{found.zh}：{cause.zh}", f"{fault.name.en} is {found.en}: {cause.en}"),
        hint,
    )


def _wrong_type(fault: Fault) -> Diagnostic:
    """Return the diagnostic of a value of the wrong type."""
    found, noun = shown(fault.value), fault.shape.noun
    return WRONG_TYPE.broken(
        fault.place,
        Phrase(f"{fault.name.zh}是{found.zh}，应当是{noun.zh}", f"{fault.name.en} is {found.en}, expected {noun.en}"),
        _typed(fault),
    )


def _typed(fault: Fault) -> Phrase:
    """Return what to type instead of a value of the wrong type."""
    shape = fault.shape
    if fault.value is None:
        return _FILL
    if shape.listed:
        return Phrase(
            f"每项一行，写在 {fault.key}: 下面，行首两个空格和“- ”",
            f"put every item on a line of its own below {fault.key}: with two spaces and “- ” before it",
        )
    halfwidth = unicodedata.normalize("NFKC", fault.value).strip() if isinstance(fault.value, str) else ""
    example = halfwidth if shape.kind is int and halfwidth.isascii() and halfwidth.isdigit() else shape.example
    if shape.kind is str and fault.written.startswith(("[", "{")):
        example = rules.quoted(fault.written)
    typed = f"- {example}" if fault.is_item else f"{fault.key}: {example}" if fault.key else example
    return Phrase(f"写作 {typed}", f"write {typed}")


def _too_short(fault: Fault) -> Diagnostic:
    """Return the diagnostic of a text or list that is too short."""
    least = fault.context.get("min_length", 1)
    found = fault.value
    size = len(found.strip()) if isinstance(found, str) else len(found) if isinstance(found, Sized) else 0
    unit = Phrase("个字", "characters") if isinstance(found, str) else Phrase("项", "items" if size > 1 else "item")
    zh, en = ("是空的", "is empty") if not size else (f"只有 {size} {unit.zh}", f"has {size} {unit.en}")
    bound = Phrase(f"，至少要 {least} {unit.zh}", f", at least {least} required") if least > 1 else Phrase("", "")
    return OUT_OF_BOUNDS.broken(
        fault.place,
        Phrase(f"{fault.name.zh}{zh}{bound.zh}", f"{fault.name.en} {en}{bound.en}"),
        _FILL,
    )


def _beyond(fault: Fault) -> Diagnostic:
    """Return the diagnostic of a number or length out of bounds."""
    found = shown(fault.value)
    name, limit = next(((name, fault.context[name]) for name in _BOUNDS if name in fault.context), ("", ""))
    bound = _BOUNDS.get(name, Phrase("", ""))
    return OUT_OF_BOUNDS.broken(
        fault.place,
        Phrase(
            f"{fault.name.zh}是{found.zh}，应当{bound.zh} {limit}",
            f"{fault.name.en} is {found.en}, expected {bound.en} {limit}",
        ),
        Phrase(f"改成{bound.zh} {limit} 的值", f"give a value of {bound.en} {limit}"),
    )


def _anything(fault: Fault) -> Diagnostic:
    """Return the diagnostic of any other error, in the words of pydantic."""
    found = shown(fault.value)
    return OUT_OF_BOUNDS.broken(
        fault.place,
        Phrase(
            f"{fault.name.zh}是{found.zh}，不合要求：{fault.text}",
            f"{fault.name.en} is {found.en}, which is not allowed: {fault.text}",
        ),
    )


_FILL = Phrase("填上内容；非必填的可删去这一行", "fill it in, or delete the line if it is optional")
_BOUNDS = {
    "ge": Phrase("不小于", "at least"),
    "gt": Phrase("大于", "more than"),
    "le": Phrase("不大于", "at most"),
    "lt": Phrase("小于", "less than"),
    "max_length": Phrase("长度不超过", "a length of at most"),
}
_BY_KIND: tuple[tuple[frozenset[str], Callable[[Fault], Diagnostic]], ...] = (
    (frozenset({"extra_forbidden"}), _unknown),
    (frozenset({"missing"}), _missing),
    (frozenset({"enum", "literal_error"}), _not_a_word),
    (
        frozenset({"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"}),
        _not_a_date,
    ),
    (
        frozenset(
            {
                "decimal_parsing",
                "int_parsing",
                "int_type",
                "int_from_float",
                "int_parsing_size",
                "string_type",
                "bool_parsing",
                "bool_type",
                "list_type",
                "tuple_type",
                "dict_type",
                "model_type",
                "model_attributes_type",
                "mapping_type",
            }
        ),
        _wrong_type,
    ),
    (frozenset({"string_too_short", "too_short"}), _too_short),
    (
        frozenset(
            {
                "greater_than_equal",
                "greater_than",
                "less_than_equal",
                "less_than",
                "string_too_long",
                "too_long",
            }
        ),
        _beyond,
    ),
)
