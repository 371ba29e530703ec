"""A book as it was read and the ledger as it is -> what of each sheet is to be written, and which rows come or go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rectify_cli.core.chinese.ordinals import leading
from rectify_cli.core.terms import MoneyUnit, Status
from rectify_cli.exchange.workbook.cells import Value, canonical
from rectify_cli.exchange.workbook.columns import point_alone
from rectify_cli.exchange.workbook.grid import Span, blank
from rectify_cli.exchange.workbook.merge import states
from rectify_cli.exchange.workbook.merge.edits import STEP
from rectify_cli.exchange.workbook.merge.header import Head
from rectify_cli.exchange.workbook.merge.match import Pair
from rectify_cli.exchange.workbook.merge.merge import Merging
from rectify_cli.exchange.workbook.merge.prepare import Prepared
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow
from rectify_cli.exchange.workbook.merge.sheets import ReadSheet
from rectify_cli.ledger.model import Inspection, Issue, numbers

_TICK = "√"
_NONE = "/"
"""No aspect, where an empty cell goes on with that of the row above."""

_DONE = ("完成", "办结", "销号", "验收", "到位")
"""Headings of a day on which something was done, which stays empty until it is."""

_BY_ROW = frozenset({"owner", "due", "status", "since"})
"""What each row of measures may say for itself."""


@dataclass(slots=True)
class NewRow:
    """A row to be added below another, with the style of a model: its cells by column."""

    below: int
    model: int
    cells: dict[int, Value]


@dataclass(slots=True)
class Filling:
    """What of one sheet is to be written: cells by row and column, rows that go, rows that come.

    `split` are merged ranges to be taken apart first, `unsaid` are rows whose section says something else than the
    ledger, and that have no cell for it.
    """

    sheet: ReadSheet
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[NewRow] = field(default_factory=list)
    split: set[Span] = field(default_factory=set)
    unsaid: list[int] = field(default_factory=list)


class Filler:
    """The entries of one register in the columns of a sheet; `unread` is what the ledger has no field for."""

    def __init__(
        self, merging: Merging, inspection: Inspection, unread: Mapping[tuple[int, str], str], *, aspects: bool
    ) -> None:
        """Take the merge that tells which cells say something else, and whether any entry has an aspect."""
        self._merging, self._inspection, self._unread, self._aspects = merging, inspection, unread, aspects

    def row(self, filling: Filling, pair: Pair, issue: Issue) -> None:
        """Fill the row of an entry: what it says already stays as it was typed."""
        line = pair.line
        for name in self._differing(pair, issue):
            if self._left_out(line, name, issue):
                continue
            if line.head.series and name in line.head.series[0]:
                self._beside(filling, line, name, issue)
            elif name == "status" and name not in line.head.columns and line.head.checks:
                self._tick(filling, line, issue)
            elif name in line.head.columns:
                values = self._values(line, name, issue)
                for (row, _), value in zip(line.parts, values, strict=True):
                    self._put(filling, line, name, row, value)
            elif name != "status" or "progress" not in line.head.columns:
                filling.unsaid.append(line.row)
        for column in line.head.others:
            text = self._unread.get((issue.id, line.head.names[column]))
            if text and all(blank(line.grid.filled(row, column)) for row, _ in line.parts):
                filling.cells[line.row, column] = text

    def _left_out(self, line: SheetRow, name: str, issue: Issue) -> bool:
        """Return True if a cell says what was left out of the ledger, which says nothing in its place."""
        if name not in line.head.columns or not blank(canonical(line.head.known[name].of(issue, self._inspection))):
            return False
        typed = canonical(line.cells.get(name))
        return bool(typed) and typed in self._unread.get((issue.id, line.head.names[line.head.columns[name]]), "")

    def _beside(self, filling: Filling, line: SheetRow, name: str, issue: Issue) -> None:
        """Write what stands in a column for each measure: the measures, or their departments or deadlines."""
        typed = [canonical(own.get("measures")) for own in line.measures]
        values = self._each(line.head, name, issue, typed)
        places = [(row, own[name]) for row, _ in line.parts for own in line.head.series]
        filling.cells |= {
            place: value
            for place, value in zip(places, values, strict=True)
            if value is not None or not blank(line.grid.cell(*place))
        }

    def _each(self, head: Head, name: str, issue: Issue, typed: Sequence[str]) -> list[Value]:
        """Return the value of a field for each measure, as many as there is room for."""
        if name == "measures":
            return _spread(issue, typed)
        whole = self._value(head, name, issue)
        return [self._own(name, issue, at) or whole if at < len(issue.measures) else None for at in range(len(typed))]

    def new(self, sheet: ReadSheet, issue: Issue, number: Value) -> dict[int, Value]:
        """Return the cells of an entry that the sheet does not have."""
        head = sheet.head
        assert head is not None  # noqa: S101 - a sheet without a header has no rows
        cells = {head.columns[name]: self._value(head, name, issue) for name in head.columns}
        for name in head.series[0] if head.series else ():
            values = self._each(head, name, issue, [""] * len(head.series))
            cells |= {own[name]: value for own, value in zip(head.series, values, strict=True)}
        if "id" in head.columns:
            cells[head.columns["id"]] = number
        if "status" not in head.columns:
            cells |= dict.fromkeys(self._ticked(head.checks, issue), _TICK)
        bare = [column for column in head.columns.values() if cells.get(column) is None]
        cells |= {
            column: text
            for column in (*head.others, *bare)
            if (text := self._unread.get((issue.id, head.names.get(column, ""))))
        }
        return {column: value for column, value in cells.items() if value is not None and value != ""}

    def _differing(self, pair: Pair, issue: Issue) -> Iterator[str]:
        """Yield the fields of which a row says something else than the ledger."""
        merged, row = self._merging.read(pair)
        changed = {*merged.accepted.fields, *(name for name in merged.refused if self._known(name, pair, issue))}
        columns = pair.line.head.columns
        if merged.goes_on:
            # What the word was taken for meanwhile does not stand in its place.
            changed.discard("status")
        changed |= {name for name in columns if self._missing(name, row, pair, issue)}
        if not row.stated and "status" not in columns and pair.line.head.checks and issue.progress:
            changed.add("status")
        if changed & set(STEP):
            # They are one step of the history: a share in one of them says something of the others.
            changed |= {name for name in STEP if name in columns}
        yield from (name for name in changed if name != "id")

    def _known(self, name: str, pair: Pair, issue: Issue) -> bool:
        """Return True if the ledger says anything in place of a cell that could not be read."""
        if name == "status":
            return bool(issue.progress)
        return not blank(canonical(pair.line.head.known[name].of(issue, self._inspection)))

    def _missing(self, name: str, row: Prepared, pair: Pair, issue: Issue) -> bool:
        """Return True if a cell is empty, and the ledger says something."""
        if name == "since" or (name == "status" and issue.status is Status.NOT_STARTED and not issue.progress):
            # The day of a state that nobody dated is that of the import.
            return False
        return blank(row.cells.get(name)) and self._known(name, pair, issue)

    def _values(self, line: SheetRow, name: str, issue: Issue) -> list[Value]:
        """Return the value of a field in each row of an entry: a measure a row, everything else in the first."""
        whole = self._value(line.head, name, issue)
        typed = [canonical(own.get(name)) for _, own in line.parts]
        if len(typed) == 1:
            return [whole]
        if name == "measures":
            return _spread(issue, typed)
        if name in _BY_ROW and "measures" in line.head.columns:
            said = [self._own(name, issue, at) or whole for at in range(len(typed))]
            return [
                value if at == 0 or text else None for at, (value, text) in enumerate(zip(said, typed, strict=True))
            ]
        return [whole, *[None] * (len(typed) - 1)]

    def _own(self, name: str, issue: Issue, at: int) -> Value:
        """Return what a measure says of its own."""
        if at >= len(issue.measures) or name not in {"owner", "due"}:
            return None
        measure = issue.measures[at]
        return measure.owner if name == "owner" else measure.when or measure.due

    def _value(self, head: Head, name: str, issue: Issue) -> Value:
        """Return the value of a field in a column: an amount in its unit, progress with its state if none is beside."""
        column = head.known[name]
        value, unit = column.of(issue, self._inspection), head.units.get(name)
        if name == "progress" and "status" not in head.columns and not head.checks and issue.progress:
            return states.told(self._inspection.label(issue), str(value or ""))
        if name == "aspect" and value is None and self._aspects:
            return _NONE
        heading = head.names.get(head.columns[name], "")
        if name == "since" and issue.status is not Status.COMPLETED and any(map(heading.count, _DONE)):
            return None
        if column.own is None or unit is None or value is None:
            return value
        return numbers.amount(f"{value}{column.own.money_unit}", MoneyUnit(unit))

    def _put(self, filling: Filling, line: SheetRow, name: str, row: int, value: Value) -> None:
        """Write a value; a cell merged with rows of other entries is taken apart before."""
        column, own = line.head.columns[name], {at for at, _ in line.parts}
        if column not in line.head.names:
            # The titles of a list that has numbers alone are those of another sheet.
            return
        row = line.moved.get(name, row) if row == line.row else row
        span = line.grid.merged.get((row, column))
        if span and not own.issuperset(range(span.top, span.bottom + 1)):
            filling.split.add(span)
        elif span and span.top != row:
            return
        if value is not None or not blank(line.grid.cell(row, column)):
            filling.cells[row, column] = value

    def _ticked(self, checks: Mapping[int, str], issue: Issue) -> list[int]:
        return [column for column, head in checks.items() if states.spoken(head) is issue.status][:1]

    def _tick(self, filling: Filling, line: SheetRow, issue: Issue) -> None:
        """Tick the column of a state, and no other."""
        right = self._ticked(line.head.checks, issue)
        mark = next((text for column in line.head.checks if (text := line.grid.text(line.row, column))), _TICK)
        for column in line.head.checks:
            if column in right or not blank(line.grid.cell(line.row, column)):
                filling.cells[line.row, column] = mark if column in right else None


def _spread(issue: Issue, typed: Sequence[str]) -> list[Value]:
    """Return the measures of an issue a row each, numbered where those of the sheet are; the last row has the rest."""
    numbered = any(map(leading, typed))
    texts = [point_alone(measure) for measure in issue.measures]
    last = len(typed) - 1
    spread: list[Value] = []
    for at in range(len(typed)):
        own = texts[at:] if at == last else texts[at : at + 1]
        counted = numbered or len(own) > 1
        lines = (f"{number}.{text}" if counted else text for number, text in enumerate(own, at + 1))
        spread.append("\n".join(lines) or None)
    return spread
