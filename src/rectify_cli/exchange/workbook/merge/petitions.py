"""A sheet of petitions (信访件) merged into their list: a number, a status, a date, and nothing about anybody."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rectify_cli.actions import Subject, log
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Status
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.grid import Cell, Grid, blank
from rectify_cli.exchange.workbook.merge import petition_head, states
from rectify_cli.exchange.workbook.merge.conflict import Conflict
from rectify_cli.exchange.workbook.merge.exported import Trace
from rectify_cli.exchange.workbook.merge.header import NO_HEAD
from rectify_cli.exchange.workbook.merge.list_plan import ListPlan
from rectify_cli.exchange.workbook.merge.match import GONE, TWICE
from rectify_cli.exchange.workbook.merge.merge import BAD_CELL
from rectify_cli.exchange.workbook.merge.moves import Move
from rectify_cli.exchange.workbook.merge.settle import NOT_ACCEPTED
from rectify_cli.exchange.workbook.merge.unread import Kept, Why
from rectify_cli.exchange.workbook.merge.values import InvalidCell, exact_day, number
from rectify_cli.ledger import Entry, Ledger, status_typed
from rectify_cli.ledger.edits import Insert, Value
from rectify_cli.ledger.model import Petition


class Terms(NamedTuple):
    """The terms of a merge.

    `date` is the day of a status without one, `mapping` the field of each header, `trace` what was exported, `side`
    resolves conflicts (True: the sheet's). `printed` are the ids of numbers that are none: 县巡信〔2026〕3号.
    """

    ledger: Ledger
    today: dt.date
    date: dt.date
    mapping: Mapping[str, str] = {}
    trace: Trace | None = None
    side: bool | None = None
    printed: Mapping[str, int] = {}


def planned(grid: Grid, terms: Terms) -> ListPlan:
    """Return the plan for a sheet."""
    best, columns, unread = petition_head.find(grid, terms.mapping)
    if "status" not in columns:
        hint = Phrase("列名写作：编号、办理状态、办理日期", "the headers are 编号, 办理状态, 办理日期")
        message = Phrase("找不到“办理状态”一列", "no column 办理状态 was found")
        return ListPlan(faults=[NO_HEAD.broken(grid.place(), message, hint)])
    reading = _Reading(grid, best, columns, terms)
    reading.plan.faults += unread
    reading.plan.headings = {(grid.name, reading.heading(column)) for column in columns.values()}
    rows = [row for at in range(best + 1, len(grid.rows)) if (row := reading.read(at))]
    for row in sorted(rows, key=lambda row: row.number is None):
        reading.merge(row)
    return reading.plan


@dataclass(slots=True)
class _Row:
    """A row of petitions: its cells, its id, its status and day; `refused` are cells to be kept.

    `word` is None where the cell is no status; `printed` is a number that is no id, empty if there is none.
    """

    at: int
    cells: dict[str, Cell]
    number: int | None = None
    since: dt.date | None = None
    word: str | None = None
    printed: str = ""
    refused: dict[str, Why] = field(default_factory=dict)


class _Reading:
    """One pass over the rows below the header."""

    def __init__(self, grid: Grid, head: int, columns: Mapping[str, int], terms: Terms) -> None:
        self.grid, self.head, self.columns, self.terms, self.ledger = grid, head, columns, terms, terms.ledger
        self.plan = ListPlan()
        self._entries = {entry.record.id: entry for entry in self.ledger.petitions}
        self._prints = terms.trace.prints if terms.trace and "id" in columns else None
        self._seen: dict[int, Place] = {}

    def read(self, at: int) -> _Row | None:
        """Read one row; one with neither a number nor a status is a remark or a signature line."""
        row = _Row(at, {name: self.grid.filled(at, column) for name, column in self.columns.items()})
        faults = {name: fault for name, column in self.columns.items() if (fault := self.grid.fault(at, column))}
        if blank(row.cells["status"]) and "status" not in faults:
            return None
        for name, fault in faults.items():
            self._refuse(row, name, fault)
        try:
            row.number = number(row.cells.get("id"))
        except InvalidCell:
            row.printed = canonical(row.cells["id"])
            row.number = self.terms.printed.get(row.printed)
            row.refused["id"] = Why.NUMBER
        try:
            row.since = None if blank(row.cells.get("since")) else exact_day(row.cells["since"])
        except InvalidCell as bad:
            self._refuse(row, "since", BAD_CELL.broken(self._place(row, "since"), bad.message, bad.hint))
        word, inspection = canonical(row.cells["status"]), self.ledger.inspection.record
        if status_typed.find(inspection, word) is None and (marked := states.read(word, {})):
            word = marked.status.value
        try:
            status_typed.read(inspection, word)
        except UsageError as bad:
            if word:
                self._refuse(row, "status", BAD_CELL.broken(self._place(row, "status"), bad.message, bad.hint))
        else:
            row.word = word
        return row

    def merge(self, row: _Row) -> None:
        """Merge one row, and keep those of its cells that are refused."""
        if row.number is None:
            row.number = self._same(row) or self._free()
        if row.number in self._seen:
            message = Phrase(f"第 {row.number} 件有两行", f"petition {row.number} has two rows")
            self._refuse(row, "id" if "id" in row.cells else "status", TWICE.broken(self._place(row, "id"), message))
        else:
            self._seen[row.number] = self._place(row, "id")
            try:
                self._take(row, row.number, self._entries.get(row.number))
            except UsageError as bad:
                self._refuse(row, "status", NOT_ACCEPTED.broken(self._place(row, "status"), bad.message, bad.hint))
                row.refused |= {"since": Why.CELL} if row.since else {}
        for name, why in row.refused.items():
            column = self.columns[name]
            text = self.grid.text(row.at, column)
            # No other column is ever kept: it may be about a person.
            self.plan.kept.append(Kept(self.grid.name, row.at, column, self.heading(column), text, why, row.number))

    def heading(self, column: int) -> str:
        """Return the heading of a column."""
        return canonical(self.grid.filled(self.head, column)).replace("\n", "")

    def _refuse(self, row: _Row, name: str, fault: Diagnostic) -> None:
        self.plan.faults.append(fault)
        row.refused[name] = Why.CELL

    def _place(self, row: _Row, name: str) -> Place:
        return self.grid.place(row.at, self.columns.get(name))

    def _free(self) -> int:
        retired = self.ledger.retired.get(Register.PETITIONS, 0)
        return max([retired, *self._entries, *self._seen, *self.terms.printed.values()]) + 1

    def _same(self, row: _Row) -> int | None:
        """Return the petition that a row without an id may be: one of its status and day that no other row is."""
        known = {*self._seen, *self.terms.printed.values()}
        free = (entry.record for id_, entry in self._entries.items() if id_ not in known)
        if row.word is None:
            return next((record.id for record in free if not record.progress), None)
        status = status_typed.read(self.ledger.inspection.record, row.word).status
        same = (record for record in free if record.status is status)
        return next((record.id for record in same if row.since in {None, _last(record)}), None)

    def _take(self, row: _Row, id_: int, entry: Entry[Petition] | None) -> None:
        """Add what a row changes; raises UsageError for what the ledger cannot accept."""
        base = None if self._prints is None else self._prints.get(id_)
        if row.word is None or self._as_exported(row, base):
            self.plan.same += entry is not None
            if entry is None and base is None:
                self.plan.edits.append(Insert((), {"id": id_}))
                self.plan.new += 1
            return
        if entry is None and base is not None:
            message = Phrase(f"台账里已经没有第 {id_} 件", f"petition {id_} is no longer in the ledger")
            self._refuse(row, "status", GONE.broken(self._place(row, "status"), message))
            return
        meant = status_typed.read(self.ledger.inspection.record, row.word).status
        if entry and meant is entry.record.status and row.since in {None, _last(entry.record)}:
            self.plan.same += 1
        elif entry and self._prints is not None and base != self._now(entry.record) and not self.terms.side:
            self.plan.same += 1
            if self.terms.side is None:
                self.plan.contradict(self._conflict(row, entry.record))
        else:
            self._log(row, id_, entry, meant)

    def _now(self, record: Petition) -> Mapping[str, str]:
        """Return the fingerprints of a petition as it would be exported now."""
        texts = {"status": self.ledger.inspection.record.label(record), "since": canonical(_last(record))}
        return {name: fingerprint(canonical(text)) for name, text in texts.items()}

    def _as_exported(self, row: _Row, base: Mapping[str, str] | None) -> bool:
        """Return True if the sheet says what was exported."""
        cells = {name: fingerprint(canonical(cell)) for name, cell in row.cells.items() if name != "id"}
        return base is not None and all(base.get(name) == mark for name, mark in cells.items())

    def _conflict(self, row: _Row, record: Petition) -> Conflict:
        typed = row.cells["status"], row.cells.get("since")
        now = self.ledger.inspection.record.label(record), _last(record)
        sheet, ledger = (" ".join(filter(None, map(canonical, side))) for side in (typed, now))
        subject = Phrase(f"第 {record.id} 件", f"petition {record.id}")
        return Conflict(self._place(row, "status"), subject, sheet, ledger)

    def _log(self, row: _Row, id_: int, entry: Entry[Petition] | None, meant: Status) -> None:
        """Add the step that a row tells."""
        last = _last(entry.record) if entry else None
        when = row.since or self.terms.date
        if last and when < last:
            command = f"rectify log {id_} --register petitions --status {row.word} --date {when}"
            raise UsageError(
                Phrase(f"日期 {when} 早于台账最后一条 {last}", f"{when} is before the latest entry, {last}"),
                Phrase(f"补记过去的进展：{command}", f"to record it: `{command}`"),
            )
        source = entry or Entry(Petition(id=id_), self.ledger.inspection.source)
        logged = log(Subject(self.ledger, source, self.terms.today), row.word or "", when)
        steps = [edit for edit in logged.edits if isinstance(edit, Insert)]
        if entry is None:
            begun = row.since is not None or meant is not Status.NOT_STARTED
            history: dict[str, Value] = {"progress": [step.value for step in steps]} if begun else {}
            self.plan.edits.append(Insert((), {"id": id_, **history}))
            self.plan.new += 1
            return
        if states.RANK.index(meant) < states.RANK.index(entry.record.status):
            self.plan.moves[Move.BACK] += 1
        self.plan.edits += (replace(step, path=(*entry.at, *step.path)) for step in steps)
        self.plan.changed += 1


def _last(record: Petition) -> dt.date | None:
    return record.progress[-1].date if record.progress else None
