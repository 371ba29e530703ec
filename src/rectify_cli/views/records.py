"""The records of a register of the office's own, as rows under their headings."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rectify_cli.ledger import Entry
from rectify_cli.ledger.model import OwnRecord, OwnRegister


@dataclass(frozen=True, slots=True)
class RecordRows:
    """The keys of a register with their headings, and a text for each of them in every record, empty for none."""

    name: str
    headings: dict[str, str]
    rows: tuple[tuple[str, ...], ...]


def build(register: OwnRegister, entries: Iterable[Entry[OwnRecord]]) -> RecordRows:
    """Build the rows of the records given."""
    rows = (entry.record.values() for entry in entries)
    keys = register.headings
    return RecordRows(register.name, keys, tuple(tuple(text(row.get(key)) for key in keys) for row in rows))


def text(value: object) -> str:
    """Return a value as it is shown: a number without zeros at its end, a list on one line, nothing for None."""
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)
