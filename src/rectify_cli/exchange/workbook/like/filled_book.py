"""The office's own book (台账.xlsx) filled from the ledger: the same sheets, headings, order and widths."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.terms import Edition, Register
from rectify_cli.documents import search
from rectify_cli.exchange.workbook import readers
from rectify_cli.exchange.workbook.cells import Value, canonical
from rectify_cli.exchange.workbook.columns import hidden
from rectify_cli.exchange.workbook.extract import extract
from rectify_cli.exchange.workbook.grid import Cell, Grid, Workbook, blank
from rectify_cli.exchange.workbook.like.book_parts import BookParts
from rectify_cli.exchange.workbook.like.fill import Filler, Filling, NewRow
from rectify_cli.exchange.workbook.merge import sheets
from rectify_cli.exchange.workbook.merge.header import Sought
from rectify_cli.exchange.workbook.merge.match import Matching, Pair
from rectify_cli.exchange.workbook.merge.merge import Merging
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow
from rectify_cli.exchange.workbook.merge.sheets import ReadSheet
from rectify_cli.exchange.workbook.merge.terms import Terms
from rectify_cli.exchange.workbook.trace import trace_like
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Issue
from rectify_cli.ledger.withheld import withheld
from rectify_cli.views import Request

_FORMS = (
    ("年", "{0.year}年{0.month}月{0.day}日"),
    (".", "{0.year}.{0.month}.{0.day}"),
    ("/", "{0.year}/{0.month}/{0.day}"),
)
"""How the days of a column are typed, by what stands in them."""

_ROUNDS = 6
"""How often a book is filled: a row that went may have told of those below; the last round tells what is left."""

Unread = Mapping[tuple[Register, int, str], str]
"""What the ledger has no field for, by register, id and heading."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to stand in the book: the `shown` part of a ledger, as a book is understood that is `sought` in."""

    ledger: Ledger
    shown: Ledger
    request: Request
    register: Register
    sought: Sought
    words: Mapping[str, str]
    unread: Unread


@dataclass(slots=True)
class FilledBook:
    """The finished book, what came and went, cells that read back would say something else, and the rows of sums."""

    content: bytes = b""
    changed: int = 0
    added: int = 0
    removed: list[Place] = field(default_factory=list)
    rest: list[Place] = field(default_factory=list)
    sums: list[Place] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)


def filled(content: bytes, file: str, wanted: Wanted) -> FilledBook:
    """Fill a book; `faults` says why where no sheet of it can be read, and then there is no content.

    Raises DataError if it contains withheld text.
    """
    made = FilledBook(content)
    for _ in range(_ROUNDS):
        fillings, made.faults = _fillings(readers.opened(made.content, file), file, wanted)
        if not fillings:
            return FilledBook(faults=made.faults)
        if not any(each.cells or each.added or each.removed for each in fillings):
            break
        parts = BookParts(made.content)
        for each in _written(parts, fillings):
            made.added += len(each.added)
            grid = each.sheet.grid
            made.removed += [grid.place(row) for row in sorted(each.removed) if not all(map(blank, grid.rows[row]))]
        made.changed += sum(len(each.cells) for each in fillings)
        made.content = parts.written()
    for filling in fillings:
        cells = [*sorted(filling.cells), *((row, None) for row in filling.unsaid)]
        made.rest += [filling.sheet.grid.place(*cell) for cell in cells]
        made.sums += map(filling.sheet.grid.place, filling.sheet.rows.sums)
    made.content = _traced(made.content, file, wanted)
    search.refuse_withheld(made.content, "xlsx", withheld(wanted.ledger, wanted.request.edition))
    return made


def _fillings(workbook: Workbook, file: str, wanted: Wanted) -> tuple[list[Filling], list[Diagnostic]]:
    """Return what is to be written in each sheet of a book."""
    book = sheets.read(workbook, file, _request(wanted))
    fillings: list[Filling] = []
    for register in sheets.registers(book, wanted.register):
        read = [each for each in book.sheets if (each.register or wanted.register) is register]
        fillings += _of_register(read, register, wanted)
    return fillings, book.faults


