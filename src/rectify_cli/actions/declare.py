"""Declare the figures of one day (公布数): those the entries give, or those that a notice printed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rectify_cli.actions.amendment import Amendment, refuse_day
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Register
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.edits import Edit, Insert, Put, Value
from rectify_cli.ledger.model import Declared, Figures

Figure = Mapping[Column, int]


class Row(NamedTuple):
    """The figures of one register: as declared until now (nothing if they were not), to be declared, and derived."""

    register: Register
    before: Figure
    after: Figure
    derived: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(Amendment):
    """What is to be declared of one day, register by register."""

    rows: tuple[Row, ...]
    replaces: bool


def declare(ledger: Ledger, day: dt.date, today: dt.date, given: Mapping[Register, Figure]) -> Declaration:
    """Declare the figures of `day`: those given, else those derived; what is declared of that day already is replaced.

    Of a register that is given in part, the rest is derived. If any figures are given, other registers are left out.
    """
    inspection = ledger.inspection.record
    refuse_day(inspection, day, today)
    index = next((index for index, it in enumerate(inspection.declared) if it.as_of == day), None)
    before = None if index is None else inspection.declared[index]
    rows = tuple(_rows(ledger.as_of(day).counted(), before, given))
    for row in rows:
        _refuse_impossible(row)
    edits = tuple(_new(ledger, day, rows) if index is None else _replaced(index, rows))
    issues = rows[0].after
    sentence = Phrase(
        f"截至 {day} 的公布数：反馈问题 {issues[Column.TOTAL]} 个，完成 {issues[Column.COMPLETED]} 个",
        f"figures declared as of {day}: {issues[Column.TOTAL]} issues, {issues[Column.COMPLETED]} completed",
    )
    return Declaration(edits, sentence, rows=rows, replaces=index is not None)


def _rows(ledger: Ledger, declared: Declared | None, given: Mapping[Register, Figure]) -> Iterator[Row]:
    """Yield the registers to be declared, the issues first."""
    for register in Register:
        tally = ledger.tally(register)
        derived = {column: tally.figure(column) for column in Column}
        before = _written(getattr(declared, register.value) if declared else None)
        wanted = register in given if given else bool(tally.total)
        if not (wanted or before or register is Register.ISSUES):
            continue
        if given and register not in given and before:
            yield Row(register, before, before, derived)
            continue
        columns = set(before or _columns(register, derived)) | set(given.get(register, {}))
        if register not in given:
            columns |= {column for column in Column if derived[column]}
        after = {column: given.get(register, {}).get(column, derived[column]) for column in Column if column in columns}
        yield Row(register, before, after, derived)


def _written(figures: Figures | None) -> Figure:
    """Return the figures that are declared of a register."""
    numbers = {column: getattr(figures, column.value, None) for column in Column}
    return {column: number for column, number in numbers.items() if number is not None}


def _columns(register: Register, derived: Figure) -> tuple[Column, ...]:
    """Return the figures a notice prints of a register: of one that is completed as a whole, two say it all."""
    whole = derived[Column.TOTAL] == derived[Column.COMPLETED]
    return (Column.TOTAL, Column.COMPLETED) if whole and register is not Register.ISSUES else tuple(Column)


def _refuse_impossible(row: Row) -> None:
    """Raise UsageError if more are said to be completed than there are."""
    total = row.after[Column.TOTAL]
    for column in (Column.COMPLETED, Column.STAGED, Column.UNFINISHED):
        number = row.after.get(column, 0)
        if number > total:
            zh, en = (
                f"{row.register.label.zh}{column.label.zh}数 {number} 大于总数 {total}",
                f"{row.register.label.en}: {number} {column.label.en}, more than the total of {total}",
            )
            raise UsageError(Phrase(zh, en), Phrase("先写总数，再写完成数，如 4/3", "the total comes first, as in 4/3"))


def _new(ledger: Ledger, day: dt.date, rows: tuple[Row, ...]) -> Iterator[Edit]:
    """Yield the edit that adds a declaration among the others, in the order of their dates."""
    declared = ledger.inspection.record.declared
    value: dict[str, Value] = {"as_of": day}
    value |= {row.register.value: _mapping(row.after) for row in rows}
    yield Insert(("declared",), value, sum(it.as_of < day for it in declared))


def _replaced(index: int, rows: tuple[Row, ...]) -> Iterator[Edit]:
    """Yield the edits that change each figure that differs."""
    for row in rows:
        at = ("declared", index, row.register.value)
        if not row.before:
            yield Put(at, _mapping(row.after))
            continue
        for column, number in row.after.items():
            if row.before.get(column) != number:
                yield Put((*at, column.value), number)


def _mapping(figures: Figure) -> Value:
    return {column.value: number for column, number in figures.items()}
