"""A sheet of records merged into the list of a register: rows by their ids, new ones appended, the rest left alone."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rectify_cli import actions
from rectify_cli.core.chinese.words import SEPARATOR
from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook import records
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import ColumnKind
from rectify_cli.exchange.workbook.grid import Grid, Workbook, blank
from rectify_cli.exchange.workbook.merge import header
from rectify_cli.exchange.workbook.merge.merge import BAD_CELL
from rectify_cli.exchange.workbook.merge.settle import NOT_ACCEPTED
from rectify_cli.exchange.workbook.merge.times import Rules
from rectify_cli.exchange.workbook.merge.values import InvalidCell, Words, exact_day, number, parsed
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove, Value
from rectify_cli.ledger.model import OwnRecord, OwnRegister

_UNDATED = Phrase("每条记录都有日期", "every record has a date")
_SUMS = frozenset({"合计", "总计", "小计", "共计"})


@dataclass(slots=True)
class RecordsPlan:
    """The edits of the list of one register, what is wrong with the sheet, and how many rows are new, changed, same."""

    edits: list[Edit] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0
    told: list[Phrase] = field(default_factory=list)
    """Each change, old → new."""

    @property
    def emptied(self) -> int:
        """How many cells that were filled are empty in the sheet."""
        return sum(isinstance(edit, Remove) for edit in self.edits)

    @property
    def errors(self) -> int:
        """How many faults are errors."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)


def planned(
    workbook: Workbook, sheet: str | None, ledger: Ledger, register: OwnRegister, today: dt.date
) -> RecordsPlan:
    """Return the plan for the sheet of a name, else that of the register's, else the first with its headings."""
    columns = records.columns(register)
    names = [sheet] if sheet else sorted(workbook.names, key=lambda name: name != register.name)
    grids = [workbook.grid(name) for name in names]
    found = [(grid, *header.find(grid, header.Sought(columns, {}))) for grid in grids]
    grid, head, faults = next((each for each in found if each[1]), found[0])
    plan = RecordsPlan(faults=[fault for fault in faults if fault.rule is not header.NO_COLUMN])
    if head is not None:
        plan.faults += _left_out(grid, head)
        _Merging(ledger, register, today, plan).merge(grid, head)
    return plan


def _left_out(grid: Grid, head: header.Head) -> Iterator[Diagnostic]:
    """Yield the note about the columns that no field of the register has."""
    headings = (canonical(grid.filled(head.row, column)).replace("\n", "") for column in head.others)
    if others := [heading for heading in headings if heading]:
        message = Phrase(f"以下列未读入：{'、'.join(others)}", f"these columns were not read: {', '.join(others)}")
        hint = Phrase("登记簿没有这样的栏目", "the register has no such fields")
        yield header.NOT_READ.broken(grid.place(head.row), message, hint)


