"""Rows that were moved, and every reference to them: A3, $B$2:F10, '台账'!C4."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rectify_cli.core.diagnostics import letters

_REFERENCE = re.compile(
    r"\"[^\"]*\""
    r"|(?P<sheet>(?:'(?:[^']|'')+'|[\w.]+)!)?"
    r"(?<![\w.$])(?P<first>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})(?::(?P<last>\$?[A-Za-z]{1,3}\$?[0-9]{1,7}))?(?![\w(.])"
)
_CELL = re.compile(r"(\$?[A-Za-z]{1,3}\$?)([0-9]{1,7})")
_PARTS = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")


class Extent(NamedTuple):
    """The first and the last row of a range."""

    first: int
    last: int


class MovedRows:
    """Where each row of a sheet went; rows are counted from 1 here, as in references."""

    def __init__(self, order: Sequence[int | None]) -> None:
        """Take the rows of the sheet in their new order, each by its old number, None for a new one."""
        self._new = {old: at for at, old in enumerate(order, start=1) if old is not None}
        self._olds = sorted(self._new)
        self._order = order
        self._highest = max((old for old in order if old is not None), default=0)

    @property
    def unmoved(self) -> bool:
        """True if every row stands where it stood."""
        return all(old == new for old, new in self._new.items()) and None not in self._order

    def row(self, old: int) -> int | None:
        """Return where a row is now, None if it was deleted; rows below all that hold anything move with the last."""
        if old > self._highest:
            return old + len(self._order) - self._highest
        return self._new.get(old)

    def extent(self, first: int, last: int, *, grows: bool = False) -> Extent | None:
        """Return where a range is now, None if all of it was deleted; one that `grows` takes in new rows below it."""
        top = next((row for old in range(first, last + 1) if (row := self.row(old)) is not None), None)
        bottom = next((row for old in range(last, first - 1, -1) if (row := self.row(old)) is not None), None)
        if top is None or bottom is None:
            return None
        while grows and bottom < len(self._order) and self._order[bottom] is None:
            bottom += 1
        return Extent(top, bottom)

    def formula(self, text: str, *, sheet: str | None = None) -> str:
        """Return a formula with its references moved: those to no named sheet or, with `sheet`, only those to it."""

        def moved(reference: re.Match[str]) -> str:
            named = (reference["sheet"] or "").removesuffix("!").strip("'").replace("''", "'")
            if not reference["first"] or (named or None) != sheet:
                return reference[0]
            return (reference["sheet"] or "") + self._range(reference["first"], reference["last"])

        return _REFERENCE.sub(moved, text)

    def _range(self, first: str, last: str | None) -> str:
        top, bottom = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
        if top is None or bottom is None:
            return first
        extent = self.extent(int(top[2]), int(bottom[2]), grows=last is not None)
        if extent is None:
            return "#REF!"
        return f"{top[1]}{extent.first}" + (f":{bottom[1]}{extent.last}" if last else "")

    def ranges(self, text: str) -> str:
        """Return a list of ranges (A1:B2 C3) without those that were deleted."""
        moved = (self.formula(each) for each in text.split())
        return " ".join(each for each in moved if "#REF!" not in each)


def translated(formula: str, rows: int, columns: int) -> str:
    """Return a formula as it stands so many rows and columns further on: what is not fixed by a $ moves with it."""

    def moved(reference: re.Match[str]) -> str:
        if not reference["first"]:
            return reference[0]
        ends = (_shifted(each, rows, columns) for each in (reference["first"], reference["last"]) if each)
        return (reference["sheet"] or "") + ":".join(ends)

    return _REFERENCE.sub(moved, formula)


def _shifted(reference: str, rows: int, columns: int) -> str:
    parts = _PARTS.fullmatch(reference)
    if parts is None:
        return reference
    column = parts[2] if parts[1] else letters(column_of(parts[2]) + columns + 1)
    row = parts[4] if parts[3] else str(int(parts[4]) + rows)
    return f"{parts[1]}{column}{parts[3]}{row}"


def column_of(reference: str) -> int:
    """Return the column of a reference such as B or B3, counted from 0."""
    number = 0
    for letter in filter(str.isalpha, reference.upper()):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
