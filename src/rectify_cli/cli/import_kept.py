"""What an import keeps beside the ledger: how words were taken, what the book says now, and cells without a field."""

from typing import TYPE_CHECKING

from rectify_cli.cli import import_mapping
from rectify_cli.cli.import_run import Import
from rectify_cli.core.diagnostics import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rectify_cli.exchange.workbook.merge.unread import Kept
    from rectify_cli.store.save import Change
    from rectify_cli.store.unread import UnreadCell


def mapping(import_: Import) -> "Iterator[Change]":
    """Yield the file of the mapping, if anything is to be saved in it."""
    options = import_.options
    if import_.answers or (options.save_map and options.mapping):
        whole = import_.told if options.save_map else import_.saved
        yield from import_mapping.saving(import_.session.workspace, import_.columns, whole)


def seen_now(import_: Import, name: str) -> "list[Change]":
    """Return the file of what a book says now, if that is new; a book that tells what was exported needs none."""
    from rectify_cli.store import imported

    traces = import_.book.traces
    now = {plan.register: plan.seen for plan in import_.plans if plan.register.value not in traces}
    change = imported.change(import_.session.workspace, name, now) if now else None
    return [change] if change and change.needed else []


def unread_cells(import_: Import, name: str) -> "tuple[list[Kept], list[Change]]":
    """Return the cells that are left out and not kept yet, and the file that keeps them."""
    from rectify_cli.exchange.workbook.merge.unread import LEFT_OUT
    from rectify_cli.store import unread

    workspace, book = import_.session.workspace, import_.book
    rows = {
        unread.UnreadCell(
            *unread.numbered(register, cell.issue),
            cell.sheet,
            f"{letters(cell.column + 1)}{cell.row + 1}",
            cell.heading,
            cell.text,
            cell.why.value,
        ): cell
        for register, cell in import_.kept
        if cell.text
    }
    # Whose it was does not count either where that issue is gone.
    before = _lines(unread.everywhere(workspace))
    before |= {("", "", *line[2:]) for line in before}
    fresh = [cell for row, cell in rows.items() if cell.why in LEFT_OUT and not before.issuperset(_lines([row]))]
    # A block that is read now was kept when the other one was: it stays, or that one would find it new again.
    heads = [(sheet.grid.name, sheet.head) for sheet in book.sheets if sheet.head]
    headings = {(sheet, head.names[at]) for sheet, head in heads for at in (head.others if head.block else head.names)}
    headings |= {(cell.sheet, "") for cell in book.kept} | {(sheet.grid.name, "") for sheet in book.sheets}
    headings |= {heading for plan in import_.lists for heading in plan.headings}
    change = unread.change(workspace, name, list(rows), headings)
    return fresh, [change] if change else []


def _lines(rows: "Iterable[UnreadCell]") -> set[tuple[str, ...]]:
    """Return the lines of kept cells, not where they stand: rows may have been moved, or put into another book."""
    return {(row.register, row.issue, row.heading, line) for row in rows for line in row.text.split("\n")}
