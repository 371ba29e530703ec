"""The hidden sheets of a workbook of ours, read back: what was exported, for whom and of which register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import LIKE_BOOK, VERSION, hidden
from rectify_cli.exchange.workbook.grid import Cell, Workbook

_AGAIN = Phrase(
    "重新导出一份（rectify export register），把改动抄进去；或删去隐藏的表 _rectify，按普通表读入",
    "export it again (`rectify export register`) and copy the changes over; or delete the hidden sheet _rectify, "
    "and it is read like any other sheet",
)


@dataclass(frozen=True, slots=True)
class Trace:
    """What was exported: `prints` holds the fingerprint of each field of each id, empty for an empty cell.

    `register` is the name of one, the office's own ones included; `besides` are the sheets not to be read back.
    """

    edition: Edition
    register: str
    body: str
    sheet: str
    besides: tuple[str, ...]
    prints: Mapping[int, Mapping[str, str]]

    @property
    def like(self) -> bool:
        """True if it is of the office's own book, whose rows are matched like those of any other."""
        return self.sheet == LIKE_BOOK


def read(workbook: Workbook, file: str) -> tuple[Trace, ...]:
    """Return what the hidden sheets of a book say; raises DataError if they are not ours or damaged."""
    names = hidden(len(workbook.names))
    grids = (workbook.grid(name) for name in names if name in workbook.names)
    return tuple(_trace(grid.rows, file) for grid in grids if grid.rows)


def _trace(rows: Sequence[Sequence[Cell]], file: str) -> Trace:
    texts = [[canonical(cell) for cell in row] for row in rows]
    try:
        version, edition, register, body, _, sheet = texts[0][:6]
        besides = tuple(filter(None, texts[0][6:]))
        fields = [field for field in texts[1][1:] if field]
        prints = {int(row[0]): dict(zip(fields, row[1:], strict=False)) for row in texts[2:] if row[0]}
        if int(version) != VERSION:
            raise DataError(
                Phrase(
                    f"这是其他版本的 rectify 导出的（格式 {version}，这里是 {VERSION}）",
                    f"the sheet was exported by another version of rectify (format {version}; {VERSION} here)",
                ),
                _AGAIN,
                Place(file),
            )
        return Trace(Edition(edition), register, body, sheet, besides, prints)
    except (ValueError, IndexError) as broken:
        message = Phrase("隐藏的表 _rectify 不完整", "the hidden sheet _rectify is damaged")
        raise DataError(message, _AGAIN, Place(file)) from broken
