"""Import a sheet into a register of the office's own (`rectify import FILE --register NAME`): all of it or nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from rectify_cli.cli.amend import finish
from rectify_cli.cli.import_run import ImportOptions
from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.transactions.refusals import readable, refuse_faulty

if TYPE_CHECKING:
    from rectify_cli.exchange.workbook.merge.records import RecordsPlan


def import_records(session: Session, file: Path, name: str, options: ImportOptions) -> None:
    """Merge the rows of a sheet into the records; raises DataError, with nothing written, if a cell is wrong."""
    from rectify_cli import actions
    from rectify_cli.exchange.workbook import readers
    from rectify_cli.exchange.workbook.merge import records
    from rectify_cli.store import save
    from rectify_cli.transactions.prepared import Prepared

    if options != ImportOptions(sheet=options.sheet, register=name, yes=options.yes, dry_run=options.dry_run):
        raise UsageError(
            Phrase(
                f"导入{name}只有 --sheet、--yes、--dry-run 三个选项",
                f"importing {name} takes --sheet, --yes and --dry-run only",
            ),
            Phrase("去掉其余选项", "omit the other options"),
        )
    workbook = readers.open_file(file, file.as_posix())
    with session.changing(dry_run=options.dry_run):
        loaded = session.load()
        ledger = readable(loaded)
        own = actions.register_named(ledger, name)
        label = session.workspace.label(save.file_of(session.workspace, own))
        refuse_faulty(loaded, label.__eq__)
        plan = records.planned(workbook, options.sheet, ledger, own, session.today())
        _show(session, plan, options)
        sentence = Phrase(
            f"新增 {plan.new} 条，改动 {plan.changed} 条，未变 {plan.same} 条",
            f"{plan.new} new, {plan.changed} changed, {plan.same} unchanged",
        )
        change = save.records(session.workspace, loaded, own, plan.edits)
        finish(session, Prepared((change,), sentence), dry_run=options.dry_run)


def _show(session: Session, plan: "RecordsPlan", options: ImportOptions) -> None:
    """Show the faults and each change; raises DataError for a wrong cell, and for cells that would be emptied."""
    from rectify_cli.cli.reports import as_text

    if plan.faults:
        echo(as_text.listing(plan.faults, session.language), err=True)
    if plan.errors:
        errors = as_text.plural(plan.errors, "error")
        raise DataError(
            Phrase(f"表中有 {plan.errors} 处错误，未写入任何内容", f"the sheet has {errors}; nothing was written")
        )
    for phrase in plan.told:
        session.talk(phrase)
    if plan.emptied and not (options.yes or options.dry_run):
        raise DataError(
            Phrase(
                f"有 {plan.emptied} 格在表里是空的，会从台账删去：未写入任何内容",
                f"cells that are empty in the sheet would be removed: {plan.emptied}; nothing was written",
            ),
            Phrase("核对无误后加 --yes 再导入", "check it, then import it again with --yes"),
        )
