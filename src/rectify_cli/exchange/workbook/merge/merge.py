"""A sheet merged into the ledger: every cell judged, conflicts settled or listed, what is accepted checked."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.exchange.workbook.cells import canonical, fingerprint
from rectify_cli.exchange.workbook.columns import BY_FIELD, IN_LEDGER, SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge import begun, points, settle, states
from rectify_cli.exchange.workbook.merge.conflict import CONFLICT, Conflict
from rectify_cli.exchange.workbook.merge.edits import STEP, AcceptedChanges
from rectify_cli.exchange.workbook.merge.match import Pair
from rectify_cli.exchange.workbook.merge.prepare import Prepared, prepared
from rectify_cli.exchange.workbook.merge.settle import settled
from rectify_cli.exchange.workbook.merge.splitting import Read
from rectify_cli.exchange.workbook.merge.terms import Terms
from rectify_cli.exchange.workbook.merge.times import read as read_time
from rectify_cli.exchange.workbook.merge.values import BLANK, CellValue, InvalidCell, Words
from rectify_cli.exchange.workbook.merge.verdict import Now, Verdict, judged
from rectify_cli.ledger import Entry, Ledger, facts, status_typed
from rectify_cli.ledger.model import Issue

BAD_CELL = error(
    "X717",
    Phrase("单元格的值符合所在列的要求", "a cell is valid for its column"),
    Phrase("按提示改正这一格", "change the cell as the hint says"),
)
_ROUNDS = 3
"""How often what is left of a row is checked again; each round drops what was refused."""


@dataclass(slots=True)
class Merged:
    """The accepted changes of one row, and its faults; `old` is what the cells of each field said before.

    `word` is what its state was typed as, `taken` the status it was taken for, `unknown` a word that is none, taken for
    in progress if the row `goes_on`; `undated` are words of a deadline that are none; `marks` are the fingerprints of
    what could be read, `outdated` counts the cells that still say what they said before, and the ledger something else.
    """

    pair: Pair
    accepted: AcceptedChanges
    faults: list[Diagnostic] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    old: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    word: str = ""
    taken: Status | None = None
    unknown: str = ""
    undated: str = ""
    goes_on: bool = False
    marks: dict[str, str] = field(default_factory=dict)
    outdated: int = 0

    def refuse(self, name: str, fault: Diagnostic) -> None:
        """Leave a field out, and keep its cell; without one step of the history the others would tell another one."""
        self.faults.append(fault)
        self.refused.add(name)
        left = STEP if name in STEP and name in self.accepted.fields else (name,)
        for each in left:
            self.accepted.fields.pop(each, None)
            if each in self.pair.line.head.columns:
                self.pair.line.keep(each)


class Merging:
    """One merge: the ledger as the sheet would show it, beside the ledger as it is."""

    def __init__(self, terms: Terms) -> None:
        """Index the ledger as it is, as the edition shows it, and as the internal edition shows it."""
        self.terms = terms
        self.inspection = terms.inspection
        ledger = facts.as_of(terms.ledger, terms.today)
        self._now = _records(ledger, terms.register)
        self._views = _records(ledger.edition(terms.edition), terms.register)
        self._whole = _records(ledger.edition(Edition.INTERNAL), terms.register)
        steps = (step for issue in self._now.values() for step in issue.progress[-1:])
        here = {step.word: step.status for step in steps if step.word}
        self._words = Words(self.inspection, status_typed.used_in(ledger) | here, terms.words)

    def read(self, pair: Pair) -> tuple[Merged, Prepared]:
        """Return what a row says that the ledger does not, whether or not it can be taken."""
        merged = Merged(pair, AcceptedChanges({}, self.terms.day, self.terms.edition))
        row = prepared(pair.line, self._words, self.terms.rules)
        merged.word, merged.taken = row.word, row.taken
        for name, cell in row.cells.items():
            if name != "id":
                self._take(merged, pair.line.head.known[name], cell, row)
        return merged, row

    def typed(self, pairs: Iterable[Pair]) -> dict[int, dict[str, str]]:
        """Return the fingerprints of the cells of rows, whether or not they can be read."""
        rows = {pair.number: prepared(pair.line, self._words, self.terms.rules) for pair in pairs}
        return {number: {name: row.mark(name) for name in row.cells} for number, row in rows.items()}

    def marks(self, pair: Pair) -> dict[str, str]:
        """Return the fingerprints of the cells of a row that say what the ledger says, and of what that is."""
        merged, row = self.read(pair)
        differing = {"id", *merged.accepted.fields, *merged.refused}
        marks = {name: row.mark(name) for name in row.cells if name not in differing}
        now = {name: self._current(pair.entry, pair.line.head.known[name]).text for name in marks}
        return marks | {f"{IN_LEDGER}{name}": fingerprint(text) for name, text in now.items()}

    def merge(self, pair: Pair) -> Merged:
        """Merge one row."""
        merged, row = self.read(pair)
        if any(fault.rule is CONFLICT and fault.place == pair.line.place("title") for fault in merged.faults):
            # The row may be of another issue, and the rest of it would go to the wrong one.
            merged.accepted.fields.clear()
        stated = row.stated and ("status" not in merged.refused or "status" in merged.accepted.fields)
        if not stated and not _tells(pair):
            self._stateless(merged)
        for _ in range(_ROUNDS):
            refusals = list(settled(merged, self.terms, self._reason(pair)))
            for refusal in refusals:
                merged.refuse(refusal.name, refusal.fault)
            if not refusals:
                break
        if not any(fault.rule is CONFLICT for fault in merged.faults):
            merged.marks = {name: row.mark(name) for name in row.cells if name not in merged.refused and name != "id"}
        return merged

    def _take(self, merged: Merged, column: SheetColumn, cell: Cell, row: Prepared) -> None:
        """Take the value of one cell, if it is a change that can be taken."""
        name, pair = column.field, merged.pair
        if pair.base.get(name) == row.mark(name):
            return
        if pair.seen.get(name) == row.mark(name) and self.terms.side is not True:
            merged.outdated += self._differs(pair, column, cell, row)
            return
        try:
            value = self._judge(merged, column, cell)
        except InvalidCell as bad:
            merged.unknown = row.word if name == "status" else merged.unknown
            merged.undated = canonical(cell) if name == "due" else merged.undated
            goes_on = name == "status" and _begun(pair) and begun.begun(row.cells, pair.line.kept)
            merged.goes_on |= goes_on
            message = begun.taken(bad.message) if goes_on else bad.message
            merged.refuse(name, BAD_CELL.broken(pair.line.place(name), message, bad.hint))
            if goes_on and not _tells(pair):
                merged.accepted.fields[name] = self._words.marked(Status.IN_PROGRESS.value)
                merged.taken = Status.IN_PROGRESS
            return
        if name == "measures" and row.measures is not None and (value or self._own(pair, row.measures)):
            value = CellValue(canonical(points.shown(row.measures)), row.measures)
            if value.text == self._current(pair.entry, column).text and not self._own(pair, row.measures):
                return
        if value is not None:
            merged.accepted.fields[name] = self._as_prose(pair.entry, name, value)
            merged.old[name] = self._current(pair.entry, column).text

    def _differs(self, pair: Pair, column: SheetColumn, cell: Cell, row: Prepared) -> bool:
        """Return True if a cell that could be read says something else than the ledger does now."""
        now = self._current(pair.entry, column)
        if column.field == "measures" and row.measures is not None:
            return canonical(points.shown(row.measures)) != now.text or self._own(pair, row.measures)
        same = self._same_month(column, cell, now) or self._same_told(pair, column, cell)
        return not same and judged(column, cell, now, None, self._words, self.terms.rules)[0] is not Verdict.SAME

    def _as_prose(self, entry: Entry[Issue] | None, name: str, value: CellValue) -> CellValue:
        """Return a value as the ledger writes it: a text that is not changed goes on referring to its facts."""
        if name not in facts.PRINTED:
            return value
        old, printed = (
            ((), ()) if entry is None else (getattr(entry.record, name), getattr(self._now[entry.record.id], name))
        )
        return value._replace(value=points.as_prose(value.value, old, printed, self.inspection.facts))

    def _own(self, pair: Pair, measures: tuple[Read, ...]) -> bool:
        """Return True if the rows of measures say of their own what the ledger does not."""
        if pair.entry is None or len(measures) != len(pair.entry.record.measures):
            return True
        each = zip(measures, pair.entry.record.measures, strict=True)
        return any(getattr(present, name) != value for read, present in each for name, value in read.said)

    def _stateless(self, merged: Merged) -> None:
        """Leave out what is told of an issue whose state is not: it would count as not begun."""
        for name in ("since", "progress"):
            if name in merged.accepted.fields:
                merged.unknown = merged.unknown or BLANK
                merged.refuse(name, settle.stateless(merged, self.terms, name))

    def _reason(self, pair: Pair) -> str:
        """Return why a row extends its deadline: what its column 延期说明 says besides what was exported."""
        typed = canonical(pair.line.cells.get("extensions"))
        shown = self._current(pair.entry, BY_FIELD["extensions"]).text.split("\n")
        return "；".join(line for line in typed.split("\n") if line and line not in shown)

    def _judge(self, merged: Merged, column: SheetColumn, cell: Cell) -> CellValue | None:
        """Return the accepted value of one cell, None if there is none."""
        pair = merged.pair
        base = pair.base.get(IN_LEDGER + column.field, pair.base.get(column.field))
        now = self._current(pair.entry, column)
        verdict, value = judged(column, cell, now, base, self._words, self.terms.rules)
        if verdict is Verdict.SAME or self._same_month(column, cell, now) or self._same_told(pair, column, cell):
            return None
        if not column.editable:
            if not self._extends(pair) and not self._reasoned(pair):
                merged.refuse(column.field, settle.left_out(pair, column, cell))
            return None
        if verdict is Verdict.CONFLICT and pair.entry is not None and self.terms.side is not True:
            if self.terms.side is None:
                merged.conflicts.append(self._conflict(pair, column, value))
                merged.faults.append(merged.conflicts[-1].fault)
            return None
        if self.terms.edition is Edition.PUBLIC and self._masked(pair.entry, column):
            merged.refuse(column.field, settle.masked(pair, column.field))
            return None
        return value

    def _same_month(self, column: SheetColumn, cell: Cell, now: Now) -> bool:
        """Return True if progress is dated by a month alone, and the ledger has a day of it."""
        if column.field != "since" or not now.text:
            return False
        time = read_time(cell, self.terms.rules)
        return bool(time and time.when and time.date and time.date.isoformat()[:7] == now.text[:7])

    def _same_told(self, pair: Pair, column: SheetColumn, cell: Cell) -> bool:
        """Return True if progress begins with its state, which the ledger has beside it."""
        if column.field != "progress" or pair.entry is None or "status" in pair.line.head.columns:
            return False
        now = self._current(pair.entry, column).text
        return canonical(cell) == states.told(self.inspection.label(pair.entry.record), now)

    def _extends(self, pair: Pair) -> bool:
        """Return True if a row has a later deadline, so that its column 延期说明 is the reason for it."""
        due = pair.entry.record.due if pair.entry else None
        time = read_time(pair.line.cells.get("due"), self.terms.rules)
        return bool(due and time and time.date and time.date > due)

    def _reasoned(self, pair: Pair) -> bool:
        """Return True if what a row says of an extension is the reason of one that the ledger has."""
        known = {extension.reason for extension in pair.entry.record.extensions} if pair.entry else set()
        return self._reason(pair) in known | {""}

    def _current(self, entry: Entry[Issue] | None, column: SheetColumn) -> Now:
        """Return the cell as it would be exported now."""
        if entry is None:
            return Now("", Status.NOT_STARTED)
        number = entry.record.id
        issue = self._views.get(number, self._now[number])
        return Now(canonical(column.of(issue, self.inspection)), issue.status)

    def _masked(self, entry: Entry[Issue] | None, column: SheetColumn) -> bool:
        """Return True if the public edition shows less of a cell than there is."""
        if entry is None or entry.record.id not in self._whole:
            return False
        whole = column.of(self._whole[entry.record.id], self.inspection)
        return self._current(entry, column).text != canonical(whole)

    def _conflict(self, pair: Pair, column: SheetColumn, value: CellValue) -> Conflict:
        subject = Phrase(f"第 {pair.number} 号“{column.header}”", f"issue {pair.number}, {column.field}")
        other: tuple[Related, ...] = ()
        if pair.entry is not None:
            place = pair.entry.place(*settle.path(pair.entry.record, column.field))
            other = (Related(place, Phrase("台账中的位置", "here in the ledger")),)
        now = self._current(pair.entry, column).text
        return Conflict(pair.line.place(column.field), subject, value.text, now, other)


def _records(ledger: Ledger, register: Register) -> dict[int, Issue]:
    entries = ledger.register(register)
    return {entry.record.id: entry.record for entry in entries if isinstance(entry.record, Issue)}


def _tells(pair: Pair) -> bool:
    """Return True if the ledger tells of progress already."""
    return bool(pair.entry and pair.entry.record.progress)


def _begun(pair: Pair) -> bool:
    """Return True if the ledger says nothing else than that an entry is in progress."""
    return not _tells(pair) or bool(pair.entry and pair.entry.record.status is Status.IN_PROGRESS)
