"""The rows of records below a header: their cells and ids; sums, notes and signatures reported."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Cell, Grid, blank
from rectify_cli.exchange.workbook.merge import foot
from rectify_cli.exchange.workbook.merge.foot import RowKind
from rectify_cli.exchange.workbook.merge.header import Head
from rectify_cli.exchange.workbook.merge.rows import SKIPPED
from rectify_cli.exchange.workbook.merge.sheet_row import kept
from rectify_cli.exchange.workbook.merge.unread import Kept, Why
from rectify_cli.exchange.workbook.merge.values import InvalidCell, number

_TIME = re.compile("(?:时间|日期)$")
_FEET = {RowKind.SUM, RowKind.SIGNATURE, RowKind.NOTE}


@dataclass(slots=True)
class Row:
    """A row of records: its cells, the id typed, that of the record it is, the fields refused."""

    at: int
    cells: dict[str, Cell]
    typed: int | None = None
    number: int | None = None
    refused: set[str] = field(default_factory=set)

    @property
    def keys(self) -> list[str]:
        """The fields whose cells can be read, besides the id."""
        return [key for key in self.cells if key != "id" and key not in self.refused]


def dated(head: Head) -> Head:
    """Return a header whose one column of a time that no field has (出台时间) is that of the date, if it has none."""
    times = [column for column in head.others if _TIME.search(head.names[column])]
    if "date" in head.columns or len(times) != 1:
        return head
    others = tuple(column for column in head.others if column != times[0])
    return replace(head, columns={**head.columns, "date": times[0]}, others=others)


def read(grid: Grid, head: Head, faults: list[Diagnostic], aside: list[Kept]) -> list[Row]:
    """Return the rows; what is wrong with them is added to `faults`, the cells of what is no record to `aside`."""
    rows: list[Row] = []
    for at in range(head.row + 1, len(grid.rows)):
        cells_ = {key: grid.filled(at, column) for key, column in head.columns.items()}
        unread = {key: fault for key, column in head.columns.items() if (fault := grid.fault(at, column))}
        texts = [canonical(cell) for cell in grid.rows[at] if not blank(cell)]
        if not texts and not unread:
            continue
        if blank(cells_.get("date")) and "date" not in unread and foot.kind(texts[0], "", texts, 0.0) in _FEET:
            message = Phrase(f"第 {at + 1} 行不是记录，未读入", f"row {at + 1} is no record, and was not read")
            hint = Phrase("是记录的，写上日期", "if it is one, give its date")
            faults.append(SKIPPED.broken(grid.place(at), message, hint))
            aside += cells(grid, head, at, Why.ROW)
            continue
        faults += unread.values()
        row = Row(at, cells_, refused={*unread})
        try:
            row.typed = number(cells_.get("id"))
        except InvalidCell:
            aside.append(kept(grid, head, at, head.columns["id"], Why.NUMBER))
        rows.append(row)
    return rows


def cells(grid: Grid, head: Head, at: int, why: Why) -> Iterator[Kept]:
    """Yield the cells of a row, to be kept."""
    filled = (column for column, cell in enumerate(grid.rows[at]) if not blank(cell))
    return (kept(grid, head, at, column, why) for column in filled)
