"""Import a sheet of petitions (`rectify import --register petitions`): all of it or nothing."""

from pathlib import Path

from rectify_cli.cli import import_mapping
from rectify_cli.cli.import_run import ImportOptions, check_again, erroneous, print_faults, whole
from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase


def import_petitions(session: Session, file: Path, options: ImportOptions) -> None:
    """Merge a sheet of petitions into their list; raises DataError, with nothing written, if a cell is wrong."""
    from rectify_cli.actions import refuse_day
    from rectify_cli.exchange.workbook import petitions, readers
    from rectify_cli.exchange.workbook.columns import COLUMNS
    from rectify_cli.store import save, under_way

    workbook = readers.open_file(file, file.as_posix())
    with session.changing(dry_run=options.dry_run):
        loaded = session.load()
        ledger = whole(session, loaded)
        day, today = session.day(options.date, "--date"), session.today()
        refuse_day(ledger.inspection.record, day, today)
        grid = workbook.grid(petitions.chosen(workbook, file.as_posix(), options.sheet))
        planned = petitions.planned(grid, ledger, today, day, import_mapping.told(options.mapping, COLUMNS).fields)
        print_faults(session, planned.faults)
        if planned.errors:
            raise erroneous(planned.errors)
        new, changed, same = len(planned.new), len(planned.changed), planned.same
        totals = Phrase(
            f"信访件新增 {new} 件，改动 {changed} 件，未变 {same} 件",
            f"petitions: {new} new, {changed} changed, {same} unchanged",
        )
        change = save.petitions(session.workspace, loaded, planned.edits)
        if options.dry_run:
            echo(change.diff(), nl=False)
        else:
            under_way.describe(Phrase(f"导入 {file.name}：{totals.zh}", f"{file.name} imported: {totals.en}"))
            change.write()
    undone = Phrase("（未写入）", " (not written)") if options.dry_run else Phrase("", "")
    session.talk(Phrase(f"{totals.zh}{undone.zh}", f"{totals.en}{undone.en}"))
    if change.needed and not options.dry_run:
        check_again(session, save.again(loaded, session.workspace, [change]))
