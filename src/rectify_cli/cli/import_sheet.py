"""Import a workbook or a csv (`rectify import`): read it, show what it changes, and write all of it or nothing."""

from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli import import_mapping, import_summary
from rectify_cli.cli.amend import asks, issues_only
from rectify_cli.cli.declaring import declared
from rectify_cli.cli.import_asking import answered
from rectify_cli.cli.import_mapping import Told
from rectify_cli.cli.new_file import file_of, text_of, used
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Place, Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.exchange.workbook.grid import Workbook
    from rectify_cli.exchange.workbook.merge.merge import Terms
    from rectify_cli.exchange.workbook.merge.plan import ImportPlan
    from rectify_cli.exchange.workbook.merge.sheets import ReadBook
    from rectify_cli.exchange.workbook.merge.unread import Kept
    from rectify_cli.ledger import Ledger
    from rectify_cli.store import Loaded
    from rectify_cli.store.save import Change
    from rectify_cli.store.yaml.parse import Parsed


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options for a sheet; `side` resolves conflicts: True for the sheet, False for the ledger."""

    sheet: str | None = None
    mapping: tuple[str, ...] = ()
    save_map: bool = False
    side: bool | None = None
    register: str | None = None
    date: str | None = None
    block: str | None = None
    dates: str | None = None
    yes: bool = False
    dry_run: bool = False
    declare: tuple[str, ...] = ()


@dataclass(slots=True)
class _Import:
    """One import on its way: the book as read, the plan for each register, and every file that changes."""

    session: Session
    label: str
    options: ImportOptions
    loaded: "Loaded"
    columns: "Parsed | None"
    answers: Told = field(default_factory=Told)
    told: Told = field(default_factory=Told)
    plans: "list[ImportPlan]" = field(default_factory=list)
    changes: "list[Change]" = field(default_factory=list)
    _book: "ReadBook | None" = None

    @property
    def ledger(self) -> "Ledger":
        """The ledger; raises DataError if a file could not be read, as its id and title count too."""
        return _whole(self.session, self.loaded)

    @property
    def book(self) -> "ReadBook":
        """The book as read."""
        assert self._book is not None  # noqa: S101 - it is read before it is asked for
        return self._book

    @property
    def faults(self) -> "list[Diagnostic]":
        """Everything that is wrong, in the order of the book."""
        return [*self.book.faults, *(fault for plan in self.plans for fault in plan.faults)]

    def read(self, workbook: "Workbook") -> None:
        """Read the book; raises DataError if no sheet of it can be read."""
        from rectify_cli.exchange.workbook.columns import columns
        from rectify_cli.exchange.workbook.merge import header, sheets

        register = columns(self.ledger.inspection.record)
        saved, given = import_mapping.saved(self.columns, register), import_mapping.told(self.options.mapping, register)
        self.told = saved.under(given).under(self.answers)
        sought = header.Sought(register, self.told.fields, import_mapping.block(self.options.block))
        self._book = sheets.read(workbook, self.label, sheets.SheetRequest(self.options.sheet, sought))
        if not self.book.sheets:
            _print(self.session, self.book.faults)
            raise _erroneous(sum(fault.severity is Severity.ERROR for fault in self.book.faults))

    def plan(self) -> None:
        """Plan what the book changes in each register."""
        from rectify_cli.exchange.workbook.merge import plan, sheets

        default, ledger, files = _register(self), self.ledger, self.loaded.files
        self.plans = []
        for register in sheets.registers(self.book, default):
            taken = used(self.session.workspace.data / register.value, ledger.register(register))
            trace = self.book.trace if register is default else None
            lines = self.book.lines(register, default)
            terms = _terms(self, ledger, register)
            self.plans.append(plan.planned(lines, trace, terms, taken, lambda entry: files[entry.file].value))


def import_sheet(session: Session, file: Path, options: ImportOptions) -> None:
    """Merge a book into the ledger in one step; raises DataError if anything of it was left out."""
    from rectify_cli.exchange.workbook import readers
    from rectify_cli.store import save

    label = file.as_posix()
    workbook = readers.open_file(file, label)
    with nullcontext() if options.dry_run else save.locked(session.workspace):
        loaded = session.load()
        import_ = _Import(session, label, options, loaded, import_mapping.columns(session.workspace))
        import_.read(workbook)
        if options.declare:
            import_.loaded, import_.changes = declared(session, loaded, import_.ledger, options.declare, import_.book)
            import_.read(workbook)
        import_.plan()
        if asks() and not options.dry_run and (more := answered(session, import_.plans)):
            import_.answers = more
            import_.read(workbook)
            import_.plan()
        fresh, unread = _unread(import_, file.name)
        _show(import_)
        import_.changes += [*_changes(import_), *unread]
        if import_.answers or (options.save_map and options.mapping):
            import_.changes += import_mapping.saving(session.workspace, import_.columns, import_.told)
        import_.changes = [change for change in import_.changes if change.needed]
        _confirm(import_, fresh)
        if options.dry_run:
            typer.echo("".join(change.diff() for change in import_.changes), nl=False)
        else:
            save.write_together(import_.changes)
    _finish(import_, fresh)


def _whole(session: Session, loaded: "Loaded") -> "Ledger":
    """Return the ledger; raises DataError if a file could not be read, as its id and title count too."""
    if loaded.ledger is None or loaded.diagnostics:
        _print(session, loaded.diagnostics)
        raise DataError(
            Phrase("台账有文件无法读取，未导入", "some files of the ledger could not be read; nothing was imported"),
            Phrase("先运行 rectify check，改正后再导入", "run `rectify check` and correct them first"),
        )
    return loaded.ledger


def _register(import_: _Import) -> Register:
    """Return the register of the sheets that do not name theirs; raises UsageError if it is not that of the trace."""
    trace, given = import_.book.trace, import_.options.register
    register = issues_only(given or (trace.register.value if trace else Register.ISSUES.value))
    if trace and trace.register is not register:
        message = Phrase(
            f"表里是{trace.register.label.zh}，不是{register.label.zh}",
            f"the sheet is the register of {trace.register.label.en}, not of {register.label.en}",
        )
        raise UsageError(message, Phrase("去掉 --register", "omit --register"))
    return register


def _terms(import_: _Import, ledger: "Ledger", register: Register) -> "Terms":
    """Return the terms of the merge; raises DataError if the sheet is of another body."""
    from rectify_cli.actions import refuse_day
    from rectify_cli.exchange.workbook.merge.merge import Terms

    session, trace, options = import_.session, import_.book.trace, import_.options
    body = ledger.inspection.record.body
    if trace and trace.body != body:
        message = Phrase(
            f"表是{trace.body}的台账，本目录是{body}的",
            f"the sheet is the register of {trace.body}, but this ledger is of {body}",
        )
        raise DataError(message, Phrase("核对文件和目录", "check the file and the folder"), Place(import_.label))
    day, today = session.day(options.date, "--date"), session.today()
    refuse_day(ledger.inspection.record, day, today)
    return Terms(
        ledger, register, import_.book.edition, today, day, options.side, options.dates != "words", import_.told.words
    )


def _changes(import_: _Import) -> "Iterator[Change]":
    """Yield every file of an entry that changes; raises UsageError if the model rejects one."""
    from rectify_cli.ledger.model import issue_model
    from rectify_cli.store import save

    model = issue_model(import_.ledger.inspection.record)
    workspace, loaded = import_.session.workspace, import_.loaded
    for planned in import_.plans:
        for amended in planned.amended:
            yield save.change(workspace, loaded, amended.entry, amended.edits)
        for number, values in planned.created.items():
            new = save.Change(workspace, workspace.root / file_of(planned.register, number), None, text_of(values))
            save.validated(values, model, new.label, loaded.ledger)
            yield new


def _unread(import_: _Import, name: str) -> "tuple[list[Kept], list[Change]]":
    """Return the cells that are left out and not kept yet, and the file that keeps them."""
    from rectify_cli.core.diagnostics import letters
    from rectify_cli.exchange.workbook.merge.unread import LEFT_OUT
    from rectify_cli.store import unread

    workspace, book = import_.session.workspace, import_.book
    kept = [(Register.ISSUES, cell) for cell in book.kept]
    kept += [(plan.register, cell) for plan in import_.plans for cell in plan.kept]
    rows = {
        unread.UnreadCell(
            *unread.numbered(register, cell.issue),
            cell.sheet,
            f"{letters(cell.column + 1)}{cell.row + 1}",
            cell.heading,
            cell.text,
            cell.why.value,
        ): cell
        for register, cell in kept
        if cell.text
    }
    before = set(unread.read(workspace, name)[1])
    fresh = [cell for row, cell in rows.items() if cell.why in LEFT_OUT and row not in before]
    headings = {(sheet.grid.name, heading) for sheet in book.sheets if sheet.head for heading in sheet.head.names.values()}
    headings |= {(cell.sheet, "") for cell in book.kept} | {(sheet.grid.name, "") for sheet in book.sheets}
    change = unread.change(workspace, name, list(rows), headings)
    return fresh, [change] if rows or change.before is not None else []


def _show(import_: _Import) -> None:
    """Say everything that the import would do, before it is done."""
    _print(import_.session, import_.faults)
    for phrase in (*import_summary.changes(import_.plans), *import_summary.summary(import_.book, import_.plans)):
        import_.session.talk(phrase)


def _confirm(import_: _Import, fresh: "list[Kept]") -> None:
    """Ask for what is not done unasked; raises DataError where nobody can be asked, or the answer is no."""
    options, session = import_.options, import_.session
    moves = sum((plan.moves for plan in import_.plans), Counter())
    question = import_summary.asked(moves, fresh)
    if question is None or options.yes or options.dry_run:
        return
    if asks():
        session.talk(question)
        if typer.confirm(session.say(Phrase("写入台账？", "Write all of this?")), default=False, err=True):
            return
    elif not moves:
        return
    raise DataError(
        Phrase(f"{question.zh}：未写入任何内容", f"{question.en}; nothing was written"),
        Phrase("核对无误后加 --yes 再导入", "check them, and import it again with --yes"),
    )


def _print(session: Session, faults: "Sequence[Diagnostic]") -> None:
    from rectify_cli.cli.reports import as_text

    if faults:
        typer.echo(as_text.listing(faults, session.language), err=True)


def _erroneous(errors: int) -> DataError:
    from rectify_cli.cli.reports.as_text import plural

    return DataError(
        Phrase(
            f"表中有 {errors} 处错误，未写入任何内容",
            f"the sheet has {plural(errors, 'error')}; nothing was written",
        )
    )


def _finish(import_: _Import, fresh: "list[Kept]") -> None:
    """Say what was done; raises DataError if anything was left out."""
    from rectify_cli.cli.reports.as_text import plural
    from rectify_cli.store import save

    session, options = import_.session, import_.options
    undone = Phrase("（未写入）", " (not written)") if options.dry_run else Phrase("", "")
    totals = import_summary.totals(import_.plans)
    session.talk(Phrase(f"{totals.zh}{undone.zh}", f"{totals.en}{undone.en}"))
    if import_.changes and not options.dry_run:
        ledger_files = [change for change in import_.changes if change.path.suffix == ".yaml"]
        _check(session, save.again(import_.loaded, session.workspace, ledger_files))
    if conflicts := sum(plan.conflicts for plan in import_.plans):
        raise DataError(
            Phrase(
                f"{conflicts} 格两边都有改动，未读入；其余照常读入",
                f"{plural(conflicts, 'cell')} changed on both sides, left as in the ledger; the rest is imported",
            ),
            Phrase("重新导入：以表为准加 --theirs，以台账为准加 --ours", "import it again with --theirs or --ours"),
        )
    if fresh and not options.yes:
        raise DataError(
            Phrase(
                f"{len(fresh)} 格没有读入，原样存入 data/unread；其余照常读入",
                f"{plural(len(fresh), 'cell')} left out and kept in data/unread; the rest is imported",
            ),
            Phrase("改正后重新导入，或用 --map 说明；就这样存着，加 --yes",
                   "correct them and import the sheet again, or explain them with --map; to leave them there: --yes"),
        )  # fmt: skip
    if refused := _refused(import_):
        raise DataError(
            Phrase(f"{refused} 处改动没有读入；其余照常读入", f"{plural(refused, 'change')} refused; the rest is imported")
        )


def _refused(import_: _Import) -> int:
    """Return how many changes the ledger refused, or of which nothing is kept, such as a cell that may not be cleared."""
    from rectify_cli.exchange.workbook.merge.settle import NOT_ACCEPTED

    cells = [cell for plan in import_.plans for cell in plan.kept] + import_.book.kept
    kept = {(cell.sheet, cell.row + 1, cell.column + 1) for cell in cells if cell.text}
    rows = {(sheet, row) for sheet, row, _ in kept}
    return sum(
        fault.rule is NOT_ACCEPTED
        or fault.severity is Severity.ERROR
        and (fault.place.sheet, fault.place.line, fault.place.column) not in kept
        and not (fault.place.column is None and (fault.place.sheet, fault.place.line) in rows)
        for fault in import_.faults
    )


def _check(session: Session, loaded: "Loaded") -> None:
    """Report how many errors the ledger has now."""
    from rectify_cli.checks import ledger as ledger_checks
    from rectify_cli.cli.reports.as_text import plural

    diagnostics = list(loaded.diagnostics)
    diagnostics += ledger_checks.run(loaded.ledger, session.today()) if loaded.ledger else []
    if errors := sum(fault.severity is Severity.ERROR for fault in diagnostics):
        session.talk(
            Phrase(
                f"台账有 {errors} 处错误，见 rectify check",
                f"the ledger has {plural(errors, 'error')}: see `rectify check`",
            )
        )
