"""The formats of cells: font, border, colours."""

from typing import TYPE_CHECKING, Any

from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.columns import ColumnKind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

POINTS = 10
"""Of the type of a cell."""

LINE = 14.0
"""Points from line to line."""

NORMAL = {"font_name": "宋体", "font_size": POINTS}
"""The font whose digits Excel counts the widths of columns in, each of 7 pixels."""

_CELL = {**NORMAL, "valign": "vcenter", "border": 1, "text_wrap": True}
_KINDS: dict[ColumnKind, dict[str, Any]] = {
    ColumnKind.NUMBER: {"align": "center"},
    ColumnKind.CHOICE: {"align": "center"},
    ColumnKind.AMOUNT: {"align": "right", "num_format": "#,##0.##########"},
    ColumnKind.DATE: {"align": "center", "num_format": "yyyy-mm-dd"},
    ColumnKind.RATE: {"align": "center", "num_format": "0.00%"},
}
_TONES = {
    Status.COMPLETED: {"bg_color": "#E2EFDA", "font_color": "#375623"},
    Status.STAGED: {"bg_color": "#FFF2CC", "font_color": "#7F6000"},
    Status.IN_PROGRESS: {"bg_color": "#DDEBF7", "font_color": "#1F4E78"},
    Status.NOT_STARTED: {"bg_color": "#FCE4D6", "font_color": "#C00000"},
}
"""By status: the colours `rectify status` has, light enough for a black and white printer."""


class Styles:
    """The formats of one workbook, each created once."""

    def __init__(self, workbook: "Workbook") -> None:
        """Create the formats that every sheet has."""
        add = workbook.add_format
        self.title = add({"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"})
        self.subtitle = add({"font_name": "宋体", "font_size": POINTS, "valign": "vcenter"})
        self.header = add(_CELL | {"font_name": "黑体", "align": "center", "bg_color": "#D9D9D9"})
        self.overdue = add({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
        self.tones = {status: add(tone) for status, tone in _TONES.items()}
        self._add = add
        self._cells: dict[tuple[ColumnKind, bool, bool, bool], Format] = {}

    def cell(self, kind: ColumnKind, *, bold: bool = False, quoted: bool = False, open_: bool = False) -> "Format":
        """Return the format of a cell; a `quoted` text stays text when edited, an `open_` one is not locked."""
        key = (kind, bold, quoted, open_)
        if key not in self._cells:
            look = _CELL | _KINDS.get(kind, {}) | {"bold": bold, "quote_prefix": quoted}
            look |= {"locked": False} if open_ else {}
            self._cells[key] = self._add(look)
        return self._cells[key]
