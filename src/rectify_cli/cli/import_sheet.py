"""Import a workbook or a csv (`rectify import`): read it, show what it changes, and write all of it or nothing."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli import import_mapping, import_summary
from rectify_cli.cli.amend import asks
from rectify_cli.cli.declaring import declared
from rectify_cli.cli.import_asking import answered
from rectify_cli.cli.import_kept import mapping, seen_now, unread_cells
from rectify_cli.cli.import_run import (
    Import,
    ImportOptions,
    RefusedImportError,
    changes,
    check_again,
    erroneous,
    print_faults,
)
from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Severity, letters
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.exchange.workbook.grid import Workbook
    from rectify_cli.exchange.workbook.merge.unread import Kept


def import_sheet(session: Session, file: Path, options: ImportOptions) -> None:
    """Merge a book into the ledger in one step; raises DataError if anything of it was left out."""
    try:
        _merge(session, file, options)
    except RefusedImportError as refused:
        print_faults(session, refused.faults)
        raise


def _merge(session: Session, file: Path, options: ImportOptions) -> None:
    from rectify_cli.exchange.workbook import readers
    from rectify_cli.store import save, under_way

    workbook = readers.open_file(file, file.as_posix())
    with session.changing(dry_run=options.dry_run):
        columns = import_mapping.columns(session.workspace)
        import_ = Import(session, file.as_posix(), options, session.load(), columns)
        import_.read(workbook)
        _blocks(import_, workbook)
        declare(import_, workbook, options.declare or _offered(import_))
        import_.plan()
        refuse_declared(import_)
        _ask(import_, workbook)
        fresh, unread = unread_cells(import_, file.name)
        _show(import_)
        import_.changes += [*changes(import_), *unread, *mapping(import_)]
        import_.changes = [change for change in import_.changes if change.needed]
        agreed = _confirm(import_, fresh)
        if options.dry_run:
            echo("".join(change.diff() for change in import_.changes), nl=False)
        else:
            import_.changes += seen_now(import_, file.name)
            totals = next(import_summary.totals(import_))
            under_way.describe(Phrase(f"导入 {file.name}：{totals.zh}", f"{file.name} imported: {totals.en}"))
            save.write_together(import_.changes)
    _finish(import_, [] if agreed else fresh)


def _blocks(import_: Import, workbook: "Workbook") -> None:
    """Ask in a terminal whether each of several tables side by side is to be read, and read the book again."""
    options = import_.options
    found = [blocks for sheet in import_.book.sheets if sheet.head and (blocks := sheet.head.blocks)]
    if options.block or options.yes or options.dry_run or not found or not asks():
        return
    named = "、".join(f"{letters(block[0] + 1)}:{letters(block[-1] + 1)}" for block in found[0])
    question = Phrase(
        f"并排有 {len(found[0])} 块表：{named}。各块都读？不读则只读第一块，其余原样存入 data/unread",
        f"tables side by side: {named}. Read each of them? Else only the first; the others are kept in data/unread",
    )
    if typer.confirm(import_.session.say(question), default=True, err=True):
        import_.options = replace(options, block="all")
        import_.read(workbook)


def declare(import_: Import, workbook: "Workbook", words: "Sequence[str]") -> None:
    """Declare the columns that are asked for as fields, if any, and read the book again with them."""
    if not words:
        return
    before = set(import_.ledger.inspection.record.fields)
    import_.loaded, import_.changes = declared(import_.session, import_.loaded, import_.ledger, words, import_.book)
    import_.declared = set(import_.ledger.inspection.record.fields) - before
    import_.read(workbook)


def _offered(import_: Import) -> tuple[str, ...]:
    """Ask in a terminal, once for each heading, whether the columns without a field are to be declared."""
    from rectify_cli.store import unread

    options, session = import_.options, import_.session
    if options.yes or options.dry_run or not asks():
        return ()
    kept = {row.heading for row in unread.everywhere(session.workspace)}
    said = {cell.heading for sheet in import_.book.sheets for line in sheet.rows.lines for cell in line.kept}
    heads = [sheet.head for sheet in import_.book.sheets if sheet.head]
    new = dict.fromkeys(head.names[at] for head in heads for at in head.unknown if head.names[at] in said - kept)
    if not new:
        return ()
    listed = "、".join(new)
    question = Phrase(
        f"以下列没有字段：{listed}。设为自设栏目？不设则原样存入 data/unread",
        f"these columns have no field: {listed}. Make them fields of your own? Else they are kept in data/unread",
    )
    return ("all",) if typer.confirm(session.say(question), default=False, err=True) else ()


def refuse_declared(import_: Import) -> None:
    """Refuse a declaration that its own column does not fit; raises RefusedImportError, with nothing written."""
    from rectify_cli.exchange.workbook.columns import OWN
    from rectify_cli.exchange.workbook.merge.merge import BAD_CELL

    heads = [sheet.head.columns for sheet in import_.book.sheets if sheet.head]
    columns = {head[OWN + key] + 1 for head in heads for key in import_.declared if OWN + key in head}
    wrong = [fault for fault in import_.faults if fault.rule is BAD_CELL and fault.place.column in columns]
    if wrong:
        raise erroneous(wrong)


def _ask(import_: Import, workbook: "Workbook") -> None:
    """Ask in a terminal what unknown words mean, and plan again with the answers."""
    if asks() and not import_.options.dry_run and (more := answered(import_.session, import_.plans)):
        import_.answers = more
        import_.read(workbook)
        import_.plan()


def _show(import_: Import) -> None:
    """Say everything that the import would do, before it is done."""
    print_faults(import_.session, import_.faults)
    records = (phrase for plan in import_.lists for phrase in plan.told)
    summary = import_summary.summary(import_.book, import_.plans)
    for phrase in (*import_summary.changes(import_.plans), *records, *summary):
        import_.session.talk(phrase)


def _confirm(import_: Import, fresh: "list[Kept]") -> bool:
    """Return True if what is left out may be; ask for what is not done unasked.

    Raises DataError where nobody can be asked, or the answer is no.
    """
    options, session = import_.options, import_.session
    moves = sum((plan.moves for plan in import_.plans), Counter())
    moves = sum((plan.moves for plan in import_.lists), moves)
    question = import_summary.asked(moves, fresh)
    if question is None or options.yes or options.dry_run:
        if told := import_summary.asked(moves, []):
            session.talk(told)
        return options.yes
    if asks():
        session.talk(question)
        if typer.confirm(shown(session.say(Phrase("写入台账？", "Write all of this?"))), default=False, err=True):
            return True
    elif not moves:
        return False
    raise DataError(
        Phrase(f"{question.zh}：未写入任何内容", f"{question.en}; nothing was written"),
        Phrase("核对无误后加 --yes 再导入", "check them, and import it again with --yes"),
    )


def _finish(import_: Import, fresh: "list[Kept]") -> None:
    """Say what was done; raises DataError if anything was left out."""
    from rectify_cli.store import save

    session, options = import_.session, import_.options
    undone = Phrase("（未写入）", " (not written)") if options.dry_run else Phrase("", "")
    for total in import_summary.totals(import_):
        session.talk(Phrase(f"{total.zh}{undone.zh}", f"{total.en}{undone.en}"))
    if import_.changes and not options.dry_run:
        ledger_files = [change for change in import_.changes if change.path.suffix == ".yaml"]
        check_again(session, save.again(import_.loaded, session.workspace, ledger_files))
    if failure := _failure(import_, fresh):
        raise failure


def _failure(import_: Import, fresh: "list[Kept]") -> DataError | None:
    """Return the error of an import that left something out, None if nothing was."""
    from rectify_cli.cli.reports.as_text import plural
    from rectify_cli.exchange.workbook.merge.conflict import CONFLICT

    if conflicts := sum(fault.rule is CONFLICT for fault in import_.faults):
        return DataError(
            Phrase(
                f"{conflicts} 格两边都有改动，未读入；其余照常读入",
                f"{plural(conflicts, 'cell')} changed on both sides, left as in the ledger; the rest is imported",
            ),
            Phrase("重新导入：以表为准加 --theirs，以台账为准加 --ours", "import it again with --theirs or --ours"),
        )
    if fresh and import_.options.dry_run:
        number = plural(len(fresh), "cell")
        return DataError(Phrase(f"{len(fresh)} 格没有读入，会存入 data/unread", f"{number} left out, for data/unread"))
    if fresh:
        return DataError(
            Phrase(
                f"{len(fresh)} 格没有读入，原样存入 data/unread；其余照常读入",
                f"{plural(len(fresh), 'cell')} left out and kept in data/unread; the rest is imported",
            ),
            Phrase(
                "改正后重新导入，或用 --map 说明；没有字段的列，用 --declare all 设为自设栏目；就这样存着，加 --yes",
                "correct them and import the sheet again, or explain them with --map; declare unknown columns with "
                "--declare all; to leave all of it there: --yes",
            ),
        )
    refused = _refused(import_)
    number = plural(refused, "change")
    message = Phrase(f"{refused} 处改动没有读入；其余照常读入", f"{number} refused; the rest is imported")
    return DataError(message) if refused else None


def _refused(import_: Import) -> int:
    """Return how many changes the ledger refused, or of which nothing is kept, such as a cleared title."""
    from rectify_cli.exchange.workbook.merge.rows import UNTITLED
    from rectify_cli.exchange.workbook.merge.settle import NOT_ACCEPTED

    kept = {(cell.sheet, cell.row + 1, cell.column + 1) for _, cell in import_.kept if cell.text}
    rows = {(sheet, row) for sheet, row, _ in kept}
    lists = {id(fault) for plan in import_.lists for fault in plan.faults}

    def refused(fault: "Diagnostic") -> bool:
        sheet, row, column = fault.place.sheet, fault.place.line, fault.place.column
        of_list = id(fault) in lists
        if fault.rule is NOT_ACCEPTED and not of_list:
            return True
        whole = of_list or column is None or fault.rule is UNTITLED
        return (
            fault.severity is Severity.ERROR
            and (sheet, row, column) not in kept
            and not (whole and (sheet, row) in rows)
        )

    return sum(map(refused, import_.faults))