def _traced(content: bytes, file: str, wanted: Wanted) -> bytes:
    """Return a book with hidden sheets that tell what it says, so that copies of it merge in any order."""
    book = sheets.read(readers.opened(content, file), file, _request(wanted))
    body, traces = wanted.ledger.inspection.record.body, []
    for register in sheets.registers(book, wanted.register):
        terms = _terms(wanted, register)
        matching, merging = Matching(terms.entries, None, ()), Merging(terms)
        matching.match(book.lines(register, wanted.register))
        prints = {pair.number: merging.marks(pair) for pair in matching.pairs if pair.entry}
        traces += [trace_like(register.value, body, wanted.request.today, prints)] if prints else []
    parts = BookParts(content)
    parts.hide(dict(zip(hidden(len(traces)), traces, strict=True)))
    return parts.written()


def _request(wanted: Wanted) -> sheets.SheetRequest:
    return sheets.SheetRequest(None, wanted.sought, wanted.ledger.inspection.record.registers)


def _terms(wanted: Wanted, register: Register) -> Terms:
    day = wanted.request.today
    return Terms(wanted.ledger, register, Edition.INTERNAL, day, day, side=True, words=wanted.words)


def _of_register(read: list[ReadSheet], register: Register, wanted: Wanted) -> Iterator[Filling]:
    """Yield what is to be written in the sheets of one register; the widest gets the entries that none has."""
    terms = _terms(wanted, register)
    shown = {issue.id: issue for issue in extract(wanted.shown, wanted.request, register).issues}
    unread = {(number, heading): text for (of, number, heading), text in wanted.unread.items() if of is register}
    aspects = any(issue.aspect for issue in shown.values())
    filler = Filler(Merging(terms), terms.inspection, unread, aspects=aspects)
    missing = dict(shown)
    fillings = []
    for sheet in sorted(read, key=lambda each: (each.grid.concealed, -len(each.head.columns) if each.head else 0)):
        filling = Filling(sheet)
        pairs, unclear = _pairs(sheet, terms)
        for number in unclear:
            missing.pop(number, None)
        for pair in pairs:
            if sheet.grid.concealed and pair.number not in missing:
                # What somebody hid stays, but for what stands nowhere else.
                continue
            missing.pop(pair.number, None)
            if pair.entry is not None and pair.number in shown:
                filler.row(filling, pair, shown[pair.number])
            else:
                _take_out(filling, pair.line)
        fillings.append((filling, pairs))
    if fillings:
        here = {text for sheet in read for row in sheet.grid.rows for cell in row if (text := _bare(cell))}
        _add(*fillings[0], [issue for issue in missing.values() if _bare(issue.title) not in here], filler)
    yield from (filling for filling, _ in fillings)


def _pairs(sheet: ReadSheet, terms: Terms) -> tuple[list[Pair], set[int]]:
    """Return each row of a sheet with its entry: the one of its title, else as an import matches them.

    The others are the ids of entries that a row may be of that was not matched.
    """
    titles: dict[str, list[int]] = {}
    entries = {entry.record.id: entry for entry in terms.entries}
    for number, entry in entries.items():
        titles.setdefault(unnumbered(canonical(entry.record.title)), []).append(number)
    pairs: list[Pair] = []
    others: list[SheetRow] = []
    for line in sheet.rows.lines:
        numbers = titles.get(_bare(line.cells["title"]), [])
        if len(numbers) == 1:
            pairs.append(Pair(line, numbers[0], entries[numbers[0]]))
        else:
            others.append(line)
    taken = {pair.number for pair in pairs}
    matching = Matching([entry for entry in terms.entries if entry.record.id not in taken], None, taken)
    matching.match(others)
    unclear = {number for line in matching.aside for number in titles.get(_bare(line.cells["title"]), [])}
    return sorted([*pairs, *matching.pairs], key=lambda pair: pair.line.row), unclear


def _bare(cell: Cell) -> str:
    return unnumbered(canonical(cell).replace("\n", ""))


def _take_out(filling: Filling, line: SheetRow) -> None:
    """Take out the rows of an entry; beside another block its cells alone."""
    if not line.head.block:
        filling.removed |= {row for row, _ in line.parts}
        return
    columns = line.head.columns.values()
    filling.cells |= {(row, at): None for row, _ in line.parts for at in columns if not blank(line.grid.cell(row, at))}


