"""The petitions (信访件) as a sheet, written and read back: a number, a status, a date, and nothing about anybody."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rectify_cli.actions import Subject, log
from rectify_cli.core.chinese.dates import printed_date
from rectify_cli.core.diagnostics import Diagnostic, Place, Severity
from rectify_cli.core.errors import UsageError
from rectify_cli.core.labels import plain
from rectify_cli.core.language import Phrase
from rectify_cli.core.status_words import OF_PETITIONS
from rectify_cli.core.terms import Register, Status
from rectify_cli.exchange.workbook.book import Heading, Sheet
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.columns import ColumnKind
from rectify_cli.exchange.workbook.grid import Grid, Workbook, blank
from rectify_cli.exchange.workbook.merge import states
from rectify_cli.exchange.workbook.merge.header import NO_HEAD, NOT_READ
from rectify_cli.exchange.workbook.merge.match import TWICE
from rectify_cli.exchange.workbook.merge.merge import BAD_CELL
from rectify_cli.exchange.workbook.merge.settle import NOT_ACCEPTED
from rectify_cli.exchange.workbook.merge.values import InvalidCell, exact_day, number
from rectify_cli.ledger import Entry, Ledger, status_typed
from rectify_cli.ledger.edits import Edit, Insert, Value
from rectify_cli.ledger.model import Petition

_HEADINGS = (
    Heading("id", "编号", ColumnKind.NUMBER, 8),
    Heading("status", "办理状态", ColumnKind.CHOICE, 10, tuple(OF_PETITIONS.values())),
    Heading("since", "办理日期", ColumnKind.DATE, 10),
)
_HEADERS = {
    "id": "id 编号 序号 信访件编号 信访编号 件号 受理编号 号",
    "status": "status 办理状态 状态 整改状态 是否办结 办结情况 完成情况 办理进度 办理结果 办理情况",
    "since": "since 办理日期 办结日期 办结时间 办理时间 日期 进展日期 状态日期 完成时间 完成日期",
}
_SEARCHED = 50


def build(ledger: Ledger, as_of: dt.date) -> Sheet:
    """Build the sheet of the petitions of an edition as they stood on a day."""
    inspection, total = ledger.inspection.record, ledger.tally(Register.PETITIONS)
    records = [entry.record for entry in ledger.petitions]
    labels = {inspection.label(record): record.status for record in records}
    return Sheet(
        name=Register.PETITIONS.label.zh,
        title=f"{inspection.body}{inspection.kind.label.zh}移交{Register.PETITIONS.label.zh}办理台账",
        subtitle=f"截至{printed_date(as_of)}，共{total.total}件，已办结{total.completed}件。",
        headings=_HEADINGS,
        rows=tuple(
            (record.id, inspection.label(record), record.progress[-1].date if record.progress else None)
            for record in records
        ),
        statuses=labels | {word: status for status, word in OF_PETITIONS.items()},
    )


@dataclass(slots=True)
class Plan:
    """The changes of a sheet of petitions; none may be written if a fault is an error."""

    edits: list[Edit] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    same: int = 0
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def errors(self) -> int:
        """The number of faults that forbid writing."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)


def chosen(workbook: Workbook, file: str, requested: str | None) -> str:
    """Return the requested sheet, or that of the petitions, or the only one; raises UsageError if there is none."""
    names = [name for name in workbook.names if not name.startswith("_")]
    likely = [name for name in names if Register.PETITIONS.label.zh[:2] in name] or names
    if requested in workbook.names:
        return str(requested)
    if requested is None and len(likely) == 1:
        return likely[0]
    listed = "、".join(names)
    message = (
        Phrase(f"有多张表：{listed}", f"there are several sheets: {listed}")
        if requested is None
        else Phrase(f"没有表“{requested}”", f"no sheet “{requested}”")
    )
    raise UsageError(message, Phrase(f"用 --sheet 指定：{listed}", f"choose one with --sheet: {listed}"), Place(file))


def planned(grid: Grid, ledger: Ledger, today: dt.date, date: dt.date, mapping: Mapping[str, str]) -> Plan:
    """Return the plan for a sheet; `date` is the day of a status without one, `mapping` the field of each header."""
    known = {plain(header): name for name, headers in _HEADERS.items() for header in headers.split()} | dict(mapping)
    best, columns = _head(grid, known)
    if "status" not in columns:
        hint = Phrase("列名写作：编号、办理状态、办理日期", "the headers are 编号, 办理状态, 办理日期")
        message = Phrase("找不到“办理状态”一列", "no column 办理状态 was found")
        return Plan(faults=[NO_HEAD.broken(grid.place(), message, hint)])
    reading = _Reading(grid, columns, ledger, today, date)
    reading.plan.faults += _left_out(grid, best, columns, known)
    for row in range(best + 1, len(grid.rows)):
        reading.read(row)
    return reading.plan


def headed(grid: Grid) -> bool:
    """Return True if a sheet has the headings of petitions: a number and a status."""
    known = {plain(header): name for name, headers in _HEADERS.items() for header in headers.split()}
    return {"id", "status"} <= set(_head(grid, known)[1])


