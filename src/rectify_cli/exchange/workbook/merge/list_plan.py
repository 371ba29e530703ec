"""What a sheet changes in a list: the petitions, or the records of a register of the office's own."""

from collections import Counter
from dataclasses import dataclass, field

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.exchange.workbook.merge.conflict import Conflict
from rectify_cli.exchange.workbook.merge.moves import Move
from rectify_cli.exchange.workbook.merge.unread import Kept
from rectify_cli.ledger.edits import Edit
from rectify_cli.ledger.model import OwnRegister


@dataclass(slots=True)
class ListPlan:
    """The edits of a list, and how many rows are new, changed, same; without an `own` register it is the petitions.

    `kept` are the cells that could not be read, `told` each change, old → new, `headings` the
    sheet and its headings.
    """

    own: OwnRegister | None = None
    edits: list[Edit] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    moves: Counter[Move] = field(default_factory=Counter)
    told: list[Phrase] = field(default_factory=list)
    headings: set[tuple[str, str]] = field(default_factory=set)
    new: int = 0
    changed: int = 0
    same: int = 0

    def contradict(self, conflict: Conflict) -> None:
        """Add a cell that both sides changed, and the warning about it."""
        self.conflicts.append(conflict)
        self.faults.append(conflict.fault)

    @property
    def name(self) -> str:
        """The register as data/unread and the hidden sheet name it."""
        return self.own.name if self.own else Register.PETITIONS.value
