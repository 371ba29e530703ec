"""One sheet of a workbook: its cells, its page, its drop-downs and its conditional colours."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import PaperSize, Status
from rectify_cli.exchange.workbook.cells import formula_like
from rectify_cli.exchange.workbook.fit import fit
from rectify_cli.exchange.workbook.writers.xlsx.styles import LINE, POINTS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from rectify_cli.exchange.workbook.book import Heading, Row, Sheet
    from rectify_cli.exchange.workbook.writers.xlsx.choices import Choices
    from rectify_cli.exchange.workbook.writers.xlsx.styles import Styles

_HEADER = 2
"""The row of the headings, counted from 0: above it the title and the line below the title."""

_SPARE = 200
"""Rows below the last that offer the drop-downs, for what is added by hand."""

_TRUNCATED = -2
"""Result of XlsxWriter for a text that is longer than a cell may hold."""
_LONGEST = 32_767

_HIGHEST = 408
"""Points of a row."""

_ABOVE_AND_BELOW = 5
"""Points of a row beside its lines."""

_DAY_0 = dt.date(1899, 12, 30)

_PAPER = {PaperSize.A4: 9, PaperSize.A3: 8}
"""A paper -> its number in Excel."""
_MARGIN = 0.4
"""Inches."""
_SMALLEST = 90
"""The scale, in per cent, at which the type is printed in 9 points."""


_ALLOWED = {"format_cells": True, "format_columns": True, "format_rows": True, "autofilter": True}
"""What may still be done on a sheet whose columns are locked."""


class SheetWriter:
    """A sheet on its way into a worksheet."""

    def __init__(self, target: "Worksheet", sheet: "Sheet", styles: "Styles") -> None:
        """Compute the widths of its columns and the heights of its rows."""
        self.target, self.sheet, self.styles = target, sheet, styles
        self.fit = fit(sheet)
        self.last = _HEADER + len(sheet.rows)

    def draw(self, as_of: dt.date, offered: "Choices") -> None:
        """Write everything; `as_of` is the day by which an entry is overdue or not."""
        self._head()
        self._rows()
        self._page()
        self._colour_status()
        self._colour_overdue(as_of)
        for at, heading in enumerate(self.sheet.headings):
            if heading.choices:
                self._offer(at, heading, offered)
        if self.sheet.filled:
            # Without a password: it keeps a slip of the hand out, not a person.
            self.target.protect("", _ALLOWED)

    def _head(self) -> None:
        right = len(self.sheet.headings) - 1
        for row, (text, style, height) in enumerate(
            ((self.sheet.title, self.styles.title, 30), (self.sheet.subtitle, self.styles.subtitle, 18))
        ):
            # Merged empty and written after: what `merge_range` writes could turn into a formula.
            self.target.merge_range(row, 0, row, right, "", style)
            self.target.write_string(row, 0, text, style)
            self.target.set_row(row, height)
        for at, (heading, width) in enumerate(zip(self.sheet.headings, self.fit.widths, strict=True)):
            self.target.set_column(at, at, _units(width))
            self.target.write_string(_HEADER, at, heading.header, self.styles.header)
        self.target.set_row(_HEADER, _points(max(2, self.fit.head)))

    def _rows(self) -> None:
        styles = self._styles(bold=False)
        for at, (row, lines) in enumerate(zip(self.sheet.rows, self.fit.rows, strict=True), start=_HEADER + 1):
            if at == self.last and self.sheet.totalled:
                styles = self._styles(bold=True)
            self.target.set_row(at, _points(lines))
            self._row(at, row, styles)

    def _styles(self, *, bold: bool) -> "list[tuple[Format, Format]]":
        """Return for each column the format of a cell, and that of a text that looks like a formula."""
        cell = self.styles.cell
        kinds = [(heading.kind, heading.field in self.sheet.filled) for heading in self.sheet.headings]
        return [
            (cell(kind, bold=bold, open_=open_), cell(kind, bold=bold, quoted=True, open_=open_))
            for kind, open_ in kinds
        ]

    def _row(self, number: int, row: "Row", styles: "list[tuple[Format, Format]]") -> None:
        target = self.target
        for at, (value, (style, quoted)) in enumerate(zip(row, styles, strict=True)):
            if value is None:
                target.write_blank(number, at, None, style)
            elif isinstance(value, str):
                if target.write_string(number, at, value, quoted if formula_like(value) else style) == _TRUNCATED:
                    raise _too_long(row, self.sheet.headings[at], value)
            elif isinstance(value, dt.date):
                target.write_number(number, at, (value - _DAY_0).days, style)
            else:
                target.write_number(number, at, float(value), style)

    def _page(self) -> None:
        """Set up the page for print, and freeze the headings and titles on the screen."""
        right = len(self.sheet.headings) - 1
        target = self.target
        target.set_landscape()
        title = self.sheet.position("title")
        target.set_paper(_PAPER[self.fit.paper or PaperSize.A3])
        if self.fit.paper:
            target.fit_to_pages(1, 0)
        else:
            target.set_print_scale(_SMALLEST)
            target.repeat_columns(0, title or 0)
        target.set_margins(_MARGIN, _MARGIN, _MARGIN, 0.6)
        target.center_horizontally()
        target.set_footer("&C第 &P 页，共 &N 页")
        target.repeat_rows(_HEADER)
        target.freeze_panes(_HEADER + 1, 0 if title is None else title + 1)
        if not self.sheet.totalled:
            target.autofilter(_HEADER, 0, self.last, right)

    def _colour_status(self) -> None:
        """Colour the status by what the cell says, so that the colour follows a change."""
        at = self.sheet.position("status")
        if at is None:
            return
        for word, status in self.sheet.statuses.items():
            rule = {"type": "cell", "criteria": "==", "value": _quoted(word), "format": self.styles.tones[status]}
            self._conditional(at, rule)

    def _colour_overdue(self, as_of: dt.date) -> None:
        """Colour a deadline before `as_of` of what is not completed."""
        at, status = self.sheet.position("due"), self.sheet.position("status")
        if at is None or status is None:
            return
        due, state = (f"${xl_col_to_name(column)}{_HEADER + 2}" for column in (at, status))
        completed = (word for word, marked in self.sheet.statuses.items() if marked is Status.COMPLETED)
        terms = [
            f"ISNUMBER({due})",
            f"{due}<DATE({as_of.year},{as_of.month},{as_of.day})",
            *(f"{state}<>{_quoted(word)}" for word in completed),
        ]
        self._conditional(
            at, {"type": "formula", "criteria": f"=AND({','.join(terms)})", "format": self.styles.overdue}
        )

    def _conditional(self, at: int, rule: dict[str, Any]) -> None:
        self.target.conditional_format(_HEADER + 1, at, self.last + _SPARE, at, rule)

    def _offer(self, at: int, heading: "Heading", offered: "Choices") -> None:
        """Add the drop-down of a column; another department may be typed, another status may not."""
        open_ = heading.field == "owner"
        rule = {
            "validate": "list",
            "source": offered.source(heading.choices),
            "error_type": "warning" if open_ else "stop",
            "error_title": heading.header,
            "error_message": "台账里还没有这个部门，确定要用吗？" if open_ else "请从下拉列表里选",
        }
        self.target.data_validation(_HEADER + 1, at, self.last + _SPARE, at, rule)


def _points(lines: int) -> float:
    """Return the height of a row of so many lines, as far as Excel goes."""
    return min(_ABOVE_AND_BELOW + LINE * lines, _HIGHEST)


def _pixels(width: int) -> float:
    """Return the pixels of a column so many 字 wide, at 96 in an inch: the type, and what Excel keeps free."""
    return width * POINTS / 0.75 + 11


def _units(width: int) -> float:
    """Return the width as Excel counts it: in digits of its usual type, 7 pixels each, after 5 kept free."""
    return min((_pixels(width) - 5) / 7, 255)


def _quoted(word: str) -> str:
    """Return a text as a formula quotes it."""
    return '"{}"'.format(word.replace('"', '""'))


def _too_long(row: "Row", heading: "Heading", value: str) -> DataError:
    name, length = f"{row[0]}", len(value)
    return DataError(
        Phrase(
            f"第 {name} 号的{heading.header}有 {length} 字，Excel 一格最多 {_LONGEST} 字",
            f"the {heading.field} of issue {name} has {length} characters; an Excel cell holds at most {_LONGEST}",
        ),
        Phrase("改用 -f csv 或 -f jsonl", "use -f csv or -f jsonl"),
    )
