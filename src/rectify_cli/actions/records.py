"""The registers of the office's own (自设登记簿) and their records: declared, added, changed, removed."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from rectify_cli.actions.amendment import DATE, Amendment, refuse
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import FieldType, Register
from rectify_cli.ledger import Entry, Ledger, field_shape, filters, limits, lookup, rows
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove, Value
from rectify_cli.ledger.model import ISSUE_KEYS, SHIPPED, OwnRecord, OwnRegister

_SEPARATORS = re.compile(r"[、,，;；\s]+")
_FIELD = re.compile(r"([^:：]+)(?:[:：]([^:：]+)(?:[:：](.+))?)?")

Assigned = Iterable[tuple[str, str]]
"""Fields as they are typed, each with the text of its value."""


def register_named(ledger: Ledger, name: str) -> OwnRegister:
    """Return a register of the office's own; raises UsageError, with how to declare it, if there is none."""
    register = ledger.inspection.record.own_register(name)
    if register is None:
        raise rows.no_register(ledger, name)
    return register


def add_register(ledger: Ledger, name: str, fields: Sequence[str] = ()) -> Amendment:
    """Declare a register: a shipped one by its name, or one with the fields given as KEY:TYPE:CHOICES."""
    if ledger.inspection.record.own_register(name):
        raise UsageError(
            Phrase(f"登记簿“{name}”已经启用", f"the register “{name}” is declared already"),
            Phrase("rectify register list 列出各登记簿", "`rectify register list` lists them"),
        )
    close = (
        None
        if fields or name in SHIPPED
        else field_shape.nearest(name, dict.fromkeys(SHIPPED, ""), field_shape.ONE_OF_TWO)
    )
    if close:
        raise UsageError(
            Phrase(f"没有自带的登记簿“{name}”", f"no shipped register “{name}”"),
            Phrase(
                f"是不是 {close}？自设的写明栏目：rectify register add {name} --field 人数:number",
                f"did you mean {close}? For one of your own, name its fields with --field KEY:TYPE",
            ),
        )
    declared = dict(map(_declared, fields))
    value: Value = {"name": name, "fields": declared} if declared else name
    if name in SHIPPED or declared:
        sentence = Phrase(f"启用登记簿“{name}”", f"register “{name}” declared")
    else:
        sentence = Phrase(
            f"启用登记簿“{name}”，每条只有编号和日期；自带栏目的有：{'、'.join(SHIPPED)}",
            f"register “{name}” declared, with an id and a date only; shipped with fields: {', '.join(SHIPPED)}",
        )
    return Amendment((Insert(("registers",), value),), sentence)


def _declared(typed: str) -> tuple[str, Value]:
    """Return the key and the declaration of a field typed as 人数:number or 级别:choice:市级/县级."""
    matched = _FIELD.fullmatch(typed.strip())
    assert matched is not None or not typed.strip(" :：")  # noqa: S101 - anything else matches
    key, kind, choices = (part.strip() if part else "" for part in matched.groups()) if matched else ("", "", "")
    word = next((term for term in FieldType if kind in term.words), FieldType.TEXT if not kind else None)
    if word is None or not key:
        listed = "、".join(f"{term.value}（{term.label.zh}）" for term in FieldType)
        raise UsageError(
            Phrase(f"--field {typed} 不对", f"--field {typed} is not a field"),
            Phrase(f"写作 人数:number；类型有 {listed}", f"write KEY:TYPE with a type of {', '.join(FieldType)}"),
        )
    field: dict[str, Value] = {"heading": key}
    field |= {"type": word.value} if word is not FieldType.TEXT else {}
    return key, field | ({"choices": [part for part in re.split(r"[/／、|]", choices) if part]} if choices else {})


def add_records(ledger: Ledger, register: OwnRegister, fields: Assigned, count: int, today: dt.date) -> Amendment:
    """Append records with the next ids, all alike; without a date they are of today."""
    if count < 1:
        raise UsageError(Phrase(f"条数 {count} 不对", f"{count} records cannot be added"), _COUNT)
    values = _values(ledger, register, fields, today)
    first = max((entry.record.id for entry in ledger.records.get(register.name, ())), default=0) + 1
    ordered = {key: value for key in register.headings if (value := values.get(key)) is not None}
    whole: dict[str, Value] = {"date": today, **as_written(ordered)}
    last = first + count - 1
    zh, en = (str(first), f"record {first}") if count == 1 else (f"{first}—{last}", f"records {first}-{last}")
    sentence = Phrase(f"{register.name}登记第 {zh} 号", f"{en} added to {register.name}")
    return Amendment(tuple(Insert((), {"id": at, **whole}) for at in range(first, last + 1)), sentence)


