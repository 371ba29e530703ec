"""Import a workbook or a csv (`rectify import`): read it, merge it, and write all of it or nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.amend import issues_only
from rectify_cli.cli.declaring import declared
from rectify_cli.cli.import_notice import ordinals_left_out
from rectify_cli.cli.new_file import file_of, text_of, used
from rectify_cli.cli.session import Session
from rectify_cli.core import labels
from rectify_cli.core.diagnostics import Place, Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.exchange.workbook.columns import SheetColumn
    from rectify_cli.exchange.workbook.grid import Workbook
    from rectify_cli.exchange.workbook.merge.merge import Terms
    from rectify_cli.exchange.workbook.merge.plan import ChosenSheet, ImportPlan
    from rectify_cli.ledger import Ledger
    from rectify_cli.store import Loaded, Workspace
    from rectify_cli.store.save import Change
    from rectify_cli.store.yaml.parse import Parsed

_COLUMNS = "columns.yaml"
_SKIPPED = "-"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options for a sheet; `side` resolves conflicts: True for the sheet, False for the ledger."""

    sheet: str | None = None
    mapping: tuple[str, ...] = ()
    save_map: bool = False
    side: bool | None = None
    register: str | None = None
    date: str | None = None
    dry_run: bool = False
    declare: tuple[str, ...] = ()


def import_sheet(session: Session, file: Path, options: ImportOptions) -> None:
    """Merge a sheet into the ledger in one step; raises DataError, with nothing written, if a cell is wrong."""
    from rectify_cli.exchange.workbook import readers
    from rectify_cli.exchange.workbook.merge import plan
    from rectify_cli.store import save, under_way

    label = file.as_posix()
    workbook = readers.open_file(file, label)
    with session.changing(dry_run=options.dry_run):
        loaded = session.load()
        ledger = whole(session, loaded)
        columns = _columns(session.workspace)
        sheet, mapping = _sheet(workbook, label, options, ledger, columns)
        declaring: list[Change] = []
        if options.declare:
            loaded, declaring = declared(session, loaded, ledger, options.declare, sheet)
            ledger = whole(session, loaded)
            sheet, mapping = _sheet(workbook, label, options, ledger, columns)
        terms = _terms(session, ledger, sheet, options, label)
        used_ids = used(session.workspace.data / terms.register.value, ledger.register(terms.register))
        planned = plan.planned(sheet, terms, used_ids, lambda entry: loaded.files[entry.file].value)
        print_faults(session, planned.faults)
        if planned.errors:
            raise erroneous(planned.errors)
        changes = [*declaring, *_changes(session, planned, terms, loaded)]
        changes += _saving(session.workspace, columns, mapping) if options.save_map and options.mapping else ()
        changes = [change for change in changes if change.needed]
        if options.dry_run:
            typer.echo("".join(change.diff() for change in changes), nl=False)
        else:
            totals = _totals(planned)
            under_way.describe(Phrase(f"导入 {file.name}：{totals.zh}", f"{file.name} imported: {totals.en}"))
            save.write_together(changes)
    _report(session, planned, terms, dry_run=options.dry_run)
    if changes and not options.dry_run:
        check_again(session, save.again(loaded, session.workspace, changes))
    if planned.conflicts:
        raise _unsettled(planned.conflicts)


def _sheet(
    workbook: "Workbook", label: str, options: ImportOptions, ledger: "Ledger", columns: "Parsed | None"
) -> "tuple[ChosenSheet, dict[str, str]]":
    """Return the sheet to read, and the field of each heading that is mapped, saved or given."""
    from rectify_cli.exchange.workbook.columns import columns as register_columns
    from rectify_cli.exchange.workbook.merge import plan

    register = register_columns(ledger.inspection.record)
    mapping = _saved(columns, register) | dict(header_of(word, register) for word in options.mapping)
    return plan.chosen(workbook, label, options.sheet, mapping, register), mapping


def whole(session: Session, loaded: "Loaded") -> "Ledger":
    """Return the ledger; raises DataError if a file could not be read, as its id and title count too."""
    if loaded.ledger is None or loaded.diagnostics:
        print_faults(session, loaded.diagnostics)
        raise DataError(
            Phrase("台账有文件无法读取，未导入", "some files of the ledger could not be read; nothing was imported"),
            Phrase("先运行 rectify check，改正后再导入", "run `rectify check` and correct them first"),
        )
    return loaded.ledger


def _terms(session: Session, ledger: "Ledger", sheet: "ChosenSheet", options: ImportOptions, label: str) -> "Terms":
    """Return the terms of the merge; raises DataError if the sheet is of another body or another register."""
    from rectify_cli.actions import refuse_day
    from rectify_cli.exchange.workbook.merge.merge import Terms

    trace = sheet.trace
    register = issues_only(options.register or (trace.register.value if trace else Register.ISSUES.value))
    body = ledger.inspection.record.body
    if trace and trace.body != body:
        message = Phrase(
            f"表是{trace.body}的台账，本目录是{body}的",
            f"the sheet is the register of {trace.body}, but this ledger is of {body}",
        )
        raise DataError(message, Phrase("核对文件和目录", "check the file and the folder"), Place(label))
    if trace and trace.register is not register:
        message = Phrase(
            f"表里是{trace.register.label.zh}，不是{register.label.zh}",
            f"the sheet is the register of {trace.register.label.en}, not of {register.label.en}",
        )
        raise UsageError(message, Phrase("去掉 --register", "omit --register"))
    day, today = session.day(options.date, "--date"), session.today()
    refuse_day(ledger.inspection.record, day, today)
    return Terms(ledger, register, sheet.edition, today, day, options.side)


