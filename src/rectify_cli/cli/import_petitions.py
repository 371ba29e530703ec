"""Import a sheet of petitions (`rectify import --register petitions`): all of it or nothing."""

from contextlib import nullcontext
from pathlib import Path

import typer

from rectify_cli.cli.import_sheet import ImportOptions, check_again, erroneous, header_of, print_faults, whole
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase


def import_petitions(session: Session, file: Path, options: ImportOptions) -> None:
    """Merge a sheet of petitions into their list; raises DataError, with nothing written, if a cell is wrong."""
    from rectify_cli.actions import refuse_day
    from rectify_cli.exchange.workbook import petitions, readers
    from rectify_cli.store import save

    workbook = readers.open_file(file, file.as_posix())
    with nullcontext() if options.dry_run else save.locked(session.workspace):
        loaded = session.load()
        ledger = whole(session, loaded)
        day, today = session.day(options.date, "--date"), session.today()
        refuse_day(ledger.inspection.record, day, today)
        grid = workbook.grid(petitions.chosen(workbook, file.as_posix(), options.sheet))
        planned = petitions.planned(grid, ledger, today, day, dict(map(header_of, options.mapping)))
        print_faults(session, planned.faults)
        if planned.errors:
            raise erroneous(planned.errors)
        change = save.petitions(session.workspace, loaded, planned.edits)
        if options.dry_run:
            typer.echo(change.diff(), nl=False)
        else:
            change.write()
    new, changed = len(planned.new), len(planned.changed)
    undone = Phrase("（未写入）", " (not written)") if options.dry_run else Phrase("", "")
    session.talk(
        Phrase(
            f"信访件新增 {new} 件，改动 {changed} 件，未变 {planned.same} 件{undone.zh}",
            f"petitions: {new} new, {changed} changed, {planned.same} unchanged{undone.en}",
        )
    )
    if change.needed and not options.dry_run:
        check_again(session, save.again(loaded, session.workspace, [change]))
