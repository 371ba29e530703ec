"""Read all cells of a workbook and print the seconds: `reading_sheets.py FILE ours|openpyxl`.

Ours unpacks within bounds, measures the shape, reads values and merged ranges; openpyxl only reads values, in its
read-only mode.
"""

import gc
import io
import sys
import time
from pathlib import Path

import openpyxl
import python_calamine as _  # noqa: F401 - imported before the clock runs, as the peer is

from rectify_cli.exchange.workbook import readers

file, reader = sys.argv[1:]
content = Path(file).read_bytes()
gc.disable()
start = time.perf_counter()
if reader == "ours":
    book = readers.opened(content, file)
    read = {name: book.grid(name).rows for name in book.names}
else:
    peer = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    read = {name: [list(row) for row in peer[name].iter_rows(values_only=True)] for name in peer.sheetnames}
taken = time.perf_counter() - start
assert all(read.values())  # noqa: S101 - every sheet of ours has rows
print(taken)
