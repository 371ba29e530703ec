"""One cell -> the value for its field: a number, a day, a status, points, a text."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from rectify_cli.core.chinese import dates
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import ColumnKind, SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge import points
from rectify_cli.ledger import status_typed
from rectify_cli.ledger.model import Inspection
from rectify_cli.ledger.status_typed import TypedStatus

_ID = re.compile(r"第?(\d{1,9})[.、号]?")
_MIDNIGHT = re.compile(r"(?:\s+0?0:00(?::00(?:\.0+)?)?)?")
_SERIALS = range(20_000, 80_000)
"""The days from 1954 to 2119 as Excel counts them."""

_EPOCH = dt.date(1899, 12, 30)


class CellValue(NamedTuple):
    """The value of a cell; `text` is its text in the register, `value` that in the ledger."""

    text: str
    value: Any = None


class InvalidCell(Exception):  # noqa: N818 - an invalid cell is no error of the tool
    """A cell with an invalid value for its field, with what to type."""

    def __init__(self, message: Phrase, hint: Phrase) -> None:
        """Keep the message and the hint."""
        super().__init__(message.en)
        self.message, self.hint = message, hint


class Words:
    """The status words this ledger knows: its own, the usual ones, those of single entries."""

    def __init__(self, inspection: Inspection, single: Mapping[str, Status]) -> None:
        """Take the words in use."""
        self._inspection, self._single = inspection, single
        self._first: dict[Status, str] = {}
        for word, status in inspection.labels.items():
            self._first.setdefault(status, word)

    def marked(self, word: str) -> CellValue:
        """Return the value of a status word; raises InvalidCell if it is in no vocabulary."""
        typed = status_typed.find(self._inspection, word, self._single)
        if typed is None:
            known = "、".join([*self._inspection.labels, *(term.label.zh for term in Status)])
            raise InvalidCell(
                Phrase(f"“{word}”不是状态", f"“{word}” is not a status"),
                Phrase(
                    f"可以写：{known}；自定的用语先用 rectify labels {word}=状态 写入",
                    f"one of: {known}; add a word of your own first: `rectify labels {word}=STATUS`",
                ),
            )
        if typed.word or word in self._inspection.labels:
            return CellValue(word, typed)
        own = self._first.get(typed.status)
        return CellValue(own or typed.status.label.zh, TypedStatus(typed.status, own or typed.written))


def parsed(column: SheetColumn, cell: Cell, words: Words) -> CellValue:
    """Return the value of a cell that is not empty; raises InvalidCell."""
    text = canonical(cell)
    if column.kind is ColumnKind.DATE:
        date = day(cell)
        return CellValue(date.isoformat(), date)
    if column.field == "status":
        return words.marked(text)
    if column.field == "disclosure":
        return _disclosure(text)
    if column.field == "evidence":
        listed = tuple(points.Read(line) for line in text.split("\n") if line)
        return CellValue(text, listed)
    if column.kind is ColumnKind.LINES:
        read = points.read(text)
        return CellValue(canonical(points.shown(read)), read)
    return CellValue(text, text)


def number(cell: Cell) -> int | None:
    """Return an id; None for an empty cell; raises InvalidCell."""
    text = unicodedata.normalize("NFKC", canonical(cell)).strip()
    if not text:
        return None
    matched = _ID.fullmatch(text)
    if matched is None or not int(matched[1]):
        raise InvalidCell(
            Phrase(f"“{text}”不是编号", f"“{text}” is not an id"),
            Phrase(
                "写 1、2、3 这样的整数；新问题可以留空",
                "write a whole number such as 3; leave it empty for a new issue",
            ),
        )
    return int(matched[1])


def day(cell: Cell) -> dt.date:
    """Return the day a cell names in any of the usual forms; raises InvalidCell, for an end of a month too."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = unicodedata.normalize("NFKC", canonical(cell)).strip()
    if text.isdecimal() and int(text) in _SERIALS:
        return _EPOCH + dt.timedelta(int(text))
    typed = dates.typed(text)
    if typed is None or not _MIDNIGHT.fullmatch(text, typed.end):
        raise InvalidCell(Phrase(f"“{text}”不是确切的日期", f"“{text}” is not an exact date"), _exact(text))
    date = typed.date()
    if date is None:
        raise InvalidCell(Phrase(f"“{text}”不是日期", f"“{text}” is not a date"), _exact(""))
    return date


def _exact(text: str) -> Phrase:
    """Return what to type: the nearest date, if the text names one."""
    nearest = next((deadline.date for deadline in dates.deadlines(text)), None)
    if nearest:
        return Phrase(
            f"写成日期，如 {nearest}；原文写入整改计划", f"write a date such as {nearest}; the words go into the plan"
        )
    return Phrase("写作 2024-12-31；没有日期则留空", "write it as 2024-12-31, or leave it empty if there is none")


def _disclosure(text: str) -> CellValue:
    try:
        disclosure = Disclosure(text)
    except ValueError:
        known = "、".join(term.label.zh for term in Disclosure)
        raise InvalidCell(
            Phrase(f"“{text}”不是公开范围", f"“{text}” is not a disclosure"),
            Phrase(f"可以写：{known}", f"one of: {known}"),
        ) from None
    return CellValue(disclosure.label.zh, disclosure)
