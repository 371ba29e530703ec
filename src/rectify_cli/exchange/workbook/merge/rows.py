"""The rows of a grid below its header -> a row per entry: merged and blank cells filled down, other rows reported."""

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.diagnostics import error, note, warning
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import ColumnKind
from rectify_cli.exchange.workbook.grid import Cell, Grid, blank
from rectify_cli.exchange.workbook.merge import foot, states
from rectify_cli.exchange.workbook.merge.foot import RowKind
from rectify_cli.exchange.workbook.merge.header import Head
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow, SheetRows, kept
from rectify_cli.exchange.workbook.merge.unread import Why

UNTITLED = error(
    "X706",
    Phrase("每一行都写有反馈问题", "every row has an issue (反馈问题)"),
    Phrase("填写反馈问题；不是问题的行，删去或移到表外", "fill it in; remove rows that are not issues"),
)
AT_ODDS = warning(
    "X707",
    Phrase("合并为一个问题的各行，每一项只有一个值", "rows merged into one issue have one value per field"),
    Phrase("写在一个单元格里，或取消合并、分成两个问题", "write it in one cell, or unmerge it into two issues"),
)
SKIPPED = note(
    "X708",
    Phrase("每一行都是一个问题", "every row is an issue"),
    Phrase("需要读入的，填写反馈问题", "to import it, fill in its issue (反馈问题)"),
)
TOO_LONG = error(
    "X721",
    Phrase("一行的单元格不比列名多", "a row has no more cells than the header"),
    Phrase(
        "核对这一行：可能多了一个分隔符，或少了一个列名", "check the row: a delimiter too many, or a header missing"
    ),
)
_SHOWN = 8
_ADDED = {"examples", "cause", "goal", "reason", "lessons", "progress", "note"}
"""Texts of which the rows of one issue may each hold a part."""

_BY_ROW = {"owner", "due", "status", "since"}
"""What each row of measures may say for itself."""


def read(grid: Grid, head: Head) -> SheetRows:
    """Return the rows of a sheet."""
    reading = _Reading(grid, head)
    for row in range(0 if head.own else head.top):
        reading.above(row)
    for row in range(head.row + 1, len(grid.rows)):
        reading.read(row)
    reading.rows.marks = states.legend(cell.text for cell in reading.rows.kept)
    for line in reading.rows.lines:
        line.marks = reading.rows.marks
    return reading.rows


