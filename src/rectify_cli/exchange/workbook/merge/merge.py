"""A sheet merged into the ledger: every cell judged, conflicts settled or listed, what is accepted checked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from rectify_cli.core.diagnostics import Diagnostic, Related, error, warning
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge import points
from rectify_cli.exchange.workbook.merge.edits import STEP, AcceptedChanges, dated, history
from rectify_cli.exchange.workbook.merge.match import Pair
from rectify_cli.exchange.workbook.merge.values import CellValue, InvalidCell, Words
from rectify_cli.exchange.workbook.merge.verdict import Now, Verdict, judged
from rectify_cli.ledger import Entry, Ledger, facts, limits, status_typed
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Inspection, Issue

BAD_CELL = error(
    "X717",
    Phrase("单元格的值符合所在列的要求", "a cell is valid for its column"),
    Phrase("按提示改正这一格", "change the cell as the hint says"),
)
CONFLICT = warning(
    "X718",
    Phrase("同一格没有在表里和台账里改成不同的值", "a cell is not changed differently in the sheet and in the ledger"),
    Phrase(
        "全部以表为准加 --theirs，全部以台账为准加 --ours；只处理这一格，就把两边改成一致",
        "--theirs takes the sheet throughout, --ours the ledger; for this cell alone, make both sides equal",
    ),
)
NOT_ACCEPTED = error(
    "X719",
    Phrase("改动是台账可以接受的", "the ledger can accept the change"),
    Phrase("把这一格改回去", "change the cell back"),
)
LEFT_OUT = warning(
    "X720",
    Phrase("改动的格都读入", "every changed cell is imported"),
    Phrase("用提示中的命令修改", "change it with the command in the hint"),
)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a merge.

    `day` dates progress without a date, `side` resolves conflicts (True: the sheet's).
    """

    ledger: Ledger
    register: Register
    edition: Edition
    today: dt.date
    day: dt.date
    side: bool | None = None

    @property
    def entries(self) -> tuple[Entry[Issue], ...]:
        """The entries of the register."""
        return self.ledger.issues if self.register is Register.ISSUES else self.ledger.immediate

    @property
    def inspection(self) -> Inspection:
        """The inspection of the ledger."""
        return self.ledger.inspection.record


@dataclass(slots=True)
class Merged:
    """The accepted changes of one row, and its faults."""

    pair: Pair
    accepted: AcceptedChanges
    faults: list[Diagnostic] = field(default_factory=list)


class Merging:
    """One merge: the ledger as the sheet would show it, beside the ledger as it is."""

    def __init__(self, terms: Terms) -> None:
        """Index the ledger as it is, as the edition shows it, and as the internal edition shows it."""
        self.terms = terms
        self.inspection = terms.inspection
        ledger = facts.as_of(terms.ledger, terms.today)
        self._now = _records(ledger, terms.register)
        self._views = _records(ledger.edition(terms.edition), terms.register)
        self._whole = _records(ledger.edition(Edition.INTERNAL), terms.register)
        steps = (step for issue in self._now.values() for step in issue.progress[-1:])
        here = {step.word: step.status for step in steps if step.word}
        self._words = Words(self.inspection, status_typed.used_in(ledger) | here)

    def merge(self, pair: Pair) -> Merged:
        """Merge one row."""
        fields: dict[str, CellValue] = {}
        merged = Merged(pair, AcceptedChanges(fields, self.terms.day, self.terms.edition))
        for name, cell in pair.line.cells.items():
            column = pair.line.head.known[name]
            if name == "id":
                continue
            try:
                value = self._judge(merged, column, cell)
            except InvalidCell as bad:
                merged.faults.append(BAD_CELL.broken(pair.line.place(name), bad.message, bad.hint))
                continue
            if value is not None:
                fields[name] = self._as_prose(pair.entry, name, value)
        if any(fault.rule is CONFLICT and fault.place == pair.line.place("title") for fault in merged.faults):
            # The row may be of another issue, and the rest of it would go to the wrong one.
            fields.clear()
        merged.faults += _settled(merged, self.terms)
        return merged

    def _judge(self, merged: Merged, column: SheetColumn, cell: Cell) -> CellValue | None:
        """Return the accepted value of one cell, None if there is none."""
        pair = merged.pair
        base = pair.base.get(column.field)
        verdict, value = judged(column, cell, self._current(pair.entry, column), base, self._words)
        if verdict is Verdict.SAME:
            return None
        if not column.editable:
            merged.faults.append(_left_out(pair, column, cell))
            return None
        if verdict is Verdict.CONFLICT and pair.entry is not None and self.terms.side is not True:
            if self.terms.side is None:
                merged.faults.append(self._conflict(pair, column, value))
            return None
        if self.terms.edition is Edition.PUBLIC and self._masked(pair.entry, column):
            merged.faults.append(_masked(pair, column))
        return value

    def _as_prose(self, entry: Entry[Issue] | None, name: str, value: CellValue) -> CellValue:
        """Return a value as the ledger writes it: a text that is not changed goes on referring to its facts."""
        if name not in facts.PRINTED:
            return value
        old, printed = (
            ((), ()) if entry is None else (getattr(entry.record, name), getattr(self._now[entry.record.id], name))
        )
        return value._replace(value=points.as_prose(value.value, old, printed, self.inspection.facts))

    def _current(self, entry: Entry[Issue] | None, column: SheetColumn) -> Now:
        """Return the cell as it would be exported now."""
        if entry is None:
            return Now("", Status.NOT_STARTED)
        number = entry.record.id
        issue = self._views.get(number, self._now[number])
        return Now(canonical(column.of(issue, self.inspection)), issue.status)

    def _masked(self, entry: Entry[Issue] | None, column: SheetColumn) -> bool:
        """Return True if the public edition shows less of a cell than there is."""
        if entry is None or entry.record.id not in self._whole:
            return False
        whole = column.of(self._whole[entry.record.id], self.inspection)
        return self._current(entry, column).text != canonical(whole)

    def _conflict(self, pair: Pair, column: SheetColumn, value: CellValue) -> Diagnostic:
        now = self._current(pair.entry, column).text
        header, number = column.header, pair.number
        message = Phrase(
            f"第 {number} 号“{header}”两边都有改动：表里{_quoted(value.text).zh}，台账{_quoted(now).zh}",
            f"issue {number}, {column.field}: the sheet says {_quoted(value.text).en}, the ledger {_quoted(now).en}",
        )
        other: tuple[Related, ...] = ()
        if pair.entry is not None:
            place = pair.entry.place(*_path(pair.entry.record, column.field))
            other = (Related(place, Phrase("台账中的位置", "here in the ledger")),)
        return CONFLICT.broken(pair.line.place(column.field), message, None, other)


