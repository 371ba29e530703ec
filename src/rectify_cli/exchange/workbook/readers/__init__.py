"""Bytes -> the cells of a sheet: one module per format, each with an `opened`."""

from collections.abc import Callable
from pathlib import Path

from rectify_cli.core import bounds, encodings
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.exchange.workbook.grid import Workbook

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AS_XLSX = Phrase(
    "用 Excel 或 WPS 打开，另存为 .xlsx 后再导入", "open it in Excel or WPS, save it as .xlsx, and import that file"
)
AS_NEW = Phrase("用 Excel 或 WPS 打开，另存为新的 .xlsx", "open it in Excel or WPS and save it as a new .xlsx")
SPLIT = Phrase("删去空白的行和列，或分成几个文件", "delete empty rows and columns, or split it into several files")


def _xlsx(content: bytes, file: str) -> Workbook:
    from rectify_cli.exchange.workbook.readers import xlsx

    return xlsx.opened(content, file)


def _csv(content: bytes, file: str) -> Workbook:
    from rectify_cli.exchange.workbook.readers import csv

    return csv.opened(content, file)


def _jsonl(content: bytes, file: str) -> Workbook:
    from rectify_cli.exchange.workbook.readers import jsonl

    return jsonl.opened(content, file)


READERS: dict[str, Callable[[bytes, str], Workbook]] = {"xlsx": _xlsx, "csv": _csv, "jsonl": _jsonl}
"""The reader of each format; its module is imported when a workbook is read."""


def open_file(path: Path, file: str) -> Workbook:
    """Open a workbook or a csv; raises DataError, with what to do, if it is not one. `file` is its name as shown."""
    request = Phrase("请指定一个 .xlsx 或 .csv 文件", "name one .xlsx or .csv file")
    return opened(opening.read_bytes(path, file, request, SPLIT), file)


def opened(content: bytes, file: str) -> Workbook:
    """Open a workbook or a csv by its bytes, which count more than its name."""
    if encodings.is_blank(content):
        raise opening.empty(file)
    if opening.is_ole(content):
        raise _ole(content, file)
    if opening.is_zip(content):
        return READERS["xlsx"](content, file)
    if Path(file).suffix.lower() == ".jsonl":
        return READERS["jsonl"](content, file)
    if Path(file).suffix.lower() not in {".csv", ".txt", ".tsv"}:
        raise _not_a_workbook(file)
    return READERS["csv"](content, file)


def _ole(content: bytes, file: str) -> Exception:
    if _ENCRYPTED in content:
        return opening.refused(
            file,
            Phrase("文件已加密", "the file is encrypted"),
            Phrase("用 Excel 或 WPS 打开，去掉密码后保存", "open it in Excel or WPS, remove the password and save it"),
        )
    message = Phrase("这是旧的 .xls 格式，无法读取", "this is an old .xls file, which cannot be read")
    return opening.refused(file, message, _AS_XLSX)


def _not_a_workbook(file: str) -> Exception:
    message = Phrase(
        "文件名是工作簿，内容却不是（网站导出的 .xls 往往是网页）",
        "the file is named as a workbook but is not one (an .xls exported by a website is often a web page)",
    )
    return opening.refused(file, message, _AS_XLSX)


def too_many(file: str, rows: int, columns: int) -> Exception:
    """Return the error of a sheet that is too large."""
    most_rows, most_columns, most = bounds.ROWS, bounds.COLUMNS, bounds.CELLS
    message = Phrase(
        f"表太大：{rows} 行 {columns} 列，最多 {most_rows} 行 {most_columns} 列、{most // 10_000} 万格",
        f"the sheet is too large: {rows} rows and {columns} columns; "
        f"at most {most_rows} and {most_columns}, {most} cells",
    )
    return opening.refused(file, message, SPLIT)


def no_such_cell(file: str, reference: str) -> Exception:
    """Return the error of a sheet with a cell or a row that no sheet has."""
    rows, columns = bounds.SHEET_ROWS, bounds.SHEET_COLUMNS
    message = Phrase(
        f"表中写有 {reference}，没有这个单元格：一张表最多 {rows} 行、{columns} 列（XFD）",
        f"the sheet names the cell {reference}, but a sheet has only {rows} rows and {columns} columns (XFD)",
    )
    return opening.refused(file, message, AS_NEW)
