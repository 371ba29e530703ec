"""What the model refused -> diagnostics in a clerk's words, each at the place where the value is written."""

import re
import unicodedata
from collections.abc import Callable, Sequence, Sized

from pydantic import BaseModel, ValidationError

from rectify_cli.core.diagnostics import Diagnostic, Source, error
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.ledger import field_shape
from rectify_cli.ledger import model as models
from rectify_cli.store.validation import dates
from rectify_cli.store.validation.fault import Fault, shown
from rectify_cli.store.yaml import rules

UNKNOWN = error(
    "K101",
    Phrase("每个键都是台账认得的", "every key is one the ledger knows"),
    Phrase("核对键名；台账没有的内容写进 note", "check the key; what the ledger has no key for goes into note"),
)
MISSING = error(
    "K102",
    Phrase("必填的键都写了", "every key that must be there is there"),
    Phrase("补上这一项", "write it"),
)
NOT_A_WORD = error(
    "K103",
    Phrase("只用规定的词", "only the words allowed are used"),
    Phrase("从规定的词里选一个", "choose one of the words allowed"),
)
NOT_A_DATE = error(
    "K104",
    Phrase("日期是历书上有的一天，写作 2024-12-31", "a date is a day of the calendar, written 2024-12-31"),
    Phrase("写作 年-月-日，如 2024-12-31", "write year-month-day, such as 2024-12-31"),
)
WRONG_TYPE = error(
    "K105",
    Phrase("值是这个键要的那一种（数、文字、列表、键值）", "a value is of the kind its key wants"),
    Phrase("对照样本改", "write it as in the sample"),
)
OUT_OF_BOUNDS = error(
    "K106",
    Phrase("值在允许的范围里，文字不空", "a value is within its bounds, and a text is not empty"),
    Phrase("对照说明改这个值", "change the value as its description says"),
)


def explain(
    refused: ValidationError, source: Source, at: Sequence[str | int] = (), model: type[BaseModel] | None = None
) -> list[Diagnostic]:
    """Return one diagnostic per fault of `refused`, whose value stands at `at` of `source`.

    `model` is what was validated; the one of our own models that `refused` names where it is not given.
    """
    top = model or vars(models).get(refused.title)
    faults = [Fault(details, top, source, tuple(at)) for details in refused.errors(include_url=False)]
    # A misspelt key is one fault, not an unknown key and a missing one.
    meant = {(fault.path[:-1], fault.misspelt) for fault in faults}
    told = (_told(fault) for fault in faults if fault.kind != "missing" or (fault.path[:-1], fault.key) not in meant)
    return sorted(told, key=lambda found: (found.place.line or 0, found.place.column or 0))


def _told(fault: Fault) -> Diagnostic:
    """Return the diagnostic of a fault: in the words of our own validator, or by its type."""
    words = fault.context
    if {"zh", "en"} <= words.keys():
        hint = Phrase(words["hint_zh"], words["hint_en"]) if {"hint_zh", "hint_en"} <= words.keys() else None
        return OUT_OF_BOUNDS.broken(fault.place, Phrase(words["zh"], words["en"]), hint)
    tell = next((tell for kinds, tell in _TELLING if fault.kind in kinds), _anything)
    return tell(fault)


def _unknown(fault: Fault) -> Diagnostic:
    """Say that a key is not known, and which one was meant or which there are."""
    place = fault.source.place(*fault.at, *fault.path, key=True)
    message = Phrase(f"不认得“{shortened(fault.key)}”这个键", f"unknown key “{shortened(fault.key)}”")
    keys = fault.within.keys
    meant = fault.misspelt
    if meant is None:
        named = "、".join(f"{key}（{title}）" if title else key for key, title in keys.items())
        hint = Phrase(f"这里可以写的键：{named}", f"the keys here are {', '.join(keys)}")
        return UNKNOWN.broken(place, message, hint if keys else None)
    title = f"（{keys[meant]}）" if keys[meant] else ""
    if field_shape.invisible(fault.key):
        hint = Phrase(
            f"里面有全角或看不见的字符，重新打一遍：{meant}",
            f"it holds full-width or invisible characters; type it anew: {meant}",
        )
    else:
        hint = Phrase(f"是不是 {meant}{title}？", f"did you mean {meant}?")
    return UNKNOWN.broken(place, message, hint)


def _missing(fault: Fault) -> Diagnostic:
    """Say which key is missing, and what to type."""
    place = fault.source.place(*fault.at, *fault.path[:-1])
    typed = f"{fault.key}: {fault.wanted.example}"
    return MISSING.broken(
        place,
        Phrase(f"缺{fault.name.zh}", f"{fault.name.en} is missing"),
        Phrase(f"补上一行，如 {typed}", f"add a line such as {typed}"),
    )


