"""Declared figures (公布数) equal the figures derived from the entries."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Column, Register, column_of
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Declared, Figures, Tracked

MISMATCH = error(
    "L210",
    Phrase("公布数与台账算得的数一致", "a declared figure equals the one derived from the entries"),
    Phrase(
        "核对所列各条的状态；若台账无误，用 rectify declare 日期 改公布数",
        "check the status of the entries listed; if they are right, correct the figure with `rectify declare DATE`",
    ),
)
SUM = error(
    "L211",
    Phrase("公布的分项之和等于公布的总数", "the declared parts add up to the declared total"),
    Phrase(
        "照原文核对公布的各个数，用 rectify declare 日期 --total … 改正",
        "compare each declared figure with the notice, and correct it with `rectify declare DATE --total …`",
    ),
)
UNDECLARED = warning(
    "L212",
    Phrase(
        "截止日期有公布数可供核对",
        "figures are declared as of the cut-off date",
    ),
    Phrase("rectify declare 截止日期", "`rectify declare DATE`"),
)

_NAMED_AT_MOST = 6


def run(ledger: Ledger, today: dt.date) -> Iterator[Diagnostic]:
    """Yield every declared figure that differs from the entries."""
    inspection = ledger.inspection.record
    for index, declared in enumerate(inspection.declared):
        then = ledger.as_of(declared.as_of).counted()
        for register in Register:
            yield from _register(then, declared, index, register)
    due = ledger.issues and today >= inspection.cut_off
    if due and not any(declared.as_of == inspection.cut_off for declared in inspection.declared):
        yield UNDECLARED.broken(
            ledger.inspection.place("cut_off"),
            Phrase(
                f"没有截至 {inspection.cut_off} 的公布数",
                f"no figures are declared as of {inspection.cut_off}",
            ),
            Phrase(f"rectify declare {inspection.cut_off}", f"`rectify declare {inspection.cut_off}`"),
        )


def _register(ledger: Ledger, declared: Declared, index: int, register: Register) -> Iterator[Diagnostic]:
    figures: Figures | None = getattr(declared, register.value)
    if figures is None:
        return
    at = ("declared", index, register.value)
    tally = ledger.tally(register)
    yield from _sum(ledger.inspection.place(*at, "total"), figures, register)
    for column in Column:
        number = getattr(figures, column.value)
        if number is not None and number != tally.figure(column):
            yield _mismatch(ledger, ledger.inspection.place(*at, column.value), register, column, number)


def _sum(place: Place, figures: Figures, register: Register) -> Iterator[Diagnostic]:
    parts = (figures.completed, figures.staged, figures.unfinished)
    if None in parts:
        return
    added = sum(part for part in parts if part is not None)
    if added != figures.total:
        off = abs(added - figures.total)
        written = " + ".join(str(part) for part in parts)
        yield SUM.broken(
            place,
            Phrase(
                f"{register.label.zh}公布总数 {figures.total}，分项 {written} = {added}，差 {off}",
                f"{register.label.en}: declared total {figures.total}, but {written} = {added} (off by {off})",
            ),
        )


def _mismatch(ledger: Ledger, place: Place, register: Register, column: Column, declared: int) -> Diagnostic:
    derived = ledger.tally(register).figure(column)
    off = derived - declared
    return MISMATCH.broken(
        place,
        Phrase(
            f"{register.label.zh}{column.label.zh}：公布 {declared}，台账算得 {derived}，"
            f"{'多' if off > 0 else '少'} {abs(off)}",
            f"{register.label.en} {column.label.en}: declared {declared}, "
            f"derived {derived} ({abs(off)} {'more' if off > 0 else 'fewer'})",
        ),
        related=tuple(_counted(ledger, register, column)),
    )


def _counted(ledger: Ledger, register: Register, column: Column) -> Iterator[Related]:
    """Yield the places of the entries counted: one each while they are few, else one for all of them."""
    entries = [
        entry
        for entry in ledger.register(register)
        if column is Column.TOTAL or column_of(entry.record.status) is column
    ]
    if len(entries) <= _NAMED_AT_MOST:
        yield from (_named(entry) for entry in entries)
        return
    first = entries[0].file
    where = first if register is Register.PETITIONS else first.rpartition("/")[0]
    yield Related(
        Place(where),
        Phrase(f"台账算得的 {len(entries)} 条在这里", f"the {len(entries)} entries counted are here"),
    )


def _named(entry: Entry[Tracked]) -> Related:
    record = entry.record
    last = len(record.progress) - 1
    place = entry.place("progress", last, "status") if record.progress else entry.place("id")
    label = record.status.label
    return Related(place, Phrase(f"第 {record.id} 号：{label.zh}", f"entry {record.id}: {label.en}"))
