"""Bytes -> the cells of a sheet: one module per format, each with an `opened`."""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from rectify_cli.core.language import Phrase
from rectify_cli.documents import readers
from rectify_cli.exchange.workbook.grid import Workbook

ROWS, COLUMNS = 100_000, 1_000
"""The largest sheet read: more rows or columns are not those of a register."""

CELLS = 5_000_000
"""The most cells of one sheet, empty ones between the others included: each takes memory."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AS_XLSX = Phrase(
    "用 Excel 或 WPS 打开，另存为 .xlsx，再读那个文件", "open it in Excel or WPS, save it as .xlsx, and read that file"
)
SPLIT = Phrase("删去空白的行和列，或分成几个文件", "delete empty rows and columns, or split it into several files")


class _Reader(Protocol):
    def opened(self, content: bytes, file: str) -> Workbook: ...


def open_file(path: Path, file: str) -> Workbook:
    """Open a workbook or a csv; raises DataError, saying what to do, where it is none. `file` is its name as shown."""
    wanted = Phrase("写明一个 .xlsx 或 .csv 文件", "name one .xlsx or .csv file")
    return opened(readers.read_bytes(path, file, wanted, SPLIT), file)


def opened(content: bytes, file: str) -> Workbook:
    """Open a workbook or a csv by its bytes; they weigh more than the name."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise readers.empty(file)
    if content.startswith(_OLE):
        raise _ole(content, file)
    if content.startswith(b"PK\x03\x04"):
        module = "xlsx"
    else:
        if Path(file).suffix.lower() not in {".csv", ".txt", ".tsv"}:
            raise _not_a_workbook(file)
        module = "csv"
    return cast("_Reader", import_module(f"{__name__}.{module}")).opened(content, file)


def _ole(content: bytes, file: str) -> Exception:
    if _ENCRYPTED in content:
        return readers.refused(
            file,
            Phrase("文件加了密码", "the file is encrypted"),
            Phrase("用 Excel 或 WPS 打开，去掉密码再存", "open it in Excel or WPS, take the password off and save it"),
        )
    message = Phrase("这是旧的 .xls 格式，读不了", "this is an old .xls, which cannot be read")
    return readers.refused(file, message, _AS_XLSX)


def _not_a_workbook(file: str) -> Exception:
    message = Phrase(
        "文件名说是工作簿，内容却不是（网页导出的 .xls 常是网页）",
        "by its name it is a workbook, by its bytes it is not (what websites export as .xls often is a page)",
    )
    return readers.refused(file, message, _AS_XLSX)


def too_many(file: str, rows: int, columns: int) -> Exception:
    """Return the error of a sheet that is too large."""
    message = Phrase(
        f"表太大：{rows} 行 {columns} 列，最多 {ROWS} 行 {COLUMNS} 列、{CELLS // 10_000} 万格",
        f"the sheet is too large: {rows} rows and {columns} columns; at most {ROWS} and {COLUMNS}, {CELLS} cells",
    )
    return readers.refused(file, message, SPLIT)
