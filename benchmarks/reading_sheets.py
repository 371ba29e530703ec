"""Read all cells of a workbook; prints the seconds. `reading_sheets.py FILE ours|openpyxl`.

Ours unpacks within bounds, measures the shape, reads values and merged ranges; the peer reads values alone, in the
way openpyxl has for that (read only).
"""

import gc
import io
import sys
import time
from pathlib import Path

import openpyxl
import python_calamine as _  # noqa: F401 - imported before the clock runs, as the peer is

from rectify_cli.exchange.workbook import readers

file, whose = sys.argv[1:]
content = Path(file).read_bytes()
gc.disable()
start = time.perf_counter()
if whose == "ours":
    book = readers.opened(content, file)
    read = {name: book.grid(name).rows for name in book.names}
else:
    peer = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    read = {name: [list(row) for row in peer[name].iter_rows(values_only=True)] for name in peer.sheetnames}
taken = time.perf_counter() - start
assert all(read.values())  # noqa: S101 - every sheet of ours has rows
print(taken)