def _not_a_word(fault: Fault) -> Diagnostic:
    """Say which words are allowed, and which was meant."""
    words = fault.wanted.words or dict.fromkeys(re.findall(r"'([^']*)'", str(fault.context.get("expected"))), "")
    found = shown(fault.found)
    named = "、".join(f"{word}（{label}）" if label else word for word, label in words.items())
    meant = field_shape.nearest(fault.found, words) if isinstance(fault.found, str) else None
    typed = f"{meant}: …" if fault.keyed else f"{fault.key}: {meant}"
    return NOT_A_WORD.broken(
        fault.place,
        Phrase(
            f"{fault.name.zh}是{found.zh}，只能是 {named}",
            f"{fault.name.en} is {found.en}, not one of {', '.join(words)}",
        ),
        Phrase(f"是不是 {typed}？", f"did you mean {typed}?") if meant else None,
    )


def _not_a_date(fault: Fault) -> Diagnostic:
    """Say why it is no date, and which was meant."""
    found = shown(fault.found)
    typed = fault.found if isinstance(fault.found, str) else ""
    why = dates.reason(typed)
    meant = dates.meant(typed)
    why = why or Phrase("日期要写作 2024-12-31 的样子", "a date is written as in 2024-12-31")
    hint = Phrase(f"写作 {fault.key}: {meant}", f"write {fault.key}: {meant}") if meant else None
    return NOT_A_DATE.broken(
        fault.place,
        Phrase(f"{fault.name.zh}是{found.zh}：{why.zh}", f"{fault.name.en} is {found.en}: {why.en}"),
        hint,
    )


def _wrong_type(fault: Fault) -> Diagnostic:
    """Say what kind of value was found and what kind is wanted."""
    found, noun = shown(fault.found), fault.wanted.noun
    return WRONG_TYPE.broken(
        fault.place,
        Phrase(f"{fault.name.zh}是{found.zh}，应当是{noun.zh}", f"{fault.name.en} is {found.en}, {noun.en} is wanted"),
        _typed(fault),
    )


def _typed(fault: Fault) -> Phrase:
    """Say what to type instead of a value of the wrong kind."""
    wanted = fault.wanted
    if fault.found is None:
        return _FILL
    if wanted.listed:
        return Phrase(
            f"每项一行，写在 {fault.key}: 下面，行首两个空格和“- ”",
            f"put every item on a line of its own below {fault.key}: with two spaces and “- ” before it",
        )
    half = unicodedata.normalize("NFKC", fault.found).strip() if isinstance(fault.found, str) else ""
    example = half if wanted.kind is int and half.isascii() and half.isdigit() else wanted.example
    if wanted.kind is str and fault.written.startswith(("[", "{")):
        example = rules.quoted(fault.written)
    typed = f"- {example}" if fault.is_item else f"{fault.key}: {example}" if fault.key else example
    return Phrase(f"写作 {typed}", f"write {typed}")


def _too_short(fault: Fault) -> Diagnostic:
    """Say that a text or a list holds less than it must."""
    least = fault.context.get("min_length", 1)
    found = fault.found
    size = len(found.strip()) if isinstance(found, str) else len(found) if isinstance(found, Sized) else 0
    unit = Phrase("个字", "characters") if isinstance(found, str) else Phrase("项", "items" if size > 1 else "item")
    zh, en = ("是空的", "is empty") if not size else (f"只有 {size} {unit.zh}", f"has {size} {unit.en}")
    wanted = Phrase(f"，至少要 {least} {unit.zh}", f", at least {least} wanted") if least > 1 else Phrase("", "")
    return OUT_OF_BOUNDS.broken(
        fault.place,
        Phrase(f"{fault.name.zh}{zh}{wanted.zh}", f"{fault.name.en} {en}{wanted.en}"),
        _FILL,
    )


def _beyond(fault: Fault) -> Diagnostic:
    """Say which bound a number or a length is beyond."""
    found = shown(fault.found)
    name, limit = next(((name, fault.context[name]) for name in _BOUNDS if name in fault.context), ("", ""))
    bound = _BOUNDS.get(name, Phrase("", ""))
    return OUT_OF_BOUNDS.broken(
        fault.place,
        Phrase(
            f"{fault.name.zh}是{found.zh}，应当{bound.zh} {limit}",
            f"{fault.name.en} is {found.en}, {bound.en} {limit} is wanted",
        ),
        Phrase(f"改成{bound.zh} {limit} 的值", f"write a value that is {bound.en} {limit}"),
    )


def _anything(fault: Fault) -> Diagnostic:
    """Say what pydantic said, of a kind of error not met yet."""
    found = shown(fault.found)
    return OUT_OF_BOUNDS.broken(
        fault.place,
        Phrase(
            f"{fault.name.zh}是{found.zh}，不合要求：{fault.said}",
            f"{fault.name.en} is {found.en}, which is refused: {fault.said}",
        ),
    )


_FILL = Phrase("填上内容；可以不写的就删掉这一行", "write something, or delete the line if it is optional")
_BOUNDS = {
    "ge": Phrase("不小于", "at least"),
    "gt": Phrase("大于", "more than"),
    "le": Phrase("不大于", "at most"),
    "lt": Phrase("小于", "less than"),
    "max_length": Phrase("长度不超过", "a length of at most"),
}
_TELLING: tuple[tuple[frozenset[str], Callable[[Fault], Diagnostic]], ...] = (
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
