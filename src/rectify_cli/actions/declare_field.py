"""Declare a field of the office's own (自设栏目) in inspection.yaml, and take a declaration out again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rectify_cli.actions.amendment import Amendment
from rectify_cli.actions.own_fields import key_of
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, MoneyUnit, Register, Status
from rectify_cli.ledger import Entry, Ledger, field_shape
from rectify_cli.ledger.edits import Put, Remove, Value
from rectify_cli.ledger.model import Issue
from rectify_cli.ledger.model.numbers import unit_of

_FIELDS = "fields"


@dataclass(frozen=True, slots=True)
class NewField:
    """What is asked for: a heading and, where they are given, the rest of a declaration."""

    heading: str
    type: FieldType = FieldType.TEXT
    key: str | None = None
    unit: MoneyUnit | None = None
    choices: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    public: bool = False
    default: tuple[str, ...] = ()
    required_from: Status | None = None


def add_field(ledger: Ledger, new: NewField) -> Amendment:
    """Declare a field; its key is its heading unless another is given.

    Raises UsageError for a key that is declared already; what else is wrong with it the model says.
    """
    key = new.key or key_from(new.heading)
    if key in ledger.inspection.record.fields:
        raise UsageError(
            Phrase(f"已有栏目 {key}", f"there is a field {key} already"),
            Phrase(
                "用 --key 另取键名；rectify field list 列出已有的",
                "give another --key; `rectify field list` lists them",
            ),
        )
    sentence = Phrase(
        f"声明栏目“{new.heading}”（{key}），{new.type.label.zh}", f"field {key} declared: {new.type.label.en}"
    )
    return Amendment((Put((_FIELDS, key), values(new)),), sentence)


def values(new: NewField) -> dict[str, Value]:
    """Return a declaration as it is written, only what is not as usual."""
    own_unit = unit_of(new.heading) if new.type is FieldType.MONEY else None
    unit = new.unit or own_unit
    several = new.type is FieldType.LIST
    every: dict[str, Value | None] = {
        # A column prints the unit behind the heading.
        "heading": re.split("[（(]", new.heading)[0].strip() if own_unit else new.heading,
        "synonyms": list(new.synonyms) or None,
        "type": new.type.value,
        "unit": unit and unit.value,
        "choices": list(new.choices) or None,
        "public": True if new.public else None,
        "default": (list(new.default) if several else "、".join(new.default)) if new.default else None,
        "required_from": new.required_from and new.required_from.value,
    }
    return {name: value for name, value in every.items() if value is not None}


def key_from(heading: str) -> str:
    """Return the key of a heading: its letters, digits and 汉字, not a digit first."""
    letters = "".join(letter for letter in re.split("[（(]", heading)[0] if letter.isalnum())
    return letters if letters.isidentifier() else f"栏{letters}"


def remove_field(ledger: Ledger, name: str) -> Amendment:
    """Take out the declaration of a field; raises UsageError for an unknown one, and while entries hold values."""
    fields = ledger.inspection.record.fields
    key = key_of(ledger.inspection.record, name)
    if key is None:
        nearest = field_shape.nearest(name, {key: declared.heading for key, declared in fields.items()})
        listed = ", ".join(fields)
        hint = Phrase(f"已有：{listed}", f"declared: {listed}") if fields else None
        if nearest:
            hint = Phrase(f"是不是 {nearest}？", f"did you mean {nearest}?")
        raise UsageError(Phrase(f"没有栏目“{name}”", f"no field “{name}”"), hint)
    heading = fields[key].heading
    held = dict(_holders(ledger, key))
    if held:
        listed = "，".join(f"{register.label.zh}第 {_ids(entries, '、')} 号" for register, entries in held.items())
        english = "; ".join(f"{register.label.en} {_ids(entries, ', ')}" for register, entries in held.items())
        register, entries = next(iter(held.items()))
        other = "" if register is Register.ISSUES else f" --register {register.value}"
        command = f"rectify set {_ids(entries, ',')} {key}={other}"
        raise UsageError(
            Phrase(f"“{heading}”还有填写的值：{listed}", f"the field {key} still has values: {english}"),
            Phrase(f"先清空：{command}", f"clear them first: `{command}`"),
        )
    return Amendment((Remove((_FIELDS, key)),), Phrase(f"删去栏目“{heading}”（{key}）", f"field {key} removed"))


def filled(entry: Entry[Issue], key: str) -> bool:
    """Return True if the file of an entry holds a value of a declared field: a default alone is none."""
    own = entry.record.fields
    return any(
        (info.alias or name) == key and name in own.model_fields_set for name, info in type(own).model_fields.items()
    )


def _holders(ledger: Ledger, key: str) -> Iterator[tuple[Register, list[Entry[Issue]]]]:
    for register, entries in ((Register.ISSUES, ledger.issues), (Register.IMMEDIATE, ledger.immediate)):
        if held := [entry for entry in entries if filled(entry, key)]:
            yield register, held


def _ids(entries: list[Entry[Issue]], separator: str) -> str:
    return separator.join(str(entry.record.id) for entry in entries)
