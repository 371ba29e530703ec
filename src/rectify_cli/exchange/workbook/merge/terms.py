"""The terms of a merge: the ledger, the days, and what the person said."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rectify_cli.core.terms import Edition, Register
from rectify_cli.exchange.workbook.merge.seen import Seen
from rectify_cli.exchange.workbook.merge.times import Rules
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Inspection, Issue


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a merge.

    `day` dates progress without a date, `side` resolves conflicts (True: the sheet's). With `month_end` the words of a
    deadline mean the last day of what they name; `words` are words that the person explained; `seen` is what books said
    when they were read before, of which this one may be a copy.
    """

    ledger: Ledger
    register: Register
    edition: Edition
    today: dt.date
    day: dt.date
    side: bool | None = None
    month_end: bool = True
    words: Mapping[str, str] = field(default_factory=dict)
    seen: Sequence[Seen] = ()

    @property
    def rules(self) -> Rules:
        """How the words of a deadline become a day."""
        return Rules(self.inspection.feedback, self.month_end, self.ledger.calendar)

    @property
    def entries(self) -> tuple[Entry[Issue], ...]:
        """The entries of the register."""
        return self.ledger.issues if self.register is Register.ISSUES else self.ledger.immediate

    @property
    def inspection(self) -> Inspection:
        """The inspection of the ledger."""
        return self.ledger.inspection.record
