"""The entries of a register as rows of values under their fields: what facts count and sum, and lists filter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, Register
from rectify_cli.ledger import entry_fields, filters
from rectify_cli.ledger.field_shape import ONE_OF_TWO, nearest
from rectify_cli.ledger.filters import Field, Values
from rectify_cli.ledger.ledger import Entry, Ledger
from rectify_cli.ledger.model import SHIPPED, OwnRecord, OwnRegister


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one register and their fields."""

    rows: Sequence[Values]
    fields: Sequence[Field]

    def where(self, conditions: Iterable[str]) -> list[Values]:
        """Return the rows that meet every condition; raises UsageError as `filters.parse` does."""
        met = [filters.parse(condition, self.fields) for condition in conditions]
        return [row for row in self.rows if all(meets(row) for meets in met)]

    def summable(self, name: str) -> Field:
        """Return a field whose values are numbers; raises UsageError if there is none of that name."""
        field = filters.find(name, self.fields)
        if field.type not in {FieldType.NUMBER, FieldType.MONEY}:
            raise UsageError(
                Phrase(f"“{field.heading}”不是数，不能求和", f"“{name}” holds no numbers to sum"),
                Phrase("求和的栏目须是 number 或 money", "sum a field of type number or money"),
            )
        return field


def total(rows: Iterable[Values], field: Field) -> Decimal:
    """Return the sum of a field; a row without a value adds nothing."""
    held = (row.get(field.key) for row in rows)
    return sum((Decimal(value) for value in held if isinstance(value, int | Decimal)), Decimal(0))


def table(ledger: Ledger, name: str) -> Table:
    """Return the rows of a register, one of the three or of the office's own; raises UsageError if there is none."""
    inspection = ledger.inspection.record
    if own := inspection.own_register(name):
        return Table([entry.record.values() for entry in ledger.records.get(name, ())], own_fields(own))
    register = next((register for register in Register if name in register.words), None)
    if register is None:
        raise no_register(ledger, name)
    entries = ledger.counted().register(register)
    # How many days are left depends on the day of the reader, not of the ledger.
    fields = [field for field in entry_fields.fields(inspection) if field.key != "days_left"]
    return Table([entry_fields.values(entry.record, inspection, inspection.cut_off) for entry in entries], fields)


def own_fields(register: OwnRegister) -> tuple[Field, ...]:
    """Return the fields of the records of a register: the id, the date and those declared."""
    return filters.own(register.columns)


def chosen(ledger: Ledger, register: OwnRegister, conditions: Sequence[str]) -> list[Entry[OwnRecord]]:
    """Return the records of a register that meet every condition; raises UsageError as `filters.parse` does."""
    fields = own_fields(register)
    met = [filters.parse(condition, fields) for condition in conditions]
    entries = ledger.records.get(register.name, ())
    return [entry for entry in entries if all(meets(entry.record.values()) for meets in met)]


def no_register(ledger: Ledger, name: str) -> UsageError:
    """Return the error of the name of a register that is none, with the nearest, or how to declare it."""
    known = [*(own.name for own in ledger.inspection.record.registers), *(register.value for register in Register)]
    close = nearest(name, dict.fromkeys(known, ""), ONE_OF_TWO)
    add = Phrase(f"rectify register add {name}", f"`rectify register add {name}`")
    if close and name not in SHIPPED:
        add = Phrase(f"是不是 {close}？或 {add.zh}", f"did you mean {close}? or {add.en}")
    return UsageError(Phrase(f"没有登记簿“{name}”", f"no register “{name}”"), add)
