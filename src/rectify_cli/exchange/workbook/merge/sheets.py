"""The sheets of a book: which are read, for which register, and what becomes of the others."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.diagnostics import Diagnostic, Place, note
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.exchange.workbook import records
from rectify_cli.exchange.workbook.columns import CHOICES, hidden
from rectify_cli.exchange.workbook.grid import Grid, Workbook, blank
from rectify_cli.exchange.workbook.merge import exported, header, hidden_parts, petition_head, together
from rectify_cli.exchange.workbook.merge import rows as reading
from rectify_cli.exchange.workbook.merge.exported import Trace
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow, SheetRows, explained
from rectify_cli.exchange.workbook.merge.unread import Kept, Why
from rectify_cli.ledger.model import OwnRegister

_TOP = 5
"""Rows that say what a sheet is about."""

_BOTH = re.compile("反馈|[和及、与]")
"""What the title of a sheet says that is of more than immediate fixes."""

UNSEEN = note(
    "X709",
    Phrase("没有隐藏的行、列和表，每张表都读入", "no row, column or sheet is hidden, and every sheet is read"),
    Phrase(
        "不应读入的，从表里删去后重新导入；只读其中一张，用 --sheet 表名",
        "delete from the sheet what should not be imported, and import it again; to read one sheet alone: --sheet NAME",
    ),
)


class SheetRequest(NamedTuple):
    """What of a book is asked for: a sheet (None: every one), what is looked for in it, the registers of the office.

    `only` is a register of the office's own, or the petitions, if nothing else of the book is asked for.
    """

    sheet: str | None
    sought: header.Sought
    registers: Sequence[OwnRegister] = ()
    only: OwnRegister | Register | None = None


@dataclass(slots=True, eq=False)
class ReadSheet:
    """One sheet as read: its header, None if it has none, its rows, and what is wrong with it.

    `untitled` is a header without the problems.
    """

    grid: Grid
    head: header.Head | None
    rows: SheetRows
    faults: list[Diagnostic] = field(default_factory=list)
    own: OwnRegister | None = None
    untitled: header.Head | None = None

    @property
    def register(self) -> Register | None:
        """The register that its name names, if it names one; without issues, that of its first rows."""
        if "立行立改" in self.grid.name or (self.head is not None and _immediate(self.grid, self.head)):
            return Register.IMMEDIATE
        if "信访" in self.grid.name or (self.head is None and _of_petitions(self.grid)):
            return Register.PETITIONS
        return None


def _immediate(grid: Grid, head: header.Head) -> bool:
    """Return True if what stands over the rows of a sheet speaks of immediate fixes, and of nothing else."""
    above = [grid.text(row, column) for row in range(head.top) for column in range(len(grid.rows[row]))]
    own = [head.names.get(column, "") for name, column in head.columns.items() if name == "title"]
    return any("立行立改" in text and not _BOTH.search(unnumbered(text)) for text in (*above, *own))


def _of_petitions(grid: Grid) -> bool:
    """Return True if the first rows of a sheet speak of petitions, and it has their headings."""
    rows = range(min(_TOP, len(grid.rows)))
    said = (grid.text(row, column) for row in rows for column in range(len(grid.rows[row])))
    return any("信访" in text for text in said) and petition_head.headed(grid)


@dataclass(slots=True)
class ReadBook:
    """The sheets that are read, and what of the others is to be told and kept.

    `traces` is what was exported of each register, by its name.
    """

    sheets: list[ReadSheet]
    traces: dict[str, Trace] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    petitions: list[Grid] = field(default_factory=list)
    records: list[tuple[OwnRegister, Grid]] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)

    @property
    def edition(self) -> Edition:
        """The exported edition; a sheet without a trace that has only public columns may omit what is not public."""
        for trace in self.traces.values():
            return trace.edition
        heads = [sheet.head for sheet in self.sheets if sheet.head]
        public = all(head.known[name].public for head in heads for name in head.columns)
        return Edition.PUBLIC if public else Edition.INTERNAL

    def lines(self, register: Register, default: Register) -> list[SheetRow]:
        """Return the entries of a register; the rows of several sheets about one issue are one of them."""
        read = [sheet for sheet in self.sheets if (sheet.register or default) is register]
        read.sort(key=lambda sheet: (sheet.grid.concealed, -len(sheet.head.columns) if sheet.head else 0))
        return together.joined([sheet.rows.lines for sheet in read])


def read(workbook: Workbook, file: str, request: SheetRequest) -> ReadBook:
    """Read the requested sheet, or every one with a header; raises DataError or UsageError if there is none."""
    traces = exported.read(workbook, file)
    names = [name for name in workbook.names if name not in {CHOICES, *hidden(len(workbook.names))}]
    if not names:
        message = Phrase("工作簿里没有表", "the workbook has no sheets")
        raise DataError(message, Phrase("核对是否选错了文件", "check that it is the right file"), Place(file))
    if request.sheet and request.sheet not in names:
        message = Phrase(f"没有表“{request.sheet}”", f"no sheet “{request.sheet}”")
        raise UsageError(message, Phrase(f"可以写：{'、'.join(names)}", f"one of: {'、'.join(names)}"), Place(file))
    if request.only is not None:
        return _only(workbook, file, request.only, request, traces)
    besides = {name for trace in traces for name in trace.besides}
    wanted = [request.sheet] if request.sheet else [name for name in names if name not in besides]
    grids = map(workbook.grid, wanted)
    tables = (table for grid in grids for table in _tables(grid, request))
    sheets = [sheet for table in tables for sheet in _blocks(table, request)]
    explained((sheet.grid.name, sheet.rows) for sheet in sheets)
    sheets = _by_number(sheets)
    readable = [sheet for sheet in sheets if sheet.head is not None and "title" in sheet.head.columns]
    chosen = sorted(readable, key=lambda sheet: sheet.grid.concealed)
    book = ReadBook([sheet for sheet in chosen if sheet.register is not Register.PETITIONS])
    for trace in traces:
        _trace(book, trace, renamed=trace.sheet not in names)
    for sheet in sheets:
        _tell(book, sheet)
    if not book.sheets and not book.petitions and not book.records:
        book.faults += [fault for sheet in sheets if sheet.own is None for fault in sheet.faults]
    return book


def _trace(book: ReadBook, trace: Trace, *, renamed: bool) -> None:
    """Add what was exported of a register: of its sheets none is read but the exported one, which may be renamed."""
    if trace.register not in {Register.ISSUES.value, Register.IMMEDIATE.value}:
        book.traces[trace.register] = trace
        return
    if trace.like:
        book.traces[trace.register] = trace
        return
    immediate = trace.register == Register.IMMEDIATE.value
    own = [sheet for sheet in book.sheets if (sheet.register is Register.IMMEDIATE) is immediate]
    exported_ = [sheet for sheet in own if renamed or sheet.grid.name == trace.sheet][:1]
    if exported_:
        book.sheets = [sheet for sheet in book.sheets if sheet not in own or sheet in exported_]
        # Without ids no row can be matched to what was exported.
        if exported_[0].head and "id" in exported_[0].head.columns:
            book.traces[trace.register] = trace


def _only(
    workbook: Workbook,
    file: str,
    only: OwnRegister | Register,
    request: SheetRequest,
    traces: Sequence[Trace],
) -> ReadBook:
    """Return the one sheet of a register that is asked for: of its name, else the first with its headings."""
    book = ReadBook([], {trace.register: trace for trace in traces})
    if isinstance(only, Register):
        book.petitions.append(workbook.grid(petition_head.chosen(workbook, file, request.sheet)))
        return book
    names = [request.sheet] if request.sheet else sorted(workbook.names, key=lambda name: name != only.name)
    grids = [workbook.grid(name) for name in names]
    found = [(grid, *header.find(grid, header.Sought(records.columns(only), request.sought.mapping))) for grid in grids]
    grid, head, faults = next((each for each in found if each[1]), found[0])
    if head is None:
        book.faults += faults
    else:
        book.records.append((only, grid))
    return book


def _tables(grid: Grid, request: SheetRequest) -> list[Grid]:
    """Return the tables of a sheet, which stand one below the other, each in its place and with nothing else."""
    head, _ = header.find(grid, request.sought)
    tops = [] if head is None or head.own else list(header.further(grid, request.sought, head))
    ends = [*tops, len(grid.rows)]
    return (
        [
            replace(grid, rows=[[] for _ in range(top)] + grid.rows[top:end])
            for top, end in zip([0, *tops], ends, strict=True)
        ]
        if tops
        else [grid]
    )


def _blocks(grid: Grid, request: SheetRequest) -> Iterator[ReadSheet]:
    """Yield a table, or each block of it where every one is asked for."""
    sheet = _sheet(grid, request)
    blocks = sheet.head.blocks if sheet.head and request.sought.block == header.EVERY else ()
    for block in blocks:
        sought = request.sought._replace(block=frozenset(block))
        others = {column for each in blocks if each is not block for column in each}
        yield _sheet(_alone(grid, sheet.head.row if sheet.head else 0, others), request._replace(sought=sought))
    if not blocks:
        yield sheet


def _alone(grid: Grid, head: int, others: Collection[int]) -> Grid:
    """Return a table without what stands below its headings in the columns of the others beside it."""
    below = [[None if column in others else cell for column, cell in enumerate(row)] for row in grid.rows[head + 1 :]]
    unread = {at: reason for at, reason in grid.unread.items() if at[1] not in others}
    errors = {at: text for at, text in grid.errors.items() if at[1] not in others}
    return replace(grid, rows=grid.rows[: head + 1] + below, unread=unread, errors=errors)


def _by_number(sheets: Sequence[ReadSheet]) -> list[ReadSheet]:
    """Return the sheets, with those read that have the numbers of the problems alone (任务清单, 责任清单)."""
    titled = [sheet for sheet in sheets if sheet.head and "title" in sheet.head.columns and sheet.register is None]
    titles = together.numbered(titled[0].rows.lines) if titled else {}
    return [_titled(sheet, titles) if titles and sheet not in titled else sheet for sheet in sheets]


def _titled(sheet: ReadSheet, titles: Mapping[str, str]) -> ReadSheet:
    if sheet.own is not None or sheet.register is not None or sheet.untitled is None:
        return sheet
    grid, head = together.titled(sheet.grid, sheet.untitled, titles)
    if head is None:
        return sheet
    rows = reading.read(grid, head)
    return ReadSheet(grid, head, rows, rows.faults)


def _sheet(grid: Grid, request: SheetRequest) -> ReadSheet:
    head, faults = header.find(grid, request.sought)
    own = _own(grid, request.registers, named=head is not None and "title" in head.columns)
    if own is not None:
        return ReadSheet(grid, None, SheetRows(), [], own)
    if head is None or "title" not in head.columns:
        return ReadSheet(grid, None, SheetRows(), faults, untitled=head)
    rows = reading.read(grid, head)
    return ReadSheet(grid, head, rows, [*faults, *rows.faults])


def _own(grid: Grid, registers: Sequence[OwnRegister], *, named: bool) -> OwnRegister | None:
    """Return the register of the office's own that a sheet is of: by its name or, without issues, by its headings."""
    for register in registers:
        found = None if named else header.find(grid, header.Sought(records.columns(register), {}))[0]
        if register.name == grid.name or (found and len(found.columns) > len(found.others)):
            return register
    return None


