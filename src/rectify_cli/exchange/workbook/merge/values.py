"""One cell -> the value for its field: a number, a day, a status, points, a text."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import ValidationError

from rectify_cli.core.chinese import ordinals
from rectify_cli.core.chinese import words as wording
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, FieldType, Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import ColumnKind, SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge import points, states, times
from rectify_cli.exchange.workbook.merge.splitting import Read
from rectify_cli.ledger import status_typed
from rectify_cli.ledger.model import Declaration, Inspection
from rectify_cli.ledger.status_typed import TypedStatus

_ID = re.compile(r"第?(\d{1,9})[.、号]?")

_NUMBERED = {"title", "aspect"}
"""The texts that papers number, besides points."""

BLANK = "空白"
"""The word for no state at all, beside a day or a text of progress."""

WHEN = "when"
"""What --map gives for the words of a deadline from which no day follows."""


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
    """The status words this ledger knows: its own, the usual ones, those of single entries, those of sheets."""

    def __init__(self, inspection: Inspection, single: Mapping[str, Status], typed: Mapping[str, str]) -> None:
        """Take the words in use; `typed` are those that the person explained, with what they mean."""
        self._inspection, self._single, self._typed = inspection, single, typed
        self._first: dict[Status, str] = {}
        for word, status in inspection.labels.items():
            self._first.setdefault(status, word)

    def given(self, word: str) -> Status | None:
        """Return what the person said that a word means."""
        meaning = self._typed.get(word)
        return Status(meaning) if meaning in {status.value for status in Status} else None

    def status(self, word: str) -> Status | None:
        """Return the status of a word; None if it is in no vocabulary."""
        typed = self._find(word)
        return typed.status if typed else None

    def _find(self, word: str) -> TypedStatus | None:
        """Return what a word means: as explained, as the ledger and the usual words have it, as sheets have it."""
        status = self.given(word)
        found = None if status else status_typed.find(self._inspection, word, self._single)
        status = status or states.worded(word)
        return found or (TypedStatus(status, status.value, word) if status else None)

    def time(self, word: str) -> times.Time | None:
        """Return the deadline that the person said a word means: a day, or its words alone."""
        meaning = self._typed.get(word)
        if meaning == WHEN:
            return times.Time(None, word)
        date = times.exact(meaning) if meaning else None
        return times.Time(date, word) if date else None

    def marked(self, word: str) -> CellValue:
        """Return the value of a status word; raises InvalidCell if it is in no vocabulary."""
        typed = self._find(word)
        if typed is None:
            known = "、".join([*self._inspection.labels, *(term.label.zh for term in Status)])
            raise InvalidCell(
                Phrase(f"“{word}”不是状态", f"“{word}” is not a status"),
                Phrase(
                    f"可以写：{known}；说明它的意思用 --map {word}=整改中，或用 rectify labels {word}=状态 写入台账",
                    f"one of: {known}; say what it means with --map {word}=in_progress, "
                    f"or add it to the ledger: `rectify labels {word}=STATUS`",
                ),
            )
        if typed.word or word in self._inspection.labels:
            return CellValue(word, typed)
        own = self._first.get(typed.status)
        return CellValue(own or typed.status.label.zh, TypedStatus(typed.status, own or typed.written))


def parsed(column: SheetColumn, cell: Cell, words: Words, rules: times.Rules) -> CellValue:
    """Return the value of a cell that is not empty; raises InvalidCell."""
    text = canonical(cell)
    if column.own:
        date = exact_day(cell) if column.kind is ColumnKind.DATE else None
        return CellValue(date.isoformat(), date) if date else _own(column.own, text)
    if column.field == "due":
        time = words.time(text) or times.read(cell, rules)
        if time is None:
            raise _no_day(text)
        return CellValue(time.text, time)
    if column.kind is ColumnKind.DATE:
        date = day(cell, rules)
        return CellValue(date.isoformat(), date)
    if read := _READ.get(column.field):
        return read(text, words)
    if column.kind is ColumnKind.LINES:
        listed = points.read(text)
        left = sum(_ordinals(each) for point in listed for each in (point.text, *point.items))
        return CellValue(canonical(points.shown(listed)), listed, _ordinals(text) - left)
    if column.field in _NUMBERED:
        text = ordinals.unnumbered(text)
    return CellValue(text, text, _ordinals(canonical(cell)) - _ordinals(text))


def _ordinals(text: str) -> int:
    """Return how many lines of a text begin with an ordinal."""
    return sum(bool(ordinals.leading(line)) for line in text.split("\n"))


def _evidence(text: str, _: Words) -> CellValue:
    return CellValue(text, tuple(Read(line) for line in text.split("\n") if line))


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


def exact_day(cell: Cell) -> dt.date:
    """Return the day of a cell; raises InvalidCell."""
    date = times.exact(cell)
    if date is None:
        text = canonical(cell)
        raise InvalidCell(
            Phrase(f"“{text}”不是确切的日期", f"“{text}” is not an exact date"),
            Phrase("写作 2024-12-31；没有日期则留空", "write it as 2024-12-31, or leave it empty if there is none"),
        )
    return date


def day(cell: Cell, rules: times.Rules) -> dt.date:
    """Return the day of a cell, the last one of a month alone; raises InvalidCell."""
    time = times.read(cell, rules)
    if time is None or time.date is None:
        raise _no_day(canonical(cell))
    return time.date


def _no_day(text: str) -> InvalidCell:
    return InvalidCell(
        Phrase(f"“{text}”不是日期", f"“{text}” is not a date"),
        Phrase(
            f"写作 2024-12-31；没有日期则留空；是时限用语的，用 --map {text}=when",
            f"write it as 2024-12-31, or leave it empty if there is none; if these are the words of a deadline: "
            f"--map {text}=when",
        ),
    )


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
