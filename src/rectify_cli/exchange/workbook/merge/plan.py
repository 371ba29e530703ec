"""A workbook and a ledger -> the plan of the import, complete before anything is written."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.terms import Disclosure, Register, Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.merge import edits as amending
from rectify_cli.exchange.workbook.merge.conflict import Conflict
from rectify_cli.exchange.workbook.merge.exported import Trace
from rectify_cli.exchange.workbook.merge.match import Matching, Pair
from rectify_cli.exchange.workbook.merge.merge import Merged, Merging
from rectify_cli.exchange.workbook.merge.moves import Move, moves
from rectify_cli.exchange.workbook.merge.seen import nearest
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow
from rectify_cli.exchange.workbook.merge.terms import Terms
from rectify_cli.exchange.workbook.merge.unread import Kept
from rectify_cli.ledger import Entry
from rectify_cli.ledger.edits import Edit, Value
from rectify_cli.ledger.model import Issue


class ChangedCell(NamedTuple):
    """A cell of an entry before and after, under its header."""

    header: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Amended:
    """An entry and its changes: the edits, and the cells they come from."""

    entry: Entry[Issue]
    edits: list[Edit]
    cells: tuple[ChangedCell, ...]


@dataclass(slots=True)
class ImportPlan:
    """The changes of one register; `kept` are the cells that no field takes, `words` how each state was taken.

    `unknown` are the words of states that no vocabulary has; 空白 where there is none beside the progress;
    `undated` are the words of deadlines that say no time, `unclear` those that mean a day which they do not tell;
    `disclosures` is how the words for who may read were taken.
    `timed` is how many deadlines were given in words from which a day follows, `ordinals` how many the accepted cells
    were typed with, which the ledger does not keep. `seen` are the fingerprints of the cells of each entry,
    `outdated` is how many of them are those of an earlier reading and yield to what the ledger says by now.
    """

    register: Register
    amended: list[Amended] = field(default_factory=list)
    created: dict[int, dict[str, Value]] = field(default_factory=dict)
    same: int = 0
    ordinals: int = 0
    faults: list[Diagnostic] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    moves: Counter[Move] = field(default_factory=Counter)
    words: Counter[tuple[str, Status]] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    undated: Counter[str] = field(default_factory=Counter)
    unclear: Counter[str] = field(default_factory=Counter)
    disclosures: Counter[tuple[str, Disclosure]] = field(default_factory=Counter)
    timed: int = 0
    seen: dict[int, dict[str, str]] = field(default_factory=dict)
    outdated: int = 0

    @property
    def errors(self) -> int:
        """The number of cells and rows that could not be read."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)


def planned(
    lines: Sequence[SheetRow],
    trace: Trace | None,
    terms: Terms,
    used: set[int],
    raw: Callable[[Entry[Issue]], Mapping[str, Any]],
) -> ImportPlan:
    """Return the plan for the rows of a register; `used` are ids in use, `raw` returns the plain data of an entry."""
    matching = Matching(terms.entries, trace, used, terms.seen)
    matching.match(lines)
    merging = Merging(terms)
    seen = terms.seen[0] if len(terms.seen) == 1 else nearest(terms.seen, merging.typed(matching.pairs))
    plan = ImportPlan(terms.register, faults=list(matching.faults))
    for line in matching.aside:
        for name in line.head.columns:
            line.keep(name)
        plan.kept += line.kept
    for pair in matching.pairs:
        # A book that tells what was exported needs nothing else to tell what is new in it.
        pair.seen = {} if trace or pair.entry is None else seen.get(pair.number, {})
        _add(plan, pair, merging.merge(pair), raw)
    return plan


def _add(plan: ImportPlan, pair: Pair, merged: Merged, raw: Callable[[Entry[Issue]], Mapping[str, Any]]) -> None:
    """Add one row to the plan."""
    fields = merged.accepted.fields
    plan.seen[pair.number] = merged.marks
    plan.outdated += merged.outdated
    plan.faults += merged.faults
    plan.conflicts += merged.conflicts
    plan.kept += dict.fromkeys(cell._replace(issue=pair.number) for cell in pair.line.kept)
    if merged.undated:
        plan.undated[merged.undated] += 1
    if merged.unknown:
        plan.unknown[merged.unknown] += 1
    if merged.word and merged.taken and "status" in fields:
        plan.words[merged.word, merged.taken] += 1
    typed = canonical(pair.line.cells.get("disclosure"))
    if typed and "disclosure" in fields and typed != fields["disclosure"].text:
        plan.disclosures[typed, fields["disclosure"].value] += 1
    plan.ordinals += sum(value.ordinals for value in fields.values())
    if "due" in fields and getattr(fields["due"].value, "when", None):
        plan.timed += fields["due"].value.date is not None
        plan.unclear[fields["due"].text] += getattr(fields["due"].value, "unclear", False)
    if pair.entry is None:
        if "title" in fields:
            plan.created[pair.number] = amending.new_values(pair.number, merged.accepted)
        return
    edits = list(amending.edits(pair.entry.record, raw(pair.entry), merged.accepted)) if fields else []
    if not edits:
        plan.same += 1
        return
    cells = tuple(
        ChangedCell(column.header, merged.old.get(name, ""), fields[name].text)
        for name, column in pair.line.head.known.items()
        if name in fields
    )
    plan.amended.append(Amended(pair.entry, edits, cells))
    plan.moves += moves(pair.entry.record, merged.accepted, edits)
