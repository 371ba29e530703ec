"""A sheet merged into the ledger: every cell judged, conflicts settled or listed, what is taken checked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from rectify_cli.core.diagnostics import Diagnostic, Related, error, warning
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import BY_FIELD, SheetColumn
from rectify_cli.exchange.workbook.grid import Cell
from rectify_cli.exchange.workbook.merge.edits import STEP, AcceptedChanges, dated, history
from rectify_cli.exchange.workbook.merge.match import Pair
from rectify_cli.exchange.workbook.merge.values import CellValue, Meaningless, Words
from rectify_cli.exchange.workbook.merge.verdict import Now, Verdict, judged
from rectify_cli.ledger import Entry, Ledger, limits
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Inspection, Issue

BAD_CELL = error(
    "X717",
    Phrase("单元格的值是它那一列能有的", "a cell holds what its column can hold"),
    Phrase("照提示改这一格", "change the cell as the hint says"),
)
CONFLICT = warning(
    "X718",
    Phrase("一格不在表里和台账里各改各的", "a cell is not changed in the sheet and in the ledger alike"),
    Phrase(
        "全部以表为准加 --theirs，全部以台账为准加 --ours；只改这一格就把两边改成一样",
        "--theirs takes the sheet throughout, --ours the ledger; for this cell alone make both sides say the same",
    ),
)
NOT_TAKEN = error(
    "X719",
    Phrase("改动是台账能收的", "a change is one that the ledger can take"),
    Phrase("把这一格改回去", "change the cell back"),
)
LEFT_OUT = warning(
    "X720",
    Phrase("改动的格都读入", "every cell that was changed is read"),
    Phrase("用提示里的命令改", "change it with the command in the hint"),
)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a sheet is merged.

    `day` dates progress without a date, `side` settles conflicts (True: the sheet's).
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
        """The inspection the ledger is of."""
        return self.ledger.inspection.record


@dataclass(slots=True)
class Merged:
    """What is taken of one row, and what is wrong with it."""

    pair: Pair
    taken: AcceptedChanges
    faults: list[Diagnostic] = field(default_factory=list)


class Merging:
    """One merge: the ledger as the sheet would show it, beside the ledger as it is."""

    def __init__(self, terms: Terms) -> None:
        """Lay the ledger out as it is, as the edition shows it, and as the whole of what sheets show."""
        self.terms = terms
        self.inspection = terms.inspection
        ledger = terms.ledger.as_of(terms.today)
        self._now = _records(ledger, terms.register)
        self._views = _records(ledger.edition(terms.edition), terms.register)
        self._whole = _records(ledger.edition(Edition.INTERNAL), terms.register)
        steps = (step for issue in self._now.values() for step in issue.progress[-1:])
        self._words = Words(self.inspection, {step.word: step.status for step in steps if step.word})

    def merge(self, pair: Pair) -> Merged:
        """Merge one row."""
        fields: dict[str, CellValue] = {}
        merged = Merged(pair, AcceptedChanges(fields, self.terms.day, self.terms.edition))
        for name, cell in pair.line.cells.items():
            column = BY_FIELD[name]
            if name == "id":
                continue
            try:
                meant = self._judge(merged, column, cell)
            except Meaningless as bad:
                merged.faults.append(BAD_CELL.broken(pair.line.place(name), bad.message, bad.hint))
                continue
            if meant is not None:
                fields[name] = meant
        if any(one.rule is CONFLICT and one.place == pair.line.place("title") for one in merged.faults):
            # Perhaps the row is of another issue: then the rest of it would go to the wrong one.
            fields.clear()
        merged.faults += _settled(merged, self.terms)
        return merged

    def _judge(self, merged: Merged, column: SheetColumn, cell: Cell) -> CellValue | None:
        """Return what is taken of one cell, if anything is."""
        pair = merged.pair
        base = pair.base.get(column.field)
        verdict, meant = judged(column, cell, self._said(pair.entry, column), base, self._words)
        if verdict is Verdict.SAME:
            return None
        if not column.editable:
            merged.faults.append(_left_out(pair, column, cell))
            return None
        if verdict is Verdict.CONFLICT and pair.entry is not None and self.terms.side is not True:
            if self.terms.side is None:
                merged.faults.append(self._conflict(pair, column, meant))
            return None
        if self.terms.edition is Edition.PUBLIC and self._masked(pair.entry, column):
            merged.faults.append(_masked(pair, column))
        return meant

    def _said(self, entry: Entry[Issue] | None, column: SheetColumn) -> Now:
        """Return what the sheet would say of a cell if it were exported now."""
        if entry is None:
            return Now("", Status.NOT_STARTED)
        number = entry.record.id
        shown = self._views.get(number, self._now[number])
        # No edition prints the note, but a sheet of somebody else's may hold one.
        issue = shown if column.written else self._now[number]
        return Now(canonical(column.of(issue, self.inspection)), issue.status)

    def _masked(self, entry: Entry[Issue] | None, column: SheetColumn) -> bool:
        """Return True if the public edition shows less of a cell than there is."""
        if entry is None or entry.record.id not in self._whole:
            return False
        whole = column.of(self._whole[entry.record.id], self.inspection)
        return self._said(entry, column).text != canonical(whole)

    def _conflict(self, pair: Pair, column: SheetColumn, meant: CellValue) -> Diagnostic:
        now = self._said(pair.entry, column).text
        header, number = column.header, pair.number
        message = Phrase(
            f"第 {number} 号“{header}”两边都改了：表里{_quoted(meant.text).zh}，台账{_quoted(now).zh}",
            f"no. {number}, {column.field}: the sheet says {_quoted(meant.text).en}, the ledger {_quoted(now).en}",
        )
        other: tuple[Related, ...] = ()
        if pair.entry is not None:
            place = pair.entry.place(*_path(pair.entry.record, column.field))
            other = (Related(place, Phrase("台账里在这里", "in the ledger it is here")),)
        return CONFLICT.broken(pair.line.place(column.field), message, None, other)


def _records(ledger: Ledger, register: Register) -> dict[int, Issue]:
    entries = ledger.register(register)
    return {entry.record.id: entry.record for entry in entries if isinstance(entry.record, Issue)}


def _settled(merged: Merged, terms: Terms) -> Iterator[Diagnostic]:
    """Yield what the ledger cannot take of a row, and leave it out."""
    pair, fields = merged.pair, merged.taken.fields
    issue = pair.entry.record if pair.entry else Issue(id=1, title="-")
    for name in ("title", "status", "disclosure"):
        if name in fields and not fields[name].text:
            yield _refused(pair, name, Phrase("这一格不能清空", "this cell cannot be cleared"))
    if "due" in fields and not fields["due"].text and issue.due is None:
        hint = Phrase(f"rectify set {pair.number} plan.1.due=", f"`rectify set {pair.number} plan.1.due=`")
        yield _refused(pair, "due", Phrase("时限写在整改计划里，表里清不掉", "the date is in the plan"), hint)
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
    after = issue.model_copy(update={"progress": history(issue, merged.taken)})
    yield from _broken(merged, name, limits.breach(issue, after, terms.inspection, terms.today))


def _broken(merged: Merged, name: str, objection: Objection | None) -> Iterator[Diagnostic]:
    """Yield what the verbs and `rectify check` would object to, at the cell of a field."""
    if objection is not None:
        yield _refused(merged.pair, name, objection.message, objection.hint)


def _of_day(merged: Merged, issue: Issue, terms: Terms) -> Iterator[Diagnostic]:
    """Yield a day on which nothing can have happened, or that would rewrite the history."""
    number, day = merged.pair.number, dated(issue, merged.taken)
    last = issue.progress[-1].date if issue.progress else day
    if day != last or not issue.progress:
        yield from _broken(merged, "since", limits.too_late(terms.today, day, limits.PROGRESS))
        yield from _broken(merged, "since", limits.too_early(terms.inspection, day, limits.PROGRESS))
    if limits.first_day(terms.inspection) <= day < last:
        message = Phrase(
            f"进展日期 {day} 早于台账最后一条进展 {last}", f"{day} is before the last progress of the ledger, {last}"
        )
        hint = Phrase(
            f"过去的进展不在表里改：rectify log {number} --status … --date {day}",
            f"the past is not changed in a sheet: `rectify log {number} --status … --date {day}`",
        )
        yield _refused(merged.pair, "since", message, hint)


def _refused(pair: Pair, name: str, message: Phrase, hint: Phrase | None = None) -> Diagnostic:
    return NOT_TAKEN.broken(pair.line.place(name), message, hint)


def _left_out(pair: Pair, column: SheetColumn, cell: Cell) -> Diagnostic:
    message = Phrase(
        f"“{column.header}”不从表里读，{_quoted(canonical(cell)).zh}没有读入",
        f"{column.field} is not read from a sheet: {_quoted(canonical(cell)).en} was left out",
    )
    command = f"rectify extend {pair.number} --to DATE --reason …"
    return LEFT_OUT.broken(pair.line.place(column.field), message, Phrase(command, f"`{command}`"))


def _masked(pair: Pair, column: SheetColumn) -> Diagnostic:
    message = Phrase(
        f"公开稿的“{column.header}”不是全文，读入会丢掉没有印出的字",
        f"the public edition does not show all of {column.field}; what it hides would be lost",
    )
    hint = Phrase("用内部稿改：rectify export register", "change it in the internal edition: `rectify export register`")
    return NOT_TAKEN.broken(pair.line.place(column.field), message, hint)


def _path(issue: Issue, name: str) -> tuple[str | int, ...]:
    """Return where in its file an entry says what the column of a field shows."""
    if name in STEP:
        key = {"since": "date", "progress": "note"}.get(name, name)
        return ("progress", len(issue.progress) - 1, key) if issue.progress else ("id",)
    return (name,)


def _quoted(text: str) -> Phrase:
    short = shortened(text.replace("\n", " "), _SHOWN)
    return Phrase(f"“{short}”", f"“{short}”") if short else Phrase("是空的", "nothing")
