"""Write the register of the ledger in this folder as a workbook; print the seconds.

`sheets.py FILE` also writes its cells as JSON: the visible rows, the hidden ones.
`sheets.py --whole` also counts the search for withheld text.
"""

import datetime as dt
import gc
import json
import sys
import time
from pathlib import Path

import xlsxwriter as _  # noqa: F401 - imported before the clock runs, as the peer is

from rectify_cli import store
from rectify_cli.core.terms import Edition, Register
from rectify_cli.documents import search
from rectify_cli.exchange import export
from rectify_cli.exchange.workbook.writers import xlsx
from rectify_cli.ledger.withheld import withheld
from rectify_cli.views import Request

gc.disable()  # as the command does
ledger = store.load(store.Workspace(Path())).ledger
assert ledger is not None  # noqa: S101 - the ledger is a generated one
book = export.book(export.REGISTER, ledger, Request(Edition.INTERNAL, dt.date(2025, 1, 15)), Register.ISSUES)
whole = sys.argv[1:] == ["--whole"]
if sys.argv[1:] and not whole:
    sheet = book.sheets[0]
    cells = {"visible": [[heading.header for heading in sheet.headings], *sheet.rows], "hidden": book.traces[0]}
    Path(sys.argv[1]).write_text(json.dumps(cells, ensure_ascii=False, default=str), encoding="utf-8")
start = time.perf_counter()
content = xlsx.write(book)
if whole:
    search.refuse_withheld(content, "xlsx", withheld(ledger, Edition.INTERNAL))
print(time.perf_counter() - start)
