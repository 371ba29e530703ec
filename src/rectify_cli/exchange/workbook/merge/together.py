"""Sheets of a book that speak of the same problems, put together: by their titles, or by their numbers alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import BY_FIELD
from rectify_cli.exchange.workbook.grid import Grid
from rectify_cli.exchange.workbook.merge.header import Head
from rectify_cli.exchange.workbook.merge.match import alike
from rectify_cli.exchange.workbook.merge.sheet_row import SheetRow

_BESIDES = ("measures", "owner", "lead", "due", "status", "goal", "person", "support", "results")
"""Fields of which a sheet of numbers alone has one at least: it is a list of problems."""


def joined(sheets: Sequence[Sequence[SheetRow]]) -> list[SheetRow]:
    """Return the entries of several sheets, the rows of those about one problem as one of them."""
    titles: dict[str, SheetRow] = {}
    numbers: dict[str, SheetRow] = {}
    all_: list[SheetRow] = []
    for at, lines in enumerate(sheets):
        for line in lines:
            number = canonical(line.cells.get("id"))
            same = numbers.get(number)
            near = same if same and number and alike(_title(line), _title(same)) else None
            first = (titles.get(_title(line)) or near) if at else None
            if first is None or first.grid is line.grid:
                all_.append(line)
                titles.setdefault(_title(line), line)
                numbers.setdefault(number, line)
            elif line.grid.concealed:
                # What somebody hid may be out of date: it is kept, and fills no gap of what everybody sees.
                first.kept += line.aside()
            else:
                first.join(line)
    return all_


def numbered(lines: Sequence[SheetRow]) -> dict[str, str]:
    """Return the title of each number of a sheet; none if a number stands twice, or is not there."""
    titles = {canonical(line.cells.get("id")): canonical(line.cells["title"]) for line in lines}
    return titles if len(titles) == len(lines) and "" not in titles else {}


def titled(grid: Grid, head: Head, titles: Mapping[str, str]) -> tuple[Grid, Head | None]:
    """Return a sheet with a column of the titles behind its own, by its numbers; no header if it is no such list."""
    column = head.columns.get("id")
    if column is None or not any(name in head.columns for name in _BESIDES):
        return grid, None
    width = max(len(row) for row in grid.rows)
    rows = [[*row, *[None] * (width - len(row)), None] for row in grid.rows]
    known = 0
    for at in range(head.row + 1, len(rows)):
        title = titles.get(canonical(grid.filled(at, column)))
        rows[at][width] = title
        known += title is not None
    if not known:
        return grid, None
    columns = {**head.columns, "title": width}
    known_columns = {**head.known, "title": BY_FIELD["title"]}
    return replace(grid, rows=rows), replace(head, columns=columns, known=known_columns)


def _title(line: SheetRow) -> str:
    return unnumbered(canonical(line.cells["title"]))
