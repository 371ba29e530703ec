"""Where the header of a sheet stands, and which of its columns holds which field."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rectify_cli.core.diagnostics import Diagnostic, Related, error, note
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import BY_FIELD, COLUMNS
from rectify_cli.exchange.workbook.grid import Grid

NO_HEAD = error(
    "X702",
    Phrase("表里有一行列名", "a sheet has a row of headers"),
    Phrase(
        "在问题上面写一行列名：编号、反馈问题、责任部门、整改时限……",
        "write a row of headers above the entries: 编号, 反馈问题, 责任部门, 整改时限 …",
    ),
)
NO_COLUMN = error(
    "X703",
    Phrase("表里有“反馈问题”一列", "a sheet has a column 反馈问题"),
    Phrase("加上 --map 列名=title，列名照表里写", "add --map HEADER=title, with the header as it is in the sheet"),
)
TWICE = error(
    "X704",
    Phrase("一个字段只有一列", "a field has one column"),
    Phrase(
        "用 --map 列名=字段 说明这一列是什么；不读它就写 --map 列名=",
        "say what the column is with --map HEADER=FIELD, or leave it out with --map HEADER=",
    ),
)
NOT_READ = note(
    "X705",
    Phrase("每一列都读入", "every column is read"),
    Phrase("要读的加 --map 列名=字段", "for those to be read add --map HEADER=FIELD"),
)

_SEARCHED = 50
"""Rows in which the header is looked for."""

_ENOUGH = 2
_MARKS = re.compile(r"[\s*:_…]")
_REMARK = re.compile(r"\(.*?\)")


def plain(header: str) -> str:
    """Return a header as it is compared: half-width, without blanks, line breaks and marks."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", header)).lower()


def _known(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the field of each header there is a word for; one mapped to nothing is of no field."""
    usual = {plain(header): column.field for column in COLUMNS for header in (column.field, *column.headers)}
    return usual | {plain(header): field for header, field in mapping.items()}


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the header and the column of each field; `others` are columns nobody knows."""

    row: int
    columns: Mapping[str, int]
    others: tuple[int, ...] = ()


def find(grid: Grid, mapping: Mapping[str, str]) -> tuple[Head | None, list[Diagnostic]]:
    """Return the header and what is wrong with it; none where no row holds two headers that are known."""
    known = _known(mapping)
    found = [_fields(grid, row, known) for row in range(min(_SEARCHED, len(grid.rows)))]
    best = max(range(len(found)), key=lambda row: len(set(found[row].values())), default=None)
    if best is None or len(set(found[best].values()) - {""}) < _ENOUGH:
        place = grid.place()
        return None, [NO_HEAD.broken(place, Phrase("找不到列名", "no row of headers was found"))]
    # A header merged downwards says the same in its next row.
    while best + 1 < len(found) and found[best + 1] == found[best] and _spanned(grid, best):
        best += 1
    named = {column: field for column, field in found[best].items() if field}
    columns: dict[str, int] = {}
    for column, field in named.items():
        columns.setdefault(field, column)
    head = Head(best, columns, tuple(_others(grid, best, found[best])))
    return head, list(_faults(grid, head, named))


def _faults(grid: Grid, head: Head, named: Mapping[int, str]) -> Iterator[Diagnostic]:
    for column, field in named.items():
        first = head.columns[field]
        if column != first:
            one, two = _text(grid, head.row, first), _text(grid, head.row, column)
            title = BY_FIELD[field].header
            message = Phrase(f"“{one}”和“{two}”都是{title}", f"both “{one}” and “{two}” are {field}")
            other = Related(grid.place(head.row, first), Phrase(f"“{one}”在这里", f"“{one}” is here"))
            yield TWICE.broken(grid.place(head.row, column), message, None, (other,))
    if "title" not in head.columns:
        listed = "、".join(_text(grid, head.row, column) for column in (*head.columns.values(), *head.others))
        message = Phrase(f"缺“反馈问题”一列，有：{listed}", f"there is no column 反馈问题; there are: {listed}")
        yield NO_COLUMN.broken(grid.place(head.row), message)
    if head.others:
        listed = "、".join(_text(grid, head.row, column) for column in head.others)
        yield NOT_READ.broken(
            grid.place(head.row), Phrase(f"这些列没有读：{listed}", f"these columns were not read: {listed}")
        )


def _fields(grid: Grid, row: int, known: Mapping[str, str]) -> dict[int, str]:
    """Return the field of each column that a row names, alone or with what stands above it."""
    found: dict[int, str] = {}
    for column in range(len(grid.rows[row])):
        for text in _names(grid, row, column):
            field = known.get(text, known.get(_REMARK.sub("", text)))
            if field is not None:
                found[column] = field
                break
    return found


def _names(grid: Grid, row: int, column: int) -> Iterator[str]:
    text = plain(_text(grid, row, column))
    if text:
        yield text
        above = _above(grid, row, column)
        if above:
            yield plain(above) + text


def _above(grid: Grid, row: int, column: int) -> str:
    """Return what is merged across several columns over this one."""
    span = grid.merged.get((row - 1, column))
    return _text(grid, span.top, span.left) if span and span.left < span.right and span.bottom == row - 1 else ""


def _text(grid: Grid, row: int, column: int) -> str:
    return canonical(grid.filled(row, column)).replace("\n", "")


def _spanned(grid: Grid, row: int) -> bool:
    """Return True if a cell of this row is merged with the one below."""
    return any((span := grid.merged.get((row, column))) and span.bottom > row for column in range(len(grid.rows[row])))


def _others(grid: Grid, row: int, found: Mapping[int, str]) -> Iterator[int]:
    """Yield the columns whose header nobody knows."""
    for column in range(len(grid.rows[row])):
        if column not in found and _text(grid, row, column):
            yield column