def _head(grid: Grid, known: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """Return the row with the most known headings, and their columns."""
    heads = {row: _columns(grid, row, known) for row in range(min(_SEARCHED, len(grid.rows)))}
    best = max(heads, key=lambda row: len(heads[row]), default=0)
    return best, heads.get(best, {})


def _columns(grid: Grid, row: int, known: Mapping[str, str]) -> dict[str, int]:
    """Return the column of each field: of several headings for one, that which says it the plainest."""
    ranks = {plain(header): rank for headers in _HEADERS.values() for rank, header in enumerate(headers.split())}
    texts = [plain(canonical(grid.filled(row, column))) for column in range(len(grid.rows[row]))]
    columns: dict[str, int] = {}
    for column in sorted(range(len(texts)), key=lambda column: ranks.get(texts[column], -1)):
        name = known.get(texts[column])
        if name in _HEADERS:
            columns.setdefault(name, column)
    return columns


def _left_out(grid: Grid, row: int, columns: Mapping[str, int], known: Mapping[str, str]) -> list[Diagnostic]:
    """Return the note about the columns that are not kept: names and telephone numbers have no place in a ledger."""
    headers = (canonical(grid.filled(row, column)) for column in range(len(grid.rows[row]))
               if column not in columns.values())  # fmt: skip
    others = [header.replace("\n", "") for header in headers if header and known.get(plain(header)) != ""]
    if not others:
        return []
    message = Phrase(
        f"以下列未读入，台账不存：{'、'.join(others)}",
        f"these columns were left out and are not stored: {', '.join(others)}",
    )
    hint = Phrase(
        "信访件只记编号、状态、日期，不记任何个人信息",
        "of a petition only the number, the status and the date are kept, nothing personal",
    )
    return [NOT_READ.broken(grid.place(row), message, hint)]


class _Reading:
    """One pass over the rows below the header."""

    def __init__(self, grid: Grid, columns: Mapping[str, int], ledger: Ledger, today: dt.date, date: dt.date) -> None:
        self.grid, self.columns, self.ledger, self.today, self.date = grid, columns, ledger, today, date
        self.plan = Plan()
        self._entries = {entry.record.id: entry for entry in ledger.petitions}
        self._seen: dict[int, Place] = {}

    def read(self, row: int) -> None:
        """Read one row; one with neither a number nor a status is a remark or a signature line."""
        cells = {name: self.grid.filled(row, column) for name, column in self.columns.items()}
        if blank(cells["status"]):
            return
        name = "id"
        try:
            typed = number(cells.get("id"))
            name = "since"
            since = None if blank(cells.get("since")) else exact_day(cells["since"])
        except InvalidCell as bad:
            self.plan.faults.append(BAD_CELL.broken(self._place(row, name), bad.message, bad.hint))
            return
        id_ = typed or max([self.ledger.retired.get(Register.PETITIONS, 0), *self._entries, *self._seen]) + 1
        if id_ in self._seen:
            message = Phrase(f"第 {id_} 件有两行", f"petition {id_} has two rows")
            self.plan.faults.append(TWICE.broken(self._place(row, "id"), message))
            return
        self._seen[id_] = self._place(row, "id")
        try:
            self._take(id_, canonical(cells["status"]), since)
        except UsageError as refused:
            self.plan.faults.append(NOT_ACCEPTED.broken(self._place(row, "status"), refused.message, refused.hint))

    def _place(self, row: int, name: str) -> Place:
        return self.grid.place(row, self.columns.get(name))

    def _take(self, id_: int, word: str, since: dt.date | None) -> None:
        """Add what a row changes; raises UsageError for what the ledger cannot accept."""
        inspection, entry = self.ledger.inspection.record, self._entries.get(id_)
        if status_typed.find(inspection, word) is None and (marked := states.read(word, {})):
            word = marked.status.value
        meant = status_typed.read(inspection, word)
        last = entry.record.progress[-1] if entry and entry.record.progress else None
        if entry and meant.status is entry.record.status and since in {None, last.date if last else None}:
            self.plan.same += 1
            return
        when = since or self.date
        if last and when < last.date:
            command = f"rectify log {id_} --register petitions --status … --date {when}"
            raise UsageError(
                Phrase(f"日期 {when} 早于台账最后一条 {last.date}", f"{when} is before the latest entry, {last.date}"),
                Phrase(f"补记过去的进展：{command}", f"to record it: `{command}`"),
            )
        source = entry or Entry(Petition(id=id_), self.ledger.inspection.source)
        logged = log(Subject(self.ledger, source, self.today), word, when)
        steps = [edit for edit in logged.edits if isinstance(edit, Insert)]
        if entry is None:
            begun = since is not None or meant.status is not Status.NOT_STARTED
            history: dict[str, Value] = {"progress": [step.value for step in steps]} if begun else {}
            self.plan.edits.append(Insert((), {"id": id_, **history}))
            self.plan.new.append(id_)
            return
        self.plan.edits += (replace(step, path=(*entry.at, *step.path)) for step in steps)
        self.plan.changed.append(id_)
