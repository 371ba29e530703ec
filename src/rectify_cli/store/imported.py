"""What the office's own books said when they were last read, as fingerprints in data/imported, a csv a book.

Another copy of a book tells by it what was changed in it since, and what is only old.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from rectify_cli.core.terms import Register
from rectify_cli.store import text_file
from rectify_cli.store.loader import IMPORTED
from rectify_cli.store.save import Change
from rectify_cli.store.workspace import Workspace

_HEADER = ("登记簿", "编号", "栏目", "指纹")

Marks = Mapping[int, Mapping[str, str]]
"""The fingerprint of each field of each id."""


def seen(workspace: Workspace, book: str, register: Register) -> list[Marks]:
    """Return what the book of this name said, else what each of the others did, of which it may be a copy."""
    own = _path(workspace, book)
    files = [own] if own.exists() else sorted(own.parent.glob("*.csv"))
    return [marks for file in files if (marks := _of(_rows(workspace, file), register))]


def change(workspace: Workspace, book: str, now: Mapping[Register, Marks]) -> Change | None:
    """Return the file with what a book says now; what it does not say any more stays. None if it says nothing."""
    file = _path(workspace, book)
    rows = {(register, number, name): mark for register, number, name, mark in _rows(workspace, file)}
    rows |= {
        (register.value, str(number), name): mark
        for register, marks in now.items()
        for number, fields in marks.items()
        for name, mark in fields.items()
    }
    if not rows:
        return None
    buffer = io.StringIO()
    lines = sorted((register, int(number), name, mark) for (register, number, name), mark in rows.items())
    csv.writer(buffer, lineterminator="\n").writerows([_HEADER, *lines])
    return Change(workspace, file, _text(workspace, file), buffer.getvalue())


def _path(workspace: Workspace, book: str) -> Path:
    return workspace.data / IMPORTED / f"{Path(book).stem}.csv"


def _text(workspace: Workspace, file: Path) -> str | None:
    """Return the text of a file; None if there is none, or none that can be read."""
    raw = text_file.read(file, workspace) if file.exists() else None
    return raw if isinstance(raw, str) else None


def _rows(workspace: Workspace, file: Path) -> Iterator[tuple[str, str, str, str]]:
    for row in csv.reader(io.StringIO(_text(workspace, file) or "", newline="")):
        if len(row) == len(_HEADER) and row[1].isdecimal():
            yield row[0], row[1], row[2], row[3]


def _of(rows: Iterator[tuple[str, str, str, str]], register: Register) -> Marks:
    marks: dict[int, dict[str, str]] = {}
    for of, number, name, mark in rows:
        if of == register.value:
            marks.setdefault(int(number), {})[name] = mark
    return marks
