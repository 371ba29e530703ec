"""A csv in any of the encodings that Excel and WPS write, as one sheet without a name."""

import csv
import io
from dataclasses import dataclass

from rectify_cli.core import bounds
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.documents.decoding import decoded
from rectify_cli.exchange.workbook import readers as grids
from rectify_cli.exchange.workbook.cells import unguarded
from rectify_cli.exchange.workbook.grid import Cell, Grid, reason, typed_errors

_DELIMITERS = (",", "\t", ";")
_SAMPLE = 20
_AS_SHEET = Phrase(
    "可能是 UTF-16（无 BOM）或 Big5 编码：用 Excel 或 WPS 打开，另存为 .xlsx 再导入",
    "it may be UTF-16 without a BOM, or Big5: open it in Excel or WPS, save it as .xlsx, and import that",
)


@dataclass(frozen=True, slots=True)
class CsvWorkbook:
    """The one sheet of a csv."""

    file: str
    rows: list[list[Cell]]
    names: tuple[str, ...] = ("",)

    def concealed(self, _name: str) -> bool:
        """Return False: it is never hidden."""
        return False

    def grid(self, name: str) -> Grid:
        """Return its cells."""
        rows = [[*row] for row in self.rows]
        errors = typed_errors(rows)
        return Grid(self.file, name, rows, unread={at: reason(text) for at, text in errors.items()}, errors=errors)


def opened(content: bytes, file: str) -> CsvWorkbook:
    """Read a csv; raises DataError if it is not text, or cut off inside quotes."""
    try:
        text = decoded(content, file)
    except DataError as no_text:
        raise opening.refused(file, no_text.message, _AS_SHEET) from no_text
    head = "".join(text.splitlines(keepends=True)[:_SAMPLE])
    delimiter = max(_DELIMITERS, key=head.count)
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append([unguarded(cell) for cell in row])
            cells += len(row)
            if len(rows) > bounds.ROWS or len(row) > bounds.COLUMNS or cells > bounds.CELLS:
                raise grids.too_many(file, len(rows), len(row))
    except csv.Error as broken:
        message = Phrase(f"第 {len(rows) + 1} 行的引号不成对", f"the quotes of row {len(rows) + 1} do not match")
        hint = Phrase("用 Excel 或 WPS 打开，另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx")
        raise opening.refused(file, message, hint) from broken
    return CsvWorkbook(file, rows)