def set_record(ledger: Ledger, register: OwnRegister, record: int, fields: Assigned, today: dt.date) -> Amendment:
    """Set fields of a record; an empty text removes one."""
    entry = record_of(ledger, register, record)
    values = _values(ledger, register, fields, today)
    edits: list[Edit] = []
    for key, value in values.items():
        edits.append(
            Remove((*entry.at, key)) if value is None else Put((*entry.at, key), as_written({key: value})[key])
        )
    told = [(register.headings[key], "" if value is None else _shown(value)) for key, value in values.items()]
    zh = "，".join(f"{heading}设为“{text}”" if text else f"删去{heading}" for heading, text in told)
    en = ", ".join(f"{heading} set to “{text}”" if text else f"{heading} removed" for heading, text in told)
    return Amendment(tuple(edits), Phrase(f"{register.name}第 {record} 号：{zh}", f"{register.name} {record}: {en}"))


def remove_record(ledger: Ledger, register: OwnRegister, record: int) -> Amendment:
    """Remove a record, whose values the sentence repeats."""
    entry = record_of(ledger, register, record)
    values = [_shown(value) for key, value in entry.record.values().items() if key != "id"]
    sentence = Phrase(
        f"删去{register.name}第 {record} 号（{'，'.join(values)}）",
        f"record {record} of {register.name} removed ({', '.join(values)})",
    )
    return Amendment((Remove(entry.at),), sentence)


def record_of(ledger: Ledger, register: OwnRegister, record: int) -> Entry[OwnRecord]:
    """Return a record by its id; raises UsageError if there is none."""
    entries = {entry.record.id: entry for entry in ledger.records.get(register.name, ())}
    if record in entries:
        return entries[record]
    raise UsageError(
        Phrase(f"{register.name}没有第 {record} 号", f"no record {record} in {register.name}"),
        Phrase(f"rectify record list {register.name} 列出编号", f"`rectify record list {register.name}` lists the ids"),
    )


def refuse_record(ledger: Ledger, values: Mapping[str, Any], today: dt.date) -> None:
    """Raise UsageError for a record of an impossible day, or of an issue that does not exist."""
    if isinstance(day := values.get("date"), dt.date):
        refuse(limits.too_late(today, day, DATE))
        refuse(limits.too_early(ledger.inspection.record, day, DATE))
    known = [entry.record.id for entry in ledger.issues]
    for issue in limits.issues_of(values):
        if issue not in known:
            if isinstance(issue, int):
                raise lookup.missing(Register.ISSUES, issue, known)
            raise UsageError(
                Phrase(f"“{issue}”不是问题编号", f"“{issue}” is not the id of an issue"),
                Phrase("写作 3 或 3、7", "write 3, or 3,7"),
            )


def value_of(register: OwnRegister, key: str, text: str) -> Value | None:
    """Return the value of a text as its field requires, None for an empty one; the model rejects what is invalid."""
    if not text:
        return None
    declaration = register.columns[key]
    if declaration.type is FieldType.LIST:
        return [part for part in _SEPARATORS.split(text) if part]
    try:
        value: Value = declaration.read(text)
    except ValidationError:
        return text
    return value


def as_written(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of a record as YAML writes them: ids in a list without quotes."""
    return {key: _ids(value) if key in ISSUE_KEYS else value for key, value in values.items()}


def _ids(value: Value) -> Value:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return value
    return [int(each) if isinstance(each, str) and each.isdecimal() else each for each in value]


def _values(ledger: Ledger, register: OwnRegister, fields: Assigned, today: dt.date) -> dict[str, Value | None]:
    values = dict(_assigned(register, fields))
    refuse_record(ledger, values, today)
    return values


def _assigned(register: OwnRegister, fields: Assigned) -> Iterator[tuple[str, Value | None]]:
    known = rows.own_fields(register)
    for typed, text in fields:
        key = filters.find(typed, known).key
        if key == "id":
            raise UsageError(Phrase("编号固定不变", "an id never changes"), Phrase("去掉 id", "omit id"))
        if key == "date" and not text:
            raise UsageError(Phrase("每条记录都有日期", "every record has a date"), Phrase("写上日期", "give a date"))
        yield key, value_of(register, key, text)


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return shortened(f"{value:f}" if isinstance(value, Decimal) else str(value))


_COUNT = Phrase("写作 --count 12", "write --count 12")