def _add(filling: Filling, pairs: list[Pair], missing: Iterable[Issue], filler: Filler) -> None:
    """Add the entries that stand nowhere in a book, each below the last of its aspect."""
    head, grid = filling.sheet.head, filling.sheet.grid
    assert head is not None  # noqa: S101 - a sheet without a header has no rows
    last = max((row for pair in pairs for row, _ in pair.line.parts), default=head.row)
    below = {canonical(pair.line.cells.get("aspect")): pair.line.parts[-1][0] for pair in pairs}
    if not pairs:
        # The empty rows of a form are to be filled in.
        rows = range(head.row + 1, len(grid.rows))
        empty = next((row for row in rows if not all(map(blank, grid.rows[row]))), len(grid.rows))
        filling.removed |= set(range(head.row + 1, empty))
        last = min(head.row + 1, len(grid.rows) - 1)
    first = min((pair.line.row for pair in pairs), default=last)
    sections = "aspect" not in head.columns and any(pair.line.cells.get("aspect") for pair in pairs)
    numbers = [canonical(pair.line.cells.get("id")) for pair in pairs]
    own = all(number in {"", str(pair.number)} for number, pair in zip(numbers, pairs, strict=True))
    counted = max((int(number) for number in numbers if number.isdecimal()), default=0)
    for at, issue in enumerate(missing, start=1):
        number = issue.id if own else counted + at if all(map(str.isdecimal, numbers)) else None
        row = below.get(issue.aspect or "", last)
        if pairs and issue.aspect is None and sections:
            # Above the first section: below it the entry would be of its aspect.
            row = head.row
        filling.added.append(NewRow(row, max(row, first), filler.new(filling.sheet, issue, number)))


def _written(parts: BookParts, fillings: Sequence[Filling]) -> Iterator[Filling]:
    """Write every cell, then add and take out rows; yield those that it was done for, one for each sheet.

    A second table of a sheet waits for the next round, as its rows have moved.
    """
    for filling in fillings:
        _write(parts, filling)
    waiting: set[str] = set()
    for filling in fillings:
        name = filling.sheet.grid.name
        if (filling.added or filling.removed) and name not in waiting:
            waiting.add(name)
            _rearrange(parts, filling)
            yield filling


def _write(parts: BookParts, filling: Filling) -> None:
    """Write the cells of one table."""
    grid = filling.sheet.grid
    cells = _apart(filling) | filling.cells
    part = parts.sheet(grid.name) if cells else None
    if part is None:
        return
    for span in filling.split:
        part.split(span)
    for (row, column), value in cells.items():
        cell = grid.cell(row, column) if row < len(grid.rows) else None
        day = isinstance(cell, dt.date)
        part.put(row, column, _shown(value, grid, column, exact=day), as_date=day)
        if len(canonical(value)) > len(canonical(cell)):
            part.grow(row)


def _rearrange(parts: BookParts, filling: Filling) -> None:
    """Take out the rows that go, and write those that come."""
    grid = filling.sheet.grid
    order: list[int | None] = []
    new: dict[int, NewRow] = {}
    for row in range(max(parts.sheet(grid.name).height, len(grid.rows))):
        order += [row] if row not in filling.removed else []
        for each in filling.added:
            if each.below == row:
                new[len(order)] = each
                order.append(None)
    parts.rearrange(grid.name, order, {row: each.model for row, each in new.items()})
    for row, each in new.items():
        for column, value in each.cells.items():
            day = isinstance(grid.cell(each.model, column), dt.date)
            parts.sheet(grid.name).put(row, column, _shown(value, grid, column, exact=day), as_date=day)


def _apart(filling: Filling) -> dict[tuple[int, int], Value]:
    """Return the value of each cell of a range that is taken apart, or whose first row goes."""
    grid = filling.sheet.grid
    cells: dict[tuple[int, int], Value] = {}
    for span in set(grid.merged.values()):
        value = grid.cell(span.top, span.left) if span.top < len(grid.rows) else None
        rows = [row for row in range(span.top, span.bottom + 1) if row not in filling.removed]
        if blank(value) or not rows or isinstance(value, dt.time | dt.timedelta):
            continue
        if span in filling.split:
            cells |= {(row, span.left): value for row in rows}
        elif span.top in filling.removed:
            cells[rows[0], span.left] = value
    return cells


def _shown(value: Value, grid: Grid, column: int, *, exact: bool = False) -> Value:
    """Return a value as its column has it: a day as the other days of the column are typed."""
    if not isinstance(value, dt.date) or exact:
        return value
    typed = [text for row in range(len(grid.rows)) if isinstance(text := grid.cell(row, column), str)]
    days = [text for text in typed if text[:2] == "20"]
    return next((form.format(value) for mark, form in _FORMS if any(mark in text for text in days)), value)
