"""What of a sheet is hidden and was read all the same: the sheet itself, rows, columns."""

from collections.abc import Iterator

from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.grid import Grid, blank
from rectify_cli.exchange.workbook.merge import header

_SHOWN = 8


def told(grid: Grid, head: header.Head) -> Iterator[Phrase]:
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
            f"有 {len(rows)} 行是隐藏的，也已读取：第 {listed} 行",
            f"hidden rows that were read ({len(rows)}): {listed}",
        )
    if names := [head.names[column] for column in grid.hidden_columns if column in head.names]:
        listed = "、".join(names)
        yield Phrase(
            f"有 {len(names)} 列是隐藏的，也已读取：{listed}", f"hidden columns that were read ({len(names)}): {listed}"
        )
