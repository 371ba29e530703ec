"""The cells of one sheet as they were read, not yet interpreted."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.cells import canonical

Cell: TypeAlias = str | int | float | dt.date | dt.time | dt.timedelta | None

UNREAD = error(
    "X701",
    Phrase("要读的单元格里有值", "a cell that is read has a value"),
    Phrase(
        "用 Excel 或 WPS 打开，待计算完成后保存；或把公式换成它的值",
        "open it in Excel or WPS, let it calculate and save it; or replace the formula by its value",
    ),
)


_ERROR = re.compile(
    r"#(?:N/A|(?:REF|VALUE|DIV/0|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|EXTERNAL|BUSY|PYTHON|DATA)!"
    r"|NAME\?|GETTING_DATA|TIMEOUT!)",
    re.IGNORECASE,
)
"""The error values of Excel and WPS."""


class Span(NamedTuple):
    """A merged range, its rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet from its first; rows and columns count from 0 here, from 1 in messages.

    `name` is empty in a csv. `merged` is the range of each cell inside one. `hidden` are the hidden rows;
    `concealed` is true if the whole sheet is hidden. `unread` maps each cell without a value to the reason: a formula
    that was not calculated, or an error like #REF!. `hidden_columns` are hidden columns, `errors` the words of the
    cells that hold an error, or the formula that has no value.
    """

    file: str
    name: str
    rows: list[list[Cell]]
    merged: Mapping[tuple[int, int], Span] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()
    concealed: bool = False
    unread: Mapping[tuple[int, int], Phrase] = field(default_factory=dict)
    hidden_columns: tuple[int, ...] = ()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Return the place of a cell, a row, or the sheet."""
        number = None if row is None else row + 1
        return Place(self.file, number, None if column is None else column + 1, sheet=self.name)

    def cell(self, row: int, column: int) -> Cell:
        """Return the value of a cell, None if the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """Return the canonical text of a cell, an error value as it is shown."""
        return self.errors.get((row, column)) or canonical(self.cell(row, column))

    def filled(self, row: int, column: int) -> Cell:
        """Return the value of a cell or, if it is merged with those above, their value."""
        cell = self.cell(row, column)
        span = self.merged.get((row, column)) if blank(cell) else None
        return self.cell(span.top, span.left) if span and span.left == column else cell

    def fault(self, row: int, column: int) -> Diagnostic | None:
        """Return why a cell has no value although it should have one, if so."""
        reason = self.unread.get((row, column))
        return UNREAD.broken(self.place(row, column), reason) if reason else None


def typed_errors(rows: list[list[Cell]]) -> dict[tuple[int, int], str]:
    """Return the cells that hold the words of an error as a text, as in a csv, and empty them."""
    words: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and "#" in cell and _ERROR.fullmatch(cell.strip()):
                words[at, column], row[column] = cell.strip(), None
    return words


def reason(error: str) -> Phrase:
    """Return what is wrong with a cell that holds an error value."""
    return Phrase(f"单元格是错误值 {error}", f"the cell is an error: {error}")


def blank(cell: Cell) -> bool:
    """Return True if a cell holds nothing visible."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


class Workbook(Protocol):
    """A workbook as read: the names of its sheets, and each as a grid."""

    @property
    def names(self) -> tuple[str, ...]:
        """The sheets in their order; a csv has one without a name."""

    def concealed(self, name: str) -> bool:
        """Return True if a sheet is hidden."""

    def grid(self, name: str) -> Grid:
        """Read one sheet; raises DataError if it cannot be read."""