class _Reading:
    """One pass over the rows below the header."""

    def __init__(self, grid: Grid, head: Head) -> None:
        self.grid, self.head = grid, head
        self.rows = SheetRows()
        self._columns = list(head.columns.items())
        self._title = head.columns["title"]
        self._headers = [canonical(grid.filled(head.row, column)) for _, column in self._columns]
        self._section: str | None = None
        self._state: str | None = None
        self._gap = False
        self._bare = self._mostly_bare()
        self._counted = self._mostly_counted()
        self._sparse = not head.own and self._numbers_measures()

    def _mostly_bare(self) -> bool:
        """Return True if most rows hold a title alone, so that one alone is no heading."""
        rows = range(self.head.row + 1, len(self.grid.rows))
        titled = [row for row in rows if not blank(self.grid.cell(row, self._title))]
        alone = [row for row in titled if sum(not blank(cell) for cell in self.grid.rows[row]) <= 2]  # noqa: PLR2004 - with its number
        return len(alone) > 2 * (len(titled) - len(alone))

    def _numbers_measures(self) -> bool:
        """Return True if the numbers are those of the measures: several rows have one, and measures, but no title."""
        id_, measures = self.head.columns.get("id"), self.head.columns.get("measures")
        if id_ is None or measures is None:
            return False
        rows = range(self.head.row + 1, len(self.grid.rows))
        untitled = [row for row in rows if blank(self.grid.filled(row, self._title))]
        filled = [all(not blank(self.grid.cell(row, column)) for column in (id_, measures)) for row in untitled]
        return sum(filled) > 1

    def _mostly_counted(self) -> bool:
        """Return True if the rows are numbered 1, 2, 3, so that 一 is the number of a section."""
        column = self.head.columns.get("id")
        if column is None:
            return False
        ids = [canonical(self.grid.cell(row, column)) for row in range(self.head.row + 1, len(self.grid.rows))]
        return 2 * sum(id_.isdigit() for id_ in ids) > sum(map(bool, ids))

    def read(self, row: int) -> None:
        """Read one row."""
        grid = self.grid
        own = {name: grid.cell(row, column) for name, column in self._columns}
        if self.head.block and all(blank(grid.filled(row, column)) for _, column in self._columns):
            self.set_aside(row, Why.COLUMN)
            self._gap = True
            return
        if not self._texts(row) and not any((row, column) in grid.unread for column in self.head.names):
            self._gap = True
            return
        gap, self._gap = self._gap, False
        filled = {name: self._united(name, grid.filled(row, column)) for name, column in self._columns}
        if [canonical(grid.filled(row, column)) for _, column in self._columns] == self._headers:
            return
        if self._too_long(row) or self._no_issue(row, own):
            return
        self.rows.faults += filter(None, (grid.fault(row, column) for _, column in self._columns))
        line = SheetRow(grid, self.head, row, filled, parts=[(row, own)])
        self._others(line)
        if self.rows.lines and not gap and all(map(blank, own.values())):
            # Only columns that are not read say anything: of the issue above.
            self.rows.lines[-1].kept += line.kept
        elif self._belongs(row, own, gap=gap):
            self._join(line, own)
        elif blank(filled["title"]):
            self._untitled(row, own, gap=gap)
        else:
            self._aspect(line)
            if "status" not in self.head.columns and (state := self._ticked(row) or self._state):
                line.cells["status"] = state
            self.rows.lines.append(line)

    def _united(self, name: str, cell: Cell) -> Cell:
        """Return a cell with the unit of its heading, where that is not the declared one."""
        unit = self.head.units.get(name)
        return f"{canonical(cell)}{unit}" if unit and not blank(cell) else cell

    def _texts(self, row: int) -> list[str]:
        read = set(self.head.columns.values()) if self.head.block else range(len(self.grid.rows[row]))
        return [canonical(cell) for at, cell in enumerate(self.grid.rows[row]) if at in read and not blank(cell)]

    def set_aside(self, row: int, why: Why = Why.ROW) -> None:
        """Keep the cells of a row that is no issue; what stands beside it in another block may be one."""
        for column in (at for at, cell in enumerate(self.grid.rows[row]) if not blank(cell)):
            beside = row > self.head.row and column in self.head.beside
            self.rows.kept.append(kept(self.grid, self.head, row, column, Why.COLUMN if beside else why))

    def above(self, row: int) -> None:
        """Keep a row above the header; one may be the heading of the first section."""
        texts = self._texts(row)
        if len(texts) == 1 and row == self.head.top - 1 and foot.section(texts[0]) and not foot.caption(texts[0]):
            self._enter(texts[0])
        self.set_aside(row)

    def _too_long(self, row: int) -> bool:
        """Report a row of a csv that has more cells than the header: they may stand in the wrong columns."""
        width = max(self.head.names) + 1
        beyond = [cell for cell in self.grid.rows[row][width:] if not blank(cell)]
        if self.grid.name or not beyond:
            return False
        message = Phrase(
            f"第 {row + 1} 行有 {len(self.grid.rows[row])} 格，列名只有 {width} 个",
            f"row {row + 1} has {len(self.grid.rows[row])} cells, the header {width}",
        )
        self.rows.faults.append(TOO_LONG.broken(self.grid.place(row), message))
        self.set_aside(row, Why.CELL)
        return True

    def _no_issue(self, row: int, own: dict[str, Cell]) -> bool:
        """Report a row that is a sum, a note, a signature or the heading of a section."""
        texts = self._texts(row)
        number = canonical(own.get("id"))
        if not texts or (number.isdigit() and self.head.own):
            return False
        at = next(at for at, cell in enumerate(self.grid.rows[row]) if not blank(cell))
        span = self.grid.merged.get((row, at))
        share = (span.right - span.left + 1) / (max(self.head.names) + 1) if span else 0.0
        title = canonical(own["title"])
        kind = foot.kind(texts[0], title, texts, share)
        if kind is None and title and self._counted and foot.spelled(number) and len(texts) == 2:  # noqa: PLR2004 - 一 | 党的领导
            kind = RowKind.SECTION
        if kind is None and len(texts) == 1 and canonical(own.get("aspect")) == texts[0]:
            kind = RowKind.SECTION
        if kind is None or (kind is RowKind.SECTION and title and self._bare and not share):
            return False
        if kind is RowKind.SECTION:
            self._enter(texts[-1])
        if kind is RowKind.SUM:
            self.rows.sums.append(row)
        self._skip(row, kind)
        return True

    def _enter(self, heading: str) -> None:
        """Begin a section: of an aspect, or of a state (已完成整改的问题)."""
        self._state = foot.state(heading)
        self._section = None if self._state else foot.uncounted(unnumbered(heading)).strip("：:【】[]")

    def _skip(self, row: int, kind: RowKind) -> None:
        short = self._texts(row)[0].replace("\n", "")[:_SHOWN]
        message = Phrase(
            f"第 {row + 1} 行“{short}”是{kind.value.zh}，未读入",
            f"row {row + 1}, “{short}”, was not read: {kind.value.en}",
        )
        self.rows.faults.append(SKIPPED.broken(self.grid.place(row), message))
        self.set_aside(row)

    def _belongs(self, row: int, own: dict[str, Cell], *, gap: bool) -> bool:
        """Return True if a row goes on with the issue above: merged with it, blank, or with its title typed again."""
        if not self.rows.lines:
            return False
        last = self.rows.lines[-1]
        title, number = canonical(own["title"]), canonical(own.get("id"))
        same = not number or number == canonical(last.cells.get("id"))
        if not title:
            span = self.grid.merged.get((row, self._title))
            if span and span.top < row:
                return True
            goes_on = same or (self._sparse and not blank(own.get("measures")))
            return goes_on and not gap and (row, self._title) not in self.grid.unread and self._more(own)
        again = title == canonical(last.cells["title"]) and same and last.parts[-1][0] == row - 1
        measure = canonical(own.get("measures"))
        return again and bool(measure) and measure not in {canonical(cells.get("measures")) for _, cells in last.parts}

    def _more(self, own: dict[str, Cell]) -> bool:
        """Return True if a row without a title says more than one loose text."""
        said = [name for name, cell in own.items() if not blank(cell)]
        return len(said) > 1 or any(
            self.head.known[name].kind is not ColumnKind.NUMBER and name != "aspect" for name in said
        )

    def _untitled(self, row: int, own: dict[str, Cell], *, gap: bool) -> None:
        """Report a row without an issue: a note for a loose text, else an error."""
        texts = self._texts(row)
        if len(texts) == 1 or (gap and blank(own.get("id"))):
            self._skip(row, RowKind.LOOSE)
            return
        message = Phrase(f"第 {row + 1} 行未填写反馈问题", f"row {row + 1} has no issue")
        self.rows.faults.append(UNTITLED.broken(self.grid.place(row, self._title), message))
        self.set_aside(row, Why.CELL)

    def _ticked(self, row: int) -> str | None:
        """Return the state whose column is ticked, None if there is not exactly one."""
        ticked = [word for column, word in self.head.checks.items() if not states.blank(self.grid.text(row, column))]
        return ticked[0] if len(ticked) == 1 else None

    def _aspect(self, line: SheetRow) -> None:
        """Give a row the aspect of its section, or that of the rows above where the cell below them is blank."""
        if self.head.own:
            return
        if not blank(line.cells.get("aspect")):
            # A stroke says that there is none, where an empty cell goes on with the one above.
            none = states.blank(canonical(line.cells["aspect"]))
            line.cells["aspect"] = None if none else line.cells["aspect"]
            self._section = None if none else canonical(line.cells["aspect"])
        elif self._section:
            line.cells["aspect"] = self._section

    def _others(self, line: SheetRow) -> None:
        """Keep the cells of a row in columns that are not read; an error value or a formula without one, too."""
        grid = self.grid
        for column in range(len(grid.rows[line.row])):
            named = column in self.head.names
            if column in self.head.columns.values():
                if (line.row, column) in grid.unread:
                    line.kept.append(kept(grid, self.head, line.row, column, Why.CELL))
            elif (column in self.head.others or not named) and (
                (line.row, column) in grid.errors or not blank(grid.filled(line.row, column))
            ):
                line.kept.append(kept(grid, self.head, line.row, column, Why.COLUMN))

    def _join(self, line: SheetRow, own: dict[str, Cell]) -> None:
        """Join a row to the one above: points and texts are added, a row of measures may say things of its own."""
        first = self.rows.lines[-1]
        first.parts.append((line.row, own))
        first.kept += [cell for cell in line.kept if not self._covered(line.row, cell.column)]
        for name, cell in own.items():
            text = canonical(cell)
            if not text or text == canonical(first.cells[name]):
                continue
            if blank(first.cells[name]):
                first.cells[name], first.moved[name] = cell, line.row
            elif self.head.known[name].kind is ColumnKind.LINES or name in _ADDED:
                first.cells[name] = f"{canonical(first.cells[name])}\n{text}"
            elif not (name in _BY_ROW and "measures" in self.head.columns and not blank(own.get("measures"))):
                self._at_odds(first, line, name)

    def _covered(self, row: int, column: int) -> bool:
        span = self.grid.merged.get((row, column))
        return span is not None and span.top < row

    def _at_odds(self, first: SheetRow, line: SheetRow, name: str) -> None:
        column = self.head.columns[name]
        first.kept.append(kept(self.grid, self.head, line.row, column, Why.NUMBER if name == "id" else Why.CELL))
        if name != "id":
            header = self.head.known[name].header
            message = Phrase(
                f"同一问题有两个“{header}”，读前一个", f"one issue has two values of {name}; the first is read"
            )
            self.rows.faults.append(AT_ODDS.broken(line.place(name), message))
