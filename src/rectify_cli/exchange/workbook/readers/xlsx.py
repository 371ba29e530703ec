"""A workbook of Excel: unpacked within bounds, its shape measured, then read by calamine."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rectify_cli.core.errors import DataError, RectifyError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import readers
from rectify_cli.exchange.workbook import readers as grids
from rectify_cli.exchange.workbook.grid import Cell, Grid, Span
from rectify_cli.exchange.workbook.readers.xlsx_parts import sheet_parts
from rectify_cli.exchange.workbook.readers.xlsx_shape import Shape, glanced, measured

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

UNPACKED = 64 * 1024 * 1024
"""The largest part read, in bytes; a register of 10 000 rows has 30 million."""

WHOLE = 256 * 1024 * 1024
"""The most that all parts together may take."""

_CHUNK = 1024 * 1024
_AGAIN = Phrase("用 Excel 或 WPS 打开，另存为新的 .xlsx", "open it in Excel or WPS and save it as a new .xlsx")
_NO_VALUE = Phrase("公式没有算出的值", "the formula has no value that was calculated")
_ERROR = Phrase("单元格是错误值，如 #REF!", "the cell is an error such as #REF!")


class Book:
    """A workbook whose parts have been measured; a sheet is read when it is asked for."""

    def __init__(self, content: bytes, file: str) -> None:
        """Open it; raises DataError where it is no workbook, or not whole."""
        self._file = file
        parts = _unpacked(content, file)
        shapes = {name: _shape(part, file) for name, part in parts.items() if b"sheetData" in part}
        named = sheet_parts(parts)
        if not named:
            raise _no_workbook(file)
        self._shapes = {name: shapes.get(part) or Shape() for name, part in named.items()}
        self._calamine = _calamine(content, file)

    @property
    def names(self) -> tuple[str, ...]:
        """The sheets in their order."""
        return tuple(self._calamine.sheet_names)

    def concealed(self, name: str) -> bool:
        """Tell whether a sheet is hidden."""
        found = next(one for one in self._calamine.sheets_metadata if one.name == name)
        return not str(found.visible).endswith(".Visible")

    def grid(self, name: str) -> Grid:
        """Read one sheet; raises DataError where calamine cannot."""
        import python_calamine  # noqa: PLC0415 - only where a workbook is read

        try:
            sheet = self._calamine.get_sheet_by_name(name)
            rows: list[list[Cell]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
            spans = [Span(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
        except (python_calamine.CalamineError, ValueError) as broken:
            raise _broken(self._file) from broken
        shape = self._shapes.get(name, Shape())
        reasons = dict.fromkeys(shape.uncalculated, _NO_VALUE) | dict.fromkeys(shape.errors, _ERROR)
        rows += [[] for _ in range(len(rows), max((row + 1 for row, _ in reasons), default=0))]
        merged = dict(_covered(spans, len(rows), self._file))
        return Grid(self._file, name, rows, merged, tuple(shape.hidden), self.concealed(name), reasons)


def opened(content: bytes, file: str) -> Book:
    """Open a workbook; raises DataError where it is none, RectifyError where calamine is not installed."""
    return Book(content, file)


def _shape(part: bytes, file: str) -> Shape:
    """Measure a worksheet; raises DataError where it is broken or too large."""
    shape = glanced(part)
    if shape is None or _beyond(shape):
        shape = measured(part)
    if shape is None:
        raise _broken(file)
    if _beyond(shape):
        raise grids.too_many(file, shape.rows, shape.columns)
    return shape


def _beyond(shape: Shape) -> bool:
    return shape.rows > grids.ROWS or shape.columns > grids.COLUMNS or shape.rows * shape.columns > grids.CELLS


def _unpacked(content: bytes, file: str) -> Mapping[str, bytes]:
    """Return the XML parts, reading no more than is allowed, whatever size the package declares."""
    parts: dict[str, bytes] = {}
    whole = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for entry in package.infolist():
                with package.open(entry) as stream:
                    part = stream.read(UNPACKED + 1)
                whole += len(part)
                if len(part) > UNPACKED or whole > WHOLE:
                    raise _too_large(file, entry.filename)
                if entry.filename in parts:
                    raise _broken(file)
                parts[entry.filename] = part if entry.filename.lower().endswith((".xml", ".rels")) else b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as broken:
        raise _broken(file) from broken
    except RuntimeError as locked:
        raise readers.refused(
            file,
            Phrase("压缩包加了密码", "the archive is encrypted"),
            Phrase("去掉密码再存", "save it without the password"),
        ) from locked
    return parts


def _covered(spans: list[Span], rows: int, file: str) -> Iterator[tuple[tuple[int, int], Span]]:
    """Yield each cell of the merged ranges, as far down as there are rows."""
    count = 0
    for span in spans:
        for row in range(span.top, min(span.bottom + 1, rows)):
            for column in range(span.left, min(span.right, grids.COLUMNS) + 1):
                count += 1
                if count > grids.CELLS // 10:
                    message = Phrase("合并的单元格太多", "too many cells are merged")
                    raise readers.refused(file, message, grids.SPLIT)
                yield (row, column), span


def _calamine(content: bytes, file: str) -> "CalamineWorkbook":
    try:
        import python_calamine  # noqa: PLC0415 - only where a workbook is read
    except ImportError as missing:
        wanted = "pip install 'rectify-cli[xlsx]'"
        raise RectifyError(
            Phrase("没有装读 xlsx 的部件", "what reads xlsx is not installed"), Phrase(wanted, wanted)
        ) from missing
    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as locked:
        message = Phrase("文件加了密码", "the file is encrypted")
        raise readers.refused(file, message, Phrase("去掉密码再存", "save it without the password")) from locked
    except (python_calamine.CalamineError, ValueError) as broken:
        raise _broken(file) from broken


def _too_large(file: str, name: str) -> DataError:
    message = Phrase(f"工作簿里的 {name} 展开后太大", f"{name} in the workbook is too large when unpacked")
    return readers.refused(file, message, grids.SPLIT)


def _broken(file: str) -> DataError:
    message = Phrase("工作簿不完整，可能下载时断了", "the workbook is not whole; a download may have broken off")
    return readers.refused(file, message, _AGAIN)


def _no_workbook(file: str) -> DataError:
    message = Phrase("这是压缩包或别的文档，不是 .xlsx 工作簿", "this is an archive or another document, no .xlsx")
    return readers.refused(file, message, _AGAIN)
