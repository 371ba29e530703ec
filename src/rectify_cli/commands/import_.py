"""`rectify import`: what others wrote, into the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.commands._amending import Day, DryRun
from rectify_cli.commands._options import argument, option
from rectify_cli.commands._session import Session
from rectify_cli.commands._sheets import Asked, bring_sheet
from rectify_cli.errors import UsageError
from rectify_cli.language import Phrase

SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".csv"})

FileArgument = Annotated[Path, argument(metavar="FILE", zh="台账表：.xlsx 或 .csv", en="the sheet: .xlsx or .csv")]
MapOption = Annotated[
    list[str] | None,
    option("--map", metavar="HEADER=FIELD", zh="列名=字段，可写多次；“列名=”不读这一列", en="which field a column is"),
]
SaveOption = Annotated[
    bool, option("--save-map", zh="把 --map 存进 data/columns.yaml，下次不用再写", en="keep --map in data/columns.yaml")
]
SheetOption = Annotated[
    str | None, option("--sheet", metavar="NAME", zh="读哪一张表", en="the sheet to read, where there are several")
]
OursOption = Annotated[
    bool, option("--ours", zh="两边都改了的格，以台账为准", en="where both sides changed a cell, keep the ledger's")
]
TheirsOption = Annotated[
    bool, option("--theirs", zh="两边都改了的格，以表为准", en="where both sides changed a cell, take the sheet's")
]
RegisterOption = Annotated[
    str | None,
    option(
        "--register",
        metavar="issues|immediate",
        zh="登记簿，默认按表里所记，否则 issues",
        en="the register (as the sheet tells, else issues)",
    ),
]


def import_(
    context: typer.Context,
    file: FileArgument,
    mapping: MapOption = None,
    save_map: SaveOption = False,
    sheet: SheetOption = None,
    ours: OursOption = False,
    theirs: TheirsOption = False,
    register: RegisterOption = None,
    date: Day = None,
    dry_run: DryRun = False,
) -> None:
    """Merge a sheet into the ledger, all of it or nothing."""
    session: Session = context.obj
    if file.suffix.lower() not in SHEETS:
        raise UsageError(
            Phrase(f"不会读 {file.suffix or file.name}", f"{file.suffix or file.name} cannot be imported"),
            Phrase("可读：.xlsx、.csv", "what can be: .xlsx, .csv"),
        )
    if ours and theirs:
        raise UsageError(
            Phrase("--ours 和 --theirs 只能选一个", "--ours and --theirs exclude each other"),
            Phrase("以台账为准 --ours，以表为准 --theirs", "--ours keeps the ledger's, --theirs takes the sheet's"),
        )
    side = True if theirs else False if ours else None
    bring_sheet(session, file, Asked(sheet, tuple(mapping or ()), save_map, side, register, date, dry_run))
