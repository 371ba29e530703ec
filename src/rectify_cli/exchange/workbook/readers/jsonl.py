"""The records of a register in JSON Lines, as they are exported, as one sheet without a name under their keys."""

import json
from typing import Any

from rectify_cli.core import bounds
from rectify_cli.core.chinese.words import SEPARATOR
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.documents.decoding import decoded
from rectify_cli.exchange.workbook import readers as grids
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.readers.csv import CsvWorkbook

_ENTRY = "entry"
_AS_EXPORTED = Phrase("照 rectify export 登记簿 -f jsonl 的写法", "write it as `rectify export REGISTER -f jsonl` does")


def opened(content: bytes, file: str) -> CsvWorkbook:
    """Read the entry of each line; raises DataError, with the number of the line, if one has none."""
    entries: list[dict[str, Any]] = []
    for number, line in enumerate(decoded(content, file).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)[_ENTRY]
        except (ValueError, KeyError, TypeError, RecursionError):
            entry = None
        if not isinstance(entry, dict):
            message = Phrase(f"第 {number} 行不是一条记录", f"line {number} is no record")
            raise opening.refused(file, message, _AS_EXPORTED)
        entries.append(entry)
    keys = list(dict.fromkeys(key for entry in entries for key in entry))
    if len(entries) > bounds.ROWS or len(keys) > bounds.COLUMNS or len(entries) * len(keys) > bounds.CELLS:
        raise grids.too_many(file, len(entries), len(keys))
    return CsvWorkbook(file, [[*keys], *([_cell(entry.get(key)) for key in keys] for entry in entries)])


def _cell(value: object) -> Cell:
    """Return a value as a cell holds it: a list on one line."""
    if isinstance(value, list):
        return SEPARATOR.join(map(str, value))
    return value if value is None or isinstance(value, str | int | float) else str(value)
