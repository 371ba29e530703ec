"""The facts of a ledger, each with its number, its origin and where it is used; and the numbers that are no fact."""

from dataclasses import dataclass

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger, facts, typed_numbers
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Fact


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact: its number as it is printed, or why there is none; its origin; the places of the prose that uses it."""

    name: str
    number: str | None
    fault: Phrase | None
    origin: Phrase
    used: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One number that is typed in prose, the first of its sentence."""

    place: Place
    number: str
    sentence: str


def build(ledger: Ledger) -> list[FactRow]:
    """Build the table of the facts as of the day of `ledger`."""
    prose = list(facts.prose(ledger))
    rows = []
    for name, fact in ledger.inspection.record.facts.items():
        number = facts.figure(ledger, fact)
        used = tuple(entry.place(*path) for entry, path, text in prose if name in facts.names(text))
        fault = number.message if isinstance(number, Objection) else None
        rows.append(FactRow(name, None if isinstance(number, Objection) else number, fault, _origin(fact), used))
    return rows


def typed(ledger: Ledger) -> list[TypedRow]:
    """Return the numbers typed in prose, of the notice's own sentences and of the entries."""
    return [
        TypedRow(facts.place(one.entry, one.path, one.text, one.start, len(one.number)), one.number, one.sentence)
        for one in typed_numbers.find(ledger)
    ]


def _origin(fact: Fact) -> Phrase:
    if fact.value is not None:
        return Phrase(f"{fact.source}，截至 {fact.as_of}", f"{fact.source}, as of {fact.as_of}")
    where = "".join(f"，{condition}" for condition in fact.where)
    unit = f"，{fact.unit}" if fact.unit else ""
    if fact.count is not None:
        return Phrase(f"计数：{fact.count}{where}", f"count of {fact.count}{where.replace('，', ', ')}")
    return Phrase(f"求和：{fact.sum}{where}{unit}", f"sum of {fact.sum}{(where + unit).replace('，', ', ')}")
