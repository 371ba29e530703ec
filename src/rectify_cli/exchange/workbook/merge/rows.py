"""The rows of a grid below its header -> a row per entry: merged cells filled down, other rows reported."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error, note
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import ColumnKind
from rectify_cli.exchange.workbook.grid import Cell, Grid, blank
from rectify_cli.exchange.workbook.merge.header import Head

UNTITLED = error(
    "X706",
    Phrase("每一行都写有反馈问题", "every row has an issue (反馈问题)"),
    Phrase("填写反馈问题；不是问题的行，删去或移到表外", "fill it in; remove rows that are not issues"),
)
AT_ODDS = error(
    "X707",
    Phrase("合并为一个问题的各行，每一项只有一个值", "rows merged into one issue have one value per field"),
    Phrase("写在一个单元格里，或取消合并、分成两个问题", "write it in one cell, or unmerge it into two issues"),
)
SKIPPED = note(
    "X708",
    Phrase("每一行都是一个问题", "every row is an issue"),
    Phrase("需要读入的，填写反馈问题", "to import it, fill in its issue (反馈问题)"),
)
UNSEEN = note(
    "X709",
    Phrase("没有隐藏的行和表", "no row or sheet is hidden"),
    Phrase(
        "不应读入的，从表里删去后重新导入", "delete from the sheet what should not be imported, and import it again"
    ),
)
_SUMS = frozenset({"合计", "总计", "小计", "共计"})
_SHOWN = 8


@dataclass(slots=True)
class SheetRow:
    """One entry of a sheet: its first row and the cell of each field; `moved` are cells from a row joined to it."""

    grid: Grid
    head: Head
    row: int
    cells: dict[str, Cell]
    moved: dict[str, int] = field(default_factory=dict)

    def place(self, name: str | None = None) -> Place:
        """Return the place of the cell of a field; of the row if the sheet has no column for it."""
        column = self.head.columns.get(name) if name else None
        return self.grid.place(self.row if name is None else self.moved.get(name, self.row), column)


def read(grid: Grid, head: Head) -> tuple[list[SheetRow], list[Diagnostic]]:
    """Return the entries of a sheet in their order, and what is wrong with its rows."""
    reading = _Reading(grid, head)
    for row in range(head.row + 1, len(grid.rows)):
        reading.read(row)
    return reading.lines, [*reading.faults, *_unseen(grid, head)]


class _Reading:
    """One pass over the rows below the header."""

    def __init__(self, grid: Grid, head: Head) -> None:
        self.grid, self.head = grid, head
        self.lines: list[SheetRow] = []
        self.faults: list[Diagnostic] = []
        self._columns = list(head.columns.items())
        self._title = head.columns["title"]
        self._headers = [canonical(grid.filled(head.row, column)) for _, column in self._columns]

    def read(self, row: int) -> None:
        """Read one row."""
        grid = self.grid
        own = [grid.cell(row, column) for _, column in self._columns]
        if all(map(blank, own)) and not any((row, column) in grid.unread for _, column in self._columns):
            return
        filled = [grid.filled(row, column) if blank(cell) else cell
                  for cell, (_, column) in zip(own, self._columns, strict=True)]  # fmt: skip
        if self._repeats(filled):
            return
        self.faults += filter(None, (grid.fault(row, column) for _, column in self._columns))
        units = self.head.units
        cells = {
            name: f"{canonical(cell)}{units[name]}" if name in units and not blank(cell) else cell
            for (name, _), cell in zip(self._columns, filled, strict=True)
        }
        if blank(cells["title"]) and (row, self._title) not in grid.unread:
            self.faults.append(self._untitled(row, own))
            return
        line = SheetRow(grid, self.head, row, cells)
        span = grid.merged.get((row, self._title))
        if self.lines and span and span.top < row and blank(grid.cell(row, self._title)):
            self._join(line, dict(zip(cells, own, strict=True)))
        else:
            self.lines.append(line)

    def _repeats(self, cells: list[Cell]) -> bool:
        """Return True if a row repeats the headers, as the top of a printed page does."""
        return [canonical(cell) for cell in cells] == self._headers

    def _untitled(self, row: int, own: list[Cell]) -> Diagnostic:
        """Return the diagnostic of a row without an issue: a note for a sum or a remark, else an error."""
        texts = [canonical(cell) for cell in own if not blank(cell)]
        place = self.grid.place(row)
        first = texts[0] if texts else ""
        if len(texts) == 1 or "".join(first.split()) in _SUMS:
            short = first.replace("\n", "")[:_SHOWN]
            return SKIPPED.broken(
                place, Phrase(f"第 {row + 1} 行“{short}”未读入", f"row {row + 1}, “{short}”, was not read")
            )
        message = Phrase(f"第 {row + 1} 行未填写反馈问题", f"row {row + 1} has no issue")
        return UNTITLED.broken(self.grid.place(row, self._title), message)

    def _join(self, line: SheetRow, own: dict[str, Cell]) -> None:
        """Join a row to the one above, with which its issue is merged: points are added, other values must agree."""
        first = self.lines[-1]
        for name, cell in own.items():
            if blank(cell) or canonical(cell) == canonical(first.cells[name]):
                continue
            if blank(first.cells[name]):
                first.cells[name], first.moved[name] = cell, line.row
            elif self.head.known[name].kind is ColumnKind.LINES:
                first.cells[name] = f"{canonical(first.cells[name])}\n{canonical(cell)}"
            else:
                header = self.head.known[name].header
                message = Phrase(f"同一问题有两个“{header}”", f"one issue has two values of {name}")
                other = Related(first.place(name), Phrase("另一个在这里", "the other value is here"))
                self.faults.append(AT_ODDS.broken(line.place(name), message, None, (other,)))


def _unseen(grid: Grid, head: Head) -> Iterator[Diagnostic]:
    if grid.concealed:
        message = Phrase(f"表“{grid.name}”是隐藏的，也已读取", f"the hidden sheet “{grid.name}” was read")
        yield UNSEEN.broken(grid.place(), message)
    if rows := [row + 1 for row in grid.hidden if row > head.row and not all(map(blank, grid.rows[row]))]:
        listed = "、".join(map(str, rows[:_SHOWN])) + ("……" if len(rows) > _SHOWN else "")
        message = Phrase(
            f"有 {len(rows)} 行是隐藏的，也已读取：第 {listed} 行", f"{len(rows)} hidden rows were read: {listed}"
        )
        yield UNSEEN.broken(grid.place(), message)
