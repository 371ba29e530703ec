"""A sheet of records merged into the list of a register: rows by their ids, else by what they say."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rectify_cli import actions
from rectify_cli.core.diagnostics import Related
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook import records
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.grid import Grid, blank
from rectify_cli.exchange.workbook.merge import header, record_rows
from rectify_cli.exchange.workbook.merge.conflict import Conflict
from rectify_cli.exchange.workbook.merge.exported import Trace
from rectify_cli.exchange.workbook.merge.list_plan import ListPlan
from rectify_cli.exchange.workbook.merge.match import GONE, RENUMBERED, TWICE
from rectify_cli.exchange.workbook.merge.merge import BAD_CELL
from rectify_cli.exchange.workbook.merge.moves import Move
from rectify_cli.exchange.workbook.merge.record_rows import Row
from rectify_cli.exchange.workbook.merge.settle import NOT_ACCEPTED
from rectify_cli.exchange.workbook.merge.sheet_row import kept
from rectify_cli.exchange.workbook.merge.times import Rules
from rectify_cli.exchange.workbook.merge.unread import Kept, Why
from rectify_cli.exchange.workbook.merge.values import InvalidCell, Words
from rectify_cli.exchange.workbook.merge.verdict import NOTHING, Now, Verdict, judged
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove, Value
from rectify_cli.ledger.model import OwnRecord, OwnRegister

_UNDATED = Phrase("每条记录都有日期", "every record has a date")


class Terms(NamedTuple):
    """The terms of a merge: `trace` is what was exported, `side` resolves conflicts (True: the sheet's)."""

    ledger: Ledger
    today: dt.date
    trace: Trace | None = None
    side: bool | None = None
    mapping: Mapping[str, str] = {}


def planned(grid: Grid, register: OwnRegister, terms: Terms) -> ListPlan:
    """Return the plan for the sheet of a register."""
    head, faults = header.find(grid, header.Sought(records.columns(register), terms.mapping))
    plan = ListPlan(register, faults=[fault for fault in faults if fault.rule is not header.NO_COLUMN])
    if head is not None:
        head = record_rows.dated(head)
        plan.headings = {(grid.name, ""), *((grid.name, name) for name in head.names.values())}
        _Merging(register, terms, plan, grid, head).merge()
    return plan


class _Merging:
    """One merge of the rows of a sheet."""

    def __init__(self, register: OwnRegister, terms: Terms, plan: ListPlan, grid: Grid, head: header.Head) -> None:
        self.register, self.terms, self.plan, self.grid, self.head = register, terms, plan, grid, head
        self.ledger = terms.ledger
        self.entries = {entry.record.id: entry for entry in self.ledger.records.get(register.name, ())}
        self.retired = self.ledger.retired.get(register.name, 0)
        self.words = Words(self.ledger.inspection.record, {}, {})
        self.prints = terms.trace.prints if terms.trace and "id" in head.columns else None

    def merge(self) -> None:
        """Merge the rows below the header: those of known ids first, then those of what the ledger has without one."""
        rows = record_rows.read(self.grid, self.head, self.plan.faults, self.plan.kept)
        claimed: dict[int, Row] = {}
        for row in rows:
            if row.typed in (self.entries if self.prints is None else self.prints) and row.typed is not None:
                self._claim(row, row.typed, claimed)
        left = [entry for id_, entry in self.entries.items() if id_ not in claimed]
        used = {*self.entries, *(number for number, row in claimed.items() if row.number)}
        for row in rows:
            if row.number is None:
                self._new(row, left, used)
        for row in rows:
            self.plan.kept += self._besides(row)

    def _claim(self, row: Row, known: int, claimed: dict[int, Row]) -> None:
        """Take a row for the record of its id."""
        row.number = known
        if known in claimed:
            message = Phrase(f"第 {known} 号有两行", f"record {known} has two rows")
            other = Related(self.grid.place(claimed[known].at), Phrase("另一行在这里", "the other row is here"))
            self.plan.faults.append(TWICE.broken(self.grid.place(row.at), message, None, (other,)))
            self._aside(row)
            return
        claimed[known] = row
        entry = self.entries.get(known)
        if entry is None and known > self.retired:
            # Its list is gone, and nobody removed it: it comes back.
            row.number = None
            return
        if entry is not None:
            self._change(row, entry)
        elif any(fingerprint(canonical(row.cells.get(key))) != mark for key, mark in self._base(row).items()):
            message = Phrase(f"台账里已经没有第 {known} 号", f"record {known} is no longer in the ledger")
            self.plan.faults.append(GONE.broken(self.grid.place(row.at), message))
            self._aside(row)

    def _base(self, row: Row) -> Mapping[str, str]:
        """Return the fingerprints of the exported cells of a row that the sheet still has."""
        base = (self.prints or {}).get(row.number or 0, {})
        return {key: mark for key, mark in base.items() if key in row.cells}

    def _judged(self, row: Row, key: str, now: Now) -> tuple[Verdict, Any]:
        """Judge a cell; without a record of what was exported an empty one empties. Raises InvalidCell, UsageError."""
        base = self._base(row).get(key)
        column, cell, unit = self.head.known[key], row.cells[key], self.head.units.get(key)
        if blank(cell) and base is None:
            return (Verdict.CHANGED if now.text else Verdict.SAME), NOTHING
        cell = f"{canonical(cell)}{unit}" if unit and not blank(cell) else cell
        rules = Rules(self.ledger.inspection.record.feedback)
        verdict, value = judged(column, cell, now, base, self.words, rules)
        if verdict is not Verdict.SAME:
            actions.refuse_record(self.ledger, {key: _plain(value.value)}, self.terms.today)
        # Without a base another title of an issue is a conflict; here it is a field like any other.
        return (Verdict.CHANGED if verdict is Verdict.CONFLICT and base is None else verdict), value

    def _take(self, row: Row, key: str, now: Now) -> tuple[Verdict, Any] | None:
        """Return the verdict on a cell and its value, None for one that is refused, which is told and kept."""
        place = self.grid.place(row.at, self.head.columns[key])
        try:
            verdict, value = self._judged(row, key, now)
        except InvalidCell as bad:
            self.plan.faults.append(BAD_CELL.broken(place, bad.message, bad.hint))
        except UsageError as bad:
            self.plan.faults.append(NOT_ACCEPTED.broken(place, bad.message, bad.hint))
        else:
            if key != "date" or verdict is Verdict.SAME or value.text:
                return verdict, value
            self.plan.faults.append(BAD_CELL.broken(place, _UNDATED, Phrase("写上日期", "give a date")))
        row.refused.add(key)
        return None

    def _change(self, row: Row, entry: Entry[OwnRecord]) -> None:
        """Change the fields of a record that differ; a column that the sheet lacks is left alone."""
        present = entry.record.values()
        edits: list[Edit] = []
        for key in row.keys:
            now = Now(canonical(records.cell(present.get(key))), Status.NOT_STARTED)
            verdict, value = self._take(row, key, now) or (Verdict.SAME, NOTHING)
            if verdict is Verdict.CONFLICT and self.terms.side is None:
                heading, place = self.register.headings[key], self.grid.place(row.at, self.head.columns[key])
                subject = Phrase(f"第 {entry.record.id} 号“{heading}”", f"record {entry.record.id}, {heading}")
                self.plan.contradict(Conflict(place, subject, value.text, now.text))
            if verdict is Verdict.CHANGED or (verdict is Verdict.CONFLICT and self.terms.side):
                edits.append(self._edit(entry, key, now.text, value))
        self.plan.edits += edits
        self.plan.changed += bool(edits)
        self.plan.same += not edits

    def _edit(self, entry: Entry[OwnRecord], key: str, old: str, value: Any) -> Edit:  # noqa: ANN401 - of any field
        """Return the edit of one field, and tell it."""
        heading, at = self.register.headings[key], entry.record.id
        new = value.text or "—"
        self.plan.told.append(
            Phrase(f"第 {at} 号{heading}：{old or '—'} → {new}", f"record {at}, {heading}: {old or '—'} → {new}")
        )
        if value.text:
            return Put((*entry.at, key), actions.as_written({key: _plain(value.value)})[key])
        self.plan.moves[Move.CLEARED] += 1
        return Remove((*entry.at, key))

    def _new(self, row: Row, left: list[Entry[OwnRecord]], used: set[int]) -> None:
        """Add a row as a record, unless the ledger has one that says the same; each such one counts once."""
        values: dict[str, Value] = {}
        for key in row.keys:
            _, value = self._take(row, key, Now("", Status.NOT_STARTED)) or (Verdict.SAME, NOTHING)
            values |= {key: _plain(value.value)} if value.text else {}
        keys = row.keys
        shown = {key: value for key in keys if (value := self._shown(values.get(key)))}
        same = next((entry for entry in left if self._says(entry, keys) == shown), None) if "date" in values else None
        if same is not None:
            left.remove(same)
            row.number = same.record.id
            self.plan.same += 1
        elif "date" not in values:
            if "date" not in row.refused:
                place = self.grid.place(row.at, self.head.columns.get("date"))
                self.plan.faults.append(BAD_CELL.broken(place, _UNDATED, Phrase("写上日期", "give a date")))
            self._aside(row)
        else:
            row.number = self._numbered(row, used)
            ordered = {key: values[key] for key in self.register.columns if key in values}
            self.plan.edits.append(Insert((), {"id": row.number, **actions.as_written(ordered)}))
            self.plan.new += 1

    def _numbered(self, row: Row, used: set[int]) -> int:
        """Return the id of a new record: its own where that is free."""
        chosen = row.typed if row.typed and row.typed not in used else max([*used, self.retired]) + 1
        used.add(chosen)
        if row.typed and row.typed != chosen:
            message = Phrase(
                f"编号 {row.typed} 已被占用，这条新记录编为 {chosen}",
                f"id {row.typed} is in use; this new record gets {chosen}",
            )
            self.plan.faults.append(RENUMBERED.broken(self.grid.place(row.at), message))
        return chosen

    def _says(self, entry: Entry[OwnRecord], keys: list[str]) -> dict[str, str]:
        """Return what a record says in some fields."""
        present = entry.record.values()
        return {key: text for key in keys if (text := canonical(records.cell(present.get(key))))}

    @staticmethod
    def _shown(value: Value | None) -> str:
        return canonical(records.cell(tuple(value) if isinstance(value, list) else value))  # type: ignore[arg-type] # of a field

    def _aside(self, row: Row) -> None:
        """Keep a whole row that is no record."""
        row.number = 0
        self.plan.kept += record_rows.cells(self.grid, self.head, row.at, Why.CELL)

    def _besides(self, row: Row) -> Iterator[Kept]:
        """Yield the cells of a record that no field takes, and those that are refused."""
        if not row.number:
            return
        for column in range(len(self.grid.rows[row.at])):
            if column not in self.head.columns.values() and not blank(self.grid.filled(row.at, column)):
                yield kept(self.grid, self.head, row.at, column, Why.COLUMN)._replace(issue=row.number)
        for key in sorted(row.refused):
            yield kept(self.grid, self.head, row.at, self.head.columns[key], Why.CELL)._replace(issue=row.number)


def _plain(value: Any) -> Any:  # noqa: ANN401 - of any field
    """Return a value as YAML holds it."""
    return list(value) if isinstance(value, tuple) else value
