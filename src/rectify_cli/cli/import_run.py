"""One import of a sheet on its way: the book as read, the plan for each register, every file that changes."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rectify_cli.cli import import_mapping
from rectify_cli.cli.amend import issues_only
from rectify_cli.cli.import_mapping import Told
from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Place, Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry
from rectify_cli.ledger.model import Issue, OwnRegister
from rectify_cli.transactions.new_file import file_of, text_of, used
from rectify_cli.transactions.refusals import refuse_missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.exchange.workbook.grid import Workbook
    from rectify_cli.exchange.workbook.merge.list_plan import ListPlan
    from rectify_cli.exchange.workbook.merge.plan import ImportPlan
    from rectify_cli.exchange.workbook.merge.sheets import ReadBook
    from rectify_cli.exchange.workbook.merge.terms import Terms
    from rectify_cli.exchange.workbook.merge.unread import Kept
    from rectify_cli.ledger import Ledger
    from rectify_cli.store import Loaded, Workspace
    from rectify_cli.store.save import Change
    from rectify_cli.store.yaml.parse import Parsed


class RefusedImportError(DataError):
    """A book of which nothing is imported for its `faults`."""

    def __init__(self, faults: "Sequence[Diagnostic]", message: Phrase, hint: Phrase | None = None) -> None:
        """Take what is wrong with the book."""
        super().__init__(message, hint)
        self.faults = faults


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
class Import:
    """One import on its way: the book as read, the plan for each register, and every file that changes."""

    session: Session
    label: str
    options: ImportOptions
    loaded: "Loaded"
    columns: "Parsed | None"
    answers: Told = field(default_factory=Told)
    saved: Told = field(default_factory=Told)
    told: Told = field(default_factory=Told)
    plans: "list[ImportPlan]" = field(default_factory=list)
    lists: "list[ListPlan]" = field(default_factory=list)
    changes: "list[Change]" = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    _book: "ReadBook | None" = None

    @property
    def ledger(self) -> "Ledger":
        """The ledger; raises DataError if a file could not be read, as its id and title count too."""
        return whole(self.session, self.loaded)

    @property
    def book(self) -> "ReadBook":
        """The book as read."""
        assert self._book is not None  # noqa: S101 - it is read before it is asked for
        return self._book

    @property
    def faults(self) -> "list[Diagnostic]":
        """Everything that is wrong, in the order of the book."""
        of_lists = (fault for plan in self.lists for fault in plan.faults)
        return [*self.book.faults, *(fault for plan in self.plans for fault in plan.faults), *of_lists]

    @property
    def kept(self) -> "list[tuple[str, Kept]]":
        """Every cell that no field takes, with the name of the register of its entry."""
        kept = [(Register.ISSUES.value, cell) for cell in self.book.kept]
        kept += [(plan.register.value, cell) for plan in self.plans for cell in plan.kept]
        return kept + [(plan.name, cell) for plan in self.lists for cell in plan.kept]

    def read(self, workbook: "Workbook") -> None:
        """Read the book; raises RefusedImportError if no sheet of it can be read."""
        from rectify_cli.exchange.workbook import records
        from rectify_cli.exchange.workbook.columns import columns
        from rectify_cli.exchange.workbook.merge import header, sheets

        if self.options.dates not in {None, "month-end", "words"}:
            message = Phrase(f"没有 --dates {self.options.dates}", f"--dates {self.options.dates} is unknown")
            raise UsageError(message, Phrase("可以写 month-end、words", "month-end or words"))
        only, own = _only(self), self.ledger.inspection.record.registers
        register = records.columns(only) if isinstance(only, OwnRegister) else columns(self.ledger.inspection.record)
        self.saved = import_mapping.saved(self.columns, register).under(self.answers)
        self.told = self.saved.under(import_mapping.told(self.options.mapping, register))
        block = import_mapping.block(self.options.block)
        sought = header.Sought(register, self.told.fields, block, self.session.today())
        self._book = sheets.read(workbook, self.label, sheets.SheetRequest(self.options.sheet, sought, own, only))
        if self.book.sheets or self.book.petitions or self.book.records:
            return
        if any(fault.severity is Severity.ERROR for fault in self.book.faults):
            raise erroneous(self.book.faults)
        raise RefusedImportError(
            self.book.faults, Phrase("没有可以读入的表，见上面的提示", "no sheet could be read: see the hints above")
        )

    def plan(self) -> None:
        """Plan what the book changes in each register."""
        from rectify_cli.exchange.workbook.merge import petitions, plan, records, sheets

        default, ledger, files = _register(self), self.ledger, self.loaded.files
        self.plans = []
        for register in sheets.registers(self.book, default):
            taken = used(self.session.workspace.data / register.value, ledger.register(register))
            trace = self.book.traces.get(register.value)
            lines = self.book.lines(register, default)
            terms = _terms(self, ledger, register)
            self.plans.append(plan.planned(lines, trace, terms, taken, lambda entry: files[entry.file].value))
        fields, trace = self.told.fields, self.book.traces.get(Register.PETITIONS.value)
        of = petitions.Terms(
            ledger, terms.today, terms.day, fields, trace, self.options.side, _printed(self.session.workspace)
        )
        self.lists = [petitions.planned(grid, of) for grid in self.book.petitions]
        created = {number for plan in self.plans if plan.register is Register.ISSUES for number in plan.created}
        source = ledger.inspection.source
        coming = (Entry(Issue(id=number, title="-"), source) for number in sorted(created))
        ledger = replace(ledger, issues=(*ledger.issues, *coming))  # a record may be of an issue of the same book
        for own, grid in self.book.records:
            trace = self.book.traces.get(own.name)
            with_ = records.Terms(ledger, terms.today, trace, self.options.side, fields)
            self.lists.append(records.planned(grid, own, with_))


def whole(session: Session, loaded: "Loaded") -> "Ledger":
    """Return the ledger; raises DataError if a file could not be read, as its id and title count too."""
    if loaded.ledger is None or loaded.diagnostics:
        refuse_missing(loaded)
        print_faults(session, loaded.diagnostics)
        raise DataError(
            Phrase("台账有文件无法读取，未导入", "some files of the ledger could not be read; nothing was imported"),
            Phrase("先运行 rectify check，改正后再导入", "run `rectify check` and correct them first"),
        )
    return loaded.ledger


def _only(import_: Import) -> "OwnRegister | Register | None":
    """Return the register that alone is asked for: the petitions, or one of the office's own.

    Raises UsageError for a name that is no register, and for options that only issues have.
    """
    from rectify_cli.actions import register_named

    options, name = import_.options, import_.options.register
    if name is None or name in {*Register.ISSUES.words, *Register.IMMEDIATE.words}:
        return None
    only = Register.PETITIONS if name in Register.PETITIONS.words else register_named(import_.ledger, name)
    if options.save_map or options.declare or options.block or options.dates:
        raise UsageError(
            Phrase(
                "--declare、--block、--dates、--save-map 只用于反馈问题",
                "--declare, --block, --dates and --save-map are for issues only",
            ),
            Phrase("去掉这些选项", "omit these options"),
        )
    return only


def _printed(workspace: "Workspace") -> dict[str, int]:
    """Return the id of each petition whose number in a book is none: it is kept in data/unread."""
    from rectify_cli.exchange.workbook.merge.unread import Why
    from rectify_cli.store import unread

    return {
        cell.text: int(cell.issue)
        for cell in unread.everywhere(workspace)
        if (cell.register, cell.why) == (Register.PETITIONS.value, Why.NUMBER) and cell.issue.isdecimal()
    }


def _register(import_: Import) -> Register:
    """Return the register of the sheets that do not name theirs; raises UsageError if it is not that of the trace."""
    traced = [register for register in (Register.ISSUES, Register.IMMEDIATE) if register.value in import_.book.traces]
    if _only(import_) is not None or import_.options.register is None:
        return next(iter(traced), Register.ISSUES)
    register = issues_only(import_.options.register)
    if traced and register not in traced:
        message = Phrase(
            f"表里是{traced[0].label.zh}，不是{register.label.zh}",
            f"the sheet is the register of {traced[0].label.en}, not of {register.label.en}",
        )
        raise UsageError(message, Phrase("去掉 --register", "omit --register"))
    return register


def _terms(import_: Import, ledger: "Ledger", register: Register) -> "Terms":
    """Return the terms of the merge; raises DataError if the sheet is of another body."""
    from rectify_cli.actions import refuse_day
    from rectify_cli.exchange.workbook.merge.terms import Terms
    from rectify_cli.store import imported

    session, options = import_.session, import_.options
    body = ledger.inspection.record.body
    if others := {trace.body for trace in import_.book.traces.values()} - {body}:
        other = "、".join(others)
        message = Phrase(
            f"表是{other}的台账，本目录是{body}的",
            f"the sheet is the register of {other}, but this ledger is of {body}",
        )
        raise DataError(message, Phrase("核对文件和目录", "check the file and the folder"), Place(import_.label))
    day, today = session.day(options.date, "--date"), session.today()
    refuse_day(ledger.inspection.record, day, today)
    return Terms(
        ledger,
        register,
        import_.book.edition,
        today,
        day,
        options.side,
        options.dates != "words",
        import_.told.words,
        imported.seen(session.workspace, import_.label, register),
    )


def changes(import_: Import) -> "Iterator[Change]":
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
    for name, own in {plan.name: plan.own for plan in import_.lists if plan.edits}.items():
        edits = [edit for plan in import_.lists if plan.name == name for edit in plan.edits]
        yield save.records(workspace, loaded, own, edits) if own else save.petitions(workspace, loaded, edits)


def print_faults(session: Session, faults: "Sequence[Diagnostic]") -> None:
    """Print what is wrong with a book."""
    from rectify_cli.cli.reports import as_text

    if faults:
        echo(as_text.listing(faults, session.language), err=True)


def erroneous(faults: "Sequence[Diagnostic]") -> RefusedImportError:
    """Return the refusal of a sheet with wrong cells."""
    from rectify_cli.cli.reports.as_text import plural

    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    return RefusedImportError(
        faults,
        Phrase(
            f"表中有 {errors} 处错误，未写入任何内容",
            f"the sheet has {plural(errors, 'error')}; nothing was written",
        ),
    )


def check_again(session: Session, loaded: "Loaded") -> None:
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
