"""What the import of a sheet would do, for the local page to show and to write: the same plan as the command's."""

from collections import Counter
from pathlib import Path

from rectify_cli.cli import import_mapping, import_summary
from rectify_cli.cli.import_run import Import, ImportOptions, changes
from rectify_cli.cli.import_sheet import unread_cells
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook import readers
from rectify_cli.exchange.workbook.merge.merge import CONFLICT
from rectify_cli.store import Loaded
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.web.importing import PlannedImport


def planned(session: Session, loaded: Loaded, path: Path, name: str, side: bool | None) -> PlannedImport:  # noqa: FBT001 - True takes the sheet
    """Return the plan for a book; raises DataError, with the first of its faults, if it cannot be read."""
    workbook = readers.open_file(path, name)
    columns = import_mapping.columns(session.workspace)
    import_ = Import(session, name, ImportOptions(side=side), loaded, columns)
    try:
        import_.read(workbook)
        import_.plan()
    except DataError as refused:
        faults = import_.faults_so_far
        raise (DataError(faults[0].message, faults[0].hint, faults[0].place) if faults else refused) from refused
    fresh, unread = unread_cells(import_, name)
    every = [*changes(import_), *unread]
    totals = next(import_summary.totals(import_))
    moves = sum((plan.moves for plan in import_.plans), Counter())
    moves = sum((plan.moves for plan in import_.lists), moves)
    records = (phrase for plan in import_.lists for phrase in plan.told)
    faults = import_.faults
    return PlannedImport(
        Prepared(
            tuple(change for change in every if change.needed),
            Phrase(f"导入 {name}：{totals.zh}", f"{name} imported: {totals.en}"),
        ),
        (*import_summary.changes(import_.plans), *records, *import_summary.summary(import_.book, import_.plans)),
        [fault for fault in faults if fault.rule is not CONFLICT],
        [fault for fault in faults if fault.rule is CONFLICT],
        import_summary.asked(moves, fresh),
    )
