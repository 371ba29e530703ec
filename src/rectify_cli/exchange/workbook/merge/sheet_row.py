"""One entry of a sheet as it was typed: its rows, its cells by field, and the cells that no field takes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Cell, Grid, blank
from rectify_cli.exchange.workbook.merge.header import Head
from rectify_cli.exchange.workbook.merge.unread import Kept, Why


@dataclass(slots=True)
class SheetRow:
    """One entry of a sheet: its first row and the cell of each field; `moved` are cells from a row joined to it.

    `parts` are the rows it is made of, with the cells of each, `kept` its cells that no field takes; `marks` is what
    the marks of the sheet mean; `other` are the fields that another sheet tells, with its row.
    """

    grid: Grid
    head: Head
    row: int
    cells: dict[str, Cell]
    moved: dict[str, int] = field(default_factory=dict)
    parts: list[tuple[int, dict[str, Cell]]] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    marks: dict[str, Status] = field(default_factory=dict)
    other: "dict[str, SheetRow]" = field(default_factory=dict)

    @property
    def measures(self) -> list[dict[str, Cell]]:
        """What each row or column of measures says: the measure, its department, its deadline."""
        if not self.head.series:
            return [own for _, own in self.parts]
        return [
            {name: self.grid.cell(row, column) for name, column in own.items()}
            for row, _ in self.parts
            for own in self.head.series
        ]

    def place(self, name: str | None = None) -> Place:
        """Return the place of the cell of a field; of the row if the sheet has no column for it."""
        if name in self.other:
            return self.other[name].place(name)
        column = self.head.columns.get(name) if name else None
        return self.grid.place(self.row if name is None else self.moved.get(name, self.row), column)

    def keep(self, name: str, why: Why = Why.CELL) -> None:
        """Keep the cell of a field as it stands in the sheet, in each of its rows."""
        if name in self.other:
            self.other[name].keep(name, why)
            self.kept += [cell for cell in self.other[name].kept if cell not in self.kept]
            return
        only = [self.head.columns[name]] if name in self.head.columns else []
        columns = [own[name] for own in self.head.series if name in own] or only
        for row, _ in self.parts:
            filled = (column for column in columns if not blank(self.grid.cell(row, column)))
            self.kept += (kept(self.grid, self.head, row, column, why) for column in filled)

    def aside(self) -> list[Kept]:
        """Return every cell of its rows, to be kept."""
        rows = (row for row, _ in self.parts)
        filled = ((row, at) for row in rows for at, cell in enumerate(self.grid.rows[row]) if not blank(cell))
        return [kept(self.grid, self.head, row, column, Why.ROW) for row, column in filled]

    def join(self, line: "SheetRow") -> None:
        """Add what another sheet says of the same issue; where both speak, this one counts and the other is kept."""
        for name, cell in line.cells.items():
            if name == "title" and unnumbered(canonical(cell)) != unnumbered(canonical(self.cells[name])):
                line.keep(name)
            if blank(cell) or name in {"id", "title"} or canonical(cell) == canonical(self.cells.get(name)):
                continue
            if blank(self.cells.get(name)):
                self.cells[name], self.other[name] = cell, line
            else:
                line.keep(name)
        self.kept += line.kept


@dataclass(slots=True)
class SheetRows:
    """The entries of a sheet in their order, what is wrong with its rows, and the cells of those that are none.

    `sums` are the rows of sums, from 0. `marks` is what the marks of states mean, where the sheet says so.
    """

    lines: list[SheetRow] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    sums: list[int] = field(default_factory=list)
    marks: dict[str, Status] = field(default_factory=dict)


def explained(tables: Iterable[tuple[str, SheetRows]]) -> None:
    """Give each table the marks that any table of its sheet explains; tables come with the name of their sheet."""
    of_sheet: dict[str, dict[str, Status]] = {}
    for name, rows in tables:
        marks = of_sheet.setdefault(name, rows.marks)
        marks |= rows.marks
        rows.marks = marks
        for line in rows.lines:
            line.marks = marks


def kept(grid: Grid, head: Head, row: int, column: int, why: Why) -> Kept:
    """Return a cell to be kept: where it is merged with those above, their value."""
    text = grid.errors.get((row, column)) or canonical(grid.filled(row, column))
    heading = "" if why is Why.ROW else head.names.get(column, "")
    return Kept(grid.name, row, column, heading, text, why)