class _Merging:
    """One merge of the rows of a sheet."""

    def __init__(self, ledger: Ledger, register: OwnRegister, today: dt.date, plan: RecordsPlan) -> None:
        self.ledger, self.register, self.today, self.plan = ledger, register, today, plan
        self.entries = {entry.record.id: entry for entry in ledger.records.get(register.name, ())}
        self.unmatched = [_plain(entry.record.values(), "id") for entry in self.entries.values()]
        self.words = Words(ledger.inspection.record, {}, {})

    def merge(self, grid: Grid, head: header.Head) -> None:
        """Merge the rows below the header."""
        used = set(self.entries)
        for row in range(head.row + 1, len(grid.rows)):
            cells = {key: grid.filled(row, column) for key, column in head.columns.items()}
            self.plan.faults += filter(None, (grid.fault(row, column) for column in head.columns.values()))
            texts = [canonical(cell) for cell in cells.values() if not blank(cell)]
            if not texts or "".join(texts[0].split()) in _SUMS:
                continue
            values = self._values(grid, head, row, cells)
            if values is None:
                continue
            at = values.pop("id", None)
            if isinstance(at, int) and at in self.entries:
                self._change(self.entries[at], values)
            elif at is None and {key: value for key, value in values.items() if value is not None} in self.unmatched:
                self.plan.same += 1
            else:
                chosen = at if isinstance(at, int) else max([*used, self.ledger.retired.get(self.register.name, 0)]) + 1
                used.add(chosen)
                self._new(chosen, values)

    def _values(
        self, grid: Grid, head: header.Head, row: int, cells: Mapping[str, Any]
    ) -> dict[str, Value | None] | None:
        """Return the value of each cell, None for an empty one; None if one is wrong, which is reported."""
        values: dict[str, Value | None] = {}
        before = self.plan.errors
        for key, cell in cells.items():
            try:
                values[key] = None if blank(cell) else self._value(head, key, cell)
            except InvalidCell as bad:
                place = grid.place(row, head.columns[key])
                self.plan.faults.append(BAD_CELL.broken(place, bad.message, bad.hint))
        for key in [key for key in values if key != "id"]:
            try:
                actions.refuse_record(self.ledger, {key: values[key]}, self.today)
            except UsageError as refused:
                place = grid.place(row, head.columns[key])
                self.plan.faults.append(NOT_ACCEPTED.broken(place, refused.message, refused.hint))
        if values.get("date", self._day(values)) is None and self.plan.errors == before:
            place = grid.place(row, head.columns.get("date"))
            self.plan.faults.append(BAD_CELL.broken(place, _UNDATED, Phrase("写上日期", "give a date")))
        return values if self.plan.errors == before else None

    def _day(self, values: Mapping[str, Value | None]) -> dt.date | None:
        """Return the day of the record of a row in a sheet without dates."""
        at = values.get("id")
        entry = self.entries.get(at) if isinstance(at, int) else None
        return entry.record.date if entry else None

    def _value(self, head: header.Head, key: str, cell: Any) -> Value:  # noqa: ANN401 - a cell holds anything
        if key == "id":
            return number(cell) or 0
        unit = head.units.get(key, "")
        if head.known[key].kind is ColumnKind.DATE:
            return exact_day(cell)
        rules = Rules(self.ledger.inspection.record.feedback)
        value: Value = parsed(head.known[key], f"{canonical(cell)}{unit}" if unit else cell, self.words, rules).value
        return list(value) if isinstance(value, tuple) else value

    def _change(self, entry: Entry[OwnRecord], values: Mapping[str, Value | None]) -> None:
        """Change the fields of a record that differ; a column that the sheet lacks is left alone."""
        present = _plain(entry.record.values())
        edits = list(_edits(entry, present, values))
        for edit in edits:
            heading, key = self.register.headings[str(edit.path[-1])], str(edit.path[-1])
            old, new = _shown(present.get(key)), _shown(values.get(key))
            number = entry.record.id
            self.plan.told.append(
                Phrase(f"第 {number} 号{heading}：{old} → {new}", f"record {number}, {heading}: {old} → {new}")
            )
        self.plan.edits += edits
        self.plan.changed += bool(edits)
        self.plan.same += not edits

    def _new(self, at: int, values: Mapping[str, Value | None]) -> None:
        ordered = {key: value for key in self.register.columns if (value := values.get(key)) is not None}
        self.plan.edits.append(Insert((), {"id": at, **actions.as_written(ordered)}))
        self.plan.new += 1


def _edits(
    entry: Entry[OwnRecord], present: Mapping[str, Value | None], values: Mapping[str, Value | None]
) -> Iterator[Edit]:
    for key, value in values.items():
        if value is None and present.get(key) is not None:
            yield Remove((*entry.at, key))
        elif value is not None and value != present.get(key):
            yield Put((*entry.at, key), actions.as_written({key: value})[key])


def _shown(value: object) -> str:
    return "—" if value is None else SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)


def _plain(values: Mapping[str, Any], *without: str) -> dict[str, Any]:
    """Return values that can be compared with those of a sheet, but for some keys."""
    return {
        key: list(value) if isinstance(value, tuple) else value for key, value in values.items() if key not in without
    }
