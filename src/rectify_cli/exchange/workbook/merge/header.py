"""Find the header of a sheet, and the field of each of its columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rectify_cli.core.diagnostics import Diagnostic, Related, error, note
from rectify_cli.core.labels import plain
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import COLUMNS, SheetColumn
from rectify_cli.exchange.workbook.grid import Grid
from rectify_cli.ledger.model import numbers

NO_HEAD = error(
    "X702",
    Phrase("表里有一行列名", "a sheet has a header row"),
    Phrase(
        "在问题上面写一行列名：编号、反馈问题、责任部门、整改时限……",
        "write a header row above the entries: 编号, 反馈问题, 责任部门, 整改时限 …",
    ),
)
NO_COLUMN = error(
    "X703",
    Phrase("表里有“反馈问题”一列", "a sheet has a column 反馈问题"),
    Phrase("加 --map 列名=title，列名与表里一致", "add --map HEADER=title, with the header as in the sheet"),
)
TWICE = error(
    "X704",
    Phrase("一个字段只有一列", "a field has one column"),
    Phrase(
        "用 --map 列名=字段 指定这一列的字段；不读这一列写 --map 列名=",
        "give the field of the column with --map HEADER=FIELD, or skip it with --map HEADER=",
    ),
)
NOT_READ = note(
    "X705",
    Phrase("每一列都读入", "every column is read"),
    Phrase(
        "需要读入的加 --map 列名=字段，本单位自设的加 --declare 列名（--declare all 为全部）",
        "to import one, add --map HEADER=FIELD, or --declare HEADER as a field of your own (--declare all)",
    ),
)

_SEARCHED = 50
"""Rows in which the header is looked for."""

_ENOUGH = 2
_REMARK = re.compile(r"\(.*?\)")


def known(columns: Sequence[SheetColumn]) -> dict[str, str]:
    """Return the field of each heading of these columns."""
    return {plain(header): column.field for column in columns for header in (column.field, *column.headers)}


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the header and the column of each field; `others` are unknown columns.

    `known` has every column there could be, by its field; `units` the unit in the heading of an amount, by its field,
    where it is not the declared one.
    """

    row: int
    columns: Mapping[str, int]
    others: tuple[int, ...]
    known: Mapping[str, SheetColumn]
    units: Mapping[str, str]


def find(
    grid: Grid, mapping: Mapping[str, str], register: Sequence[SheetColumn] = COLUMNS
) -> tuple[Head | None, list[Diagnostic]]:
    """Return the header and what is wrong with it; none if no row has two headings of the `register`."""
    fields = known(register) | {plain(header): field for header, field in mapping.items()}
    candidates = [_fields(grid, row, fields) for row in range(min(_SEARCHED, len(grid.rows)))]
    best = max(range(len(candidates)), key=lambda row: len(set(candidates[row].values())), default=None)
    if best is None or len(set(candidates[best].values()) - {""}) < _ENOUGH:
        place = grid.place()
        return None, [NO_HEAD.broken(place, Phrase("找不到列名", "no header row was found"))]
    # A header merged downwards is the same in its next row.
    while best + 1 < len(candidates) and candidates[best + 1] == candidates[best] and _spanned(grid, best):
        best += 1
    named = {column: field for column, field in candidates[best].items() if field}
    columns: dict[str, int] = {}
    for column, field in named.items():
        columns.setdefault(field, column)
    by_field = {column.field: column for column in register}
    units = {
        field: unit for field, column in columns.items() if (unit := _unit(by_field[field], _text(grid, best, column)))
    }
    head = Head(best, columns, tuple(_others(grid, best, candidates[best])), by_field, units)
    return head, list(_faults(grid, head, named))


def _unit(column: SheetColumn, heading: str) -> str | None:
    """Return the unit of a heading, if its column is an amount declared in another."""
    unit = numbers.unit_of(heading) if column.own and column.own.type is FieldType.MONEY else None
    return unit.value if unit and column.own and unit is not column.own.money_unit else None


def _faults(grid: Grid, head: Head, named: Mapping[int, str]) -> Iterator[Diagnostic]:
    for column, field in named.items():
        first = head.columns[field]
        if column != first:
            earlier, later = _text(grid, head.row, first), _text(grid, head.row, column)
            title = head.known[field].header
            message = Phrase(f"“{earlier}”和“{later}”都是{title}", f"both “{earlier}” and “{later}” are {field}")
            other = Related(grid.place(head.row, first), Phrase(f"“{earlier}”在这里", f"“{earlier}” is here"))
            yield TWICE.broken(grid.place(head.row, column), message, None, (other,))
    if "title" not in head.columns:
        listed = "、".join(_text(grid, head.row, column) for column in (*head.columns.values(), *head.others))
        message = Phrase(f"缺少“反馈问题”一列，现有：{listed}", f"no column 反馈问题 among: {listed}")
        yield NO_COLUMN.broken(grid.place(head.row), message)
    if head.others:
        listed = "、".join(_text(grid, head.row, column) for column in head.others)
        yield NOT_READ.broken(
            grid.place(head.row), Phrase(f"以下列未读入：{listed}", f"these columns were not read: {listed}")
        )


def _fields(grid: Grid, row: int, known: Mapping[str, str]) -> dict[int, str]:
    """Return the field of each column that a row names, by its own text or with that above it."""
    fields: dict[int, str] = {}
    for column in range(len(grid.rows[row])):
        for text in _names(grid, row, column):
            field = known.get(text, known.get(_REMARK.sub("", text)))
            if field is not None:
                fields[column] = field
                break
    return fields


def _names(grid: Grid, row: int, column: int) -> Iterator[str]:
    text = plain(_text(grid, row, column))
    if text:
        yield text
        above = _above(grid, row, column)
        if above:
            yield plain(above) + text


def _above(grid: Grid, row: int, column: int) -> str:
    """Return the text above a cell that is merged across several columns."""
    span = grid.merged.get((row - 1, column))
    return _text(grid, span.top, span.left) if span and span.left < span.right and span.bottom == row - 1 else ""


def _text(grid: Grid, row: int, column: int) -> str:
    return canonical(grid.filled(row, column)).replace("\n", "")


def _spanned(grid: Grid, row: int) -> bool:
    """Return True if a cell of this row is merged with the one below."""
    return any((span := grid.merged.get((row, column))) and span.bottom > row for column in range(len(grid.rows[row])))


def _others(grid: Grid, row: int, fields: Mapping[int, str]) -> Iterator[int]:
    """Yield the columns with unknown headers."""
    for column in range(len(grid.rows[row])):
        if column not in fields and _text(grid, row, column):
            yield column
