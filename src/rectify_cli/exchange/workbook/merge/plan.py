"""A workbook and a ledger -> the plan of the import, complete before anything is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rectify_cli.core.diagnostics import Diagnostic, Place, Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.exchange.workbook.columns import COLUMNS, HIDDEN, SheetColumn
from rectify_cli.exchange.workbook.grid import Grid, Workbook
from rectify_cli.exchange.workbook.merge import edits as amending
from rectify_cli.exchange.workbook.merge import exported, header
from rectify_cli.exchange.workbook.merge import rows as lines
from rectify_cli.exchange.workbook.merge.exported import Trace
from rectify_cli.exchange.workbook.merge.match import Matching
from rectify_cli.exchange.workbook.merge.merge import CONFLICT, Merging, Terms
from rectify_cli.ledger import Entry
from rectify_cli.ledger.edits import Edit, Value
from rectify_cli.ledger.model import Issue

_OURS = frozenset({HIDDEN, "_choices"})


@dataclass(frozen=True, slots=True)
class ChosenSheet:
    """The sheet to read, its rows, and the trace of an exported workbook."""

    grid: Grid
    rows: list[lines.SheetRow]
    trace: Trace | None
    faults: list[Diagnostic]

    @property
    def edition(self) -> Edition:
        """The exported edition; a sheet without a trace that has only public columns may omit what is not public."""
        if self.trace:
            return self.trace.edition
        public = all(line.head.known[name].public for line in self.rows[:1] for name in line.cells)
        return Edition.PUBLIC if public else Edition.INTERNAL


@dataclass(frozen=True, slots=True)
class Amended:
    """An entry and its changes: the edits, and the headers of the cells they come from."""

    entry: Entry[Issue]
    edits: list[Edit]
    headers: tuple[str, ...]


@dataclass(slots=True)
class ImportPlan:
    """The changes of a sheet; none may be written if a fault is an error."""

    amended: list[Amended] = field(default_factory=list)
    created: dict[int, dict[str, Value]] = field(default_factory=dict)
    same: int = 0
    ordinals: int = 0
    """How many the accepted cells were typed with, which the ledger does not keep."""
    faults: list[Diagnostic] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """The words for statuses that were accepted."""

    @property
    def errors(self) -> int:
        """The number of faults that forbid writing."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)

    @property
    def conflicts(self) -> int:
        """The number of cells left as they are because both sides changed them."""
        return sum(fault.rule is CONFLICT for fault in self.faults)


def chosen(
    workbook: Workbook,
    file: str,
    requested: str | None,
    mapping: Mapping[str, str],
    columns: Sequence[SheetColumn] = COLUMNS,
) -> ChosenSheet:
    """Return the requested sheet, or the only likely one; raises DataError or UsageError if there is none.

    `columns` are those of the register it is read into.
    """
    traced = exported.read(workbook.grid(HIDDEN).rows, file) if HIDDEN in workbook.names else None
    if requested and requested not in workbook.names:
        listed = "、".join(name for name in workbook.names if name not in _OURS)
        message = Phrase(f"没有表“{requested}”", f"no sheet “{requested}”")
        raise UsageError(message, Phrase(f"可以写：{listed}", f"one of: {listed}"), Place(file))
    grid = workbook.grid(_name(workbook, file, requested or (traced.sheet if traced else None), mapping, columns))
    head, faults = header.find(grid, mapping, columns)
    if head is None or "title" not in head.columns:
        return ChosenSheet(grid, [], traced, faults)
    rows, more = lines.read(grid, head)
    # Without ids the rows cannot be matched to the trace, nor on the sheet of another register.
    other = traced is not None and grid.name.startswith(Register.IMMEDIATE.label.zh) != (
        traced.register is Register.IMMEDIATE
    )
    return ChosenSheet(grid, rows, traced if "id" in head.columns and not other else None, [*faults, *more])


def _name(
    workbook: Workbook, file: str, likely: str | None, mapping: Mapping[str, str], columns: Sequence[SheetColumn]
) -> str:
    """Return the name of the sheet to read: hidden ones come last."""
    names = [name for name in workbook.names if name not in _OURS]
    if not names:
        message = Phrase("工作簿里没有表", "the workbook has no sheets")
        raise DataError(message, Phrase("核对是否选错了文件", "check that it is the right file"), Place(file))
    if likely in names or len(names) == 1:
        return likely if likely in names else names[0]
    shown = [name for name in names if not workbook.concealed(name)]
    for group in (shown, [name for name in names if name not in shown]):
        headed = [name for name in group if header.find(workbook.grid(name), mapping, columns)[0]]
        if len(headed) == 1:
            return headed[0]
        if headed:
            raise UsageError(
                Phrase(f"有多张表含列名：{'、'.join(headed)}", f"several sheets have headers: {'、'.join(headed)}"),
                Phrase(f"指定读哪一张：--sheet {headed[0]}", f"choose one, such as --sheet {headed[0]}"),
                Place(file),
            )
    return names[0]


def planned(
    sheet: ChosenSheet, terms: Terms, used: set[int], raw: Callable[[Entry[Issue]], Mapping[str, Any]]
) -> ImportPlan:
    """Return the plan for a sheet; `used` are ids that are in use, `raw` returns the plain data of an entry."""
    matching = Matching(terms.entries, sheet.trace, used)
    matching.match(sheet.rows)
    merging = Merging(terms)
    plan = ImportPlan(faults=[*sheet.faults, *matching.faults])
    for pair in matching.pairs:
        merged = merging.merge(pair)
        plan.faults += merged.faults
        fields = merged.accepted.fields
        if any(fault.severity is Severity.ERROR for fault in merged.faults):
            continue
        if "status" in fields:
            plan.words.append(fields["status"].text)
        plan.ordinals += sum(value.ordinals for value in fields.values())
        if pair.entry is None:
            plan.created[pair.number] = amending.new_values(pair.number, merged.accepted)
        elif fields:
            edits = list(amending.edits(pair.entry.record, raw(pair.entry), merged.accepted))
            headers = tuple(column.header for name, column in pair.line.head.known.items() if name in fields)
            plan.amended.append(Amended(pair.entry, edits, headers))
        else:
            plan.same += 1
    return plan
