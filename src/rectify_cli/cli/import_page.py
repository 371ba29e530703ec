"""What the import of a sheet would do, for the local page to show and to write: the same plan as the command's."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from rectify_cli.cli import import_mapping, import_summary
from rectify_cli.cli.import_kept import mapping, seen_now, unread_cells
from rectify_cli.cli.import_run import Import, ImportOptions, RefusedImportError, changes
from rectify_cli.cli.import_sheet import declare, refuse_declared
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import letters
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook import columns, readers
from rectify_cli.exchange.workbook.merge import naming
from rectify_cli.exchange.workbook.merge.conflict import CONFLICT
from rectify_cli.exchange.workbook.merge.list_plan import ListPlan
from rectify_cli.exchange.workbook.merge.moves import Move
from rectify_cli.exchange.workbook.merge.plan import ImportPlan
from rectify_cli.store import Loaded
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.web.import_answers import STATE, TIME, Answers, PlannedImport, Questions


def planned(session: Session, loaded: Loaded, path: Path, name: str, answers: Answers) -> PlannedImport:
    """Return the plan for a book as the answers want it, nothing but its faults and questions if it cannot be read.

    Raises DataError for what is no book, and for a declared field that its column does not fit; UsageError for an
    answer that says nothing.
    """
    workbook, saved = readers.open_file(path, name), import_mapping.columns(session.workspace)
    import_ = Import(replace(session, quiet=True), name, _options(answers), loaded, saved)
    try:
        import_.read(workbook)
    except RefusedImportError as refused:
        headings = [(text, "") for sheet in workbook.names for text in naming.likely(workbook.grid(sheet))]
        asked = Questions(headings, _fields(import_))
        return PlannedImport(Prepared((), refused.message), (), refused.faults, (), None, asked, read=False)
    blocks = _blocks(import_)
    if answers.block:
        whole = Import(session, name, replace(import_.options, block=None), loaded, saved)
        whole.read(workbook)
        blocks = _blocks(whole)
    declare(import_, workbook, answers.declare)
    import_.plan()
    refuse_declared(import_)
    return _plan(import_, answers, blocks)


def _options(answers: Answers) -> ImportOptions:
    return ImportOptions(
        mapping=answers.mapping,
        save_map=answers.saved,
        side=answers.side,
        block=answers.block,
        dates=answers.dates,
        declare=answers.declare,
    )


def _plan(import_: Import, answers: Answers, blocks: list[str]) -> PlannedImport:
    name, plans, lists, faults = import_.label, import_.plans, import_.lists, import_.faults
    fresh, unread = unread_cells(import_, name)
    every = [*import_.changes, *changes(import_), *unread, *mapping(import_), *seen_now(import_, name)]
    totals = next(import_summary.totals(import_))
    both: list[ImportPlan | ListPlan] = [*plans, *lists]
    moves: Counter[Move] = sum((plan.moves for plan in both), Counter())
    records = (phrase for plan in lists for phrase in plan.told)
    asked = Questions(
        _headings(import_),
        _fields(import_),
        dict.fromkeys([*answers.words(STATE), *(word for plan in plans for word in plan.unknown)]),
        dict.fromkeys([*answers.words(TIME), *(word for plan in plans for word in plan.undated)]),
        blocks,
        timed=answers.dates is not None or any(plan.timed for plan in plans),
    )
    return PlannedImport(
        Prepared(
            tuple(change for change in every if change.needed),
            Phrase(f"导入 {name}：{totals.zh}", f"{name} imported: {totals.en}"),
        ),
        (*import_summary.changes(plans), *records, *import_summary.summary(import_.book, plans)),
        [fault for fault in faults if fault.rule is not CONFLICT],
        [conflict for plan in both for conflict in plan.conflicts],
        import_summary.asked(moves, fresh),
        asked,
    )


def _headings(import_: Import) -> list[tuple[str, str]]:
    """Return each heading of the sheets that are read, with the field it is read as."""
    heads = [sheet.head for sheet in import_.book.sheets if sheet.head]
    read = {head.names[at]: name for head in heads for name, at in head.columns.items() if at in head.names}
    return [
        (name, read.get(name, "")) for name in dict.fromkeys(name for head in heads for name in head.names.values())
    ]


def _fields(import_: Import) -> list[tuple[str, Phrase]]:
    register = columns.columns(import_.ledger.inspection.record)
    return [(column.field, Phrase(column.header, column.field)) for column in register]


def _blocks(import_: Import) -> list[str]:
    """Return the columns of the tables that stand side by side in the first sheet that has such, as A:C."""
    found = (sheet.head.blocks for sheet in import_.book.sheets if sheet.head and sheet.head.blocks)
    return [f"{letters(block[0] + 1)}:{letters(block[-1] + 1)}" for block in next(found, ())]
