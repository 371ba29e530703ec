"""Rows of texts under headings: the records of a register of the office's own, and the registers themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rectify_cli.core.chinese.words import SEPARATOR
from rectify_cli.core.language import Language, Phrase
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import SHIPPED, OwnRecord, OwnRegister

_REGISTERS = {
    "register": Phrase("登记簿", "register"),
    "records": Phrase("条数", "records"),
    "fields": Phrase("栏目", "fields"),
}


@dataclass(frozen=True, slots=True)
class RecordRows:
    """Headings by their keys, and a text for each of them in every row, empty for none."""

    headings: Mapping[str, Phrase]
    rows: tuple[tuple[str, ...], ...]


def build(register: OwnRegister, entries: Iterable[Entry[OwnRecord]]) -> RecordRows:
    """Build the rows of the records given."""
    # The keys of what we ship are English; the office names its own as it likes.
    headings = {key: Phrase(heading, key if key.isascii() else heading) for key, heading in register.headings.items()}
    rows = (entry.record.values() for entry in entries)
    return RecordRows(headings, tuple(tuple(_text(row.get(key)) for key in headings) for row in rows))


def registers(ledger: Ledger, language: Language) -> RecordRows:
    """Build a row per register: those declared with their records, then those that are shipped, with what adds them."""
    declared = ledger.inspection.record.registers
    rows = [(own.name, str(len(ledger.records.get(own.name, ()))), _fields(own)) for own in declared]
    for name in (name for name in SHIPPED if not any(own.name == name for own in declared)):
        add = Phrase(f"未启用：rectify register add {name}", f"off: `rectify register add {name}`").in_language(
            language
        )
        rows.append((name, "", f"{_fields(OwnRegister(name=name))}\n{add}"))
    return RecordRows(_REGISTERS, tuple(rows))


def _fields(register: OwnRegister) -> str:
    named = register.headings.items()
    return SEPARATOR.join(heading if heading == key else f"{heading} {key}" for key, heading in named)


def _text(value: object) -> str:
    """Return a value as it is shown: a list on one line, nothing for None."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return SEPARATOR.join(value) if isinstance(value, tuple) else "" if value is None else str(value)
