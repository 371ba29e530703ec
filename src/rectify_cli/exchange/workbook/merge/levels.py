"""The rows of a header: groups above headings, and the texts that stand over each column."""

import re
from collections.abc import Iterator

from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Cell, Grid, blank

_SHORT = 40
_LEVELS = 3
_NO_HEADING = re.compile(r"[：:。；]|^\d+(?:\.\d+)?%?$|^(?:19|20)\d\d[-/.年]")
_MOST = 0.7


def extent(grid: Grid, best: int) -> tuple[int, int]:
    """Return the first and the last row of the header around the row with the most known headings."""
    top = bottom = best
    while bottom + 1 < len(grid.rows) and bottom - best < _LEVELS and _goes_on(grid, bottom):
        bottom += 1
    while top > 0 and best - top < _LEVELS and _groups(grid, top - 1):
        top -= 1
    return top, bottom


def _texts(grid: Grid, row: int) -> dict[int, str]:
    """Return the texts that a row itself holds."""
    cells = ((column, grid.cell(row, column)) for column in range(len(grid.rows[row])))
    return {column: canonical(cell) for column, cell in cells if not blank(cell)}


def _goes_on(grid: Grid, row: int) -> bool:
    """Return True if the next row belongs to the header: names below groups, or the rest of merged headings."""
    here, below = _texts(grid, row), _texts(grid, row + 1)
    spans = [span for (at, _), span in grid.merged.items() if at == row]
    if any(span.bottom > row for span in spans) and not any(_covered(grid, row + 1, column) for column in below):
        # Headings are merged downwards; what stands below the others is a second level.
        return bool(below) or all(blank(grid.cell(row + 1, column)) for column in here)
    if not below or any(len(text) > _SHORT or _NO_HEADING.search(text) for text in below.values()):
        return False
    if any(span.left < span.right and span.bottom == row for span in spans):
        grouped = {column for span in spans if span.left < span.right for column in range(span.left, span.right + 1)}
        return set(below) <= grouped
    groups = {column for column in below if column in here}
    unnamed = {column for column in below if column not in here}
    return bool(unnamed and groups) and len(below) < len(here) and min(here) not in below


def _covered(grid: Grid, row: int, column: int) -> bool:
    """Return True if a cell is inside a merged range but not its first."""
    span = grid.merged.get((row, column))
    return span is not None and (span.top, span.left) != (row, column)


def _groups(grid: Grid, row: int) -> bool:
    """Return True if a row above the headings groups them: merged across some columns, not over the whole sheet."""
    texts = _texts(grid, row)
    if not texts or any(_NO_HEADING.search(text) or len(text) > _SHORT for text in texts.values()):
        return False
    width = max((len(cells) for cells in grid.rows[row : row + 3]), default=0)
    spans = [span for column in texts if (span := grid.merged.get((row, column))) and span.left < span.right]
    if any(span.right - span.left + 1 >= _MOST * width for span in spans):
        return False
    return bool(spans) or (len(texts) > 1 and not blank(grid.cell(row + 1, min(texts))))


def stacks(grid: Grid, top: int, bottom: int) -> dict[int, list[str]]:
    """Return the texts over each column that has any, from the top down, each once."""
    width = max(len(grid.rows[row]) for row in range(top, bottom + 1))
    found = {column: list(dict.fromkeys(_over(grid, top, bottom, column))) for column in range(width)}
    return {column: texts for column, texts in found.items() if texts}


def _over(grid: Grid, top: int, bottom: int, column: int) -> Iterator[str]:
    below = any(not blank(grid.cell(row, column)) for row in range(top + 1, bottom + 1))
    for row in range(top, bottom + 1):
        span = grid.merged.get((row, column))
        if span and top <= span.top and (row < bottom or span.left == column):
            cell = grid.cell(span.top, span.left)
        else:
            cell = grid.cell(row, column)
            if blank(cell) and below and row < bottom and span is None:
                cell = _left(grid, row, column)
        if not blank(cell):
            yield canonical(cell).replace("\n", "")


def _left(grid: Grid, row: int, column: int) -> Cell:
    """Return the group that a column belongs to, if it is not merged: the text on its left that has names below."""
    for at in range(column - 1, -1, -1):
        cell = grid.cell(row, at)
        if not blank(cell):
            return cell if not blank(grid.cell(row + 1, at)) else None
        if blank(grid.cell(row + 1, at)):
            return None
    return None
