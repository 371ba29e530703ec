"""The entries of a register as rows of named values: what facts count and sum, and what `record list` filters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, MoneyUnit, Register
from rectify_cli.ledger.field_shape import nearest
from rectify_cli.ledger.ledger import Entry, Ledger
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import SHIPPED, Declaration, OwnRecord, OwnRegister

Row = Mapping[str, Any]
"""The values of an entry by their keys; what is not filled in is None or missing."""


class Summed(NamedTuple):
    """A column that can be added up: its key, and its unit if it is money."""

    key: str
    money: MoneyUnit | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one register; `headings` has the Chinese name of each key, `declared` what an office declares."""

    rows: Sequence[Row]
    headings: Mapping[str, str]
    declared: Mapping[str, Declaration]

    def summable(self, typed: str) -> Summed | Objection:
        """Return the column of a name whose values are numbers, or why there is none."""
        key = self.key(typed)
        if key is None:
            return self._no_column(typed)
        declaration = self.declared.get(key)
        if declaration is None or declaration.type not in {FieldType.NUMBER, FieldType.MONEY}:
            return Objection(
                Phrase(f"“{self.headings[key]}”不是数，不能求和", f"“{typed}” holds no numbers to sum"),
                Phrase("求和的栏目须是 number 或 money", "sum a field of type number or money"),
            )
        money = (declaration.unit or MoneyUnit.YUAN) if declaration.type is FieldType.MONEY else None
        return Summed(key, money)

    def where(self, condition: str) -> list[Row] | Objection:
        """Return the rows that meet a condition, such as 类别=党组会 or 金额>10."""
        matched = _CONDITION.fullmatch(condition.strip())
        if matched is None:
            return Objection(
                Phrase(f"条件“{condition}”不对", f"“{condition}” is not a condition"),
                Phrase("写作 类别=党组会 或 金额>10", "write it as in 类别=党组会 or 金额>10"),
            )
        key = self.key(matched[1].strip())
        if key is None:
            return self._no_column(matched[1].strip())
        return [row for row in self.rows if _meets(row.get(key), matched[2], matched[3].strip())]

    def key(self, typed: str) -> str | None:
        """Return the key of a column named by its key, its heading or a synonym."""
        words = {word: key for key, field in self.declared.items() for word in field.synonyms}
        words |= {heading: key for key, heading in self.headings.items()}
        return typed if typed in self.headings else words.get(typed)

    def _no_column(self, typed: str) -> Objection:
        close = nearest(typed, dict(self.headings))
        zh = "、".join(f"{key}（{heading}）" for key, heading in self.headings.items())
        hint = Phrase(f"可以写：{zh}", f"one of: {', '.join(self.headings)}")
        if close:
            hint = Phrase(f"是不是 {close}（{self.headings[close]}）？", f"did you mean {close}?")
        return Objection(Phrase(f"没有栏目“{typed}”", f"no field “{typed}”"), hint)


def table(ledger: Ledger, name: str) -> Table | None:
    """Return the rows of a register by its name, one of the three or of the office's own; None if there is none."""
    inspection = ledger.inspection.record
    if own := inspection.own_register(name):
        rows = [entry.record.values() for entry in ledger.records.get(name, ())]
        return Table(rows, own.headings, own.declared)
    register = next((register for register in Register if name in register.words), None)
    if register is None:
        return None
    declared = {} if register is Register.PETITIONS else inspection.fields
    return Table(
        _built_in(ledger, register), _HEADINGS | {key: field.heading for key, field in declared.items()}, declared
    )


def chosen(ledger: Ledger, register: OwnRegister, conditions: Iterable[str]) -> list[Entry[OwnRecord]]:
    """Return the records of a register that meet every condition; raises UsageError for what is none."""
    entries = list(ledger.records.get(register.name, ()))
    for condition in conditions:
        of = Table([entry.record.values() for entry in entries], register.headings, register.declared)
        met = of.where(condition)
        if isinstance(met, Objection):
            raise UsageError(met.message, met.hint)
        kept = {id(row) for row in met}
        entries = [entry for entry, row in zip(entries, of.rows, strict=True) if id(row) in kept]
    return entries


def no_register(ledger: Ledger, name: str) -> Objection:
    """Return the objection to the name of a register that is none, with how to declare it."""
    own = [register.name for register in ledger.inspection.record.registers]
    known = [*own, *(register.value for register in Register)]
    close = nearest(name, dict.fromkeys(known, ""))
    hint = Phrase(f"rectify register add {name}", f"`rectify register add {name}`")
    if close and name not in SHIPPED:
        hint = Phrase(f"是不是 {close}？", f"did you mean {close}?")
    return Objection(Phrase(f"没有登记簿“{name}”", f"no register “{name}”"), hint)


_CONDITION = re.compile(r"([^=<>!]+)(!=|>=|<=|=|>|<)(.*)")


def _meets(value: object, sign: str, wanted: str) -> bool:
    if sign in {"=", "!="}:
        words = getattr(value, "words", (str(value),))
        return (wanted in words) is (sign == "=")
    left, right = number(value), Decimal(wanted)
    if left is None:
        return False
    return {">": left > right, "<": left < right, ">=": left >= right, "<=": left <= right}[sign]


def number(value: object) -> Decimal | None:
    """Return the number of a value, None if it is none."""
    return Decimal(value) if isinstance(value, int | Decimal) else None


_HEADINGS = {
    "id": "编号",
    "status": "状态",
    "title": "标题",
    "aspect": "方面",
    "owner": "责任部门",
    "due": "整改时限",
    "disclosure": "公开范围",
}


def _built_in(ledger: Ledger, register: Register) -> list[Row]:
    """Return a row per entry of one of the three registers."""
    rows: list[Row] = []
    for entry in ledger.counted().register(register):
        record = entry.record
        own = getattr(record, "fields", None)
        row = {key: getattr(record, key, None) for key in _HEADINGS if key != "status"}
        rows.append(row | {"status": record.status} | (own.values() if own else {}))
    return rows
