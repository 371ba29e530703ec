"""One cell -> the value for its field: a number, a day, a status, points, a text."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import ValidationError

from rectify_cli.core.chinese import dates, ordinals
from rectify_cli.core.chinese import words as wording
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, FieldType, Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import ColumnKind, SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge import points
from rectify_cli.ledger import status_typed
from rectify_cli.ledger.model import Declaration, Inspection
from rectify_cli.ledger.status_typed import TypedStatus

_ID = re.compile(r"第?(\d{1,9})[.、号]?")
_MIDNIGHT = re.compile(r"(?:\s+0?0:00(?::00(?:\.0+)?)?)?")
_SERIALS = range(20_000, 80_000)
"""The days from 1954 to 2119 as Excel counts them."""

_NUMBERED = {"title", "aspect"}
"""The texts that papers number, besides points."""

_EPOCH = dt.date(1899, 12, 30)


class CellValue(NamedTuple):
    """The value of a cell; `text` is its text in the register, `value` that in the ledger.

    `ordinals` is how many the cell was typed with that neither has.
    """

    text: str
    value: Any = None
    ordinals: int = 0


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
    if column.own:
        return _own(column.own, text)
    if read := _READ.get(column.field):
        return read(text, words)
    if column.kind is ColumnKind.LINES:
        listed = points.read(text)
        return CellValue(canonical(points.shown(listed)), listed, _ordinals(text) - sum(map(_ordinals, _texts(listed))))
    if column.field in _NUMBERED:
        text = ordinals.unnumbered(text)
    return CellValue(text, text, _ordinals(canonical(cell)) - _ordinals(text))


def _texts(read: Iterable[points.Read]) -> Iterator[str]:
    return (text for point in read for text in (point.text, *point.items))


def _ordinals(text: str) -> int:
    """Return how many lines of a text begin with an ordinal."""
    return sum(bool(ordinals.leading(line)) for line in text.split("\n"))


def _evidence(text: str, _: Words) -> CellValue:
    return CellValue(text, tuple(points.Read(line) for line in text.split("\n") if line))


def _tags(text: str, _: Words) -> CellValue:
    listed = wording.separate(text)
    return CellValue(wording.joined(listed), listed)


def _own(declaration: Declaration, text: str) -> CellValue:
    """Return the value of a cell in the column of a declared field; raises InvalidCell."""
    typed = wording.separate(text) if declaration.type is FieldType.LIST else text
    try:
        value = declaration.read(typed)
    except ValidationError:
        wanted = declaration.wanted
        raise InvalidCell(
            Phrase(f"“{text}”不是{wanted.zh}", f"“{text}” is not {wanted.en}"),
            Phrase("改正这一格，或清空", "correct the cell, or clear it"),
        ) from None
    shown = wording.joined(value) if isinstance(value, tuple) else value
    return CellValue(canonical(shown), value if isinstance(value, tuple | Decimal) else text)


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


def _disclosure(text: str, _: Words) -> CellValue:
    try:
        disclosure = Disclosure(text)
    except ValueError:
        known = "、".join(term.label.zh for term in Disclosure)
        raise InvalidCell(
            Phrase(f"“{text}”不是公开范围", f"“{text}” is not a disclosure"),
            Phrase(f"可以写：{known}", f"one of: {known}"),
        ) from None
    return CellValue(disclosure.label.zh, disclosure)


_READ: Mapping[str, Callable[[str, Words], CellValue]] = {
    "status": lambda text, words: words.marked(text),
    "disclosure": _disclosure,
    "evidence": _evidence,
    "tags": _tags,
}
"""Field -> how its cell is read, unless it is a plain text."""