def _records(ledger: Ledger, register: Register) -> dict[int, Issue]:
    entries = ledger.register(register)
    return {entry.record.id: entry.record for entry in entries if isinstance(entry.record, Issue)}


def _settled(merged: Merged, terms: Terms) -> Iterator[Diagnostic]:
    """Yield the changes of a row that the ledger cannot accept."""
    pair, fields = merged.pair, merged.accepted.fields
    issue = pair.entry.record if pair.entry else Issue(id=1, title="-")
    for name in ("title", "status", "disclosure"):
        if name in fields and not fields[name].text:
            yield _refused(pair, name, Phrase("这一格不能清空", "this cell cannot be cleared"))
    if "due" in fields and not fields["due"].text and issue.due is None:
        hint = Phrase(f"rectify set {pair.number} plan.1.due=", f"`rectify set {pair.number} plan.1.due=`")
        yield _refused(
            pair,
            "due",
            Phrase("时限写在整改计划中，不能在表里清空", "the deadline is in the plan and cannot be cleared here"),
            hint,
        )
    elif "due" in fields:
        after = issue.model_copy(update={"due": fields["due"].value})
        yield from _broken(merged, "due", limits.breach(issue, after, terms.inspection, terms.today))
    if not any(name in fields for name in STEP):
        return
    since = fields.get("since")
    if since and not since.text and not any(name in fields for name in ("status", "progress")):
        yield _refused(pair, "since", Phrase("进展的日期不能清空", "the date of progress cannot be cleared"))
    if faults := list(_of_day(merged, issue, terms)):
        yield from faults
        return
    name = next(name for name in STEP if name in fields)
    after = issue.model_copy(update={"progress": history(issue, merged.accepted)})
    yield from _broken(merged, name, limits.breach(issue, after, terms.inspection, terms.today))


def _broken(merged: Merged, name: str, objection: Objection | None) -> Iterator[Diagnostic]:
    """Yield the objection of the verbs and of `rectify check`, at the cell of a field."""
    if objection is not None:
        yield _refused(merged.pair, name, objection.message, objection.hint)


def _of_day(merged: Merged, issue: Issue, terms: Terms) -> Iterator[Diagnostic]:
    """Yield the diagnostic of an impossible day, or of one that would rewrite the history."""
    number, day = merged.pair.number, dated(issue, merged.accepted)
    last = issue.progress[-1].date if issue.progress else day
    if day != last or not issue.progress:
        yield from _broken(merged, "since", limits.too_late(terms.today, day, limits.PROGRESS))
        yield from _broken(merged, "since", limits.too_early(terms.inspection, day, limits.PROGRESS))
    if limits.first_day(terms.inspection) <= day < last:
        message = Phrase(
            f"进展日期 {day} 早于台账最后一条进展 {last}", f"{day} is before the latest progress in the ledger, {last}"
        )
        hint = Phrase(
            f"补记过去的进展：rectify log {number} --status … --date {day}",
            f"to record past progress: `rectify log {number} --status … --date {day}`",
        )
        yield _refused(merged.pair, "since", message, hint)


def _refused(pair: Pair, name: str, message: Phrase, hint: Phrase | None = None) -> Diagnostic:
    return NOT_ACCEPTED.broken(pair.line.place(name), message, hint)


def _left_out(pair: Pair, column: SheetColumn, cell: Cell) -> Diagnostic:
    message = Phrase(
        f"“{column.header}”不从表里读取，{_quoted(canonical(cell)).zh}未读入",
        f"{column.field} is not read from a sheet; {_quoted(canonical(cell)).en} was ignored",
    )
    command = f"rectify extend {pair.number} --to DATE --reason …"
    return LEFT_OUT.broken(pair.line.place(column.field), message, Phrase(command, f"`{command}`"))


def _masked(pair: Pair, column: SheetColumn) -> Diagnostic:
    message = Phrase(
        f"公开稿的“{column.header}”不是全文，读入会丢失未印出的内容",
        f"the public edition does not show all of {column.field}; what it hides would be lost",
    )
    hint = Phrase("改用内部稿：rectify export register", "change it in the internal edition: `rectify export register`")
    return NOT_ACCEPTED.broken(pair.line.place(column.field), message, hint)


def _path(issue: Issue, name: str) -> tuple[str | int, ...]:
    """Return the path in an entry of the value that a column shows."""
    if name in STEP:
        key = {"since": "date", "progress": "note"}.get(name, name)
        return ("progress", len(issue.progress) - 1, key) if issue.progress else ("id",)
    return tuple(name.split(".", maxsplit=1))


def _quoted(text: str) -> Phrase:
    short = shortened(text.replace("\n", " "), _SHOWN)
    return Phrase(f"“{short}”", f"“{short}”") if short else Phrase("是空的", "nothing")