def _changes(session: Session, planned: "ImportPlan", terms: "Terms", loaded: "Loaded") -> "Iterator[Change]":
    """Yield every file that changes; raises UsageError if the model rejects one."""
    from rectify_cli.ledger.model import issue_model
    from rectify_cli.store import save

    workspace = session.workspace
    for amended in planned.amended:
        yield save.change(workspace, loaded, amended.entry, amended.edits)
    for number, values in planned.created.items():
        new = save.Change(workspace, workspace.root / file_of(terms.register, number), None, text_of(values))
        save.validated(values, issue_model(terms.inspection), new.label, terms.ledger)
        yield new


def header_of(word: str, register: "Sequence[SheetColumn]") -> tuple[str, str]:
    """Return the header and the field that --map names; raises UsageError if it names none."""
    from rectify_cli.exchange.workbook.merge import header as head

    header, equals, name = word.replace("＝", "=").rpartition("=")
    known = head.known(register)
    field = "" if name.strip() in {"", _SKIPPED} else known.get(labels.plain(name))
    if not equals or not header.strip() or field is None:
        message = Phrase(f"--map {word} 应写作 列名=字段", f"--map {word} is not HEADER=FIELD")
        listed = "、".join(f"{column.field}（{column.header}）" for column in register)
        raise UsageError(message, Phrase(f"字段有：{listed}", f"fields: {', '.join(c.field for c in register)}"))
    return labels.plain(header), field


def _columns(workspace: "Workspace") -> "Parsed | None":
    """Return the column mapping saved in the workspace, if any; raises DataError if it has errors."""
    from rectify_cli.store import text_file
    from rectify_cli.store.yaml import parse

    path = workspace.data / _COLUMNS
    if not path.exists():
        return None
    raw = text_file.read(path, workspace)
    if not isinstance(raw, str):
        raise DataError(raw.message, raw.hint, raw.place)
    columns = parse.parse(raw, workspace.label(path))
    for fault in columns.diagnostics:
        raise DataError(fault.message, fault.hint, fault.place)
    return columns


def _saved(columns: "Parsed | None", register: "Sequence[SheetColumn]") -> dict[str, str]:
    """Return the saved mapping."""
    if columns is None:
        return {}
    return dict(header_of(f"{header}={name}", register) for header, name in columns.value.items())


def _saving(workspace: "Workspace", columns: "Parsed | None", whole: dict[str, str]) -> "Iterator[Change]":
    """Yield the file of the saved mapping, to hold `whole`."""
    from rectify_cli.store import save
    from rectify_cli.store.edit import emit

    lines = [line for header, name in whole.items() for line in emit.pair(header, name or _SKIPPED, 0)]
    text = "\n".join(["# 表里的列名: 字段（- 为不读）", *lines, ""])
    yield save.Change(workspace, workspace.data / _COLUMNS, columns.source.raw if columns else None, text)


def print_faults(session: Session, faults: "Sequence[Diagnostic]") -> None:
    """Print what is wrong with a sheet, if anything is."""
    from rectify_cli.cli.reports import as_text

    if faults:
        typer.echo(as_text.listing(faults, session.language), err=True)


def erroneous(errors: int) -> DataError:
    """Return the error of a sheet with wrong cells."""
    from rectify_cli.cli.reports.as_text import plural

    return DataError(
        Phrase(
            f"表中有 {errors} 处错误，未写入任何内容",
            f"the sheet has {plural(errors, 'error')}; nothing was written",
        )
    )


def _unsettled(conflicts: int) -> DataError:
    from rectify_cli.cli.reports.as_text import plural

    return DataError(
        Phrase(
            f"{conflicts} 格两边都有改动，未读入；其余照常读入",
            f"{plural(conflicts, 'cell')} changed on both sides, left as in the ledger; the rest is imported",
        ),
        Phrase("重新导入：以表为准加 --theirs，以台账为准加 --ours", "import it again with --theirs or --ours"),
    )


def _taken(planned: "ImportPlan", terms: "Terms") -> "Iterator[Phrase]":
    """Yield how each word was taken that only the table of status words knows."""
    from rectify_cli.ledger import status_typed

    used = status_typed.used_in(terms.ledger)
    for word in planned.words:
        if taken := status_typed.by_table(terms.inspection, word, used):
            yield taken


def _report(session: Session, planned: "ImportPlan", terms: "Terms", *, dry_run: bool) -> None:
    """Report what was imported."""
    for amended in planned.amended:
        zh, en = ("、".join(amended.headers), ", ".join(amended.headers))
        session.talk(Phrase(f"{amended.entry.file}: 改动 {zh}", f"{amended.entry.file}: {en} changed"))
    for number, values in planned.created.items():
        session.talk(Phrase(f"新建第 {number} 号：{values['title']}", f"issue {number} created: {values['title']}"))
    if planned.ordinals:
        session.talk(ordinals_left_out(planned.ordinals))
    undone = Phrase("（未写入）", " (not written)") if dry_run else Phrase("", "")
    for taken in dict.fromkeys(_taken(planned, terms)):
        session.talk(taken)
    totals = _totals(planned)
    session.talk(Phrase(f"{totals.zh}{undone.zh}", f"{totals.en}{undone.en}"))


def _totals(planned: "ImportPlan") -> Phrase:
    new, changed, same = len(planned.created), len(planned.amended), planned.same
    return Phrase(
        f"新增 {new} 个，改动 {changed} 个，未变 {same} 个", f"{new} new, {changed} changed, {same} unchanged"
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
