"""The sheets of a book: which are read, for which register, and what becomes of the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.diagnostics import Diagnostic, Place, note
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import HIDDEN
from rectify_cli.exchange.workbook.grid import Grid, Workbook, blank
from rectify_cli.exchange.workbook.merge import exported, header
from rectify_cli.exchange.workbook.merge import rows as reading
from rectify_cli.exchange.workbook.merge.exported import Trace
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow, SheetRows
from rectify_cli.exchange.workbook.merge.unread import Kept, Why

_SHOWN = 8
_OURS = frozenset({HIDDEN, "_choices"})
UNSEEN = note(
    "X709",
    Phrase("没有隐藏的行、列和表，每张表都读入", "no row, column or sheet is hidden, and every sheet is read"),
    Phrase(
        "不应读入的，从表里删去后重新导入；只读其中一张，用 --sheet 表名",
        "delete from the sheet what should not be imported, and import it again; to read one sheet alone: --sheet NAME",
    ),
)


class SheetRequest(NamedTuple):
    """What of a book is asked for: a sheet (None: every one), and what is looked for in it."""

    sheet: str | None
    sought: header.Sought


@dataclass(slots=True)
class ReadSheet:
    """One sheet as read: its header, None if it has none, its rows, and what is wrong with it."""

    grid: Grid
    head: header.Head | None
    rows: SheetRows
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def register(self) -> Register | None:
        """The register that its name names, if it names one."""
        if "立行立改" in self.grid.name:
            return Register.IMMEDIATE
        return Register.PETITIONS if "信访" in self.grid.name else None


@dataclass(slots=True)
class ReadBook:
    """The sheets that are read, the trace of an exported workbook, and what of the others is to be told and kept."""

    sheets: list[ReadSheet]
    trace: Trace | None
    faults: list[Diagnostic]
    kept: list[Kept]
    petitions: list[Grid] = field(default_factory=list)

    @property
    def edition(self) -> Edition:
        """The exported edition; a sheet without a trace that has only public columns may omit what is not public."""
        if self.trace:
            return self.trace.edition
        heads = [sheet.head for sheet in self.sheets if sheet.head]
        public = all(head.known[name].public for head in heads for name in head.columns)
        return Edition.PUBLIC if public else Edition.INTERNAL

    def lines(self, register: Register, default: Register) -> list[SheetRow]:
        """Return the entries of a register; the rows of several sheets about one issue are one of them."""
        read = [sheet for sheet in self.sheets if (sheet.register or default) is register]
        read.sort(key=lambda sheet: -len(sheet.head.columns) if sheet.head else 0)
        gathered: dict[str, SheetRow] = {}
        all_: list[SheetRow] = []
        for at, sheet in enumerate(read):
            for line in sheet.rows.lines:
                first = gathered.get(_title(line)) if at else None
                if first is None or first.grid is line.grid:
                    all_.append(line)
                    gathered.setdefault(_title(line), line)
                else:
                    first.join(line)
        return all_


def read(workbook: Workbook, file: str, request: SheetRequest) -> ReadBook:
    """Read the requested sheet, or every one with a header; raises DataError or UsageError if there is none."""
    names = [name for name in workbook.names if name not in _OURS]
    traced = exported.read(workbook.grid(HIDDEN).rows, file) if HIDDEN in workbook.names else None
    if not names:
        message = Phrase("工作簿里没有表", "the workbook has no sheets")
        raise DataError(message, Phrase("核对是否选错了文件", "check that it is the right file"), Place(file))
    if request.sheet and request.sheet not in names:
        message = Phrase(f"没有表“{request.sheet}”", f"no sheet “{request.sheet}”")
        raise UsageError(message, Phrase(f"可以写：{'、'.join(names)}", f"one of: {'、'.join(names)}"), Place(file))
    alone = request.sheet or (traced.sheet if traced and traced.sheet in names else None)
    sheets = [_sheet(workbook.grid(name), request) for name in ([alone] if alone else names)]
    readable = [sheet for sheet in sheets if sheet.head is not None and "title" in sheet.head.columns]
    chosen = [sheet for sheet in readable if not sheet.grid.concealed] or readable
    if not chosen:
        return ReadBook([], traced, [fault for sheet in sheets for fault in sheet.faults], [])
    book = ReadBook(
        [sheet for sheet in chosen if sheet.register is not Register.PETITIONS],
        _traced(traced, chosen[0]),
        [],
        [],
    )
    for sheet in sheets:
        _tell(book, sheet)
    return book


def _traced(trace: Trace | None, sheet: ReadSheet) -> Trace | None:
    """Return the trace if it is of a sheet: without ids no row can be matched to it, nor one of another register."""
    immediate = sheet.register is Register.IMMEDIATE
    if trace is None or sheet.head is None or immediate != (trace.register is Register.IMMEDIATE):
        return None
    return trace if "id" in sheet.head.columns else None


def _sheet(grid: Grid, request: SheetRequest) -> ReadSheet:
    head, faults = header.find(grid, request.sought)
    if head is None or "title" not in head.columns:
        return ReadSheet(grid, None, SheetRows(), faults)
    rows = reading.read(grid, head)
    return ReadSheet(grid, head, rows, [*faults, *rows.faults])


def _tell(book: ReadBook, sheet: ReadSheet) -> None:
    """Add what is wrong with a sheet that is read, and what becomes of one that is not."""
    grid = sheet.grid
    if any(sheet is each for each in book.sheets) and sheet.head:
        book.faults += sheet.faults
        book.kept += sheet.rows.kept
        book.faults += (UNSEEN.broken(grid.place(), told) for told in _unseen(grid, sheet.head))
        return
    texts = [(at, column) for at, row in enumerate(grid.rows) for column, cell in enumerate(row) if not blank(cell)]
    if not texts:
        return
    if grid.concealed and sheet.head:
        told = Phrase(f"隐藏的表“{grid.name}”未读入", f"the hidden sheet “{grid.name}” was not read")
    elif sheet.register is Register.PETITIONS:
        book.petitions.append(grid)
        return
    else:
        told = Phrase(
            f"表“{grid.name}”没有问题的列名，未读入，原样存入 data/unread",
            f"the sheet “{grid.name}” has no header of issues; it was not read, and is kept in data/unread",
        )
        book.kept += (Kept(grid.name, at, column, "", grid.text(at, column), Why.ROW) for at, column in texts)
    book.faults.append(UNSEEN.broken(grid.place(), told))


def _title(line: SheetRow) -> str:
    return unnumbered(canonical(line.cells["title"]))


def registers(book: ReadBook, default: Register) -> Sequence[Register]:
    """Return the registers that the sheets of a book are of, the default one first."""
    return list(dict.fromkeys([default, *(sheet.register or default for sheet in book.sheets)]))


def _unseen(grid: Grid, head: header.Head) -> Iterator[Phrase]:
    """Yield what of a sheet is hidden and was read all the same."""
    if grid.concealed:
        yield Phrase(f"表“{grid.name}”是隐藏的，也已读取", f"the hidden sheet “{grid.name}” was read")
    if rows := [
        row + 1
        for row in grid.hidden
        if row > head.row and row < len(grid.rows) and not all(map(blank, grid.rows[row]))
    ]:
        listed = "、".join(map(str, rows[:_SHOWN])) + ("……" if len(rows) > _SHOWN else "")
        yield Phrase(
            f"有 {len(rows)} 行是隐藏的，也已读取：第 {listed} 行", f"{len(rows)} hidden rows were read: {listed}"
        )
    if names := [head.names[column] for column in grid.hidden_columns if column in head.names]:
        listed = "、".join(names)
        yield Phrase(
            f"有 {len(names)} 列是隐藏的，也已读取：{listed}", f"{len(names)} hidden columns were read: {listed}"
        )
