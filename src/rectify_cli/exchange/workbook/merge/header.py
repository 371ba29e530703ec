"""Find the header of a sheet, of one row or several, and the name of each of its columns."""

import datetime as dt
import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Related, error, letters, note, warning
from rectify_cli.core.labels import plain
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import SheetColumn
from rectify_cli.exchange.workbook.grid import Grid, blank
from rectify_cli.exchange.workbook.merge import assign, foot, levels, naming, series, side
from rectify_cli.exchange.workbook.merge.assign import Named
from rectify_cli.exchange.workbook.merge.foot import RowKind
from rectify_cli.exchange.workbook.merge.series import Series
from rectify_cli.ledger.model import numbers

NO_HEAD = error(
    "X702",
    Phrase("表里有一行列名", "a sheet has a header row"),
    Phrase(
        "在问题上面写一行列名：编号、反馈问题、责任部门、整改时限……；列名是别的说法，加 --map 列名=title",
        "write a header row above the entries: 编号, 反馈问题, 责任部门, 整改时限 …; "
        "if the headers have other names, add --map HEADER=title",
    ),
)
NO_COLUMN = error(
    "X703",
    Phrase("表里有“反馈问题”一列", "a sheet has a column 反馈问题"),
    Phrase("加 --map 列名=title，列名与表里一致", "add --map HEADER=title, with the header as in the sheet"),
)
TWICE = warning(
    "X704",
    Phrase("一个字段只有一列", "a field has one column"),
    Phrase(
        "原样存入 data/unread；要读的是这一列，就写 --map 列名=字段；并排两块的，用 --block 指明列，如 --block A:B,F:H",
        "it is kept as it is in data/unread; to read this column, write --map HEADER=FIELD; "
        "for two blocks side by side, name the columns with --block, such as --block A:B,F:H",
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

_ENOUGH = 2
_SEVERAL = 3
"""Known headings of a further header: a row of cells names so many by no chance."""

_REGISTER = 9
"""Columns that a register of ours has at least, in the public edition."""

_WORDY = 4
"""字 of the shortest problem; figures below a heading are fewer."""

EVERY: frozenset[int] = frozenset()
"""The columns of each of several blocks, one after the other."""

_SHORT = 40
JOIN = "·"
"""What stands between the headings of several rows where they are told as one."""

_SKIPPED = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the header, the column of each field, and the name of every column that has one.

    `series` are the columns of each measure by field, where a row has several (措施1, 措施2); `block` is true if only a
    part of the columns is read, of the `blocks` that there are, if several; `beside` are columns of the others.

    `others` are columns to be kept as they are; `top` is the first row of the header. `known` has every column there
    could be, by its field; `units` the unit in the heading of an amount, where it is not the declared one. `checks` are
    the columns of which one is ticked in each row, with the state that each is headed by.
    """

    row: int
    columns: Mapping[str, int]
    others: tuple[int, ...]
    known: Mapping[str, SheetColumn]
    units: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    top: int = 0
    checks: Mapping[int, str] = field(default_factory=dict)
    series: Series = ()
    block: bool = False
    blocks: tuple[range, ...] = ()
    beside: frozenset[int] = frozenset()

    @property
    def unknown(self) -> tuple[int, ...]:
        """The columns to be kept that may be declared: those of another block have their field already."""
        return tuple(column for column in self.others if column not in self.beside)

    @property
    def own(self) -> bool:
        """True if the columns are those that a register is exported with."""
        ours = sum(self.names.get(at) == self.known[name].header for name, at in self.columns.items())
        return not self.others and ours >= _REGISTER


class Sought(NamedTuple):
    """What is looked for: columns of the register, fields that headers are mapped to, the columns of a block.

    A day after `today` is no day on which anything was done.
    """

    register: Sequence[SheetColumn]
    mapping: Mapping[str, str]
    block: frozenset[int] | None = None
    today: dt.date = dt.date.max


def find(grid: Grid, sought: Sought) -> tuple[Head | None, list[Diagnostic]]:
    """Return the header and what is wrong with it; none if no row has two known headers, or one that is mapped.

    With a block, only its columns are read; the others are kept.
    """
    fields = _names(sought)
    filled = (row for row, cells in enumerate(grid.rows) if not all(map(blank, cells)))
    scored = {row: _score(grid, row, fields) for row in itertools.islice(filled, naming.SEARCHED)}
    best = max(scored, key=lambda row: scored[row], default=None)
    if best is not None and scored[best] < _ENOUGH:
        best = next((row for row in scored if _titled(grid, row, fields)), None)
    if best is None:
        return None, [NO_HEAD.broken(grid.place(), _headless(grid))]
    top, bottom = levels.extent(grid, best)
    stacks = levels.stacks(grid, top, bottom)
    blocks = [] if sought.block else side.blocks(stacks, lambda heading: naming.field([heading], fields)[0])
    block = frozenset(blocks[0]) if blocks else sought.block or None
    gathered, named, ticked = _gathered(grid, bottom, stacks, list(_named(stacks, fields, block)), fields)
    by_field = {column.field: column for column in sought.register}
    columns = {
        name: column for name, column in assign.columns(grid, bottom, named, sought.today).items() if name in by_field
    }
    names = {column: JOIN.join(stack) for column, stack in stacks.items()}
    checks = {} if "status" in columns else ticked
    rest = {column for own in gathered for column in own.values()}
    taken = {*columns.values(), *checks, *rest, *(each.column for each in named if each.field == _SKIPPED)}
    others = tuple(column for column in names if column not in taken)
    units = {name: unit for name, column in columns.items() if (unit := _unit(by_field[name], names[column]))}
    head = Head(
        bottom,
        columns,
        others,
        by_field,
        units,
        names,
        top,
        checks,
        gathered,
        block is not None,
        tuple(blocks),
        frozenset(names) - block if block else frozenset(),
    )
    return head, [*(_beside(grid, head, blocks) if sought.block is None else ()), *_faults(grid, head, named)]


def _beside(grid: Grid, head: Head, blocks: list[range]) -> Iterator[Diagnostic]:
    """Yield that only the first of several tables side by side is read, and how to read another."""
    if blocks:
        named = [f"{letters(block[0] + 1)}:{letters(block[-1] + 1)}" for block in blocks]
        message = Phrase(
            f"并排有 {len(blocks)} 块表：{'、'.join(named)}，这次读 {named[0]}",
            f"tables side by side: {', '.join(named)}; {named[0]} is read this time",
        )
        hint = Phrase(
            f"另一块原样存入 data/unread；再导入一次读入它：--block {named[1]}；各块都读：--block all",
            f"the other one is kept in data/unread; import the book again to read it: --block {named[1]}; "
            f"to read each of them: --block all",
        )
        yield TWICE.broken(grid.place(head.row, blocks[1][0]), message, hint)


def _names(sought: Sought) -> naming.Names:
    mapped = {header: (name, 0) for header, name in sought.mapping.items()}
    return naming.Names(naming.known(sought.register) | mapped, frozenset(column.field for column in sought.register))


def further(grid: Grid, sought: Sought, head: Head) -> Iterator[int]:
    """Yield the first row of each further header below one, of another table: not of the same headings once more."""
    fields = _names(sought)
    seen = functools.cache(lambda text: naming.field([text], fields)[0])
    last = head.row
    first = [naming.text(grid, head.row, column) for column in head.names]
    for row in range(head.row + 1, len(grid.rows)):
        if not all(blank(cell) or (isinstance(cell, str) and len(cell) < _SHORT) for cell in grid.rows[row]):
            continue
        texts = [text for column in range(len(grid.rows[row])) if (text := naming.text(grid, row, column))]
        if texts == [*filter(None, first)] or not any(seen(text) == "title" for text in texts):
            continue
        named = {name for text in texts if (name := seen(text))}
        if len(named) < _SEVERAL or 2 * len(named) < len(texts):
            continue
        top = levels.extent(grid, row)[0]
        while top - 1 > last and len(alone := [*filter(None, map(canonical, grid.rows[top - 1]))]) == 1:
            if foot.kind(alone[0], "", alone, 0.0) in {RowKind.SUM, RowKind.SIGNATURE, RowKind.NOTE}:
                break
            top -= 1
        yield top
        last = row


def _gathered(
    grid: Grid, bottom: int, stacks: Mapping[int, list[str]], named: list[Named], fields: naming.Names
) -> tuple[Series, list[Named], dict[int, str]]:
    """Return the columns that belong together: those of measures, and those of states of which one is ticked.

    What is left of the named columns has one field each.
    """
    unskipped = {each.column: stacks[each.column] for each in named if each.rank or each.field == "measures"}
    gathered = series.columns(unskipped, lambda heading: naming.field([heading], fields)[0])
    ticked = assign.checks(grid, bottom, {column: stacks[column] for column in unskipped})
    later = {column for own in gathered[1:] for column in own.values()} | set(ticked)
    first = gathered[0] if gathered else {}
    own = {column: name for name, column in first.items()}
    kept = [each for each in named if each.column not in later]
    kept = [each._replace(field=own[each.column], rank=1) if each.column in own else each for each in kept]
    return gathered, kept, ticked


def _unit(column: SheetColumn, heading: str) -> str | None:
    """Return the unit of a heading, if its column is an amount declared in another."""
    unit = numbers.unit_of(heading) if column.own and column.own.type is FieldType.MONEY else None
    return unit.value if unit and column.own and unit is not column.own.money_unit else None


def _score(grid: Grid, row: int, fields: naming.Names) -> int:
    """Return how many fields a row names; one that is mapped is enough by itself."""
    names = [
        naming.field([text], fields)
        for column in range(len(grid.rows[row]))
        if (text := naming.text(grid, row, column))
    ]
    found = {name for name, _ in names if name}
    return len(found) + (_ENOUGH if any(rank == 0 and name for name, rank in names) else 0)


def _titled(grid: Grid, row: int, fields: naming.Names) -> bool:
    """Return True if the one heading that a row is known by is our own word for the problems, with texts below it."""
    for column in range(len(grid.rows[row])):
        text = naming.text(grid, row, column)
        if text and fields.headers.get(plain(text), ("", 0))[0] == "title" and (row, column) not in grid.merged:
            below = [canonical(grid.cell(at, column)) for at in range(row + 1, len(grid.rows))]
            said = [text for text in below if text]
            return 2 * sum(len(text) >= _WORDY for text in said) > len(said)
    return False


def _named(stacks: Mapping[int, list[str]], fields: naming.Names, block: frozenset[int] | None) -> Iterator[Named]:
    """Yield the field that each column is named for, if it is for one."""
    for column, stack in stacks.items():
        if block is not None and column not in block:
            continue
        name, rank = naming.field([stack[-1], "".join(stack[-2:]), "".join(stack), JOIN.join(stack)], fields)
        if name is not None:
            grouped = naming.field(stack[-1:], fields)[0] != name
            yield Named(column, name, rank, "".join(stack), grouped)
        else:
            yield Named(column, None, assign.UNKNOWN, "".join(stack))


def _faults(grid: Grid, head: Head, named: list[Named]) -> Iterator[Diagnostic]:
    for each in named:
        first = head.columns.get(each.field or "")
        if each.field and first is not None and each.column in head.others and each.rank < assign.GUESSED:
            earlier, later = head.names[first], head.names[each.column]
            message = Phrase(
                f"“{earlier}”和“{later}”都是{head.known[each.field].header}，读“{earlier}”",
                f"both “{earlier}” and “{later}” are {each.field}; “{earlier}” is read",
            )
            other = Related(grid.place(head.row, first), Phrase(f"“{earlier}”在这里", f"“{earlier}” is here"))
            yield TWICE.broken(grid.place(head.row, each.column), message, None, (other,))
    if "title" not in head.columns:
        listed = "、".join(head.names.values())
        message = Phrase(f"缺少“反馈问题”一列，现有：{listed}", f"no column 反馈问题 among: {listed}")
        yield NO_COLUMN.broken(grid.place(head.row), message)


def _headless(grid: Grid) -> Phrase:
    """Return what to say of a sheet without a known header: the row that looks most like one."""
    listed = "、".join(naming.likely(grid)[:30])
    if not listed:
        return Phrase("找不到列名", "no header row was found")
    return Phrase(f"找不到列名，最像列名的一行是：{listed}", f"no header row was found; the likeliest row is: {listed}")
