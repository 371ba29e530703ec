"""A workbook of Excel: unpacked within bounds, its shape measured, then read by calamine."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rectify_cli.core import bounds, extras
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.exchange.workbook import readers as grids
from rectify_cli.exchange.workbook.grid import Cell, Grid, Span, reason, typed_errors
from rectify_cli.exchange.workbook.readers import xlsx_styles
from rectify_cli.exchange.workbook.readers.texts import used
from rectify_cli.exchange.workbook.readers.xlsx_parts import sheet_parts
from rectify_cli.exchange.workbook.readers.xlsx_shape import NoSuchCellError, Shape, measured, quickly_measured

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_NO_VALUE = Phrase("公式没有计算结果", "the formula has no calculated value")
_ODD_ERROR = re.compile(rb'(<c [^>]*t="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>)[^<]*(?=</v>)')
"""An error value; calamine does not know the newer ones (#SPILL!, #CALC!) and would refuse the sheet."""


class Book:
    """A workbook whose parts have been measured; a sheet is read when it is requested."""

    def __init__(self, content: bytes, file: str) -> None:
        """Open it; raises DataError if it is not a workbook, or damaged."""
        self._file = file
        parts = _unpacked(content, file)
        if any(b"\0" in part for part in parts.values()):
            raise _broken(file)  # UTF-16, which no program writes and the patterns below do not match
        styles = xlsx_styles.forms(parts.get("xl/styles.xml"))
        shapes = {name: _shape(part, file, styles) for name, part in parts.items() if b"sheetData" in part}
        if used(parts.values()) > bounds.CELL_TEXTS:
            raise _repeated(file)
        named = sheet_parts(parts)
        if not named:
            raise _no_workbook(file)
        self._shapes = {name: shapes.get(part) or Shape() for name, part in named.items()}
        if sum(shape.rows * shape.columns for shape in self._shapes.values()) > bounds.CELLS:
            raise _too_large(file, opening.Unfit(opening.Fault.TOO_LARGE))
        known = {name: _ODD_ERROR.sub(rb"\1#N/A", part) if b't="e"' in part else part for name, part in parts.items()}
        self._calamine = _calamine(opening.packed(known), file)

    @property
    def names(self) -> tuple[str, ...]:
        """The sheets in their order."""
        return tuple(self._calamine.sheet_names)

    def concealed(self, name: str) -> bool:
        """Return True if a sheet is hidden."""
        sheet = next(sheet for sheet in self._calamine.sheets_metadata if sheet.name == name)
        return not str(sheet.visible).endswith(".Visible")

    def grid(self, name: str) -> Grid:
        """Read one sheet; raises DataError if calamine cannot."""
        import python_calamine  # noqa: PLC0415 - only where a workbook is read

        try:
            sheet = self._calamine.get_sheet_by_name(name)
            rows: list[list[Cell]] = [[*row] for row in sheet.to_python(skip_empty_area=False)]
            spans = [Span(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
        except (python_calamine.CalamineError, ValueError) as broken:
            raise _broken(self._file) from broken
        shape = self._shapes.get(name, Shape())
        errors = {**typed_errors(rows), **shape.errors}
        reasons = dict.fromkeys(shape.uncalculated, _NO_VALUE) | {at: reason(text) for at, text in errors.items()}
        rows += [[] for _ in range(len(rows), max((row + 1 for row, _ in reasons), default=0))]
        xlsx_styles.apply(rows, shape.styled)
        merged = dict(_covered(spans, len(rows), self._file))
        return Grid(
            self._file,
            name,
            rows,
            merged,
            tuple(shape.hidden),
            self.concealed(name),
            reasons,
            tuple(shape.hidden_columns),
            shape.uncalculated | errors,
        )


def opened(content: bytes, file: str) -> Book:
    """Open a workbook; raises DataError if it is not one, RectifyError if calamine is not installed."""
    return Book(content, file)


def _shape(part: bytes, file: str, styles: Mapping[str, xlsx_styles.Form]) -> Shape:
    """Measure a worksheet; raises DataError if it is broken or too large."""
    if part.count(b"mergeCell") > bounds.MERGED:
        raise _too_many_merged(file)
    shape = quickly_measured(part, styles)
    try:
        if shape is None or _beyond(shape):
            shape = measured(part, styles)
    except NoSuchCellError as beyond:
        raise grids.no_such_cell(file, beyond.reference) from beyond
    if shape is None:
        raise _broken(file)
    if _beyond(shape):
        raise grids.too_many(file, shape.rows, shape.columns)
    return shape


def _beyond(shape: Shape) -> bool:
    rows, columns = shape.rows, shape.columns
    return rows > bounds.ROWS or columns > bounds.COLUMNS or rows * columns > bounds.CELLS


def _unpacked(content: bytes, file: str) -> Mapping[str, bytes]:
    """Return the XML parts."""
    try:
        package = opening.Package(content, bounds.WORKBOOK)
        return {name: package.read(name) for name in package.names if name.lower().endswith((".xml", ".rels"))}
    except opening.Unfit as unfit:
        match unfit.fault:
            case opening.Fault.LOCKED:
                raise opening.refused(
                    file,
                    Phrase("压缩包已加密", "the archive is encrypted"),
                    Phrase("去掉密码后保存", "save it without the password"),
                ) from unfit
            case opening.Fault.TOO_LARGE:
                raise _too_large(file, unfit) from unfit
            case opening.Fault.BROKEN:
                raise _broken(file) from unfit


def _covered(spans: list[Span], rows: int, file: str) -> Iterator[tuple[tuple[int, int], Span]]:
    """Yield each cell of the merged ranges, as far down as there are rows."""
    count = 0
    for span in spans:
        for row in range(span.top, min(span.bottom + 1, rows)):
            for column in range(span.left, min(span.right, bounds.COLUMNS) + 1):
                count += 1
                if count > bounds.CELLS // 10:
                    raise _too_many_merged(file)
                yield (row, column), span


def _calamine(content: bytes, file: str) -> "CalamineWorkbook":
    extras.require("xlsx", "python_calamine", Phrase("读取 xlsx", "reading xlsx"))
    import python_calamine  # noqa: PLC0415 - only where a workbook is read

    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as locked:
        message = Phrase("文件已加密", "the file is encrypted")
        raise opening.refused(file, message, Phrase("去掉密码后保存", "save it without the password")) from locked
    except (python_calamine.CalamineError, ValueError) as broken:
        raise _broken(file) from broken


def _too_large(file: str, unfit: opening.Unfit) -> DataError:
    message = Phrase(
        f"工作簿{unfit.part and f'里的 {unfit.part} '}展开后太大",
        f"{unfit.part and f'{unfit.part} in '}the workbook is too large when unpacked",
    )
    return opening.refused(file, message, grids.SPLIT)


def _repeated(file: str) -> DataError:
    message = Phrase(
        "工作簿里的文字太多：长文字在许多单元格里重复", "the texts are too large: long ones are repeated in many cells"
    )
    return opening.refused(file, message, grids.SPLIT)


def _too_many_merged(file: str) -> DataError:
    return opening.refused(file, Phrase("合并的单元格太多", "too many merged cells"), grids.SPLIT)


def _broken(file: str) -> DataError:
    message = Phrase("工作簿不完整，可能下载中断", "the workbook is damaged; the download may have been interrupted")
    return opening.refused(file, message, grids.AS_NEW)


def _no_workbook(file: str) -> DataError:
    message = Phrase(
        "这是压缩包或其他文档，不是 .xlsx 工作簿", "this is an archive or another document, not an .xlsx workbook"
    )
    return opening.refused(file, message, grids.AS_NEW)
