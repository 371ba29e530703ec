"""The proof of a register: the figures last declared of it beside those that the entries gave on that day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from rectify_cli.core.terms import Column, Register
from rectify_cli.ledger import Ledger, Tally


@dataclass(frozen=True, slots=True)
class Proof:
    """Figures of one register as they were declared, and as the entries counted on the day they were declared for."""

    as_of: dt.date
    declared: Mapping[Column, int]
    counted: Tally

    @property
    def differing(self) -> tuple[Column, ...]:
        """The figures that were declared otherwise than they are counted."""
        return tuple(column for column, number in self.declared.items() if number != self.counted.figure(column))


def build(ledger: Ledger, register: Register, today: dt.date) -> Proof | None:
    """Build the proof of the figures last declared by `today`; None if none are declared of the register."""
    for declared in sorted(ledger.inspection.record.declared, key=lambda each: each.as_of, reverse=True):
        figures = getattr(declared, register.value)
        if figures is not None and declared.as_of <= today:
            numbers = {column: getattr(figures, column.value) for column in Column}
            known = {column: number for column, number in numbers.items() if number is not None}
            return Proof(declared.as_of, known, ledger.as_of(declared.as_of).counted().tally(register))
    return None