def _tell(book: ReadBook, sheet: ReadSheet) -> None:
    """Add what is wrong with a sheet that is read, and what becomes of one that is not."""
    grid = sheet.grid
    if any(sheet is each for each in book.sheets) and sheet.head:
        book.faults += sheet.faults
        book.kept += sheet.rows.kept
        book.faults += (UNSEEN.broken(grid.place(), told) for told in hidden_parts.told(grid, sheet.head))
        return
    texts = [(at, column) for at, row in enumerate(grid.rows) for column, cell in enumerate(row) if not blank(cell)]
    if not texts:
        book.empty.append(grid.name)
        return
    if sheet.register is Register.PETITIONS:
        book.petitions.append(grid)
        return
    if sheet.own is not None:
        book.records.append((sheet.own, grid))
        return
    if not (book.sheets or book.petitions or book.records):
        return
    if sheet.head and "title" in sheet.head.columns:
        told = Phrase(
            f"表“{grid.name}”不是导出的那一张，未读入，原样存入 data/unread",
            f"the sheet “{grid.name}” is not the exported one; it was not read, and is kept in data/unread",
        )
    else:
        told = Phrase(
            f"表“{grid.name}”没有问题的列名，未读入，原样存入 data/unread",
            f"the sheet “{grid.name}” has no header of issues; it was not read, and is kept in data/unread",
        )
    book.kept += (Kept(grid.name, at, column, "", grid.text(at, column), Why.ROW) for at, column in texts)
    book.faults.append(UNSEEN.broken(grid.place(), told))


def registers(book: ReadBook, default: Register) -> Sequence[Register]:
    """Return the registers that the sheets of a book are of, the default one first."""
    return list(dict.fromkeys([default, *(sheet.register or default for sheet in book.sheets)]))
