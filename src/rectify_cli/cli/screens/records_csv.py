"""Records of a register of the office's own as CSV that Excel opens: UTF-8 with a BOM, and nothing like a formula."""

import csv
import io

from rectify_cli.cli.screens import Terminal
from rectify_cli.exchange.workbook.cells import guarded
from rectify_cli.views.records import RecordRows


def draw(records: RecordRows, terminal: Terminal) -> bytes:
    """Return the rows under their headings."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(terminal.say(*records.headings.values()))
    writer.writerows([guarded(cell) for cell in row] for row in records.rows)
    return buffer.getvalue().encode("utf-8-sig")
