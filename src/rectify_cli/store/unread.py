"""What the office's own books say that the ledger has no field for: kept word for word in data/unread, a csv a book."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.documents.decoding import decoded
from rectify_cli.store import text_file
from rectify_cli.store.loader import UNREAD
from rectify_cli.store.save import Change
from rectify_cli.store.workspace import Workspace

_HINT = Phrase("移走这个文件，再导入一次", "move this file away, and import the book again")
_HEADER = ("登记簿", "编号", "表", "格", "列名", "内容", "缘由")


class UnreadCell(NamedTuple):
    """One cell of a book: the entry it belongs to, where it stands, the name of its column, its text, why it is here.

    `register` and `issue` are empty for a cell that belongs to no entry, such as one of a sum.
    """

    register: str
    issue: str
    sheet: str
    cell: str
    heading: str
    text: str
    why: str


def path(workspace: Workspace, book: str) -> Path:
    """Return the file of what a book says besides; `book` is the name of the book's file."""
    return workspace.data / UNREAD / f"{Path(book).stem}.csv"


def read(workspace: Workspace, book: str) -> tuple[str | None, list[UnreadCell]]:
    """Return the file of a book and the cells in it, None if there is none; raises DataError if it cannot be read."""
    file = path(workspace, book)
    if not file.exists():
        return None, []
    if closed := text_file.closed(file, workspace):
        raise DataError(closed.message, closed.hint, closed.place)
    # A book may say more than any file of the ledger; the bounds are those of the book.
    raw = decoded(opening.read_bytes(file, workspace.label(file), _HINT, _HINT), workspace.label(file))
    rows = list(csv.reader(io.StringIO(raw, newline="")))[1:]
    return raw, [UnreadCell(*row) for row in rows if len(row) == len(UnreadCell._fields)]


def change(
    workspace: Workspace, book: str, cells: Sequence[UnreadCell], headings: Iterable[tuple[str, str]]
) -> Change | None:
    """Return the file with what a book says now, None if there is nothing to keep.

    What it said before in other sheets and columns stays.

    `headings` are the sheets and the headings that the book has now.
    """
    before, old = read(workspace, book)
    now = set(headings)
    sheets = {sheet for sheet, _ in now}
    again, known = set(cells), set(old)
    kept = [
        cell
        for cell in old
        if cell in again or cell.sheet not in sheets or (cell.heading and (cell.sheet, cell.heading) not in now)
    ]
    if before is None and not cells:
        return None
    return Change(
        workspace, path(workspace, book), before, _text([*kept, *(cell for cell in cells if cell not in known)])
    )


def _text(cells: Iterable[UnreadCell]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([_HEADER, *cells])
    return buffer.getvalue()


def numbered(register: str, issue: int | None) -> tuple[str, str]:
    """Return how an entry of a register is named here."""
    return (register, str(issue)) if issue else ("", "")


def everywhere(workspace: Workspace) -> list[UnreadCell]:
    """Return what every book says besides."""
    books = sorted((workspace.data / UNREAD).glob("*.csv"))
    return [cell for book in books for cell in read(workspace, book.name)[1]]
